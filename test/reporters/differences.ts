import { accessOf } from '../../src/access/access.ts'
import { compare } from '../../src/access/compare.ts'
import type { DiffAnswer, DiffSide, Hunk } from '../../src/reporters/diff.ts'
import type { RoleChange } from '../../src/model/comparison.ts'
import { textDifference } from '../../src/reporters/text-difference.ts'
import { policyOf } from '../support/policy.ts'

type Documents = Readonly<Record<string, string>>

/** Differences between two sets of documents, and how the texts of roles changed. */
export interface Differences {
  readonly answer: DiffAnswer
  readonly hunks: (change: RoleChange) => readonly Hunk[]
}

/** What differs, at midday on 2026-11-21. */
export const differencesOf = (base: Documents, head: Documents): Differences => {
  const sides = [policyOf(base), policyOf(head)] as const
  const [before, after] = sides
  const sideOf = (revision: string, { policy, locate }: (typeof sides)[number]): DiffSide => ({
    revision,
    folder: 'policies',
    documents: policy.documents,
    errors: policy.problems.yaml.length + policy.problems.schema.length,
    locate
  })
  return {
    answer: {
      comparison: compare(accessOf(before.policy), accessOf(after.policy), {
        now: Date.UTC(2026, 10, 21, 12)
      }),
      base: sideOf('main', before),
      head: sideOf('feature/more-leads', after)
    },
    hunks: (change) => {
      const from = change.before?.at && before.text(change.before.at.file)
      const at = change.after?.at ?? change.removal?.at
      const to = at && after.text(at.file)
      return from && to ? textDifference(from, to) : []
    }
  }
}

const role = (id: string, rest: string): string => `kind: Role\nplatform: uspacy\nid: ${id}\n${rest}\n`
const lines = (platform: string, ...written: readonly string[]): string =>
  `kind: Assignments\nplatform: ${platform}\nassignments:\n${written.map((line) => `  - {${line}}\n`).join('')}`
const people = (...written: readonly string[]): string =>
  `kind: People\npeople:\n${written.map((person) => `  - {${person}}\n`).join('')}`
const crowd = Array.from({ length: 9 }, (_, index) => `agent${index}@example.org`)

const before: Documents = {
  'target.yaml': 'kind: Target\nid: uspacy-production\nplatform: uspacy\n',
  'trial.yaml': 'kind: Target\nid: cinnox-trial\nplatform: cinnox\n',
  'reader.yaml': role('reader', 'title: Reader\ngrants:\n  leads: {view: own}'),
  'maker.yaml': role(
    'maker',
    'title: Maker\ngrants:\n  leads: {view: all, create: all}\n  deals: {view: all}'
  ),
  'night.yaml': role('night', 'title: Night\ngrants: {contacts: {view: all}}'),
  'other.yaml': role('other', 'title: Other\ngrants: none'),
  'job.yaml': 'kind: JobFunction\nid: seller\nroles: {uspacy: [reader]}\n',
  'people.yaml': people(
    'id: ana@example.org, department: Sales',
    ...crowd.map((user) => `id: ${user}, functions: [seller]`)
  ),
  'lines.yaml': lines(
    'uspacy',
    'user: ana@example.org, roles: [night], until: 2026-12-31',
    'user: bo@example.org, roles: [maker]',
    'user: cy@example.org, roles: [reader]'
  ),
  'calls.yaml': lines('cinnox', 'user: dee@example.org, roles: [agent]')
}

const after: Documents = {
  ...before,
  'reader.yaml': role('reader', 'title: Reader\ngrants:\n  leads: {view: own, edit: own, delete: own}'),
  'maker.yaml': role(
    'maker',
    'title: Lead maker\npreviously: [Maker]\ngrants:\n  leads: {view: all, create: all}\n  deals: {view: own}'
  ),
  'night.yaml': role('night', 'removed: {moveTo: reader, reason: Day and night are one}'),
  'keeper.yaml': role('keeper', 'title: Keeper\ngrants: {contacts: everything}'),
  'other.yaml': 'kind: AccessTests\ntests: []\n',
  'job.yaml': 'kind: JobFunction\nid: seller\nroles: {uspacy: [reader, keeper]}\n',
  'people.yaml': people(
    'id: ana@example.org, department: Help',
    ...crowd.map(
      (user, index) => `id: ${user}, functions: [seller]${index === 0 ? ', status: departed' : ''}`
    )
  ),
  'lines.yaml': lines(
    'uspacy',
    'user: ana@example.org, roles: [reader], until: 2027-01-15, in: {department: Sales}',
    'user: ana@example.org, roles: [maker], from: 2026-12-01, until: 2026-12-31, reason: Covers a leave',
    'user: bo@example.org, roles: [maker], until: 2027-03-31',
    'user: cy@example.org, released: Looked after by the agency'
  ),
  'calls.yaml': lines('cinnox', 'user: dee@example.org, roles: []')
}

/** A change in which everything happens that can be told. */
export const everything = (): Differences => differencesOf(before, after)
