import { isUndocumented } from '../model/grants.ts'
import type { HeldRole, Operation, OperationValue, RoleContent } from '../model/operation.ts'
import { counted } from '../model/words.ts'
import { safe } from './safe.ts'

/** The sign in front of an operation: + gives, - takes, ~ changes. */
export const signOf = ({ kind }: Operation): '+' | '-' | '~' => {
  switch (kind) {
    case 'create-role':
    case 'assign':
    case 'invite':
    case 'reactivate':
      return '+'
    case 'delete-role':
    case 'unassign':
    case 'deactivate':
      return '-'
    case 'update-role':
    case 'rename-role':
    case 'set-role':
    case 'set-unit':
      return '~'
  }
}

/** What an operation does, without the person it is done to: the same words for everybody it does the same to. */
export const actionOf = (operation: Operation): string => {
  const { kind, role, before, after } = operation
  const name = `\`${safe(role ?? '')}\``
  switch (kind) {
    case 'create-role':
      return `create role ${titled(name, after)} with ${permissionsOf(after)}`
    case 'update-role':
      return `change role ${name}: ${contentChange(before, after)}`
    case 'rename-role':
      return `rename role ${name} from ${quoted(before)} to ${quoted(after)}`
    case 'delete-role':
      return `delete role ${titled(name, before)}`
    case 'assign':
      return `give ${name}${unitOf(after)} to`
    case 'unassign':
      return `take ${name} from`
    case 'set-role':
      return isHeld(before)
        ? `give ${name}${unitOf(after)} in place of \`${safe(before.role)}\` to`
        : `give ${name}${unitOf(after)} to`
    case 'set-unit':
      return `set where ${name} holds to${unitOf(after) || ' nowhere in particular'} for`
    case 'invite':
      return 'open an account for'
    case 'deactivate':
      return 'deactivate the account of'
    case 'reactivate':
      return 'reactivate the account of'
  }
}

/** One operation in one line. */
export const describeOperation = (operation: Operation): string =>
  operation.user === null ? actionOf(operation) : `${actionOf(operation)} ${safe(operation.user)}`

/** The unknown content of a role, in words. */
export const undocumentedText = (permission: string): string =>
  `whatever else \`${safe(permission.split('.')[1] ?? '')}\` may do`

const nameOf = (permission: string): string =>
  isUndocumented(permission) ? undocumentedText(permission) : safe(permission)

const isHeld = (value: OperationValue): value is HeldRole => value !== null && 'role' in value
const isContent = (value: OperationValue): value is RoleContent => value !== null && 'grants' in value

const quoted = (value: OperationValue): string =>
  value !== null && 'title' in value ? `\`${safe(value.title)}\`` : 'nothing'

const titled = (name: string, value: OperationValue): string =>
  isContent(value) ? `\`${safe(value.title)}\` (${safe(name.slice(1, -1))})` : name

const unitOf = (value: OperationValue): string =>
  isHeld(value) && value.unit !== null ? ` (${safe(value.unit)})` : ''

const permissionsOf = (value: OperationValue): string => {
  const number = isContent(value) ? Object.keys(value.grants).length : 0
  return counted(number, 'permission')
}

/** What changes inside a role: `+ gained, - lost, scope, place in the hierarchy`. */
const contentChange = (before: OperationValue, after: OperationValue): string => {
  if (!isContent(before) || !isContent(after)) return 'content'
  const permissions = [...new Set([...Object.keys(before.grants), ...Object.keys(after.grants)])].sort()
  const changes = permissions.flatMap((permission) =>
    grantChange(nameOf(permission), before.grants[permission], after.grants[permission])
  )
  if (before.scope !== after.scope)
    changes.push(`reach ${safe(before.scope ?? 'none')} → ${safe(after.scope ?? 'none')}`)
  if (before.reportsTo !== after.reportsTo) changes.push(`reports to ${safe(after.reportsTo ?? 'nobody')}`)
  return changes.join(', ')
}

const grantChange = (permission: string, before: string | undefined, after: string | undefined): string[] => {
  if (before === after) return []
  if (before === undefined)
    return [after === 'on' ? `+ ${permission}` : `+ ${permission}: ${safe(after ?? 'none')}`]
  if (after === undefined) return [`- ${permission}`]
  return [`${permission}: ${safe(before)} → ${safe(after)}`]
}
