import type { Catalog } from '../model/catalog.ts'
import type { HeldRole, Operation } from '../model/operation.ts'
import type { AccountState, RoleState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { contentOf, sameContent, sameEntries } from './content.ts'
import { operationId } from './digest.ts'
import { invited, settled } from './simulate.ts'
import type { Why } from './why.ts'

/** One change before it has an id and a reason. */
type Change = Pick<Operation, 'kind' | 'role' | 'user' | 'before' | 'after'>

/** The roles of an account, with their units. */
type Held = ReadonlyMap<string, string | null>

/**
 * The one difference of two states: what has to be done to make `desired` out of `actual`, in a fixed order that is
 * not yet one the platform accepts. An account that only `actual` has is left alone; accounts are never deleted.
 */
export const diff = (target: Target, actual: State, desired: State, why: Why): readonly Operation[] =>
  [...roleChanges(actual, desired), ...accountChanges(target.catalog, actual, desired)].map((change) => {
    const identity = { target: target.id, ...change }
    return { id: operationId(identity), ...identity, ...why(identity) }
  })

const sorted = (...keys: readonly Iterable<string>[]): readonly string[] =>
  [...new Set(keys.flatMap((names) => [...names]))].sort()

const roleChanges = (actual: State, desired: State): readonly Change[] =>
  sorted(actual.roles.keys(), desired.roles.keys()).flatMap((id) =>
    changesOfRole(id, actual.roles.get(id), desired.roles.get(id))
  )

const changesOfRole = (
  id: string,
  from: RoleState | undefined,
  to: RoleState | undefined
): readonly Change[] => {
  if (!from) return to ? [ofRole('create-role', id, null, contentOf(to))] : []
  if (!to) return [ofRole('delete-role', id, contentOf(from), null)]
  const changes: Change[] = []
  if (from.title !== to.title) {
    changes.push(ofRole('rename-role', id, { title: from.title }, { title: to.title }))
  }
  if (!sameContent(from, to)) {
    // The title is another operation's business: both sides carry the new one, so that the id does not depend on the order.
    changes.push(ofRole('update-role', id, { ...contentOf(from), title: to.title }, contentOf(to)))
  }
  return changes
}

const ofRole = (
  kind: Change['kind'],
  role: string,
  before: Change['before'],
  after: Change['after']
): Change => ({ kind, role, user: null, before, after })

const accountChanges = (catalog: Catalog, actual: State, desired: State): readonly Change[] =>
  sorted(desired.accounts.keys()).flatMap((user) =>
    changesOfAccount(catalog, user, actual.accounts.get(user), desired.accounts.get(user))
  )

const changesOfAccount = (
  catalog: Catalog,
  user: string,
  actual: AccountState | undefined,
  to: AccountState | undefined
): readonly Change[] => {
  if (!to) return []
  const from = actual ?? invited(catalog, user)
  const ofUser = (kind: Change['kind'], before: Change['before'], after: Change['after']): Change => ({
    kind,
    role: null,
    user,
    before,
    after
  })
  const changes = actual ? [] : [ofUser('invite', null, { active: true })]
  if (from.active !== to.active) {
    const kind = to.active ? 'reactivate' : 'deactivate'
    changes.push(ofUser(kind, { active: from.active }, { active: to.active }))
  }
  return [
    ...changes,
    ...changesOfHeld(catalog, user, settled(catalog, from.roles), settled(catalog, to.roles))
  ]
}

const changesOfHeld = (catalog: Catalog, user: string, from: Held, to: Held): readonly Change[] => {
  if (sameEntries(from, to)) return []
  const [only, ...more] = to
  const single = catalog.rolesPerUser.max === 1 && only !== undefined && more.length === 0
  return single ? [replaceHeld(user, from, held(...only))] : changeHeld(catalog, user, from, to)
}

/** One role for each user: the next one takes the place of the one before, in one step. */
const replaceHeld = (user: string, from: Held, after: HeldRole): Change => {
  const [first] = [...from].filter(([role]) => role !== after.role || from.size === 1).sort(byRole)
  const before = first ? held(...first) : null
  const kind = before?.role === after.role ? 'set-unit' : 'set-role'
  return { kind, role: after.role, user, before, after }
}

const changeHeld = (catalog: Catalog, user: string, from: Held, to: Held): readonly Change[] => {
  const changes: Change[] = []
  const byItself = givenByItself(catalog, from, to)
  for (const [role, unit] of [...to].sort(byRole)) {
    if (from.get(role) === unit || role === byItself) continue
    const before = from.has(role) ? held(role, from.get(role) ?? null) : null
    changes.push({ kind: before ? 'set-unit' : 'assign', role, user, before, after: held(role, unit) })
  }
  for (const [role, unit] of [...from].sort(byRole)) {
    if (!to.has(role)) changes.push({ kind: 'unassign', role, user, before: held(role, unit), after: null })
  }
  return changes
}

/** The fallback role, where it is all that is left and the platform gives it when the last other role is taken. */
const givenByItself = (catalog: Catalog, from: Held, to: Held): string | null => {
  const { fallbackRole } = catalog
  if (fallbackRole === null || to.size !== 1 || to.get(fallbackRole) !== null) return null
  return from.has(fallbackRole) || from.size === 0 ? null : fallbackRole
}

const held = (role: string, unit: string | null): HeldRole => ({ role, unit })

const byRole = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
