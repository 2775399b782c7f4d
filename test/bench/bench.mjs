/* oxlint-disable no-console -- a benchmark prints its table */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sizes, writeOrganisation } from './organisation.mjs'

const command = join(import.meta.dirname, '..', '..', 'dist', 'rolewright.cjs')
const rounds = 5

/** Wall time of a whole process in milliseconds. */
const time = (args) => {
  const start = performance.now()
  const result = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const milliseconds = performance.now() - start
  if (result.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${result.status}`)
  return milliseconds
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Medians of several rounds, the candidates one after another in each round. */
const compare = (candidates) => {
  const times = candidates.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { args }] of candidates.entries()) times[index].push(time(args))
  }
  return candidates.map(({ name }, index) => ({ name, ms: median(times[index]) }))
}

const folder = mkdtempSync(join(tmpdir(), 'rolewright-bench-'))
const candidates = [
  { name: 'node, empty script', args: ['-e', '0'] },
  { name: 'rolewright --version', args: [command, '--version'] }
]
for (const [size, shape] of Object.entries(sizes)) {
  const policies = join(folder, size)
  writeOrganisation(policies, shape)
  candidates.push({
    name: `rolewright validate, ${size}`,
    args: [command, 'validate', '--policies', policies]
  })
  const bytes = readdirSync(policies).reduce((sum, file) => sum + statSync(join(policies, file)).size, 0)
  console.log(
    `${size}: ${JSON.stringify(shape)}, ${readdirSync(policies).length} files, ${(bytes / 1e6).toFixed(1)} MB`
  )
}
const results = compare(candidates)
console.log(
  `\nNode ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}, median of ${rounds}\n`
)
console.log('| what | ms | x bare node |\n| --- | --- | --- |')
for (const { name, ms } of results)
  console.log(`| ${name} | ${ms.toFixed(0)} | ${(ms / results[0].ms).toFixed(2)} |`)
rmSync(folder, { recursive: true })
