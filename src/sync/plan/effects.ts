import type { Effect } from '../../model/catalog.ts'
import type { Operation, OperationKind } from '../../model/operation.ts'
import type { PlanEffects } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { isHeld, settled } from '../simulate.ts'

/** What follows for people once these operations are done on a target. */
export const effectsOf = (
  target: Target,
  actual: State,
  desired: State,
  operations: readonly Operation[]
): PlanEffects => ({
  target: target.id,
  takesEffect: takesEffect(target, operations),
  signInAgain: signInAgain(target, actual, desired, operations),
  fallback: fallbackGiven(target, actual, desired, operations),
  checklists: checklistsFor(target, operations)
})

const contentKinds: readonly OperationKind[] = ['update-role', 'delete-role']
const assignmentKinds: readonly OperationKind[] = ['assign', 'unassign', 'set-role', 'set-unit']

const touches = (kinds: readonly OperationKind[], operations: readonly Operation[]): boolean =>
  operations.some(({ kind }) => kinds.includes(kind))

const takesEffect = ({ catalog }: Target, operations: readonly Operation[]): readonly string[] => {
  const { roleChange, assignment } = catalog.effects
  return [
    ...(touches(contentKinds, operations) ? [inWords('changes to a role', roleChange)] : []),
    ...(touches(assignmentKinds, operations) ? [inWords('changes to who has a role', assignment)] : [])
  ]
}

const inWords = (what: string, { when, note }: Effect): string => {
  const act = {
    'at-once': 'act at once',
    'next-sign-in': 'act from the next sign-in',
    unknown: 'act at a time that the manual does not say'
  }
  return `${what} ${act[when]}${note === '' ? '' : `: ${note}`}`
}

/** Holders of changed roles and people whose roles change, where the platform wants it; only who can sign in at all. */
const signInAgain = (
  { catalog }: Target,
  actual: State,
  desired: State,
  operations: readonly Operation[]
): readonly string[] => {
  const { roleChange, assignment } = catalog.effects
  const users = new Set<string>()
  if (assignment.signInAgain === 'holders') {
    for (const { kind, user } of operations)
      if (user !== null && assignmentKinds.includes(kind)) users.add(user)
  }
  if (roleChange.signInAgain === 'holders') {
    const changed = new Set(operations.flatMap(({ kind, role }) => (contentKinds.includes(kind) ? role : [])))
    for (const { user, roles } of actual.accounts.values()) {
      if ([...roles.keys()].some((role) => changed.has(role))) users.add(user)
    }
  }
  const signedIn = (user: string): boolean =>
    actual.accounts.get(user)?.active === true && desired.accounts.get(user)?.active === true
  return [...users].filter(signedIn).sort()
}

const fallbackGiven = (
  { catalog }: Target,
  actual: State,
  desired: State,
  operations: readonly Operation[]
): PlanEffects['fallback'] => {
  const role = catalog.fallbackRole
  if (role === null) return []
  const given = new Set(
    operations.flatMap(({ user, after }) => (isHeld(after) && after.role === role ? user : []))
  )
  const concerned = new Set(operations.flatMap(({ user }) => user ?? []))
  return [...concerned]
    .filter((user) => {
      const account = desired.accounts.get(user)
      const had = actual.accounts.get(user)?.roles.has(role) === true
      return account !== undefined && settled(catalog, account.roles).has(role) && !had && !given.has(user)
    })
    .sort()
    .map((user) => ({ user, role }))
}

const checklistsFor = (target: Target, operations: readonly Operation[]): PlanEffects['checklists'] => {
  const { roleChange, onboarding } = target.catalog.checklists
  const entry = (title: string, steps: readonly string[]): PlanEffects['checklists'] =>
    steps.length > 0 ? [{ title, steps }] : []
  const invited = operations.flatMap(({ kind, user }) => (kind === 'invite' && user !== null ? user : []))
  return [
    ...(touches(assignmentKinds, operations) ? entry('after a change of roles', roleChange) : []),
    ...invited.flatMap((user) => entry(`new on ${target.catalog.title}: ${user}`, onboarding)),
    ...operations.flatMap(({ kind, user, after }) => {
      if (!isHeld(after) || kind === 'set-unit') return []
      const role = target.roles.get(after.role)
      return entry(`${role?.title ?? after.role}: ${user ?? ''}`, role?.document?.onboarding ?? [])
    })
  ]
}
