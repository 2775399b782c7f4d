import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import {
  accessDifference,
  targetsBefore,
  type AccessDifference,
  type TimedDelta
} from '../../src/access/difference.ts'
import type { Access, Reach } from '../../src/model/access.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { rank } from '../../src/model/grants.ts'
import { policyOf } from '../support/policy.ts'

type Documents = Readonly<Record<string, string>>

const now = Date.UTC(2026, 10, 21, 12)
const day = 24 * 60 * 60 * 1000
const ana = 'ana@example.org'

const accessIn = (documents: Documents): Access => accessOf(policyOf(documents).policy)

const differenceOf = (base: Documents, head: Documents): readonly AccessDifference[] =>
  accessDifference(accessIn(base), accessIn(head), { now })

const role = (id: string, grants: string): string =>
  `kind: Role\nplatform: uspacy\nid: ${id}\ngrants: ${grants}\n`
const lines = (...written: readonly string[]): string =>
  `kind: Assignments\nplatform: uspacy\nassignments:\n${written.map((line) => `  - {${line}}\n`).join('')}`
const reader = role('reader', '{leads: {view: own}}')
const maker = role('maker', '{leads: {view: all, create: all}}')
const roles = { 'reader.yaml': reader, 'maker.yaml': maker }

describe('who gains and who loses between two versions', () => {
  test('nothing between equal ones', () => {
    const documents = { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader], until: 2027-01-15`) }
    expect(differenceOf(documents, documents)).toEqual([])
  })

  test('another role: what is wider, at once and without an end', () => {
    const [change, ...others] = differenceOf(
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader]`) },
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [maker]`) }
    )
    expect(others).toEqual([])
    expect(change).toMatchObject({ user: ana, target: 'uspacy', platform: 'uspacy', lost: [] })
    const times = { from: -Infinity, until: Infinity, through: ['maker'] }
    expect(change?.gained).toMatchObject([
      { permission: 'leads.create', scope: 'all', was: null, ...times },
      { permission: 'leads.view', scope: 'all', was: 'own', ...times }
    ])
  })

  test('an end that is moved: only the time between the two ends', () => {
    const until = (end: string): Documents => ({
      ...roles,
      'lines.yaml': lines(`user: ${ana}, roles: [reader]`, `user: ${ana}, roles: [maker], until: ${end}`)
    })
    const [change] = differenceOf(until('2026-12-31'), until('2027-01-15'))
    const between = { from: Date.UTC(2027, 0, 1), until: Date.UTC(2027, 0, 16) }
    expect(change?.gained).toMatchObject([between, between])
    expect(differenceOf(until('2027-01-15'), until('2026-12-31'))[0]?.lost).toMatchObject([between, between])
  })

  test('what was over before now is not seen', () => {
    const until = (end: string): Documents => ({
      ...roles,
      'lines.yaml': lines(`user: ${ana}, roles: [reader]`, `user: ${ana}, roles: [maker], until: ${end}`)
    })
    expect(differenceOf(until('2026-10-31'), until('2026-11-15'))).toEqual([])
  })

  test('a changed role reaches all its holders', () => {
    const held = {
      'lines.yaml': lines(`user: ${ana}, roles: [reader]`, 'user: bo@example.org, roles: [reader]')
    }
    const wider = { 'reader.yaml': role('reader', '{leads: {view: own, delete: own}}') }
    const changes = differenceOf({ ...roles, ...held }, { ...roles, ...held, ...wider })
    expect(changes.map(({ user }) => user)).toEqual([ana, 'bo@example.org'])
    expect(changes[0]?.gained.map(({ permission }) => permission)).toEqual(['leads.delete'])
  })

  test('whoever is no longer managed keeps what they have; whoever has left loses all', () => {
    const base = { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader]`) }
    const departed = { 'people.yaml': `kind: People\npeople:\n  - {id: ${ana}, status: departed}\n` }
    expect(differenceOf(base, roles)).toEqual([])
    const [change] = differenceOf(base, { ...base, ...departed })
    expect(change?.gained).toEqual([])
    expect(change?.lost.map(({ permission, scope }) => [permission, scope])).toContainEqual([
      'leads.view',
      'none'
    ])
  })

  test('what somebody has looked up is knowledge, not a change; also for a role that is based on it', () => {
    const base = {
      'copy.yaml':
        'kind: Role\nplatform: uspacy\nid: copy\nbasedOn: manager\ngrants: {leads: {delete: none}}\n',
      'lines.yaml': lines(`user: ${ana}, roles: [manager]`, 'user: bo@example.org, roles: [copy]')
    }
    const observed = `kind: Role\nplatform: uspacy\nid: manager\nobserved: {by: ${ana}, on: 2026-11-01}\ngrants: {leads: {view: all}}\n`
    expect(differenceOf(base, { ...base, 'manager.yaml': observed })).toEqual([])
    expect(differenceOf({ ...base, 'manager.yaml': observed }, base)).toEqual([])
  })

  test('a resource that the tenant adds is new to whoever has everything', () => {
    const documents = (resources: string): Documents => ({
      'target.yaml': `kind: Target\nid: production\nplatform: uspacy\n${resources}`,
      'all.yaml': role('all', 'everything'),
      'lines.yaml': lines(`user: ${ana}, roles: [all]`)
    })
    const [change] = differenceOf(documents(''), documents('resources: [projects]\n'))
    expect(change?.gained.map(({ permission }) => permission)).toContain('projects.view')
  })
})

describe('targets', () => {
  const target = (id: string): string => `kind: Target\nid: ${id}\nplatform: uspacy\n`
  const named = (base: Documents, head: Documents): readonly (readonly [string, string | null])[] =>
    [...targetsBefore(policyOf(base).policy, policyOf(head).policy)].map(([after, before]) => [
      after.id,
      before?.id ?? null
    ])

  test('one that got another name is the same, also when it had none', () => {
    expect(named({ 'a.yaml': target('old') }, { 'a.yaml': target('new') })).toEqual([['new', 'old']])
    expect(named({ 'role.yaml': reader }, { 'a.yaml': target('new') })).toEqual([['new', 'uspacy']])
  })

  test('a second one is new', () => {
    const both = { 'a.yaml': target('old'), 'b.yaml': target('new') }
    expect(named({ 'a.yaml': target('old') }, both)).toEqual([
      ['old', 'old'],
      ['new', null]
    ])
  })
})

interface Drawn {
  readonly roles: readonly { readonly view: string; readonly edit: string }[]
  readonly lines: readonly {
    readonly user: number
    readonly role: number
    readonly platform: string
    readonly from: number | null
    readonly days: number | null
  }[]
  readonly statuses: readonly string[]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  roles: fc.array(
    fc.record({
      view: fc.constantFrom('none', 'own', 'department', 'all'),
      edit: fc.constantFrom('none', 'own')
    }),
    { minLength: 3, maxLength: 3 }
  ),
  lines: fc.array(
    fc.record({
      user: fc.nat(2),
      role: fc.nat(2),
      platform: fc.constantFrom('uspacy', 'uspacy', 'cinnox'),
      from: fc.option(fc.integer({ min: -20, max: 40 })),
      days: fc.option(fc.integer({ min: 1, max: 30 }))
    }),
    { maxLength: 7 }
  ),
  statuses: fc.array(fc.constantFrom('active', 'active', 'active', 'leave', 'departed'), {
    minLength: 3,
    maxLength: 3
  })
})

const users = [ana, 'bo@example.org', 'cy@example.org']
const vendors = ['agent', 'supervisor', 'administrator']
const dateOf = (offset: number): string => new Date(now + offset * day).toISOString().slice(0, 10)

const documentsOf = ({ roles: contents, lines: written, statuses }: Drawn): Documents => {
  const assignments = (platform: string): string =>
    written
      .filter((line) => line.platform === platform)
      .map(({ user, role: index, from, days }) => {
        const held = platform === 'cinnox' ? vendors[index] : `role-${index}`
        const start = from === null ? '' : `, from: ${dateOf(from)}`
        const end = days === null ? '' : `, until: ${dateOf((from ?? 0) + days)}`
        return `  - {user: ${users[user]}, roles: [${held}]${start}${end}}\n`
      })
      .join('')
  const platforms = ['uspacy', 'cinnox'].filter((platform) => assignments(platform) !== '')
  return {
    'people.yaml': `kind: People\npeople:\n${statuses.map((status, index) => `  - {id: ${users[index]}, status: ${status}, department: Sales}\n`).join('')}`,
    ...Object.fromEntries(
      contents.map(({ view, edit }, index) => [
        `role-${index}.yaml`,
        role(`role-${index}`, `{leads: {view: ${view}, edit: ${edit}}}`)
      ])
    ),
    ...Object.fromEntries(
      platforms.map((platform) => [
        `${platform}.yaml`,
        `kind: Assignments\nplatform: ${platform}\nassignments:\n${assignments(platform)}`
      ])
    )
  }
}

/** What one person gains (or loses, with the sides swapped) with one permission, without any memory or cleverness. */
const more = (catalog: Catalog, before: Reach | undefined, after: Reach | undefined): boolean => {
  if (!after) return false
  if (!before) return true
  const wider = rank(catalog, after.scope) - rank(catalog, before.scope)
  return wider > 0 || (wider === 0 && after.units.some((unit) => !before.units.includes(unit)))
}

const instants = [0, ...Array.from({ length: 80 }, (_, index) => index + 0.25)].map(
  (days) => now + days * day
)

const slowly = (base: Access, head: Access, at: number): readonly string[] => {
  const found: string[] = []
  for (const target of head.policy.targets.values()) {
    const before = base.policy.targets.get(target.id)
    for (const user of head.holders(target).keys()) {
      const old = before ? base.reachesAt(before, user, at) : new Map<string, Reach>()
      const fresh = head.reachesAt(target, user, at)
      for (const permission of new Set([...old.keys(), ...fresh.keys()])) {
        const where = `${user} ${target.id} ${permission}`
        if (more(target.catalog, old.get(permission), fresh.get(permission))) found.push(`gained ${where}`)
        if (more(target.catalog, fresh.get(permission), old.get(permission))) found.push(`lost ${where}`)
      }
    }
  }
  return found.sort()
}

const shown = (difference: readonly AccessDifference[], at: number): readonly string[] =>
  difference
    .flatMap(({ user, target, gained, lost }) =>
      Object.entries({ gained, lost }).flatMap(([side, deltas]) =>
        deltas
          .filter(({ from, until }) => from <= at && at < until)
          .map(({ permission }) => `${side} ${user} ${target} ${permission}`)
      )
    )
    .sort()

/** What a change is, and where one of its ends lies. */
const sign = ({ permission, scope, was, through }: TimedDelta, end: number): string =>
  `${permission} ${scope} ${was} ${through.join()} ${end}`

describe('at every instant', () => {
  test('the difference is what one sees by looking at that instant alone', () => {
    fc.assert(
      fc.property(drawn, drawn, (before, after) => {
        const base = accessIn(documentsOf(before))
        const head = accessIn(documentsOf(after))
        const difference = accessDifference(base, head, { now })
        for (const at of instants) expect(shown(difference, at)).toEqual(slowly(base, head, at))
      }),
      { numRuns: 60 }
    )
  })

  test('what goes on unchanged is said once', () => {
    fc.assert(
      fc.property(drawn, drawn, (before, after) => {
        const difference = accessDifference(accessIn(documentsOf(before)), accessIn(documentsOf(after)), {
          now
        })
        for (const { gained, lost } of difference) {
          for (const deltas of [gained, lost]) {
            const starts = deltas.map((delta) => sign(delta, delta.from))
            const ends = deltas.map((delta) => sign(delta, delta.until))
            expect(starts.filter((start) => ends.includes(start))).toEqual([])
          }
        }
      }),
      { numRuns: 60 }
    )
  })
})
