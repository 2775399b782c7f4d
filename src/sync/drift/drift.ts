import type { Drift, DriftAnswers, DriftCause } from '../../model/drift.ts'
import type { Holders } from '../../model/holder.ts'
import type { Operation } from '../../model/operation.ts'
import type { RoleState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { compareText, tick } from '../../model/words.ts'
import type { Bound } from '../bind.ts'
import { foldTitle } from '../content.ts'
import { declare } from '../declare.ts'
import { diff } from '../diff.ts'
import { isContent } from '../simulate.ts'
import { unexplained } from '../why.ts'
import { causes, type Circumstances } from './cause.ts'
import { undeclaredAccess } from './undeclared.ts'
import { vendorDrift } from './vendor.ts'
import { planOrImport, sidesOf } from './words.ts'

/** A target as one version of the documents sees it. */
export interface Seen {
  readonly target: Target
  readonly holders: Holders
  /** The live target under the names of that version. */
  readonly bound: Bound
}

/** Everything that decides what has drifted on a target. */
export interface DriftInput
  extends Seen, Pick<Circumstances, 'appliedAt' | 'now' | 'canInvite' | 'unfinished'> {
  /** The same target by the documents as they are now; null where they do not have it. */
  readonly head: Seen | null
}

/**
 * How a target differs from what the documents say that were applied last, at this moment, each difference with its
 * likely cause and its two answers; and beside it, not counted, what the documents of now ask for besides.
 */
export const driftOf = (input: DriftInput): readonly Drift[] => {
  const { target, holders, bound } = input
  const operations = wanted(input, input)
  const asked = input.head ? wanted(input.head, input) : []
  return [
    ...bound.problems.map(({ message }) => unclear(target, message)),
    ...differences(input, operations, new Set(asked.map(({ id }) => id))),
    ...unlistedRoles(input),
    ...vendorDrift(target, bound.state),
    ...undeclaredAccess(target, holders, bound.state),
    ...notApplied(asked, new Set(operations.map(({ id }) => id)))
  ]
}

/** A target on which nothing was ever applied: nothing is approved there, so nothing has drifted. */
export const neverApplied = (
  head: Seen,
  options: Pick<DriftInput, 'now' | 'canInvite'>
): readonly Drift[] => [
  {
    target: head.target.id,
    kind: 'never-applied',
    subject: { user: null, role: null },
    approved: { words: 'nothing was applied yet', value: null },
    live: { words: 'is not compared', value: null },
    cause: 'never-applied',
    counts: false,
    operation: null,
    answers: {
      revert: `rolewright apply ${head.target.id}`,
      adopt: `rolewright import ${head.target.id}`
    }
  },
  ...notApplied(wanted(head, options), new Set())
]

const wanted = (
  { target, holders, bound }: Seen,
  { now, canInvite }: Pick<DriftInput, 'now' | 'canInvite'>
): readonly Operation[] =>
  diff(target, bound.state, declare(target, holders, bound.state, now, { canInvite }).state, unexplained)

/** Whoever has no account lacks roles too; that goes without saying. */
const differences = (
  input: DriftInput,
  operations: readonly Operation[],
  asked: ReadonlySet<string>
): readonly Drift[] => {
  const missing = new Set(operations.flatMap(({ kind, user }) => (kind === 'invite' ? [user] : [])))
  const circumstances = { ...input, actual: input.bound.state, unfinished: inOurNames(input) }
  const causeOf = causes(circumstances)
  return operations
    .filter(({ kind, user }) => kind === 'invite' || user === null || !missing.has(user))
    .map((operation) => {
      const cause = causeOf(operation)
      return {
        ...difference(operation, cause),
        answers: answersTo(operation, cause, input.head === null || asked.has(operation.id))
      }
    })
}

const difference = (operation: Operation, cause: DriftCause): Drift => ({
  target: operation.target,
  kind: operation.kind,
  subject: { user: operation.user, role: operation.role },
  ...sidesOf(operation),
  cause,
  counts: true,
  operation: operation.id,
  answers: null
})

const answersTo = (operation: Operation, cause: DriftCause, isAsked: boolean): DriftAnswers => {
  const { target } = operation
  const usual = planOrImport(operation)
  if (!isAsked) {
    const adopt = `the documents ask for it no longer: rolewright apply ${target}`
    return { revert: 'take back what the documents say now, then plan', adopt }
  }
  if (cause === 'half-finished')
    return { ...usual, revert: `rolewright apply ${target}, which goes on where it stopped` }
  if (cause === 'expired' || cause === 'due') {
    const edit =
      cause === 'expired' ? 'write a later `until` in its line' : 'write a later `from` in its line'
    return { revert: `rolewright apply ${target} --due`, adopt: edit }
  }
  return usual
}

const notApplied = (asked: readonly Operation[], reverting: ReadonlySet<string>): readonly Drift[] =>
  asked
    .filter(({ id }) => !reverting.has(id))
    .map((operation) => ({ ...difference(operation, 'not-applied-yet'), counts: false }))

/** The unfinished apply calls roles that it makes by ids that nobody else knows: they are found by their title. */
const inOurNames = ({ bound, unfinished }: DriftInput): readonly Operation[] | null => {
  if (unfinished === null) return null
  const titles = new Map([...bound.state.roles.values()].map(({ id, title }) => [foldTitle(title), id]))
  const names = new Map<string, string>()
  for (const { kind, role, after } of unfinished) {
    if (kind !== 'create-role' || role === null || !isContent(after)) continue
    const live = titles.get(foldTitle(after.title))
    if (live !== undefined && !bound.state.roles.has(role)) names.set(role, live)
  }
  if (names.size === 0) return unfinished
  const nameOf = (role: string): string => names.get(role) ?? role
  const renamed = <Value extends Operation['after']>(value: Value): Value =>
    value !== null && 'role' in value ? { ...value, role: nameOf(value.role) } : value
  return unfinished.map((operation) => ({
    ...operation,
    role: operation.role === null ? null : nameOf(operation.role),
    before: renamed(operation.before),
    after: renamed(operation.after)
  }))
}

/** Roles that no document names: on a target that manages all of them, or where an unfinished apply has made them. */
const unlistedRoles = (input: DriftInput): readonly Drift[] => {
  const { target, bound } = input
  const made = new Set(
    (inOurNames(input) ?? []).flatMap(({ kind, role }) => (kind === 'create-role' ? [role] : []))
  )
  return [...bound.state.roles.values()]
    .filter(({ id, predefined }) => !predefined && !target.roles.has(id) && !target.removed.has(id))
    .filter(({ id }) => made.has(id) || target.document?.manage.roles === 'all')
    .sort((a, b) => compareText(a.id, b.id))
    .map((role) => unlisted(target, bound.state, role, made.has(role.id)))
}

const unlisted = ({ id }: Target, { accounts }: State, role: RoleState, isOurs: boolean): Drift => {
  const holders = [...accounts.values()].filter(({ roles }) => roles.has(role.id)).length
  return {
    target: id,
    kind: 'unlisted-role',
    subject: { user: null, role: role.id },
    approved: { words: 'is named by no document', value: null },
    live: { words: `is there as ${tick(role.title)}, held by ${holders}`, value: { title: role.title } },
    cause: isOurs ? 'half-finished' : 'unknown',
    counts: true,
    operation: null,
    answers: {
      revert: isOurs
        ? `rolewright apply ${id}, which goes on where it stopped`
        : `write a Role document for it with \`removed\`, then rolewright plan ${id}`,
      adopt: `rolewright import ${id} --only ${role.id}`
    }
  }
}

const unclear = ({ id }: Target, message: string): Drift => ({
  target: id,
  kind: 'unclear-role',
  subject: { user: null, role: null },
  approved: { words: 'each role and account is one of ours at the most', value: null },
  live: { words: message, value: null },
  cause: 'unknown',
  counts: true,
  operation: null,
  answers: {
    revert: 'rename or remove one of them on the platform',
    adopt: 'leave the name in one document only'
  }
})
