import type { Operation, OperationKind } from '../../model/operation.ts'
import { tick } from '../../model/words.ts'
import { heldIn, titleIn } from './step.ts'

const ofRole = ({ role }: Operation): string => tick(role ?? '')

const ofUser = ({ user }: Operation): string => tick(user ?? '')

const inPlaceOf = (role: string | undefined): string =>
  role === undefined ? '' : ` in place of ${tick(role)}`

const sayings: Readonly<Record<OperationKind, (operation: Operation) => string>> = {
  'create-role': (operation) => `create the role ${ofRole(operation)}`,
  'update-role': (operation) => `change the role ${ofRole(operation)}`,
  'rename-role': (operation) => `rename the role ${ofRole(operation)} to ${tick(titleIn(operation.after))}`,
  'delete-role': (operation) => `delete the role ${ofRole(operation)}`,
  assign: (operation) => `give ${ofUser(operation)} the role ${ofRole(operation)}`,
  unassign: (operation) => `take the role ${ofRole(operation)} from ${ofUser(operation)}`,
  'set-role': (operation) =>
    `give ${ofUser(operation)} the role ${ofRole(operation)}${inPlaceOf(heldIn(operation.before)?.role)}`,
  'set-unit': (operation) =>
    `let ${ofUser(operation)} have the role ${ofRole(operation)} in ${tick(heldIn(operation.after)?.unit ?? 'no unit')}`,
  invite: (operation) => `invite ${ofUser(operation)}`,
  deactivate: (operation) => `deactivate ${ofUser(operation)}`,
  reactivate: (operation) => `reactivate ${ofUser(operation)}`
}

/** An operation as an administrator would say it. */
export const inWords = (operation: Operation): string => sayings[operation.kind](operation)
