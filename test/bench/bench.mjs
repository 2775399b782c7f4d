/* oxlint-disable no-console -- a benchmark prints its tables */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sizes, writeOrganisation } from './organisation.mjs'

const command = join(import.meta.dirname, '..', '..', 'dist', 'rolewright.cjs')
const measure = join(import.meta.dirname, 'measure.mjs')
const rounds = Number(process.env.ROLEWRIGHT_BENCH_ROUNDS ?? 5)

const run = (args) => {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${result.status}`)
  return result.stdout
}

/** Wall time of a whole process in milliseconds. */
const time = (args) => {
  const start = performance.now()
  run(args)
  return { ms: performance.now() - start, mebibytes: 0 }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Medians of several rounds, the candidates one after another in each round. */
const compare = (candidates) => {
  const figures = candidates.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, candidate] of candidates.entries()) figures[index].push(candidate.measure())
  }
  return candidates.map(({ name }, index) => ({
    name,
    ms: median(figures[index].map(({ ms }) => ms)),
    mebibytes: median(figures[index].map(({ mebibytes }) => mebibytes))
  }))
}

const table = (heading, floor, results) => {
  const unit = results.find(({ name }) => name === floor).ms
  console.log(`\n### ${heading}\n\n| what | ms | x ${floor} | peak MiB |\n| --- | --- | --- | --- |`)
  for (const { name, ms, mebibytes } of results) {
    console.log(
      `| ${name} | ${ms.toFixed(0)} | ${(ms / unit).toFixed(2)} | ${mebibytes ? mebibytes.toFixed(0) : ''} |`
    )
  }
}

const wholeProcess = (name, ...args) => ({ name, measure: () => time(args) })
const inProcess = (name, folder) => ({ name, measure: () => JSON.parse(run([measure, name, folder])) })

const temporary = mkdtempSync(join(tmpdir(), 'rolewright-bench-'))
const folders = Object.entries(sizes).map(([size, shape]) => {
  const folder = join(temporary, size)
  writeOrganisation(folder, shape)
  writeOrganisation(`${folder}-next`, shape, 100)
  const files = readdirSync(folder)
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return { size, folder, files: files.length, bytes, ...shape }
})

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0].model}), ${new Date().toISOString().slice(0, 10)}`
)
console.log(`Medians of ${rounds} rounds, the candidates of a table one after another in each round.\n`)
console.log('| size | roles | people | files | MB |\n| --- | --- | --- | --- | --- |')
for (const { size, roles, people, files, bytes } of folders) {
  console.log(`| ${size} | ${roles} | ${people} | ${files} | ${(bytes / 1e6).toFixed(1)} |`)
}
table('Whole process', 'node alone', [
  ...compare([
    wholeProcess('node alone', '-e', '0'),
    wholeProcess('--version', command, '--version'),
    ...folders.map(({ size, folder }) =>
      wholeProcess(`validate, ${size}`, command, 'validate', '--policies', folder)
    )
  ])
])
const steps = [
  'read the files',
  'read and JSON.parse',
  'js-yaml load',
  'load',
  'validate',
  'effective access of everybody',
  'who holds one permission',
  'diff, one file in a hundred changed',
  'plan, one file in a hundred changed'
]
for (const { size, folder } of folders) {
  table(`Steps, ${size}`, 'read and JSON.parse', compare(steps.map((name) => inProcess(name, folder))))
}
rmSync(temporary, { recursive: true })
