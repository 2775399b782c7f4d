import type { Operation } from '../../model/operation.ts'
import { canonical, sha256 } from '../digest.ts'
import { isContent } from '../simulate.ts'
import { freedTitle, takenTitle } from './edges.ts'
import { inTwo } from './make.ts'

/** The title that a role has on the way, where its own still belongs to another role. */
export const temporaryTitle = (target: string, role: string): string =>
  `Rolewright rename ${sha256(canonical({ target, role })).slice(0, 8)}`

/**
 * The operations that take a title which another one gives up, each in two steps: first a temporary title, then the own
 * one. So roles can exchange their titles, and a role can come before the one whose title it takes goes.
 */
export const overTemporaryTitles = (
  operations: readonly Operation[]
): ReadonlyMap<Operation, readonly [Operation, Operation]> => {
  const freeing = new Map(
    operations
      .filter(({ kind }) => kind === 'delete-role' || kind === 'rename-role')
      .map((operation) => [nameOf(operation, freedTitle(operation)), operation.role])
  )
  const waits = (operation: Operation): boolean => {
    if (operation.kind !== 'create-role' && operation.kind !== 'rename-role') return false
    const role = freeing.get(nameOf(operation, takenTitle(operation)))
    return role !== undefined && role !== operation.role
  }
  return new Map(operations.filter(waits).map((operation) => [operation, throughTemporary(operation)]))
}

const nameOf = ({ target }: Operation, title: string | null): string => `${target}\n${title ?? ''}`

const throughTemporary = (operation: Operation): readonly [Operation, Operation] => {
  const { target, role, after } = operation
  const temporary = { title: temporaryTitle(target, role ?? '') }
  const title = { title: after !== null && 'title' in after ? after.title : '' }
  return inTwo(
    operation,
    { after: isContent(after) ? { ...after, ...temporary } : temporary },
    { kind: 'rename-role', before: temporary, after: title }
  )
}
