import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import type { Reaches, Span } from '../../src/model/access.ts'
import { isActive, showInstant } from '../../src/model/instant.ts'
import { policyOf } from '../support/policy.ts'
import { abilitiesAt } from './oracle.ts'
import { days, loadSample, midnight, samples } from './samples.ts'

const plain = (reaches: Reaches): unknown =>
  Object.fromEntries([...reaches].map(([id, { scope, units }]) => [id, { scope, units }]))

describe('access equals what a slow reading of the documents gives', () => {
  test('for every person, target and day', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { policy } = loadSample(sample)
        expect(policy.problems).toEqual({ yaml: [], schema: [] })
        const access = accessOf(policy)
        for (const { id } of sample.targets) {
          const target = policy.targets.get(id)
          if (!target) throw new Error(`no target ${id}`)
          for (const { id: user } of sample.people) {
            for (const day of days) {
              const expected = Object.fromEntries(abilitiesAt(sample, id, user, midnight(day)))
              expect(plain(access.reachesAt(target, user, midnight(day)))).toEqual(expected)
            }
          }
        }
      }),
      { numRuns: 40 }
    )
  })

  test('with spans that follow one another without a gap, and differ from their neighbours', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { policy } = loadSample(sample)
        const access = accessOf(policy)
        for (const target of policy.targets.values()) {
          for (const holder of access.holders(target).values()) {
            const spans = access.spans(target, holder)
            if (holder.status !== 'active') {
              expect(spans).toEqual([])
              continue
            }
            expect(spans[0]?.period.from).toBe(-Infinity)
            expect(spans.at(-1)?.period.until).toBe(Infinity)
            for (const [index, span] of spans.slice(1).entries()) {
              expect(span.period.from).toBe(spans[index]?.period.until)
              expect(span.holdings).not.toEqual(spans[index]?.holdings)
            }
            for (const { period, holdings } of spans)
              for (const day of days.filter((each) => isActive(period, midnight(each))))
                for (const holding of holdings) expect(isActive(holding.period, midnight(day))).toBe(true)
          }
        }
      }),
      { numRuns: 40 }
    )
  })
})

const lines = (platform: string, ...written: readonly string[]): string =>
  `kind: Assignments\nplatform: ${platform}\nassignments:\n${written.map((line) => `  - {user: ana@example.org, ${line}}\n`).join('')}`

const people = (rest: string): string => `kind: People\npeople:\n  - {id: ana@example.org, ${rest}}\n`

const leading = 'kind: JobFunction\nid: leading\nroles: {cinnox: [supervisor], uspacy: [head]}\n'

const show = ({ period, roles }: Span): string => {
  const from = Number.isFinite(period.from) ? showInstant(period.from) : '...'
  const until = Number.isFinite(period.until) ? showInstant(period.until) : '...'
  const held = [...roles].map(([role, unit]) => (unit === null ? role : `${role} (${unit})`))
  return `${from} to ${until}: ${held.join(', ')}`.trim()
}

/** The spans of Ana on a platform. */
const spansOf = (platform: string, documents: Readonly<Record<string, string>>): string[] => {
  const { policy } = policyOf(documents)
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const target = policy.targets.get(platform)
  const access = accessOf(policy)
  const holder = target && access.holders(target).get('ana@example.org')
  return holder ? access.spans(target, holder).map(show) : []
}

describe('spans', () => {
  test.each([
    ['one line without an end', 'convrs', { a: lines('convrs', 'roles: [agent]') }, ['... to ...: agent']],
    [
      'a period beside a permanent line adds up where several roles are allowed',
      'convrs',
      { a: lines('convrs', 'roles: [agent]', 'roles: [admin], from: 2026-12-01, until: 2026-12-31') },
      ['... to 2026-12-01: agent', '2026-12-01 to 2027-01-01: agent, admin', '2027-01-01 to ...: agent']
    ],
    [
      'and takes its place where one is',
      'uniconnect',
      {
        a: lines('uniconnect', 'roles: [user]', 'roles: [system-owner], from: 2026-12-01, until: 2026-12-31')
      },
      ['... to 2026-12-01: user', '2026-12-01 to 2027-01-01: system-owner', '2027-01-01 to ...: user']
    ],
    [
      'a job function for a time gives way to a line for a time',
      'cinnox',
      {
        f: leading,
        p: people('department: Sales, functions: [{function: leading, from: 2026-12-01, until: 2026-12-31}]'),
        a: lines('cinnox', 'roles: [agent]', 'roles: [administrator], from: 2026-12-10, until: 2026-12-20')
      },
      [
        '... to 2026-12-01: agent',
        '2026-12-01 to 2026-12-10: supervisor (department: Sales)',
        '2026-12-10 to 2026-12-21: administrator',
        '2026-12-21 to 2027-01-01: supervisor (department: Sales)',
        '2027-01-01 to ...: agent'
      ]
    ],
    [
      'the fallback role where nothing else is left',
      'uspacy',
      { f: leading, p: people('functions: [{function: leading, until: 2026-12-31}]') },
      ['... to 2027-01-01: head', '2027-01-01 to ...: employee']
    ],
    [
      'an instant with an offset',
      'convrs',
      { a: lines('convrs', 'roles: [agent], from: 2026-12-01T09:00+01:00') },
      ['... to 2026-12-01T08:00:00Z:', '2026-12-01T08:00:00Z to ...: agent']
    ],
    [
      'two periods one after the other are two stretches, though the role is the same',
      'convrs',
      {
        a: lines(
          'convrs',
          'roles: [agent], until: 2026-12-31',
          'roles: [agent], from: 2027-01-01, until: 2027-01-31'
        )
      },
      ['... to 2027-01-01: agent', '2027-01-01 to 2027-02-01: agent', '2027-02-01 to ...:']
    ],
    ['nothing at all', 'convrs', { a: lines('convrs', 'roles: []') }, ['... to ...:']],
    ['nobody on leave', 'convrs', { p: people('status: leave'), a: lines('convrs', 'roles: [agent]') }, []]
  ])('%s', (_, platform, documents, expected) => {
    const named = Object.fromEntries(Object.entries(documents).map(([name, text]) => [`${name}.yaml`, text]))
    expect(spansOf(platform, named)).toEqual(expected)
  })
})

test('access of an equal set of roles is the same object, whoever has it', () => {
  const { policy } = policyOf({ 'a.yaml': lines('convrs', 'roles: [agent, admin]') })
  const target = policy.targets.get('convrs')
  if (!target) throw new Error('no target')
  const access = accessOf(policy)
  const first = access.reaches(
    target,
    new Map([
      ['agent', null],
      ['admin', null]
    ])
  )
  expect(
    access.reaches(
      target,
      new Map([
        ['admin', null],
        ['agent', null]
      ])
    )
  ).toBe(first)
})

test('whoever is not managed can do nothing by the documents', () => {
  const { policy } = policyOf({ 'a.yaml': lines('convrs', 'roles: [admin]') })
  const target = policy.targets.get('convrs')
  if (!target) throw new Error('no target')
  expect(accessOf(policy).reachesAt(target, 'bo@example.org', midnight(0)).size).toBe(0)
})
