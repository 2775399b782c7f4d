import fs from 'node:fs'

// Loaded before the program: counts what is written to the disk, and ends the process at one of the writes as a power
// cut would: before it, after it, or with half of the text on the disk.
const at = Number(process.env['KILL_AT'] ?? 0)
const when = process.env['KILL_WHEN'] ?? 'before'
const counter = process.env['KILL_COUNTER']
const isOurs = (name) => String(name).includes('.rolewright')

const names = [
  'writeFileSync',
  'appendFileSync',
  'renameSync',
  'linkSync',
  'fsyncSync',
  'rmSync',
  'mkdirSync'
]
let writes = 0
let isInside = false

const die = () => {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

for (const name of names) {
  const real = fs[name]
  fs[name] = (...args) => {
    if (isInside || (name !== 'fsyncSync' && !isOurs(args[0]))) return real(...args)
    isInside = true
    try {
      writes += 1
      const isNow = writes === at
      if (isNow && when === 'half' && typeof args[1] === 'string' && name.endsWith('FileSync'))
        real(args[0], args[1].slice(0, Math.floor(args[1].length / 2)), args[2])
      if (isNow && when !== 'after') die()
      const value = real(...args)
      if (isNow) die()
      return value
    } finally {
      isInside = false
    }
  }
}

if (counter !== undefined) process.on('exit', () => fs.writeFileSync(counter, String(writes)))
