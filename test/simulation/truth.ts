import type { Operation, OperationValue } from '../../src/model/operation.ts'
import type { RoleState } from '../../src/model/state.ts'
import type { Place } from './bench.ts'

/** Whether a platform is as an operation leaves it. */
export const isSo = (place: Place, operation: Operation): boolean => isAs(place, operation, operation.after)

/** Whether a platform is as an operation expects to find it. */
export const isFitting = (place: Place, operation: Operation): boolean =>
  isAs(place, operation, operation.before)

const isAs = (place: Place, operation: Operation, value: OperationValue): boolean => {
  const { kind, role, user } = operation
  if (user === null) return isRoleAs(place, operation, value)
  const account = place.tenant.accounts.get(user)
  if (kind === 'invite') return (account !== undefined) === (value !== null)
  if (!account) return value === null
  if (value !== null && 'active' in value) return account.active === value.active
  const held = value !== null && 'role' in value ? value : null
  if (held === null)
    return kind === 'set-role' || !account.roles.has(roleOf(place, operation, role)?.key ?? '')
  const key = roleOf(place, operation, held.role)?.key ?? ''
  return account.roles.has(key) && (account.roles.get(key) ?? null) === held.unit
}

const isRoleAs = (place: Place, operation: Operation, value: OperationValue): boolean => {
  const role = roleOf(place, operation, operation.role)
  if (value === null) return role === undefined
  if (!role) return false
  if (!('grants' in value)) return 'title' in value && role.title === value.title
  const wanted = Object.entries(value.grants)
  return role.grants.size === wanted.length && wanted.every(([id, scope]) => role.grants.get(id) === scope)
}

/** A role under our id: by its key, or by any title that the documents or the operation give it. */
const roleOf = (
  { site: { wishes }, tenant }: Place,
  { before, after }: Operation,
  id: string | null
): RoleState | undefined => {
  if (id === null) return undefined
  const wish = wishes.roles.get(id)
  const own = [before, after].flatMap((value) => (value !== null && 'title' in value ? [value.title] : []))
  const removed = wishes.removed.get(id)?.title
  const titles = new Set([
    ...(wish ? [wish.title, ...wish.previously] : []),
    ...own,
    ...(removed ? [removed] : [])
  ])
  const helper = id.startsWith('rolewright-helper-') ? id.slice('rolewright-helper-'.length) : null
  return (
    tenant.roles.get(id) ??
    [...tenant.roles.values()].find(
      ({ title }) => titles.has(title) || (helper !== null && title.endsWith(helper))
    )
  )
}
