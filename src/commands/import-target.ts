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
 * error that was not there before; whatever would bring one is left as it is and named.
 */
export const importTarget = (
  organisation: Organisation,
  target: string,
  read: Read,
  only: Subject | null
): Imported => {
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
  const end = stands(people.organisation)
  const remaining = end.operations.filter((operation) => isAbout(operation, only, roles))
  return {
    organisation: people.organisation,
    files: filesOf(organisation, people.organisation, [roles, people]),
    left: leftOf([...roles.left, ...people.left], remaining),
    remaining,
    refusals: only === null ? end.refusals : []
  }
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
const isAbout = ({ user, role }: Operation, only: Subject | null, { taken }: Settled): boolean => {
  if (only === null) return true
  if (only.kind === 'user') return user === only.id
  return user === null && (role === only.id || taken.some(({ id }) => id === role))
}

const filesOf = (
  before: Organisation,
  after: Organisation,
  settled: readonly Settled[]
): readonly ImportedFile[] => {
  const old = bytesOf(before)
  const subjects = new Map<string, Set<Proposal>>()
  for (const { places } of settled) {
    for (const [proposal, own] of places) {
      for (const { file } of own) subjects.set(file, (subjects.get(file) ?? new Set()).add(proposal))
    }
  }
  return [...bytesOf(after)]
    .filter(([file, bytes]) => old.get(file) !== bytes)
    .map(([file]) => ({
      file,
      change: old.has(file) ? 'changed' : 'added',
      subjects: [...(subjects.get(file) ?? [])].map(({ kind, id, change }) => ({ kind, id, change }))
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
