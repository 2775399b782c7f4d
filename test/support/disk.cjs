'use strict'

// Loaded before the program (NODE_OPTIONS=--require): a disk that is full, or that makes it wait, and another host's name.
const fs = require('node:fs')
const os = require('node:os')
const timers = require('node:timers/promises')

const {
  DISK_FULL_AT,
  DISK_ERROR = 'ENOSPC',
  DISK_COUNTER,
  DISK_FAILS,
  DISK_GATE,
  HOST_NAME,
  IMPATIENT
} = process.env
const { existsSync, renameSync, writeFileSync } = fs

const isOurs = (path) => String(path).includes('.rolewright')

const refuse = (path) => {
  throw Object.assign(new Error(`${DISK_ERROR}: no room, '${path}'`), { code: DISK_ERROR })
}

// From this write on nothing more fits: half of the text does, then every further write is refused.
let writes = 0
for (const name of ['writeFileSync', 'appendFileSync', 'linkSync']) {
  const real = fs[name]
  fs[name] = (path, text, ...rest) => {
    if (!isOurs(path)) return real(path, text, ...rest)
    writes += 1
    if (DISK_FAILS !== undefined && String(path).includes(DISK_FAILS)) refuse(path)
    if (DISK_FULL_AT === undefined || writes < Number(DISK_FULL_AT)) return real(path, text, ...rest)
    if (writes === Number(DISK_FULL_AT) && name !== 'linkSync')
      real(path, String(text).slice(0, String(text).length / 2), ...rest)
    return refuse(path)
  }
}
if (DISK_COUNTER !== undefined) process.on('exit', () => writeFileSync(DISK_COUNTER, String(writes)))

// Inside of its first call to an embedded tenant it makes the gate, and waits until somebody takes it away.
if (DISK_GATE !== undefined) {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  let isPassed = false
  fs.renameSync = (from, to) => {
    if (!isPassed && String(to).includes('sandbox')) {
      isPassed = true
      writeFileSync(DISK_GATE, '')
      while (existsSync(DISK_GATE)) Atomics.wait(clock, 0, 0, 5)
    }
    renameSync(from, to)
  }
}

if (HOST_NAME !== undefined) os.hostname = () => HOST_NAME
if (IMPATIENT !== undefined) timers.setTimeout = () => Promise.resolve()
