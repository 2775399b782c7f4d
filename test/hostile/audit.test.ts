import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readChain } from '../../src/sync/record/chain.ts'
import { openRecord } from '../../src/sync/record/record.ts'
import { folderStore } from '../../src/world/store.ts'
import { ended, intent, outcome, started, ticking } from '../sync/record/samples.ts'
import { texts } from './corpus/sinks.ts'
import { answer, contentOf, folderWith, withoutNetwork } from './run.ts'
import { expectHarmless } from './sink.ts'

const zeros = '0'.repeat(64)
const genesis = `{"at":"2025-01-01T00:00:00.000Z","prev":"${zeros}","previous":null,"seq":0,"type":"genesis","version":1}\n`

interface Told {
  readonly ok: boolean
  readonly problems: readonly { readonly line: number | null; readonly message: string }[]
  readonly notes: readonly string[]
}

/** What `audit verify` says of a record with this text; it changes nothing, and `audit log` is harmless. */
const verify = async (log: string, head: string | null = null): Promise<Told> => {
  withoutNetwork()
  const folder = folderWith({})
  mkdirSync(join(folder, '.rolewright/record'), { recursive: true })
  writeFileSync(join(folder, '.rolewright/record/log.jsonl'), log)
  if (head !== null) writeFileSync(join(folder, '.rolewright/record/head.json'), head)
  const before = contentOf(folder)
  const { exit, output } = await answer(folder, 'audit', 'verify', '--format', 'json')
  const told: Told = JSON.parse(output)
  expect(exit).toBe(told.ok ? 0 : 1)
  for (const format of ['pretty', 'json']) {
    for (const action of ['log', 'verify']) {
      const shown = await answer(folder, 'audit', action, '--format', format)
      expect(shown.exit).toBe(exit)
      expectHarmless(format, shown.output)
    }
  }
  expect(contentOf(folder)).toEqual(before)
  return told
}

describe('records that somebody has changed', () => {
  test('audit/truncated-last-line: a torn tail, everything before it is intact, and the next entry closes it', async () => {
    const torn = `${genesis}{"seq":1,"prev":"`
    const head = `{"hash":"${readChain(genesis).lines[0]?.hash}","seq":0}\n`
    expect(await verify(torn, head)).toMatchObject({
      ok: true,
      problems: [],
      notes: [
        expect.stringMatching(/^torn tail at line 2 \(interrupted write\); everything before is intact/)
      ]
    })
    const folder = folderWith({})
    const store = folderStore(join(folder, '.rolewright'))
    store.append('record/log.jsonl', torn)
    openRecord(store, ticking(), null).append(started('p'))
    const types = (store.read('record/log.jsonl') ?? '')
      .split('\n')
      .map((line) => /"type":"(.*?)"/.exec(line)?.[1])
    expect(types).toEqual(['genesis', 'recovered', 'started', undefined])
  })

  test('audit/dup-seq', async () => {
    const { ok, problems } = await verify(genesis + genesis)
    expect([ok, problems[0]?.line]).toEqual([false, 2])
    const foreign = `{"seq":0,"prev":"${zeros}","type":"genesis","at":"2025-01-01T00:00:00Z"}\n`
    expect(await verify(foreign + foreign)).toMatchObject({ ok: false })
  })

  test('audit/alg-downgrade: the algorithm is never read from an entry', async () => {
    for (const log of [
      '{"seq":0,"prev":"","alg":"none","type":"genesis"}\n',
      genesis.replace('{', '{"alg":"none",'),
      genesis.replace('"version":1', '"version":1,"alg":"sha1"'),
      genesis.replace('"version":1', '"version":0')
    ]) {
      expect(await verify(log)).toMatchObject({ ok: false, problems: [{ line: 1 }] })
    }
  })

  test.each([
    ['prototypes', '{"__proto__":{"type":"genesis"},"seq":0}\n'],
    ['a kind that every object has', `{"at":"","prev":"${zeros}","seq":0,"type":"toString"}\n`],
    ['a number that is none', genesis.replace('"seq":0', '"seq":1e999')],
    ['a million levels', `${'['.repeat(1_000_000)}\n`],
    ['one very long line', `${'x'.repeat(5_000_000)}\n`],
    ['NUL bytes, as a crash leaves them', `${genesis}${'\0'.repeat(4096)}\n`]
  ])('%s', async (_name, log) => {
    expect(await verify(log)).toMatchObject({ ok: false })
  })
})

test('sinks/jsonl-newline: whatever an entry says, it is one line, and it acts on nothing', async () => {
  const folder = folderWith({})
  const journal = openRecord(folderStore(join(folder, '.rolewright')), ticking(), null)
  const all = Object.values(texts)
  for (const text of all) {
    const approvals = [{ by: text, verified: true, of: text }]
    journal.append(
      started(text, { by: text, targets: [text], revision: text, mode: text, lock: text, approvals })
    )
    journal.append({ ...intent(text, text), what: text, reason: text })
    journal.append(outcome(text, 'failed', text))
    journal.append({ type: 'take-over', lock: text, owner: text })
    journal.append(outcome(`${text} again`, 'refused', text))
    journal.append(ended(text, 'partial'))
  }
  const lines = folderStore(join(folder, '.rolewright')).read('record/log.jsonl')?.split('\n') ?? []
  expect(lines).toHaveLength(1 + all.length * 6 + 1)
  for (const action of ['log', 'verify']) {
    for (const format of ['pretty', 'json']) {
      const { exit, output } = await answer(folder, 'audit', action, '--format', format)
      expect(exit).toBe(0)
      expectHarmless(format, output)
    }
  }
  const { output } = await answer(folder, 'audit', 'log', '--format', 'json')
  const read: readonly { readonly owner?: string }[] = JSON.parse(output)
  const owners = read.flatMap(({ owner }) => owner ?? [])
  expect(owners).toEqual(all.map((text) => text.replaceAll('\ufffd', '?')))
  expect(
    (await answer(folder, 'audit', 'log')).output
      .split('\n')
      .filter((line) => line.includes('was taken over'))
  ).toHaveLength(all.length)
})
