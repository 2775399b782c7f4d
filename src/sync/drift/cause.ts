import type { DriftCause } from '../../model/drift.ts'
import type { Operation, OperationValue } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { canonical } from '../digest.ts'
import { madeByTime, type DueInput } from '../due.ts'
import { takenApart } from '../exchange.ts'
import { isContent, isHeld } from '../simulate.ts'
import { onlyVendor } from './vendor.ts'

/** What may explain a difference. */
export interface Circumstances extends DueInput {
  /** What an apply that was not finished meant to do: nothing where all were; null where that is not known any more. */
  readonly unfinished: readonly Operation[] | null
}

/**
 * Finds the likely cause of a difference, named by the operation that would revert it. Something is said to be done by
 * hand only where nothing else could have done it.
 */
export const causes = (circumstances: Circumstances): ((operation: Operation) => DriftCause) => {
  const isTimes = madeByTime(circumstances)
  return (operation) => {
    if (isHalfFinished(circumstances, operation)) return 'half-finished'
    if (isTimes(operation)) return hasEnded(circumstances, operation) ? 'expired' : 'due'
    const cause =
      operation.user === null ? ofRole(circumstances, operation) : ofUser(circumstances, operation)
    return cause === 'by-hand' && circumstances.unfinished === null ? 'unknown' : cause
  }
}

/** The unfinished apply has done it, or has still to do it. */
const isHalfFinished = ({ target, unfinished }: Circumstances, operation: Operation): boolean =>
  (unfinished ?? [])
    .flatMap((meant) => apart(target, meant))
    .some(
      (meant) =>
        meant.id === operation.id ||
        (isSameSubject(target, meant, operation) && isSameValue(meant.after, operation.before))
    )

/** Where people have several roles, a difference is about one of them. */
const apart = ({ catalog }: Target, meant: Operation): readonly Operation[] => {
  const parts = catalog.rolesPerUser.max === 1 ? null : takenApart(meant)
  return parts === null ? [meant] : [parts.taken, parts.given]
}

/** Where everybody has one role, two operations on somebody's role have one subject. */
const isSameSubject = ({ id, catalog }: Target, a: Operation, b: Operation): boolean => {
  if (a.target !== id || a.user !== b.user) return false
  const isRoleOfUser = a.user !== null && a.role !== null && b.role !== null
  return a.role === b.role || (isRoleOfUser && catalog.rolesPerUser.max === 1)
}

/** A role's title is another operation's business. */
const isSameValue = (a: OperationValue, b: OperationValue): boolean => untitled(a) === untitled(b)

const untitled = (value: OperationValue): string =>
  canonical(isContent(value) ? { ...value, title: null } : value)

/** Whether somebody still has what a line or job function has given until some time since the last apply. */
const hasEnded = ({ holders, appliedAt, now }: Circumstances, { user, before }: Operation): boolean =>
  isHeld(before) &&
  (holders.get(user ?? '')?.holdings ?? []).some(
    ({ role, period }) => role === before.role && appliedAt < period.until && period.until <= now
  )

const ofRole = ({ target }: Circumstances, { kind, role }: Operation): DriftCause => {
  const predefined = target.catalog.roles.get(role ?? '')
  if (!predefined) return 'by-hand'
  const isVendors =
    (kind === 'rename-role' && onlyVendor(predefined, 'renamable')) ||
    (kind === 'update-role' && onlyVendor(predefined, 'editable'))
  return isVendors ? 'vendor' : 'unknown'
}

const ofUser = (circumstances: Circumstances, operation: Operation): DriftCause => {
  const { target, holders, actual, canInvite } = circumstances
  const { kind, user, before, after } = operation
  const involved = [before, after].flatMap((value) => (isHeld(value) ? [value.role] : []))
  if (involved.some((role) => isWithdrawn(target, actual, role))) return 'vendor'
  // What has no line may have been given by whatever opens accounts there; an account may lapse by itself.
  if (!holders.has(user ?? '') || kind === 'invite' || kind === 'reactivate') return 'unknown'
  if (involved.some((role) => isStrange(target, actual, role))) return 'unknown'
  // Where nothing can open accounts, this one may be younger than the last apply, and never have had the role.
  const mayBeYounger = !canInvite && (!isHeld(before) || before.role === target.catalog.fallbackRole)
  return mayBeYounger && kind !== 'deactivate' ? 'unknown' : 'by-hand'
}

/** A role of the vendor's that is gone, and that nobody else could have deleted. */
const isWithdrawn = ({ catalog }: Target, actual: State, role: string): boolean => {
  const predefined = catalog.roles.get(role)
  return predefined !== undefined && !actual.roles.has(role) && onlyVendor(predefined, 'deletable')
}

/** A role of the vendor's that is new, or gone: what it has to do with the difference is not known. */
const isStrange = ({ catalog }: Target, actual: State, role: string): boolean =>
  catalog.roles.has(role) ? !actual.roles.has(role) : actual.roles.get(role)?.predefined === true
