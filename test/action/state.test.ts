import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mergeFiles } from '../../action/state/merge.ts'
import { openState, type State } from '../../action/state/state.ts'
import type { Context } from '../../action/model.ts'
import { sharedBranch } from '../../src/index.ts'
import { contextOf, inputsOf } from './state-desk.ts'
import { clonesOf, type Clone } from './support/checkout.ts'
import { makeRepository, type Files, type Repository } from './support/repository.ts'

interface Place {
  readonly origin: Repository
  /** A checkout of its own, as each run has it. */
  readonly checkout: () => Checkout
}

interface Checkout {
  readonly clone: Clone
  readonly context: Context
  readonly state: State
  readonly read: (file: string) => string | null
  readonly write: (file: string, text: string) => void
  readonly remove: (file: string) => void
}

const places = (files: Files = {}, policies = 'policies'): Place => {
  const origin = makeRepository({ [`${policies}/people.yaml`]: 'x\n', ...files }, [])
  const clones = clonesOf(origin.folder)
  onTestFinished(() => {
    clones.close()
    origin.close()
  })
  return {
    origin,
    checkout: () => {
      const clone = clones.make()
      const context = contextOf(clone.folder)
      const state = openState(context, inputsOf(), policies)
      const path = (file: string): string => join(state.folder, file)
      return {
        clone,
        context,
        state,
        read: (file) => (existsSync(path(file)) ? readFileSync(path(file), 'utf8') : null),
        write: (file, text) => {
          mkdirSync(dirname(path(file)), { recursive: true })
          writeFileSync(path(file), text)
        },
        remove: (file) => rmSync(path(file))
      }
    }
  }
}

const branch = 'rolewright-record'
const filesOf = ({ origin }: Place): readonly string[] =>
  origin.git('ls-tree', '-r', '--name-only', branch).split('\n')

describe('the state of earlier runs', () => {
  test('is empty where there is no branch, and made with the first save', () => {
    const place = places()
    const one = place.checkout()
    one.state.open()
    expect(one.state.save('nothing')).toBe(null)
    expect(place.origin.has(branch)).toBe(false)
    one.write('record/log.jsonl', 'a\n')
    one.write('sandbox/desk.json', '{}')
    one.write('lock/1.json', '{}')
    one.write('cache.json', '{}')
    const commit = one.state.save('first')
    expect(place.origin.commitOf(branch)).toBe(commit)
    expect(place.origin.git('log', '-1', '--format=%an <%ae> %s %P', branch)).toBe(
      'rolewright <rolewright@localhost> first '.trimEnd()
    )
    expect(filesOf(place)).toEqual([
      '.rolewright/record/log.jsonl',
      '.rolewright/sandbox/desk.json',
      'README.md'
    ])
    expect(one.state.save('again')).toBe(null)

    const two = place.checkout()
    two.state.open()
    expect(two.read('record/log.jsonl')).toBe('a\n')
    expect(two.clone.git('status', '--porcelain')).toBe('')
    two.write('record/log.jsonl', 'a\nb\n')
    two.remove('sandbox/desk.json')
    const next = two.state.save('second')
    expect(place.origin.git('rev-list', branch)).toBe(`${next}\n${commit}`)
    expect(filesOf(place)).toEqual(['.rolewright/record/log.jsonl', 'README.md'])
  })

  test('is what the branch has, whatever lies in the checkout', () => {
    const place = places({
      '.rolewright/record/log.jsonl': 'forged\n',
      '.rolewright/record/applied.json': '{}'
    })
    const one = place.checkout()
    expect(one.read('record/log.jsonl')).toBe('forged\n')
    one.state.open()
    expect([one.read('record/log.jsonl'), one.read('record/applied.json')]).toEqual([null, null])
  })

  test('keeps bytes as they are', () => {
    const place = places()
    const one = place.checkout()
    one.state.open()
    one.write('record/log.jsonl', '')
    const bytes = Buffer.from([0, 255, 13, 10, 195])
    writeFileSync(join(one.state.folder, 'record/log.jsonl'), bytes)
    one.state.save('bytes')
    const two = place.checkout()
    two.state.open()
    expect(readFileSync(join(two.state.folder, 'record/log.jsonl')).equals(bytes)).toBe(true)
  })

  test('of several policy folders lies side by side', () => {
    const place = places({ 'b/policies/people.yaml': 'x\n' }, 'a/policies')
    const one = place.checkout()
    const other = openState(one.context, inputsOf(), 'b/policies')
    one.state.open()
    one.write('record/log.jsonl', 'a\n')
    one.state.save('a')
    other.open()
    mkdirSync(join(other.folder, 'record'), { recursive: true })
    writeFileSync(join(other.folder, 'record/log.jsonl'), 'b\n')
    other.save('b')
    expect(filesOf(place)).toEqual([
      'README.md',
      'a/.rolewright/record/log.jsonl',
      'b/.rolewright/record/log.jsonl'
    ])
    expect(one.state.isCurrent()).toBe(true)
  })

  test('of two runs at once is put together, unless both have changed the same', () => {
    const place = places()
    const [one, two] = [place.checkout(), place.checkout()]
    one.state.open()
    one.write('record/log.jsonl', 'a\n')
    one.write('snapshots/desk.json', '1')
    one.state.save('begin')
    two.state.open()
    two.write('snapshots/desk.json', '2')
    two.write('snapshots/other.json', '2')
    one.write('record/log.jsonl', 'a\nb\n')
    one.write('snapshots/desk.json', '3')
    one.state.save('one')
    expect(two.state.isCurrent()).toBe(false)
    two.state.save('two')
    expect([two.read('record/log.jsonl'), two.read('snapshots/desk.json')]).toEqual(['a\nb\n', '2'])
    expect(place.origin.git('show', `${branch}:.rolewright/record/log.jsonl`)).toBe('a\nb')
    expect([one.state.isCurrent(), two.state.isCurrent()]).toEqual([true, true])

    one.write('record/log.jsonl', 'a\nb\nc\n')
    one.state.save('one')
    two.write('record/log.jsonl', 'a\nb\nd\n')
    expect(() => two.state.save('two')).toThrow(
      /somebody else has changed `record\/log\.jsonl` on the branch/
    )
    expect(place.origin.git('show', `${branch}:.rolewright/record/log.jsonl`)).toBe('a\nb\nc')
  })

  test('leaves what else is on the branch', () => {
    const place = places()
    place.origin.commit(`refs/heads/${branch}`, {
      'README.md': 'ours',
      '.rolewright/notes.md': 'words',
      'x/y': 'z'
    })
    const one = place.checkout()
    one.state.open()
    one.write('record/log.jsonl', 'a\n')
    one.state.save('a')
    expect(filesOf(place)).toEqual(
      expect.arrayContaining(['.rolewright/notes.md', '.rolewright/record/log.jsonl', 'README.md', 'x/y'])
    )
    expect(place.origin.git('show', `${branch}:README.md`)).toBe('ours')
    expect(one.read('notes.md')).toBe(null)
  })

  test('is not read through links, neither of the checkout nor of the branch', () => {
    const place = places()
    const one = place.checkout()
    symlinkSync('policies', join(one.clone.folder, '.rolewright'))
    expect(() => one.state.open()).toThrow(/\.rolewright` is not a folder/)
    const two = place.checkout()
    two.state.open()
    mkdirSync(two.state.folder, { recursive: true })
    symlinkSync('../policies', join(two.state.folder, 'record'))
    expect(() => two.state.save('x')).toThrow(/record` is not a folder/)

    const blob = one.clone.git('hash-object', '-w', 'policies/people.yaml')
    const shared = sharedBranch(one.clone.folder, 'origin', branch)
    const file = '.rolewright/record/log.jsonl'
    shared.push(null, shared.commit(new Map([[file, { mode: '120000', object: blob }]]), null, 'link'))
    const three = place.checkout()
    expect(() => three.state.open()).toThrow(/is not a plain file/)
  })

  test('cannot lie on the branch with the documents, or on none', () => {
    const { clone } = places().checkout()
    expect(() => openState(contextOf(clone.folder), inputsOf({ recordBranch: 'main' }), 'policies')).toThrow(
      /has the documents/
    )
    expect(() => openState(contextOf(clone.folder), inputsOf({ recordBranch: '../x' }), 'policies')).toThrow(
      /cannot be the name of a branch/
    )
  })

  test('says so where the remote cannot be reached', () => {
    const { clone, state } = places().checkout()
    clone.git('remote', 'set-url', 'origin', join(clone.folder, 'gone'))
    expect(() => state.open()).toThrow(/git cannot reach the branch `rolewright-record` of `origin`/)
  })
})

const fileSets = fc.dictionary(
  fc.constantFrom('record/log.jsonl', 'record/head.json', 'sandbox/a.json', 'snapshots/a.json'),
  fc.constantFrom('1', '2', '3')
)
const asFiles = (given: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(given))

describe('what two runs have made of the same files', () => {
  test('is put together as each wants it, or a conflict', () => {
    fc.assert(
      fc.property(fileSets, fileSets, fileSets, (was, one, two) => {
        const [before, ours, theirs] = [asFiles(was), asFiles(one), asFiles(two)]
        const merged = mergeFiles(before, ours, theirs)
        if ('conflict' in merged) {
          const file = merged.conflict
          const versions = new Set([before.get(file), ours.get(file), theirs.get(file)])
          expect([versions.size, file.startsWith('snapshots/')]).toEqual([3, false])
          return
        }
        for (const file of new Set([...before.keys(), ...ours.keys(), ...theirs.keys()])) {
          const changed = ours.get(file) !== before.get(file)
          expect(merged.files.get(file)).toBe((changed ? ours : theirs).get(file))
        }
      })
    )
  })
})
