import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import { compare } from '../../src/access/compare.ts'
import type { Access } from '../../src/model/access.ts'
import type { AssignmentChange, Comparison, RoleChange } from '../../src/model/comparison.ts'
import { showEnd, showInstant } from '../../src/model/instant.ts'
import { policyOf } from '../support/policy.ts'

type Documents = Readonly<Record<string, string>>

const now = Date.UTC(2026, 10, 21, 12)

const accessIn = (documents: Documents): Access => {
  const { policy } = policyOf(documents)
  expect([...policy.problems.yaml, ...policy.problems.schema]).toEqual([])
  return accessOf(policy)
}

const comparisonOf = (base: Documents, head: Documents): Comparison =>
  compare(accessIn(base), accessIn(head), { now })

const role = (id: string, rest: string): string => `kind: Role\nplatform: uspacy\nid: ${id}\n${rest}\n`
const reader = role('reader', 'title: Reader\ngrants: {leads: {view: own}}')
const maker = role('maker', 'title: Maker\ngrants: {leads: {view: all, create: all}}')
const lines = (...written: readonly string[]): string =>
  `kind: Assignments\nplatform: uspacy\nassignments:\n${written.map((line) => `  - {${line}}\n`).join('')}`
const people = (...written: readonly string[]): string =>
  `kind: People\npeople:\n${written.map((person) => `  - {${person}}\n`).join('')}`
const job = (roles: string): string => `kind: JobFunction\nid: seller\nroles: ${roles}\n`
const ana = 'ana@example.org'
const roles = { 'reader.yaml': reader, 'maker.yaml': maker }
const held = { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader]`) }

const nothing: Comparison = { roles: [], assignments: [], released: [], access: [] }

const deltas = (all: RoleChange['gained']): readonly string[] =>
  all.map(({ permission, was, scope, risk }) => `${permission} ${was} → ${scope} ${risk}`)

/** A change of a role in one line. */
const shownRole = (change: RoleChange): string =>
  [
    `${change.change} ${change.platform}:${change.role} on ${change.targets.join(', ')}`,
    ...deltas(change.gained).map((delta) => `+ ${delta}`),
    ...deltas(change.lost).map((delta) => `- ${delta}`)
  ].join('; ')

const shownTerms = (change: AssignmentChange): readonly string[] => {
  if (change.kind === 'job-function') return [change.users.join(' ')]
  return [change.before, change.after].map((terms) => {
    if (terms === null) return 'nothing'
    if ('status' in terms) return [terms.status, terms.department, JSON.stringify(terms.accounts)].join(' ')
    const { from, until } = terms.period
    const unit = Object.entries(terms.in ?? {}).map(([kind, name]) => `${kind} ${name}`)
    return [
      terms.targets?.join(' ') ?? 'everywhere',
      from === -Infinity ? 'always' : showInstant(from),
      until === Infinity ? 'always' : showEnd(until),
      ...unit
    ].join(' ')
  })
}

/** A change of an assignment in one line. */
const shownAssignment = (change: AssignmentChange): string => {
  const subject =
    change.kind === 'line'
      ? `${change.user} ${change.role}`
      : change.kind === 'job-function'
        ? `${change.function} ${change.platform}:${change.role}`
        : change.kind === 'function'
          ? `${change.user} ${change.function}`
          : change.user
  return `${change.change} ${change.kind} ${subject}: ${shownTerms(change).join(' → ')}`
}

const shown = (base: Documents, head: Documents): readonly string[] => {
  const { roles: changed, assignments, released } = comparisonOf(base, head)
  return [
    ...changed.map(shownRole),
    ...assignments.map(shownAssignment),
    ...released.map(
      ({ kind, target, user, role: id, reason }) =>
        `released ${kind} ${user ?? id ?? ''} on ${target}${reason === null ? '' : `: ${reason}`}`
    )
  ]
}

describe('what means the same is the same', () => {
  const cases: readonly (readonly [name: string, base: Documents, head: Documents])[] = [
    ['equal documents', held, held],
    [
      'other file names',
      { 'a.yaml': held['reader.yaml'], 'b.yaml': held['lines.yaml'] },
      { 'c.yaml': held['lines.yaml'], 'd.yaml': held['reader.yaml'] }
    ],
    [
      'a line that moved to another file, and others before it',
      {
        ...roles,
        'lines.yaml': lines(`user: ${ana}, roles: [reader]`, 'user: bo@example.org, roles: [maker]')
      },
      {
        ...roles,
        'a.yaml': lines('user: bo@example.org, roles: [maker]'),
        'b.yaml': lines(`user: ${ana.toUpperCase()}, roles: [reader]`)
      }
    ],
    [
      'two lines in place of one with two roles',
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader, maker]`) },
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [maker]`, `user: ${ana}, roles: [reader]`) }
    ],
    [
      'another reason, another review',
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader], reason: a`) },
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader], reason: b, reviewed: 2026-11-01`) }
    ],
    [
      'a day and its last moment',
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader], until: 2027-01-15`) },
      { ...roles, 'lines.yaml': lines(`user: ${ana}, roles: [reader], until: "2027-01-16T00:00:00Z"`) }
    ],
    [
      'the same grants in other words',
      roles,
      { ...roles, 'reader.yaml': role('reader', 'title: Reader\nscope: own\ngrants: {leads: [view]}') }
    ],
    ['a comment', roles, { ...roles, 'reader.yaml': `# why\n${reader}` }],
    [
      'a target that gets a name',
      held,
      { ...held, 'target.yaml': 'kind: Target\nid: production\nplatform: uspacy\n' }
    ],
    [
      'a role with a new id that says what it was, and its lines',
      held,
      {
        'viewer.yaml': role('viewer', 'title: Reader\npreviously: [reader]\ngrants: {leads: {view: own}}'),
        'maker.yaml': maker,
        'lines.yaml': lines(`user: ${ana}, roles: [viewer]`)
      }
    ]
  ]

  test.each(cases.slice(0, -1))('%s', (_, base, head) => {
    expect(comparisonOf(base, head)).toEqual(nothing)
    expect(comparisonOf(head, base)).toEqual(nothing)
  })

  test.each(cases.slice(-1))('%s: only the rename shows', (_, base, head) => {
    expect(shown(base, head)).toEqual(['renamed uspacy:viewer on uspacy'])
    expect(comparisonOf(base, head).access).toEqual([])
  })
})

describe('roles', () => {
  const cases: readonly (readonly [
    name: string,
    base: Documents,
    head: Documents,
    shown: readonly string[]
  ])[] = [
    [
      'a new one',
      { 'maker.yaml': maker },
      roles,
      ['added uspacy:reader on uspacy; + leads.view null → own low']
    ],
    [
      'wider, narrower, gone and new grants, the riskiest first',
      { 'a.yaml': role('a', 'grants: {leads: {view: own, edit: own, create: all}, contacts: {view: all}}') },
      { 'a.yaml': role('a', 'grants: {leads: {view: all, edit: own, delete: own}, contacts: {view: own}}') },
      [
        'changed uspacy:a on uspacy; + leads.delete null → own high; + leads.view own → all low; - leads.create all → none medium; - contacts.view all → own low'
      ]
    ],
    [
      'a role that is based on a changed one changes too',
      {
        'reader.yaml': reader,
        'b.yaml': role('b', 'title: B\nbasedOn: reader')
      },
      {
        'reader.yaml': role('reader', 'title: Reader\ngrants: {leads: {view: all}}'),
        'b.yaml': role('b', 'title: B\nbasedOn: reader')
      },
      [
        'changed uspacy:b on uspacy; + leads.view own → all low',
        'changed uspacy:reader on uspacy; + leads.view own → all low'
      ]
    ],
    [
      'another title is a rename, with whatever else changes',
      { 'reader.yaml': reader },
      { 'reader.yaml': role('reader', 'title: Viewer\npreviously: [Reader]\ngrants: {leads: {view: all}}') },
      ['renamed uspacy:reader on uspacy; + leads.view own → all low']
    ],
    [
      'a new id is recognised by the old title',
      { 'reader.yaml': reader },
      { 'viewer.yaml': role('viewer', 'title: Viewer\npreviously: [READER]\ngrants: {leads: {view: own}}') },
      ['renamed uspacy:viewer on uspacy']
    ],
    [
      'two that say they were the same: neither is',
      { 'reader.yaml': reader },
      {
        'a.yaml': role('a', 'title: A\npreviously: [reader]\ngrants: none'),
        'b.yaml': role('b', 'title: B\npreviously: [reader]\ngrants: none')
      },
      ['added uspacy:a on uspacy', 'added uspacy:b on uspacy', 'released role reader on uspacy']
    ],
    [
      'a place in the hierarchy',
      { 'reader.yaml': reader, 'maker.yaml': maker },
      { 'reader.yaml': `${reader}reportsTo: maker\n`, 'maker.yaml': maker },
      ['changed uspacy:reader on uspacy']
    ],
    [
      'a tombstone removes a role',
      roles,
      { ...roles, 'reader.yaml': role('reader', 'removed: {moveTo: maker, reason: Merged}') },
      ['removed uspacy:reader on uspacy; - leads.view own → none low']
    ],
    [
      'a tombstone under a new id removes the role that it names',
      { 'reader.yaml': reader },
      { 'old.yaml': role('old', 'previously: [reader]\nremoved: {reason: Merged}') },
      ['removed uspacy:old on uspacy; - leads.view own → none low']
    ],
    [
      'a tombstone for a role that no document spoke of',
      { 'maker.yaml': maker },
      { 'maker.yaml': maker, 'x.yaml': role('x', 'removed: {reason: Never ours}') },
      ['removed uspacy:x on uspacy']
    ],
    [
      'a tombstone that goes with its work done is nothing',
      { 'maker.yaml': maker, 'x.yaml': role('x', 'removed: {reason: Merged}') },
      { 'maker.yaml': maker },
      []
    ],
    [
      'what somebody has looked up',
      { 'maker.yaml': maker },
      {
        'maker.yaml': maker,
        'hr.yaml': role('hr', `observed: {by: ${ana}, on: 2026-11-01}\ngrants: {contacts: {view: all}}`)
      },
      ['changed uspacy:hr on uspacy; + contacts.view null → all low; - undocumented.hr on → none high']
    ],
    ['a role without a document', roles, { 'maker.yaml': maker }, ['released role reader on uspacy']],
    [
      'a content that is no longer ours',
      { 'reader.yaml': reader },
      { 'reader.yaml': role('reader', 'title: Reader') },
      ['changed uspacy:reader on uspacy']
    ],
    [
      'another reach on a platform where it belongs to the role',
      { 'a.yaml': 'kind: Role\nplatform: cinnox\nid: a\nscope: department\nbasedOn: agent\n' },
      { 'a.yaml': 'kind: Role\nplatform: cinnox\nid: a\nscope: full\nbasedOn: agent\n' },
      ['changed cinnox:a on cinnox']
    ]
  ]

  test.each(cases)('%s', (_, base, head, expected) => {
    expect(shown(base, head)).toEqual(expected)
  })

  const targets = (...ids: readonly string[]): Documents =>
    Object.fromEntries(ids.map((id) => [`${id}.yaml`, `kind: Target\nid: ${id}\nplatform: uspacy\n`]))

  test('the same change on several targets is one; a role that leaves one of them is let go there', () => {
    const base = { ...roles, ...targets('live', 'trial') }
    const wider = { 'reader.yaml': role('reader', 'title: Reader\ngrants: {leads: {view: all}}') }
    expect(shown(base, { ...base, ...wider })).toEqual([
      'changed uspacy:reader on live, trial; + leads.view own → all low'
    ])
    expect(shown(base, { ...base, 'reader.yaml': `${reader}targets: [live]\n` })).toEqual([
      'released role reader on trial'
    ])
  })

  test('says what a role was and is, and where', () => {
    const [change] = comparisonOf(
      { 'reader.yaml': reader },
      { 'b/viewer.yaml': role('reader', 'title: Viewer\nreportsTo: maker\ngrants: {leads: {view: own}}') }
    ).roles
    expect(change).toMatchObject({
      before: {
        id: 'reader',
        title: 'Reader',
        reportsTo: null,
        content: 'managed',
        at: { file: 'policies/reader.yaml' }
      },
      after: { id: 'reader', title: 'Viewer', reportsTo: 'maker', at: { file: 'policies/b/viewer.yaml' } },
      removal: null
    })
  })

  test('a removal says why and where holders go', () => {
    const tombstone = role('reader', 'removed: {moveTo: maker, reason: Merged}')
    const [change] = comparisonOf(roles, { ...roles, 'reader.yaml': tombstone }).roles
    expect(change).toMatchObject({
      before: { title: 'Reader' },
      after: null,
      removal: { moveTo: 'maker', reason: 'Merged', at: { file: 'policies/reader.yaml' } }
    })
  })
})

describe('assignments', () => {
  const line = (rest: string): Documents => ({ ...roles, 'lines.yaml': lines(`user: ${ana}, ${rest}`) })
  const cases: readonly (readonly [
    name: string,
    base: Documents,
    head: Documents,
    shown: readonly string[]
  ])[] = [
    [
      'another role',
      line('roles: [reader]'),
      line('roles: [maker]'),
      [
        `added line ${ana} maker: nothing → everywhere always always`,
        `removed line ${ana} reader: everywhere always always → nothing`
      ]
    ],
    [
      'another period',
      line('roles: [reader], until: 2027-01-15'),
      line('roles: [reader], from: 2026-12-01, until: 2027-02-15'),
      [`changed line ${ana} reader: everywhere always 2027-01-15 → everywhere 2026-12-01 2027-02-15`]
    ],
    [
      'another unit',
      line('roles: [reader], in: {department: Sales}'),
      line('roles: [reader], in: {department: Outreach}'),
      [
        `changed line ${ana} reader: everywhere always always department Sales → everywhere always always department Outreach`
      ]
    ],
    [
      'one of two periods goes',
      {
        ...roles,
        'lines.yaml': lines(
          `user: ${ana}, roles: [reader], until: 2026-12-31`,
          `user: ${ana}, roles: [reader], from: 2027-03-01`
        )
      },
      line('roles: [reader], from: 2027-03-01'),
      [`removed line ${ana} reader: everywhere always 2026-12-31 → nothing`]
    ],
    [
      'everything is taken',
      line('roles: [reader]'),
      line('roles: []'),
      [
        `removed line ${ana} reader: everywhere always always → nothing`,
        `added line ${ana} null: nothing → everywhere always always`
      ]
    ],
    [
      'let go with a reason',
      line('roles: [reader]'),
      line('released: To the agency'),
      [
        `removed line ${ana} reader: everywhere always always → nothing`,
        `released person ${ana} on uspacy: To the agency`
      ]
    ],
    [
      'a line that is taken away',
      line('roles: [reader]'),
      roles,
      [`removed line ${ana} reader: everywhere always always → nothing`, `released person ${ana} on uspacy`]
    ],
    [
      'the last document of a platform',
      { 'lines.yaml': lines(`user: ${ana}, roles: [employee]`) },
      {},
      [`removed line ${ana} employee: everywhere always always → nothing`, `released person ${ana} on uspacy`]
    ],
    [
      'a line with a mistake still speaks of somebody',
      line('roles: [reader]'),
      line('roles: [raeder]'),
      [
        `added line ${ana} raeder: nothing → everywhere always always`,
        `removed line ${ana} reader: everywhere always always → nothing`
      ]
    ],
    [
      'a job function with a period',
      { ...roles, 'job.yaml': job('{uspacy: [reader]}'), 'people.yaml': people(`id: ${ana}`) },
      {
        ...roles,
        'job.yaml': job('{uspacy: [reader]}'),
        'people.yaml': people(`id: ${ana}, functions: [{function: seller, until: 2027-01-15}]`)
      },
      [`added function ${ana} seller: nothing → everywhere always 2027-01-15`]
    ],
    [
      'what a job function gives reaches everybody who has it',
      {
        ...roles,
        'job.yaml': job('{uspacy: [reader]}'),
        'people.yaml': people(`id: ${ana}, functions: [seller]`, 'id: bo@example.org, functions: [seller]')
      },
      {
        ...roles,
        'job.yaml': job('{uspacy: [maker]}'),
        'people.yaml': people(`id: ${ana}, functions: [seller]`, 'id: bo@example.org, functions: [seller]')
      },
      [
        `added job-function seller uspacy:maker: ${ana} bo@example.org`,
        `removed job-function seller uspacy:reader: ${ana} bo@example.org`
      ]
    ],
    [
      'who leaves, moves and has another account',
      { 'people.yaml': people(`id: ${ana}, department: Sales, accounts: {uspacy: "42"}`) },
      { 'people.yaml': people(`id: ${ana}, department: Help, status: departed, accounts: {uspacy: "43"}`) },
      [`changed person ${ana}: active Sales {"uspacy":"42"} → departed Help {"uspacy":"43"}`]
    ],
    [
      'who is on leave and disappears from the documents counts as active again',
      { 'people.yaml': people(`id: ${ana}, status: leave`) },
      {},
      [`changed person ${ana}: leave  {} → active  {}`]
    ],
    ['who joins', {}, { 'people.yaml': people(`id: ${ana}, department: Sales`) }, []]
  ]

  test.each(cases)('%s', (_, base, head, expected) => {
    expect(shown(base, head)).toEqual(expected)
  })

  test('a target that gets another name takes its lines with it; one that goes is let go with everybody', () => {
    const target = (id: string): string => `kind: Target\nid: ${id}\nplatform: uspacy\n`
    const linesOn = (id: string): string =>
      lines(`user: ${ana}, roles: [reader]`).replace('assignments:', `targets: [${id}]\nassignments:`)
    const base = { ...roles, 'lines.yaml': linesOn('live'), 'target.yaml': target('live') }
    const renamed = { ...roles, 'lines.yaml': linesOn('main'), 'target.yaml': target('main') }
    expect(shown(base, renamed)).toEqual([])
    const gone = { ...base, 'other.yaml': target('other') }
    expect(shown(gone, base)).toEqual([
      'released target  on other',
      'released role maker on other',
      'released role reader on other'
    ])
  })

  test('says where it stands, and where it stood no more', () => {
    const { assignments } = comparisonOf(line('roles: [reader]'), line('roles: [maker]'))
    expect(assignments.map(({ at }) => at?.pointer ?? null)).toEqual(['/assignments/0/roles/0', null])
  })
})

describe('both ways', () => {
  const user = fc.constantFrom(ana, 'bo@example.org', 'cy@example.org')
  const written = fc.record({
    user,
    role: fc.constantFrom('reader', 'maker'),
    until: fc.constantFrom('', ', until: 2026-12-31', ', until: 2027-01-31')
  })
  const documents = fc.record({
    grants: fc.constantFrom('own', 'all'),
    title: fc.constantFrom('Reader', 'Viewer'),
    assigned: fc.array(written, { maxLength: 5 })
  })
  const toDocuments = ({
    grants,
    title,
    assigned
  }: typeof documents extends fc.Arbitrary<infer Drawn> ? Drawn : never): Documents => ({
    'reader.yaml': role('reader', `title: ${title}\ngrants: {leads: {view: ${grants}}}`),
    'maker.yaml': maker,
    ...Object.fromEntries(
      assigned.map((each, index) => [
        `${index}.yaml`,
        lines(`user: ${each.user}, roles: [${each.role}]${each.until}`)
      ])
    )
  })
  const opposite = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' } as const

  test('the way back is the opposite of the way there, and from a version to itself there is none', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const [base, head] = [toDocuments(a), toDocuments(b)]
        expect(comparisonOf(base, base)).toEqual(nothing)
        const there = comparisonOf(base, head)
        const back = comparisonOf(head, base)
        expect(back.roles.map(({ gained, lost }) => [lost.length, gained.length])).toEqual(
          there.roles.map(({ gained, lost }) => [gained.length, lost.length])
        )
        expect(back.assignments.map(({ change }) => opposite[change])).toEqual(
          there.assignments.map(({ change }) => change)
        )
        const touched = new Set(there.access.map((each) => each.user))
        expect(there.released.filter(({ user: who }) => who !== null && touched.has(who))).toEqual([])
      }),
      { numRuns: 25 }
    )
  })
})
