import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { accessOf } from '../../src/access/access.ts'
import { mend } from '../../src/commands/fix.ts'
import { judge, type Organisation } from '../../src/commands/organisation.ts'
import type { Reach, Reaches } from '../../src/model/access.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { covers, rank } from '../../src/model/grants.ts'
import type { Policy } from '../../src/model/policy.ts'

const now = Date.UTC(2026, 10, 21, 12)

type Texts = Readonly<Record<string, string>>

const judged = (texts: Texts): Organisation => {
  const encoder = new TextEncoder()
  const files = Object.entries(texts).map(([file, text]) => ({ file, bytes: encoder.encode(text) }))
  const source = { name: 'memory', files: () => files, problems: () => [] }
  return judge(source, { folder: '/policies', now, base: null })
}

const textsOf = ({ source }: Organisation): Texts =>
  Object.fromEntries(
    source
      .files()
      .map(({ file, bytes }) => [file, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)])
  )

/** Mends documents: file → YAML without its `apiVersion` line. */
const mended = (
  documents: Texts
): { readonly texts: Texts; readonly fixed: readonly string[]; readonly left: readonly string[] } => {
  const head = 'apiVersion: rolewright/v1\n'
  const { organisation, fixed } = mend(
    judged(Object.fromEntries(Object.entries(documents).map(([file, text]) => [file, head + text])))
  )
  return {
    texts: Object.fromEntries(
      Object.entries(textsOf(organisation)).map(([file, text]) => [file, text.replace(head, '')])
    ),
    fixed: fixed.map(({ rule, title, location }) => `${location.file}:${location.line} ${rule}: ${title}`),
    left: organisation.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  }
}

const seller = 'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\nowner: ana@example.org\n'

describe('mend', () => {
  test('drops what lacks its ground, one after the other, in the layout of the document', () => {
    const role = `${seller}grants: # most of it\n  leads: {view: all, delete: all, export: all} # Ana wants it\n  deals: [view]\n`
    const { texts, fixed, left } = mended({
      'seller.yaml': role.replace('[view]', '{view: own, edit: own, delete: own}').replace('view: all, ', '')
    })
    expect(texts['seller.yaml']).toContain('\n  leads: {delete: none, export: none} # Ana wants it\n')
    expect(fixed).toEqual([
      'seller.yaml:8 missing-requirement: drop `leads.delete`',
      'seller.yaml:8 missing-requirement: drop `leads.export`'
    ])
    expect(left).toEqual([])
  })

  test('writes the new name of a role that the vendor renamed, in many lines at once', () => {
    const lines = ['leader', 'manager', 'agent', 'leader'].map(
      (role, index) => `  - {user: u${index}@example.org, roles: [${role}]} # ${role}\n`
    )
    const { texts, fixed } = mended({
      'lines.yaml': `kind: Assignments\nplatform: cinnox\nassignments:\n${lines.join('')}`
    })
    expect(fixed.length).toBe(3)
    expect(texts['lines.yaml']?.match(/roles: \[supervisor\]/g)?.length).toBe(3)
    expect(texts['lines.yaml']).toContain('roles: [supervisor]} # leader\n')
  })

  test('takes several entries out of one list', () => {
    const line = (user: string): string =>
      `  - {user: ${user}@example.org, roles: [seller], until: 2026-01-31}\n  - {user: ${user}@example.org, roles: [seller]}\n`
    const { texts, fixed } = mended({
      'seller.yaml': `${seller}grants: {leads: {view: own}}\n`,
      'lines.yaml': `kind: Assignments\nplatform: uspacy\nassignments:\n${['a', 'b', 'c'].map(line).join('')}`
    })
    expect(fixed.length).toBe(3)
    expect(texts['lines.yaml']?.match(/- \{user: .@example\.org, roles: \[seller\]\}/g)?.length).toBe(3)
    expect(texts['lines.yaml']).not.toContain('until')
  })

  test('leaves a fix that would give more, and one that would let somebody go', () => {
    const documents = {
      'seller.yaml': `${seller}grants: {leads: all, deals: {view: somewhere}}\n`,
      'tombstone.yaml': 'kind: Role\nplatform: uspacy\nid: old\nremoved: {moveTo: seller, reason: Merged}\n',
      'lines.yaml':
        'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ana@example.org, roles: [old]}\n'
    }
    expect(mended(documents)).toMatchObject({ texts: documents, fixed: [] })
  })

  test('leaves a document that cannot be read as it is', () => {
    const documents = {
      'seller.yaml': `${seller}grants: {leads: {view: &a all}}\n`,
      'other.yaml': 'kind: Nothing\n'
    }
    expect(mended(documents)).toMatchObject({ texts: documents, fixed: [], left: ['schema', 'yaml'] })
  })

  test('keeps a byte order mark and the line breaks of Windows', () => {
    const text =
      `\ufeffapiVersion: rolewright/v1\n${seller}grants:\n  leads: {delete: all} # why\n`.replaceAll(
        '\n',
        '\r\n'
      )
    const { organisation, fixed } = mend(judged({ 'seller.yaml': text }))
    expect(fixed.length).toBe(1)
    expect(textsOf(organisation)['seller.yaml']).toBe(text.replace('delete: all', 'delete: none'))
  })
})

/** How a document is written. */
interface Layout {
  readonly collectionStyle: 'any' | 'block' | 'flow'
  readonly indentSeq: boolean
  /** Whether a line has a comment behind it (1) or above it (2), again and again. */
  readonly comments: readonly number[]
}

describe('any organisation with mistakes', () => {
  const scope = fc.constantFrom('none', 'own', 'department', 'all')
  const actions = fc.dictionary(fc.constantFrom('view', 'edit', 'delete', 'export', 'create'), scope, {
    minKeys: 1,
    noNullPrototype: true
  })
  const resource = fc.oneof(
    { arbitrary: actions, weight: 4 },
    fc.constantFrom<unknown>('all', 'none', 'everything', ['view'], ['view', 'delete'])
  )
  const grants = fc.dictionary(fc.constantFrom('leads', 'deals', 'contacts', 'tasks'), resource, {
    minKeys: 1,
    noNullPrototype: true
  })
  const day = fc.constantFrom('2025-01-01', '2026-06-30', '2026-12-01', '2027-03-31')
  const period = fc.record({ from: day, until: day }, { requiredKeys: [], noNullPrototype: true })
  const user = fc.constantFrom('ana@example.org', 'bo@example.org', 'cy@example.org', 'di@example.org')
  const uspacyRole = fc.constantFrom('employee', 'hr', 'r1', 'r2', 'gone', 'nothing')
  const cinnoxRole = fc.constantFrom('agent', 'supervisor', 'leader', 'manager', 'caller')
  const rolesOf = (
    role: fc.Arbitrary<string>,
    minLength: number,
    maxLength: number
  ): fc.Arbitrary<readonly string[]> => fc.uniqueArray(role, { minLength, maxLength })

  const linesOf = (role: fc.Arbitrary<string>, maxRoles: number): fc.Arbitrary<unknown> =>
    fc.array(
      fc
        .tuple(user, rolesOf(role, 0, maxRoles), fc.option(period, { nil: {} }))
        .map(([name, roles, time]) => ({
          user: name,
          roles,
          ...time,
          reason: 'Covers a leave'
        })),
      { minLength: 1, maxLength: 5 }
    )

  const role = fc
    .record({
      grants,
      basedOn: fc.constantFrom(undefined, 'employee', 'r1'),
      scope: fc.constantFrom(undefined, 'own', 'all')
    })
    .map(({ grants: own, ...given }) => ({ ...given, owner: 'ana@example.org', grants: own }))

  const documents = fc
    .record({
      r1: role,
      r2: role,
      gone: fc.constantFrom({ moveTo: 'r1', reason: 'Merged' }, { reason: 'Nobody needs it' }),
      uspacy: linesOf(uspacyRole, 3),
      cinnox: linesOf(cinnoxRole, 2),
      functions: fc.record({ uspacy: rolesOf(uspacyRole, 1, 2), cinnox: rolesOf(cinnoxRole, 1, 1) }),
      people: fc.uniqueArray(
        fc.record({
          id: user,
          department: fc.constantFrom('Sales', 'Care'),
          status: fc.constantFrom('active', 'leave', 'departed'),
          functions: fc.constantFrom([], ['helper'])
        }),
        { selector: ({ id }) => id, minLength: 1 }
      ),
      licensed: fc.constantFrom(['crm'], []),
      waived: day
    })
    .map((given) => ({
      'r1.yaml': { kind: 'Role', platform: 'uspacy', id: 'r1', title: 'First', ...given.r1, basedOn: 'hr' },
      'r2.yaml': { kind: 'Role', platform: 'uspacy', id: 'r2', title: 'Second', ...given.r2 },
      'gone.yaml': { kind: 'Role', platform: 'uspacy', id: 'gone', removed: given.gone },
      'caller.yaml': {
        kind: 'Role',
        platform: 'cinnox',
        id: 'caller',
        title: 'Caller',
        scope: 'department',
        basedOn: 'agent',
        grants: { 'smart-messaging': { delete: 'none' } }
      },
      'uspacy.yaml': { kind: 'Assignments', platform: 'uspacy', assignments: given.uspacy },
      'cinnox.yaml': { kind: 'Assignments', platform: 'cinnox', assignments: given.cinnox },
      'helper.yaml': { kind: 'JobFunction', id: 'helper', title: 'Helper', roles: given.functions },
      'people.yaml': { kind: 'People', people: given.people },
      'target.yaml': {
        kind: 'Target',
        id: 'space',
        platform: 'uspacy',
        subscription: 'professional',
        licensed: given.licensed
      },
      'guardrails.yaml': {
        kind: 'Guardrails',
        waivers: [
          {
            rule: 'standing-privilege',
            user: 'ana@example.org',
            owner: 'bo@example.org',
            until: given.waived,
            reason: 'Until then'
          }
        ]
      }
    }))

  const layout: fc.Arbitrary<Layout> = fc.record({
    collectionStyle: fc.constantFrom('block', 'any', 'flow'),
    indentSeq: fc.boolean(),
    comments: fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })
  })

  const written = (values: Readonly<Record<string, object>>, layouts: readonly Layout[]): Texts =>
    Object.fromEntries(
      Object.entries(values).map(([file, value], index) => {
        const { comments = [0], ...options } = layouts[index % layouts.length] ?? {}
        const text = stringify(
          { apiVersion: 'rolewright/v1', ...value },
          { ...options, lineWidth: 0, aliasDuplicateObjects: false }
        )
        return [file, commented(text, file, comments)]
      })
    )

  /** A comment above or behind some of the lines. */
  const commented = (text: string, file: string, places: readonly number[]): string =>
    text
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        const place = places[index % places.length] ?? 0
        const above = place & 2 ? `${' '.repeat(line.search(/\S|$/))}# above ${index} of ${file}\n` : ''
        return `${above}${line}${place & 1 ? ` # behind ${index} of ${file}` : ''}\n`
      })
      .join('')

  const commentsIn = (texts: Texts): readonly string[] =>
    Object.values(texts)
      .flatMap((text) => [...text.matchAll(/# .*$/gm)].map(([comment]) => comment))
      .sort()

  /** The same with the names that the vendor uses now: whoever is written down with an old one has the new one already. */
  const renamed = (value: unknown): unknown => {
    if (value === 'leader' || value === 'manager') return 'supervisor'
    if (Array.isArray(value)) return [...new Set(value.map(renamed))]
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, renamed(own)]))
  }

  test('gives nobody more, keeps everything managed, loads, keeps every comment, and is at rest after one run', () => {
    let fixes = 0
    fc.assert(
      fc.property(documents, fc.array(layout, { minLength: 1, maxLength: 3 }), (values, layouts) => {
        const texts = written(values, layouts)
        const before = judged(texts)
        const known = judged(written(renamed(values) as typeof values, layouts))
        fc.pre(unread(known) === unread(before))
        const { organisation: after, fixed } = mend(before)
        fixes += fixed.length
        expect(unread(after)).toBeLessThanOrEqual(unread(before))
        expect(commentsIn(textsOf(after))).toEqual(commentsIn(texts))
        expect(gainsBetween(known.policy, after.policy)).toEqual([])
        expect(mend(after)).toMatchObject({ fixed: [] })
        expect(textsOf(mend(after).organisation)).toEqual(textsOf(after))
      }),
      { numRuns: 30 }
    )
    expect(fixes).toBeGreaterThan(50)
  })

  const unread = ({ policy: { problems } }: Organisation): number =>
    problems.yaml.length + problems.schema.length

  /** Who can do something at any time from now on that they could not do then before, and who is no longer managed. */
  const gainsBetween = (before: Policy, after: Policy): readonly string[] => {
    const [base, head] = [accessOf(before), accessOf(after)]
    return [...after.targets.values()].flatMap((target) => {
      const old = before.targets.get(target.id)
      if (!old) return [`the target ${target.id} is new`]
      const roles = [...target.roles].flatMap(([id, { grants }]) =>
        [...grants].some(
          ([permission, granted]) =>
            !covers(target.catalog, old.roles.get(id)?.grants.get(permission), granted)
        )
          ? [`the role ${id} grants more`]
          : []
      )
      const names = new Set([...base.holders(old).keys(), ...head.holders(target).keys()])
      const people = [...names].flatMap((name) => {
        const [earlier, later] = [base.holders(old).get(name), head.holders(target).get(name)]
        if (!later) return [`${name} is let go`]
        const spans = [...(earlier ? base.spans(old, earlier) : []), ...head.spans(target, later)]
        const instants = [...new Set(spans.map(({ period: { from } }) => Math.max(from, now)))]
        return instants.flatMap((at) =>
          wider(target.catalog, base.reachesAt(old, name, at), head.reachesAt(target, name, at))
        )
      })
      return [...roles, ...people]
    })
  }

  const wider = (catalog: Catalog, before: Reaches, after: Reaches): readonly string[] =>
    [...after].flatMap(([permission, reach]) =>
      isWithin(catalog, before.get(permission), reach) ? [] : [permission]
    )

  const isWithin = (catalog: Catalog, before: Reach | undefined, after: Reach): boolean => {
    if (!before) return false
    const more = rank(catalog, before.scope) - rank(catalog, after.scope)
    return more > 0 || (more === 0 && after.units.every((unit) => before.units.includes(unit)))
  }
})
