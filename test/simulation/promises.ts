import type { Keys } from '../../src/model/connector.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Bench, Place } from './bench.ts'
import type { Plan } from '../../src/model/plan.ts'
import { accessOf, isWithin, type Access } from './invariants.ts'
import { toolAccount } from './documents.ts'
import type { Run } from './run.ts'
import type { Tenant } from './tenant.ts'

const removals = ['unassign', 'set-role', 'update-role', 'delete-role', 'deactivate', 'set-unit']

/** What must hold when a call that writes is made, whatever becomes of it. Every breach is noted. */
export const checkCall = (bench: Bench, place: Place, run: Run, operation: Operation, keys: Keys): void => {
  const { target, wishes } = place.site
  const { kind, user, role } = operation
  const note = (message: string): void =>
    void bench.violations.push(`${message} (call ${bench.calls()}: ${kind} ${role ?? ''} ${user ?? ''})`)
  if (user === toolAccount) note('I6: the own account is changed')
  if (user !== null && wishes.protectedUsers.includes(user)) note('I7: a protected account is changed')
  const predefined = target.catalog.roles.get(user === null ? (role ?? '') : '')
  if (predefined) note('I7: a predefined role is changed')
  if (user === null && role !== null && !isOurs(bench, place, role, keys))
    note('I7: a role of nobody is changed')
  if (!bench.holdsLock(run)) note('I9: a write without the lock')
  if (!run.operations.has(operation.id)) note('I10: a write that is not in the plan')
  if (run.unclear.has(target.id)) note('I11: a write after an unclear answer, without a look')
  if (bench.notes.open(operation.id) !== 1) note('I12: a write without one open intent on the disk')
  if (removals.includes(kind) && !run.whole.has(target.id)) note('I14: a removal without a whole read')
}

const isOurs = (bench: Bench, { site, tenant }: Place, role: string, keys: Keys): boolean => {
  const { roles, removed } = site.wishes
  const title = tenant.roles.get(keys.role(role))?.title
  return roles.has(role) || removed.has(role) || title === undefined || bench.isHelper(title)
}

/**
 * What the limits are for: no plan takes something away and leaves nobody with anything but what the platform gives by
 * itself. The tool's own account, whoever is protected and whoever has left are not asked.
 */
export const checkGuards = (bench: Bench, plan: Plan): void => {
  for (const { site, tenant, after } of bench.places) {
    const { target, spec, wishes } = site
    if (plan.operations.every((operation) => operation.target !== target.id)) continue
    const isAsked = (user: string): boolean =>
      user !== toolAccount &&
      !wishes.protectedUsers.includes(user) &&
      wishes.people.get(user)?.status !== 'departed'
    const access = (state: Tenant, user: string): Access => accessOf(target.catalog, state, user)
    const fellBack = (user: string): boolean => {
      const [had, has] = [tenant, after].map(({ accounts }) => accounts.get(user)?.roles ?? new Map())
      const { fallbackRole } = spec
      return fallbackRole !== null && !had?.has(fallbackRole) && has?.size === 1 && has.has(fallbackRole)
    }
    const people = [...after.accounts.keys()].filter(isAsked)
    const loses = people.some((user) => !isWithin(access(tenant, user), access(after, user)))
    const isLeft = people.some((user) => access(after, user).size > 0 && !fellBack(user))
    if (loses && !isLeft) bench.violations.push(`guard: nobody on ${target.id} is left with anything`)
  }
}
