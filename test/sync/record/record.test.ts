import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConnectorError, type Store } from '../../../src/model/connector.ts'
import { CannotRun } from '../../../src/model/errors.ts'
import type { RecordEntry } from '../../../src/model/record.ts'
import { describe as inWords } from '../../../src/sync/describe.ts'
import { openRecord, readRecord, type Anchor } from '../../../src/sync/record/record.ts'
import { memoryStore } from '../../support/builders.ts'
import { runs } from '../../support/runs.ts'
import { ended, headFile, intent, log, memoryAnchor, outcome, recorded, started, ticking } from './samples.ts'

const textIn = (store: Store): string => store.read(log) ?? ''
const typesIn = (store: Store): readonly string[] => readRecord(store, null).entries.map(({ type }) => type)

/** A store that dies at the so-manieth change, having written so much of what it was told to append. */
const dying = (store: Store, at: number, share: number): Store => {
  let changes = 0
  const change = (action: () => void, half: () => void): void => {
    changes += 1
    if (changes < at) return action()
    if (changes === at) half()
    throw new ConnectorError('unreachable', 'dead')
  }
  return {
    ...store,
    write: (name, text) =>
      change(
        () => store.write(name, text),
        () => {}
      ),
    append: (name, text) =>
      change(
        () => store.append(name, text),
        () => store.append(name, text.slice(0, Math.floor(text.length * share)))
      ),
    remove: (name) =>
      change(
        () => store.remove(name),
        () => {}
      )
  }
}

describe('the record', () => {
  test('nothing is there before the first entry, and reading changes nothing', () => {
    const store = memoryStore()
    expect(readRecord(store, memoryAnchor())).toMatchObject({
      entries: [],
      report: { entries: 0, problems: [] }
    })
    const journal = openRecord(store, ticking(), null)
    expect([journal.unfinished(), journal.waiting()]).toEqual([null, null])
    expect(store.files.size).toBe(0)
  })

  test('the end is kept beside it with every entry, and outside where an apply begins and ends', () => {
    const store = memoryStore()
    const anchor = memoryAnchor()
    const journal = openRecord(store, ticking(), anchor)
    const anchored: (number | undefined)[] = []
    for (const entry of [started('p'), intent('a'), outcome('a'), ended('p')]) {
      journal.append(entry)
      anchored.push(anchor.kept?.seq)
    }
    expect(anchored).toEqual([1, 1, 1, 4])
    expect(typesIn(store)).toEqual(['genesis', 'started', 'intent', 'outcome', 'ended'])
    const { report } = readRecord(store, anchor)
    expect(report.head).toEqual(anchor.kept)
    expect(report.anchors).toEqual([
      { name: '.rolewright/record/head.json', head: anchor.kept, agrees: true },
      { name: 'the anchor', head: anchor.kept, agrees: true }
    ])
  })

  test('a second apply goes on where the first one ended', () => {
    const store = recorded(5)
    recorded(5, store)
    expect(typesIn(store).filter((type) => type === 'genesis')).toHaveLength(1)
    expect(readRecord(store, null).report.problems).toEqual([])
  })
})

describe('a write that is cut off', () => {
  const entries: readonly Exclude<RecordEntry, { type: 'genesis' }>[] = [
    started('p'),
    intent('a'),
    outcome('a', 'unknown'),
    { type: 'settled', operation: 'a', result: 'done' },
    ended('p', 'partial')
  ]

  const run = (store: Store, anchor = memoryAnchor()): boolean => {
    const journal = openRecord(store, ticking(), anchor)
    try {
      for (const entry of entries) journal.append(entry, 'the plan')
      return true
    } catch (error) {
      if (error instanceof ConnectorError) return false
      throw error
    }
  }

  test('at every change of a file, and again while that is put right: the record holds, and is gone on with', () => {
    let deaths = 0
    for (const share of [0, 0.01, 0.5, 0.99, 1]) {
      for (let first = 1; ; first++) {
        const store = memoryStore()
        const anchor = memoryAnchor()
        if (run(dying(store, first, share), anchor)) break
        deaths += 1
        expect(readRecord(store, anchor).report.problems, `dead at ${first}`).toEqual([])
        for (const second of [1, 2, 3, 4]) {
          const copy = memoryStore()
          for (const [name, text] of store.files) copy.write(name, text)
          const own = { ...memoryAnchor(), kept: anchor.kept }
          run(dying(copy, second, share), own)
          expect(readRecord(copy, own).report.problems, `dead at ${first}, then at ${second}`).toEqual([])
          expect(run(copy, own)).toBe(true)
          const { report, entries: read } = readRecord(copy, own)
          expect([report.problems, report.notes]).toEqual([[], []])
          expect(read.slice(-5).map(({ type }) => type)).toEqual(entries.map(({ type }) => type))
        }
      }
    }
    expect(deaths).toBeGreaterThan(40)
  })

  test('a torn tail is told, and closed by the next entry, not by looking', () => {
    const store = recorded(5)
    const before = textIn(store)
    store.append(log, '{"at":"2026-11-2')
    const { report } = readRecord(store, null)
    expect(report.problems).toEqual([])
    expect(report.notes).toEqual([
      expect.stringMatching(/^torn tail at line 6 \(interrupted write\); everything before is intact/)
    ])
    const journal = openRecord(store, ticking(), null)
    journal.unfinished()
    expect(textIn(store)).toBe(`${before}{"at":"2026-11-2`)
    journal.append(started('q'))
    expect(typesIn(store).slice(-2)).toEqual(['recovered', 'started'])
    expect(readRecord(store, null)).toMatchObject({ report: { problems: [], notes: [] } })
    expect(readRecord(store, null).entries.at(-2)).toMatchObject({ bytes: 16 })
    expect(textIn(store).startsWith(before)).toBe(true)
  })

  test('a torn tail that cuts an entry whose end is kept is no accident', () => {
    const store = recorded(5)
    store.write(log, textIn(store).slice(0, -20))
    expect(readRecord(store, null).report.problems).toEqual([
      { line: 5, seq: 4, message: expect.stringContaining('in the middle of a line') }
    ])
  })

  test('the disk fails once: the next entry finds its place again', () => {
    const store = recorded(5)
    let fails = true
    const full: Store = {
      ...store,
      append: (name, text) => {
        if (!fails) return store.append(name, text)
        fails = false
        store.append(name, text.slice(0, 9))
        throw new ConnectorError('unreachable', 'no space')
      }
    }
    const journal = openRecord(full, ticking(), null)
    expect(() => journal.append(started('q'))).toThrow('no space')
    journal.append(ended('q', 'abandoned'))
    expect(typesIn(store).slice(-2)).toEqual(['recovered', 'ended'])
    expect(readRecord(store, null).report).toMatchObject({ problems: [], notes: [] })
  })
})

describe('kept ends', () => {
  const twice = (): { store: ReturnType<typeof memoryStore>; anchor: ReturnType<typeof memoryAnchor> } => {
    const store = memoryStore()
    const anchor = memoryAnchor()
    recorded(5, store, anchor)
    return { store, anchor }
  }

  test('a head file that was edited, spoilt, put back from an old copy, or taken away', () => {
    const { store, anchor } = twice()
    const good = store.read(headFile) ?? ''
    const disagreeing = (text: string | null): readonly unknown[] => {
      if (text === null) store.remove(headFile)
      else store.write(headFile, text)
      const { problems, anchors } = readRecord(store, anchor).report
      expect(anchors.map(({ agrees }) => agrees)).toEqual([false, true])
      return problems.map(({ line, message }) => `${line}: ${message}`)
    }
    const name = '`.rolewright/record/head.json`'
    expect(disagreeing(good.replace(/"hash":"./, '"hash":"g'))).toEqual([
      `null: what is kept in ${name} is not the end of a record: it was changed`
    ])
    expect(disagreeing(`${good}\n`)).toHaveLength(1)
    expect(disagreeing(good.replace(/"hash":".{8}/, '"hash":"00000000'))).toEqual([
      `5: is not the entry that is kept in ${name}: one of the two was changed`
    ])
    expect(disagreeing(good.replace('"seq":4', '"seq":8'))).toEqual([
      expect.stringContaining('the last 4 lines of the record are cut off')
    ])
    expect(
      disagreeing(`{"hash":"${JSON.parse(textIn(store).split('\n')[3] ?? '').prev}","seq":2}\n`)
    ).toEqual([expect.stringMatching(/^4: this line and what follows is not in/)])
    expect(disagreeing(null)).toEqual([expect.stringContaining('head.json` is gone')])
  })

  test('a record and its head file that were cut together are found by the end kept outside', () => {
    const { store, anchor } = twice()
    const shorter = recorded(5)
    for (const [name, text] of [
      [log, textIn(store).split('\n').slice(0, 3).join('\n') + '\n'],
      [headFile, `{"hash":"${JSON.parse(textIn(store).split('\n')[3] ?? '').prev}","seq":2}\n`]
    ] as const) {
      shorter.write(name, text)
    }
    expect(readRecord(shorter, null).report.problems).toEqual([])
    expect(readRecord(shorter, anchor).report).toMatchObject({
      problems: [
        { line: 4, seq: 3, message: 'the last 2 lines of the record are cut off: `the anchor` has 5 lines' }
      ],
      anchors: [{ agrees: true }, { agrees: false }]
    })
    shorter.write(log, '')
    expect(readRecord(shorter, anchor).report).toMatchObject({
      problems: [
        { line: 1 },
        { line: 1, seq: 0, message: 'the whole record is cut off: `the anchor` has 5 lines' }
      ],
      previous: null
    })
  })

  test('what is kept outside is no head', () => {
    const { store, anchor } = twice()
    const spoilt = { ...anchor, read: () => 'spoilt' as const }
    expect(readRecord(store, spoilt).report.problems).toHaveLength(1)
  })

  test('nothing is added to a record that does not hold', () => {
    const { store } = twice()
    store.write(log, textIn(store).replace('ana on desk-7', 'bob on desk-7'))
    const before = [...store.files]
    const journal = openRecord(store, ticking(), null)
    for (const action of [
      () => journal.append(started('q'), 'plan'),
      () => journal.unfinished(),
      () => journal.waiting()
    ]) {
      expect(action).toThrow(CannotRun)
      expect(action).toThrow('does not verify, so nothing is added to it: line 2: was changed')
    }
    expect([...store.files]).toEqual(before)
  })

  test('nothing is added where somebody else has written meanwhile', () => {
    const { store } = twice()
    const [one, two] = [openRecord(store, ticking(), null), openRecord(store, ticking(), null)]
    one.append(started('q'))
    two.append(ended('q', 'abandoned'))
    expect(() => one.append(intent('a'))).toThrow('somebody else has written to the record meanwhile')
    expect(readRecord(store, null).report.problems).toEqual([])
  })

  test('nor where they were cut off before they could keep where it ends', () => {
    const { store } = twice()
    const [one, two] = [openRecord(store, ticking(), null), openRecord(store, ticking(), null)]
    one.append(started('q'))
    const end = store.files.get('record/head.json') ?? ''
    two.append(ended('q', 'abandoned'))
    store.write('record/head.json', end)
    expect(() => one.append(intent('a'))).toThrow('somebody else has written to the record meanwhile')
    openRecord(store, ticking(), null).append(started('r'))
    expect(readRecord(store, null).report.problems).toEqual([])
  })
})

describe('a record that is gone', () => {
  /** A record of so many entries is there no more; what is kept of its end is. */
  const lost = (): { store: ReturnType<typeof memoryStore>; anchor: ReturnType<typeof memoryAnchor> } => {
    const store = memoryStore()
    const anchor = memoryAnchor()
    recorded(5, store, anchor)
    store.remove(log)
    return { store, anchor }
  }

  test('is told, by each kept end; there is nothing to go on with', () => {
    const { store, anchor } = lost()
    const { report, entries } = readRecord(store, anchor)
    expect(report).toMatchObject({ entries: 0, head: null, previous: anchor.kept })
    expect(entries).toEqual([])
    expect(report.problems.map(({ message }) => message)).toEqual(
      ['.rolewright/record/head.json', 'the anchor'].map(
        (name) => `the record is gone: \`${name}\` says that it ended with entry 4, hash ${anchor.kept?.hash}`
      )
    )
    const journal = openRecord(store, ticking(), anchor)
    expect([journal.unfinished(), journal.waiting()]).toEqual([null, null])
    expect(store.files.has(log)).toBe(false)
  })

  test.each([
    ['together with its head file', (store: Store) => store.remove(headFile), true],
    ['alone', () => {}, true],
    ['where there is no repository', () => {}, false]
  ])('%s: the next entry begins a new one, which names it for ever', (_name, remove, isAnchored) => {
    const { store, anchor } = lost()
    remove(store)
    const previous = anchor.kept
    const outside = isAnchored ? anchor : null
    const journal = openRecord(store, ticking(), outside)
    for (const entry of [started('q'), intent('a'), outcome('a'), ended('q')]) journal.append(entry)
    openRecord(store, ticking(), outside).append(started('r'))
    const { report, entries } = readRecord(store, outside)
    expect(report).toMatchObject({ entries: 6, previous, problems: [], notes: [] })
    expect(entries[0]).toMatchObject({ type: 'genesis', previous })
  })

  test('a lost one after a lost one: the last is named', () => {
    const { store, anchor } = lost()
    openRecord(store, ticking(), anchor).append(started('q'))
    const { report } = readRecord(store, anchor)
    store.remove(log)
    openRecord(store, ticking(), anchor).append(started('r'))
    expect(readRecord(store, anchor).report).toMatchObject({ previous: report.head, problems: [] })
  })

  test('killed at every change of a file meanwhile: it holds or is told to be gone, and the new one names it', () => {
    for (const removes of [true, false]) {
      for (let at = 1; ; at++) {
        const { store, anchor } = lost()
        const previous = anchor.kept
        if (removes) store.remove(headFile)
        let writes = 0
        const own: Anchor = {
          ...anchor,
          read: () => anchor.kept,
          write: (head) => {
            writes += 1
            if (writes > at - 3) throw new ConnectorError('unreachable', 'dead')
            anchor.write(head)
          }
        }
        let isDead = false
        try {
          openRecord(dying(store, at, 0.5), ticking(), own).append(started('q'))
        } catch {
          isDead = true
        }
        const { report } = readRecord(store, anchor)
        expect(report.previous, `dead at ${at}`).toEqual(previous)
        if (report.entries > 0) expect(report.problems, `dead at ${at}`).toEqual([])
        openRecord(store, ticking(), anchor).append(ended('q'))
        expect(readRecord(store, anchor).report).toMatchObject({ previous, problems: [], notes: [] })
        expect(anchor.kept).toEqual(readRecord(store, null).report.head)
        if (!isDead) break
      }
    }
  })

  test('a new one that nobody has begun properly is none: only right after its first entry may an end be missing', () => {
    const { store, anchor } = lost()
    const forged = memoryStore()
    const before = { ...memoryAnchor(), kept: anchor.kept }
    const journal = openRecord(forged, ticking(), before)
    journal.append(started('q'))
    store.write(log, textIn(forged))
    store.write(headFile, forged.read(headFile) ?? '')
    expect(readRecord(store, anchor).report.problems).toHaveLength(1)
    expect(() => openRecord(store, ticking(), anchor).append(ended('q'))).toThrow('does not verify')
  })

  test('and a kept end that is none: nothing is begun', () => {
    const { store, anchor } = lost()
    store.write(headFile, '{}')
    expect(readRecord(store, anchor).report.previous).toBe(null)
    expect(() => openRecord(store, ticking(), anchor).append(started('q'))).toThrow('does not verify')
  })
})

describe('what an apply has left', () => {
  const plan = '{"digest":"p","operations":[]}'

  test('where it was cut off: open intents, what is done, and its plan', () => {
    const store = memoryStore()
    const journal = openRecord(store, ticking(), null)
    journal.append(started('p'), plan)
    const steps = ['done', 'already', 'refused', 'failed', 'unknown', 'waiting'] as const
    for (const result of steps) {
      journal.append(intent(result))
      journal.append(outcome(result, result))
    }
    journal.append(outcome('without a call', 'already'))
    journal.append(intent('settled'))
    journal.append({ type: 'settled', operation: 'settled', result: 'done' })
    journal.append(intent('again'))
    journal.append(outcome('again', 'unknown'))
    journal.append({ type: 'settled', operation: 'again', result: 'not-done' })
    journal.append(intent('again'))
    journal.append(intent('open'))
    const left = openRecord(store, ticking(), null).unfinished()
    expect(left?.started).toMatchObject({ seq: 1, plan: 'p' })
    expect(left?.intents.map(({ operation }) => operation)).toEqual(['unknown', 'again', 'open'])
    expect([...(left?.done ?? [])].sort()).toEqual(['already', 'done', 'settled', 'without a call'])
    expect(left?.planText).toBe(plan)
    expect(journal.waiting()).toBe(null)
  })

  test('nothing where it came to its end; its plan is kept until one is complete', () => {
    for (const result of ['complete', 'partial', 'abandoned'] as const) {
      const store = memoryStore()
      const journal = openRecord(store, ticking(), null)
      journal.append(started('p'), plan)
      expect(store.files.get('journal/plan.json')).toBe(plan)
      journal.append(ended('p', result))
      expect([journal.unfinished(), journal.waiting()]).toEqual([null, null])
      expect(journal.keptPlan()).toBe(result === 'complete' ? null : plan)
    }
  })

  test('the temporary roles that were ever begun to be made, whatever became of them', () => {
    const store = memoryStore()
    const journal = openRecord(store, ticking(), null)
    journal.append(started('p'), plan)
    const make = (role: string): string => {
      const id = { id: 'x', target: 'desk', user: null, before: null, after: null, reason: '', source: null }
      return inWords({ ...id, kind: 'create-role', role })
    }
    const names = [
      'rolewright-helper-0a1b2c3d',
      'rolewright-helper-0a1b2c3',
      'own',
      'own-rolewright-helper-0a1b2c3d'
    ]
    for (const name of names) journal.append({ ...intent(name), what: make(name) })
    journal.append(ended('p', 'complete'))
    expect(openRecord(store, ticking(), null).helpers()).toEqual([
      { target: intent('x').target, role: names[0], title: 'Rolewright helper 0a1b2c3d', users: [] }
    ])
  })

  test('where it waits for a person: the plan is kept, also while it is gone on with', () => {
    const store = memoryStore()
    const journal = openRecord(store, ticking(), null)
    journal.append(started('p'), plan)
    journal.append(outcome('first', 'already'))
    journal.append(ended('p', 'waiting'))
    expect(journal.unfinished()).toBe(null)
    expect(journal.waiting()).toMatchObject({ planText: plan, done: new Set(['first']) })
    journal.append(started('p', { mode: 'confirm' }), plan)
    journal.append(intent('second'))
    expect(journal.waiting()).toBe(null)
    expect(journal.unfinished()).toMatchObject({
      started: { mode: 'confirm' },
      intents: [{ operation: 'second' }],
      done: new Set(['first'])
    })
  })

  test('where a crash came before the next plan began: that plan, which names what the one before has left', () => {
    const store = memoryStore()
    const journal = openRecord(store, ticking(), null)
    journal.append(started('p'), plan)
    store.write('journal/plan.json', '{"digest":"q"}')
    expect(journal.unfinished()?.planText).toBe('{"digest":"q"}')
    store.remove('journal/plan.json')
    expect(journal.unfinished()?.planText).toBe(null)
  })

  test('what was cut off before stays open until somebody settles it', () => {
    const store = memoryStore()
    const journal = openRecord(store, ticking(), null)
    journal.append(started('p'), plan)
    journal.append(intent('a'))
    journal.append(started('q'))
    journal.append(intent('b'))
    expect(journal.unfinished()?.intents.map(({ operation }) => operation)).toEqual(['a', 'b'])
    journal.append({ type: 'settled', operation: 'a', result: 'superseded' })
    expect(journal.unfinished()?.intents.map(({ operation }) => operation)).toEqual(['b'])
    journal.append(ended('q'))
    journal.append(started('r'))
    expect(journal.unfinished()?.intents).toEqual([])
  })
})

test('any entries hold, however often it is opened in between', () => {
  const entry = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => started(text, { by: text, targets: [text, ''] })),
    fc.string().map((text) => intent(text, text)),
    fc.string().map((text) => outcome(text, 'failed', text)),
    fc.nat().map((bytes) => ({ type: 'take-over', lock: String(bytes), owner: '\n' }) as const)
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(entry, fc.boolean()), { maxLength: 20 }), (given) => {
      const store = memoryStore()
      const anchor = memoryAnchor()
      let journal = openRecord(store, ticking(), anchor)
      for (const [each, reopens] of given) {
        if (reopens) journal = openRecord(store, ticking(), anchor)
        journal.append(each)
      }
      const { report, entries } = readRecord(store, anchor)
      expect([report.problems, report.notes]).toEqual([[], []])
      expect(entries.length).toBe(given.length === 0 ? 0 : given.length + 1)
    }),
    { numRuns: runs(200) }
  )
})
