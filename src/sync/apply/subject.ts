import type { Catalog } from '../../model/catalog.ts'
import type { HeldRole, Operation, OperationValue, RoleContent } from '../../model/operation.ts'
import type { AccountState, State } from '../../model/state.ts'
import { contentOf } from '../content.ts'
import { canonical } from '../digest.ts'
import { isContent, isHeld, settled } from '../simulate.ts'

/** The smallest thing that an operation changes: it is not there (null), or it is as the text says. */
export type Value = string | null

/** What an operation does to one small thing: a role's content, a title, an account, a role that somebody holds. */
export interface Touch {
  /** Names it within its target. */
  readonly subject: string
  /** The role, where it is one that somebody holds among others; else null. */
  readonly held: string | null
  readonly before: Value
  readonly after: Value
  /** What it is in a state. */
  readonly of: (state: State) => Value
}

/** Where a target stands in one operation: as it found it, as it leaves it, or neither. */
export type Position = 'before' | 'after' | 'neither'

/** Everything that an operation changes, piece by piece. */
export const touchesOf = (catalog: Catalog, operation: Operation): readonly Touch[] => {
  const { kind, role, user } = operation
  if (user !== null && role !== null) return heldTouches(catalog, operation, user, role)
  if (user !== null) return [activityTouch(operation, user)]
  if (role === null) return []
  // A change of content does not speak of the title: renaming is another operation.
  const content = kind === 'rename-role' ? [] : [contentTouch(operation, role)]
  const title = kind === 'update-role' ? [] : [titleTouch(operation, role)]
  return [...content, ...title]
}

/** Where a state stands in one operation. Somebody without an account has nothing, and can be given nothing. */
export const positionOf = (catalog: Catalog, state: State, operation: Operation): Position => {
  const { kind, user } = operation
  const given = kind === 'assign' || kind === 'set-role'
  if (given && user !== null && !state.accounts.has(user)) return 'neither'
  const touches = touchesOf(catalog, operation).map((touch) => ({ ...touch, now: touch.of(state) }))
  if (touches.every(({ now, after }) => now === after)) return 'after'
  return touches.every(({ now, before }) => now === before) ? 'before' : 'neither'
}

/** What of a state an operation changes: its one role or its one account. */
export const subjectOf = ({ target, roles, accounts }: State, { role, user }: Operation): State => ({
  target,
  roles: user === null ? only(roles, role) : new Map(),
  accounts: only(accounts, user)
})

const contentTouch = ({ before, after }: Operation, role: string): Touch => ({
  subject: `role ${role}`,
  held: null,
  before: contentValue(before),
  after: contentValue(after),
  of: ({ roles }) => {
    const found = roles.get(role)
    return found ? contentValue(contentOf(found)) : null
  }
})

const contentValue = (value: OperationValue): Value => (isContent(value) ? withoutTitle(value) : null)

const withoutTitle = ({ scope, grants, reportsTo }: RoleContent): string =>
  canonical({ scope, grants, reportsTo })

const titleTouch = ({ before, after }: Operation, role: string): Touch => ({
  subject: `title ${role}`,
  held: null,
  before: titleValue(before),
  after: titleValue(after),
  of: ({ roles }) => roles.get(role)?.title ?? null
})

const titleValue = (value: OperationValue): Value => (value !== null && 'title' in value ? value.title : null)

const activityTouch = ({ before, after }: Operation, user: string): Touch => ({
  subject: `account ${user}`,
  held: null,
  before: activityValue(before),
  after: activityValue(after),
  of: ({ accounts }) => {
    const account = accounts.get(user)
    return account ? showActive(account.active) : null
  }
})

const activityValue = (value: OperationValue): Value =>
  value !== null && 'active' in value ? showActive(value.active) : null

const showActive = (active: boolean): string => (active ? 'active' : 'inactive')

/** Where people have several roles, one that takes the place of another touches both. */
const heldTouches = (
  catalog: Catalog,
  operation: Operation,
  user: string,
  role: string
): readonly Touch[] => {
  const left = heldIn(operation.before)?.role
  const isOne = catalog.rolesPerUser.max === 1 || operation.kind !== 'set-role' || left === undefined
  if (isOne) return [heldTouch(catalog, operation, user, role)]
  return [
    heldTouch(catalog, { ...operation, before: null }, user, role),
    heldTouch(catalog, { ...operation, after: null }, user, left)
  ]
}

/** Where everybody has one role, a role takes the place of another: what somebody holds is one thing. */
const heldTouch = (catalog: Catalog, { before, after }: Operation, user: string, role: string): Touch => {
  const single = catalog.rolesPerUser.max === 1
  return {
    subject: single ? `roles ${user}` : `held ${role} ${user}`,
    held: single ? null : role,
    before: single ? onlyHeld(catalog, heldIn(before)) : heldValue(heldIn(before)),
    after: single ? onlyHeld(catalog, heldIn(after)) : heldValue(heldIn(after)),
    of: ({ accounts }) => {
      const held = rolesOf(catalog, accounts.get(user))
      return single
        ? allHeld(held)
        : heldValue(held.has(role) ? { role, unit: held.get(role) ?? null } : null)
    }
  }
}

const rolesOf = (catalog: Catalog, account: AccountState | undefined): AccountState['roles'] =>
  settled(catalog, account?.roles ?? new Map())

const heldIn = (value: OperationValue): HeldRole | null => (isHeld(value) ? value : null)

const heldValue = (held: HeldRole | null): Value => (held ? canonical([held.role, held.unit]) : null)

const onlyHeld = (catalog: Catalog, held: HeldRole | null): Value =>
  allHeld(settled(catalog, new Map(held ? [[held.role, held.unit]] : [])))

const allHeld = (roles: AccountState['roles']): Value =>
  roles.size === 0 ? null : canonical([...roles].sort(([a], [b]) => (a < b ? -1 : 1)))

const only = <Item>(all: ReadonlyMap<string, Item>, name: string | null): ReadonlyMap<string, Item> => {
  const item = name === null ? undefined : all.get(name)
  return name === null || item === undefined ? new Map() : new Map([[name, item]])
}
