import { describe, expect, test } from 'vitest'
import type { AppliedTarget } from '../../src/model/record.ts'
import { hashOf, keepDocuments, readApplied, readDocuments, writeApplied } from '../../src/sync/applied.ts'
import { memoryStore } from '../support/builders.ts'

const file = 'record/applied.json'
const commit = '0123456789abcdef0123456789abcdef01234567'

const entry = (target: string, given: Partial<AppliedTarget> = {}): AppliedTarget => ({
  target,
  revision: commit,
  snapshot: null,
  at: '2026-11-21T12:00:00.000Z',
  plan: 'sha256:00',
  roles: { clerk: 'r-1' },
  ...given
})

describe('what was applied last', () => {
  test('is nothing where nothing was ever applied', () => {
    expect(readApplied(memoryStore())).toEqual(new Map())
  })

  test('is read as it was written; the entries of other targets stay', () => {
    const store = memoryStore()
    writeApplied(store, [entry('one'), entry('two')])
    writeApplied(store, [entry('two', { plan: 'sha256:01' })])
    expect([...readApplied(store).values()]).toEqual([entry('one'), entry('two', { plan: 'sha256:01' })])
  })

  test('is the same text whatever the order', () => {
    const [a, b] = [memoryStore(), memoryStore()]
    writeApplied(a, [entry('one'), entry('two')])
    writeApplied(b, [entry('two'), entry('one')])
    expect(a.files.get(file)).toBe(b.files.get(file))
  })

  const text = (
    change: (content: { version: unknown; targets: Record<string, unknown> }) => void
  ): string => {
    const content = { version: 1, targets: { one: { ...entry('one') } } }
    change(content)
    return JSON.stringify(content)
  }

  test.each([
    ['half of it', text(() => {}).slice(0, 40)],
    ['a list', '[]'],
    ['another version', text((content) => (content.version = 2))],
    ['no targets', text((content) => Object.assign(content, { targets: null }))],
    ['an entry under another name', text(({ targets }) => (targets['two'] = targets['one']))],
    [
      'a revision that is no commit',
      text(({ targets }) => (targets['one'] = entry('one', { revision: '--output=x' })))
    ],
    [
      'a copy that is a path',
      text(({ targets }) => (targets['one'] = entry('one', { revision: null, snapshot: '../../x' })))
    ],
    ['neither commit nor copy', text(({ targets }) => (targets['one'] = entry('one', { revision: null })))],
    ['no instant', text(({ targets }) => (targets['one'] = entry('one', { at: 'yesterday' })))],
    [
      'roles that are no keys',
      text(({ targets }) => (targets['one'] = { ...entry('one'), roles: { clerk: 1 } }))
    ]
  ])('is not guessed from a damaged file: %s', (_what, damaged) => {
    const store = memoryStore()
    store.write(file, damaged)
    expect(() => readApplied(store)).toThrow(
      /`\.rolewright\/record\/applied\.json`, which says .* is damaged/
    )
    expect(() => writeApplied(store, [entry('two')])).toThrow(/is damaged/)
    expect(store.files.get(file)).toBe(damaged)
  })
})

describe('documents that no commit has', () => {
  const documents = { 'policies/a.yaml': 'kind: Role\n', 'policies/b.yaml': '\ufeffkind: People\n' }

  test('are kept once for each distinct content, and found by their hash', () => {
    const store = memoryStore()
    const name = keepDocuments(store, documents)
    expect(name).toBe(hashOf(documents))
    expect(keepDocuments(store, Object.fromEntries(Object.entries(documents).toReversed()))).toBe(name)
    expect([...store.files.keys()]).toEqual([`record/documents/${name}.json`])
    expect(readDocuments(store, name)).toEqual(documents)
  })

  test('count as gone where they are not those that were kept, and are then kept anew', () => {
    const store = memoryStore()
    const name = keepDocuments(store, documents)
    for (const damaged of [
      '',
      '{}',
      '[]',
      JSON.stringify({ ...documents, 'policies/a.yaml': 'kind: Target\n' })
    ]) {
      store.write(`record/documents/${name}.json`, damaged)
      expect(readDocuments(store, name)).toBeNull()
    }
    keepDocuments(store, documents)
    expect(readDocuments(store, name)).toEqual(documents)
  })

  test('are removed when no target names them any more', () => {
    const store = memoryStore()
    const old = keepDocuments(store, documents)
    const next = keepDocuments(store, { ...documents, 'policies/c.yaml': 'kind: Target\n' })
    writeApplied(store, [
      entry('one', { revision: null, snapshot: old }),
      entry('two', { revision: null, snapshot: next })
    ])
    expect(readDocuments(store, old)).not.toBeNull()
    writeApplied(store, [entry('one', { revision: null, snapshot: next })])
    expect(readDocuments(store, old)).toBeNull()
    expect(readDocuments(store, next)).not.toBeNull()
    writeApplied(store, [entry('one'), entry('two')])
    expect(readDocuments(store, next)).toBeNull()
  })
})
