import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planObject } from '../../../src/reporters/plan-json.ts'
import { bind } from '../../../src/sync/bind.ts'
import { readPlan, writePlan } from '../../../src/sync/plan/file.ts'
import { plan, type Planned } from '../../../src/sync/plan/plan.ts'
import {
  catalogOf,
  holdersOf,
  liveOf,
  now,
  permissionOf,
  stateOf,
  targetOf,
  type HolderGiven
} from '../../support/builders.ts'

const catalog = catalogOf({ permissions: [permissionOf('leads.view', { scopes: ['own', 'team', 'all'] })] })
const live = { a: { grants: { 'leads.view': 'own' } }, b: { grants: { 'leads.view': 'all' } } }
const location = { file: 'policies/test.yaml', line: 3, column: 1, endLine: 3, endColumn: 9 }

const made = (people: Readonly<Record<string, HolderGiven>>): Planned => {
  const target = targetOf({ catalog, roles: { a: { title: 'Büro “A” 漢字' }, b: {} } })
  const read = liveOf(stateOf(live, { 'ana@example.org': ['a'], 'bo@example.org': ['b'] }))
  return plan({
    now,
    targets: [
      {
        target,
        holders: holdersOf(people),
        bound: bind(target, read, new Map()),
        evidence: read.evidence,
        capabilities: { operations: ['assign', 'unassign', 'rename-role'] }
      }
    ]
  })
}

const textOf = ({ plan: it, refusals }: Planned): string =>
  writePlan({ ...planObject(it, () => location), refusals })

const planned = made({ 'ana@example.org': { roles: ['b'] }, 'bo@example.org': { roles: ['a', 'b'] } })
const text = textOf(planned)

describe('a saved plan', () => {
  test('is read as it was made, but for its lines', () => {
    const saved = readPlan(text)
    expect(typeof saved).toBe('object')
    if (typeof saved === 'string') return
    expect(saved.plan.digest).toBe(planned.plan.digest)
    expect(saved.plan.operations).toEqual(planned.plan.operations.map((each) => ({ ...each, source: null })))
    expect({ ...saved.plan, operations: [] }).toEqual({ ...planned.plan, operations: [] })
    expect(saved.refusals).toEqual(planned.refusals)
  })

  test('is no plan where it is nested without end', () => {
    const depth = 200_000
    expect(readPlan(`${'['.repeat(depth)}${']'.repeat(depth)}\n`)).toBe(
      'it is not as `rolewright plan` writes it'
    )
  })

  test('is one line of sorted members', () => {
    expect(text.split('\n')).toHaveLength(2)
    const keys = Object.keys(JSON.parse(text))
    expect(keys).toEqual(keys.toSorted())
    expect(
      textOf(made({ 'bo@example.org': { roles: ['b', 'a'] }, 'ana@example.org': { roles: ['b'] } }))
    ).toBe(text)
  })

  test('is refused with any byte flipped', () => {
    const bytes = Buffer.from(text)
    const decoder = new TextDecoder()
    const accepted: string[] = []
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [0x01, 0x20, 0x80]) {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ mask
        if (typeof readPlan(decoder.decode(flipped)) !== 'string') accepted.push(`${at} ^ ${mask}`)
      }
    }
    expect(accepted).toEqual([])
  })

  test('is refused with any part cut off, doubled or moved', () => {
    for (let at = 0; at < text.length; at += 7) {
      expect(typeof readPlan(text.slice(0, at))).toBe('string')
      expect(typeof readPlan(text.slice(0, at) + text.slice(at - 3))).toBe('string')
      expect(typeof readPlan(text.slice(at) + text.slice(0, at) + (at === 0 ? ' ' : ''))).toBe('string')
    }
  })

  /** Whoever can work out the checksum anew still meets the ids and the digest. */
  const forged = (change: (plan: Record<string, unknown>) => void): unknown => {
    const { checksum: _checksum, ...content } = JSON.parse(text) as Record<string, unknown>
    change(content)
    return readPlan(writePlan(content))
  }

  test.each<[string, (plan: Record<string, unknown>) => void, string]>([
    ['nothing', () => undefined, ''],
    [
      'another role in an operation',
      (it) => replace(it, '"role":"b"', '"role":"a"'),
      'is not what its id says'
    ],
    ['an operation dropped', (it) => (it['operations'] as unknown[]).pop(), 'digest'],
    [
      'operations in another order',
      (it) => (it['operations'] = (it['operations'] as unknown[]).toReversed()),
      'digest'
    ],
    ['a later end', (it) => (it['validUntil'] = '2036-01-01T00:00:00.000Z'), 'digest'],
    ['approvals taken away', (it) => (it['approvals'] = [{}]), 'schema'],
    ['a key too many', (it) => (it['more'] = true), 'schema'],
    ['another version', (it) => (it['version'] = 2), 'schema'],
    ['a guard that passes now', (it) => replace(it, '"passed":true', '"passed":false'), 'digest']
  ])('with its checksum made anew: %s', (_what, change, expected) => {
    const read = forged(change)
    if (expected === '') expect(typeof read).toBe('object')
    else expect(read).toContain(expected)
  })

  test('is no plan where it is something else', () => {
    const folder = join(import.meta.dirname, '../../../schemas/answers')
    for (const other of ['', '{}\n', 'null\n', '[]\n', '"plan"\n', '{"__proto__":{}}\n'])
      expect(typeof readPlan(other)).toBe('string')
    for (const name of readdirSync(folder)) {
      expect(typeof readPlan(readFileSync(join(folder, name), 'utf8'))).toBe('string')
    }
  })
})

const replace = (plan: Record<string, unknown>, from: string, to: string): void => {
  Object.assign(plan, JSON.parse(JSON.stringify(plan).replace(from, to)))
}
