import type { DriftAnswers, DriftSide } from '../../model/drift.ts'
import { none } from '../../model/grants.ts'
import type { Operation, OperationValue, RoleContent } from '../../model/operation.ts'
import { counted, tick } from '../../model/words.ts'
import { isContent, isHeld } from '../simulate.ts'

/** What is approved and what is there, by the operation that makes the one of the other. */
export const sidesOf = (
  operation: Operation
): { readonly approved: DriftSide; readonly live: DriftSide } => ({
  approved: { words: sentence(operation, operation.after, operation.before), value: operation.after },
  live: { words: sentence(operation, operation.before, operation.after), value: operation.before }
})

const sentence = ({ kind, role }: Operation, value: OperationValue, other: OperationValue): string => {
  switch (kind) {
    case 'create-role':
    case 'delete-role':
      return isContent(value)
        ? `is there as ${tick(value.title)}, with ${counted(Object.keys(value.grants).length, 'permission')}`
        : 'is not there'
    case 'update-role':
      return isContent(value) && isContent(other) ? contentWords(value, other) : 'is not known'
    case 'rename-role':
      return `is called ${tick(value !== null && 'title' in value ? value.title : '')}`
    case 'assign':
    case 'unassign':
    case 'set-role':
    case 'set-unit':
      return heldWords(value, kind === 'set-role' ? null : role)
    case 'invite':
      return value === null ? 'has no account' : 'has an account'
    case 'deactivate':
    case 'reactivate':
      return value !== null && 'active' in value && value.active ? 'is active' : 'is not active'
  }
}

const heldWords = (value: OperationValue, role: string | null): string => {
  if (!isHeld(value)) return role === null ? 'has no role' : `does not have ${tick(role)}`
  return `has ${tick(value.role)}${value.unit === null ? '' : ` in ${tick(value.unit)}`}`
}

/** What one side says about everything in which the two differ. */
const contentWords = (content: RoleContent, other: RoleContent): string => {
  const names = [...new Set([...Object.keys(content.grants), ...Object.keys(other.grants)])].sort()
  const parts = names
    .filter((name) => content.grants[name] !== other.grants[name])
    .map((name) => `${name}: ${content.grants[name] ?? none}`)
  if (content.scope !== other.scope) parts.push(`reaches ${content.scope ?? 'nowhere in particular'}`)
  if (content.reportsTo !== other.reportsTo) parts.push(`reports to ${content.reportsTo ?? 'nobody'}`)
  return parts.join(', ')
}

/** Grants as words, in the order of their names. */
export const grantWords = (grants: Readonly<Record<string, string>>): string =>
  Object.entries(grants)
    .map(([permission, value]) => `${permission}: ${value}`)
    .join(', ')

/** The answers where a plan reverts it, and an import takes it over. */
export const planOrImport = ({
  target,
  user,
  role
}: Pick<Operation, 'target' | 'user' | 'role'>): DriftAnswers => ({
  revert: `rolewright plan ${target}`,
  adopt: `rolewright import ${target} --only ${user ?? role ?? ''}`
})
