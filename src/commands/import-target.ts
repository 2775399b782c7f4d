import { join } from 'node:path'
import type { Operation } from '../model/operation.ts'
import type { Target } from '../model/target.ts'
import { compareText } from '../model/words.ts'
import { rootOf } from '../policy/source.ts'
import { proposeAccounts } from '../sync/import/accounts.ts'
import type { Left, Proposal, Proposals, Subject } from '../sync/import/proposal.ts'
import { proposeRoles } from '../sync/import/roles.ts'
import { standingOf, type Read, type Standing } from '../sync/import/standing.ts'
import type { Refusal } from '../sync/refusal.ts'
import type { FileChange } from './command.ts'
import { decode } from './import-build.ts'
import { settle, type Measured, type Settled } from './import-settle.ts'
import type { Organisation } from './organisation.ts'

/** A document that an import adds or changes, and what it speaks of. */
interface ImportedFile {
  readonly file: string
  readonly change: 'added' | 'changed'
  readonly subjects: readonly (Subject & Pick<Proposal, 'change'>)[]
}

/** What an import makes of documents, in memory. */
export interface Imported {
  readonly organisation: Organisation
  readonly files: readonly ImportedFile[]
  readonly left: readonly Left[]
  /** What the plan would still do about what was imported. */
  readonly remaining: readonly Operation[]
  /** What the documents still ask for and the platform does not let happen. */
  readonly refusals: readonly Refusal[]
}

/**
 * Writes what was read of a target into documents, in memory: roles first, so that lines can name them. The result has no
 * error that was not there before; whatever would bring one is left as it is and named. What one round leaves because of
 * something else, the next one may well take once that is in its place: so it goes on until a round changes nothing, and
 * to import the same again changes nothing either.
 */
export const importTarget = (
  organisation: Organisation,
  target: string,
  read: Read,
  only: Subject | null
): Imported => {
  const rounds = roundsOf(organisation, target, read, only)
  const settled = rounds.flatMap(({ roles, people }) => [roles, people])
  const end = rounds.at(-1)?.people.organisation ?? organisation
  const { operations, refusals } = standing(end, target, read)
  const ids = new Set(settled.flatMap(({ taken }) => taken.map(({ id }) => id)))
  const remaining = operations.filter((operation) => isAbout(operation, only, ids))
  return {
    organisation: end,
    files: filesOf(organisation, end, settled),
    left: leftOf(leftBy(rounds), remaining),
    remaining,
    refusals: only === null ? refusals : []
  }
}

/** One time through the roles and the people of a target. */
interface Round {
  readonly roles: Settled
  readonly people: Settled
}

/** More rounds than documents ever take: each one that changes something leaves less for the next. */
const mostRounds = 20

const roundsOf = (
  organisation: Organisation,
  target: string,
  read: Read,
  only: Subject | null
): readonly Round[] => {
  const rounds: Round[] = []
  let now = organisation
  while (rounds.length < mostRounds) {
    const round = roundOf(now, target, read, only)
    rounds.push(round)
    if (filesOf(now, round.people.organisation, []).length === 0) break
    now = round.people.organisation
  }
  return rounds
}

const roundOf = (organisation: Organisation, target: string, read: Read, only: Subject | null): Round => {
  const stands = (given: Organisation): Standing => standing(given, target, read)
  const roles = settle(
    organisation,
    targetOf(organisation, target),
    roleProposals(organisation, target, read, only),
    (given) => ofRoles(stands(given))
  )
  const people = settle(
    roles.organisation,
    targetOf(roles.organisation, target),
    userProposals(roles.organisation, target, read, only),
    (given) => ofUsers(stands(given))
  )
  return { roles, people }
}

/** What was left, by the last round that says something of it; not what a later one has taken after all. */
const leftBy = (rounds: readonly Round[]): readonly Left[] => {
  const known = new Map<string, Left>()
  for (const { roles, people } of rounds) {
    for (const { kind, id } of [...roles.taken, ...people.taken]) known.delete(`${kind} ${id}`)
    for (const each of [...roles.left, ...people.left]) known.set(`${each.kind} ${each.id}`, each)
  }
  return [...known.values()]
}

/** The files of an import as they are to be written. */
export const changesOf = (before: Organisation, { files, organisation }: Imported): readonly FileChange[] => {
  const root = rootOf(before.folder)
  const old = bytesOf(before)
  const now = bytesOf(organisation)
  return files.map(({ file }) => ({
    path: join(root, file),
    before: old.get(file) ?? null,
    text: decode(now.get(file) ?? new Uint8Array())
  }))
}

const bytesOf = ({ source }: Organisation): ReadonlyMap<string, Uint8Array> =>
  new Map(source.files().map(({ file, bytes }) => [file, bytes]))

const targetOf = ({ policy }: Organisation, id: string): Target => {
  const target = policy.targets.get(id)
  if (!target) throw new Error(`the target ${id} is gone`)
  return target
}

const standing = (organisation: Organisation, id: string, read: Read): Standing => {
  const target = targetOf(organisation, id)
  return standingOf(target, organisation.access.holders(target), read, organisation.now)
}

const roleProposals = (
  organisation: Organisation,
  id: string,
  read: Read,
  only: Subject | null
): Proposals => {
  const { state } = standing(organisation, id, read).bound
  return proposeRoles({ policy: organisation.policy, target: targetOf(organisation, id), state, only })
}

const userProposals = (
  organisation: Organisation,
  id: string,
  read: Read,
  only: Subject | null
): Proposals => {
  if (only?.kind === 'role') return { proposals: [], left: [] }
  const target = targetOf(organisation, id)
  const { bound, operations } = standing(organisation, id, read)
  const differing = new Set(operations.flatMap(({ user }) => user ?? []))
  const holders = organisation.access.holders(target)
  return proposeAccounts(
    { policy: organisation.policy, target, state: bound.state, only },
    { holders, differing }
  )
}

const ofRoles = ({ operations, roleRefusals }: Standing): Measured => ({
  operations: operations.filter(({ user }) => user === null),
  refusals: roleRefusals
})

const ofUsers = ({ operations, refusals }: Standing): Measured => ({
  operations: operations.filter(({ user }) => user !== null),
  refusals
})

/** A role that is imported alone may have got another id. */
const isAbout = ({ user, role }: Operation, only: Subject | null, taken: ReadonlySet<string>): boolean => {
  if (only === null) return true
  if (only.kind === 'user') return user === only.id
  return user === null && (role === only.id || taken.has(role ?? ''))
}

const filesOf = (
  before: Organisation,
  after: Organisation,
  settled: readonly Settled[]
): readonly ImportedFile[] => {
  const old = bytesOf(before)
  const subjects = new Map<string, Map<string, Proposal>>()
  for (const { places } of settled) {
    for (const [proposal, own] of places) {
      const name = `${proposal.kind} ${proposal.id}`
      for (const { file } of own) {
        const known = subjects.get(file) ?? new Map<string, Proposal>()
        subjects.set(file, known)
        if (!known.has(name)) known.set(name, proposal)
      }
    }
  }
  return [...bytesOf(after)]
    .filter(([file, bytes]) => old.get(file) !== bytes)
    .map(([file]) => ({
      file,
      change: old.has(file) ? 'changed' : 'added',
      subjects: [...(subjects.get(file)?.values() ?? [])].map(({ kind, id, change }) => ({
        kind,
        id,
        change
      }))
    }))
}

/** Each subject once, the roles first; what would still be done about a subject has a reason too. */
const leftOf = (left: readonly Left[], remaining: readonly Operation[]): readonly Left[] => {
  const all = [...left, ...remaining.map(unspoken)]
  const seen = new Map<string, Left>()
  for (const each of all) {
    const key = `${each.kind} ${each.id}`
    if (!seen.has(key)) seen.set(key, each)
  }
  return [...seen.values()].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.id, b.id))
}

const unspoken = ({ kind, user, role }: Operation): Left => ({
  kind: user === null ? 'role' : 'user',
  id: user ?? role ?? '',
  reason:
    kind === 'create-role'
      ? 'a document declares it, and it is not there: a plan makes it, unless `removed` says otherwise'
      : kind === 'invite'
        ? 'documents speak of it, and it has no account there yet'
        : 'the documents say otherwise, and not in a way that can be edited'
})
