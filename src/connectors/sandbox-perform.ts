import type { Keys } from '../model/connector.ts'
import type { HeldRole, Operation, RoleContent } from '../model/operation.ts'
import type { Target } from '../model/target.ts'
import { assign, deactivate, invite, reactivate, setRole, setUnit, unassign } from './sandbox-accounts.ts'
import { createRole, deleteRole, renameRole, updateRole } from './sandbox-roles.ts'
import type { Tenant } from './sandbox-tenant.ts'

/** The tenant after an operation, or the sentence with which the platform refuses it. */
export const perform = (
  target: Target,
  tenant: Tenant,
  operation: Operation,
  keys: Keys
): Tenant | string => {
  const { kind, before, after } = operation
  const role = operation.role === null ? '' : keys.role(operation.role)
  const user = operation.user === null ? '' : keys.account(operation.user)
  switch (kind) {
    case 'create-role':
      return createRole(target, tenant, role, content(after, keys))
    case 'update-role':
      return updateRole(target, tenant, role, content(after, keys))
    case 'rename-role':
      return renameRole(target, tenant, role, after !== null && 'title' in after ? after.title : '')
    case 'delete-role':
      return deleteRole(target, tenant, role)
    case 'assign':
      return assign(target, tenant, user, held(after, keys))
    case 'unassign':
      return unassign(target, tenant, user, role)
    case 'set-role':
      return setRole(target, tenant, user, held(before, keys), held(after, keys))
    case 'set-unit':
      return setUnit(tenant, user, held(after, keys))
    case 'invite':
      return invite(target, tenant, user)
    case 'deactivate':
      return deactivate(tenant, user)
    case 'reactivate':
      return reactivate(tenant, user)
  }
}

const content = (after: Operation['after'], keys: Keys): RoleContent | null =>
  after !== null && 'grants' in after
    ? { ...after, reportsTo: after.reportsTo === null ? null : keys.role(after.reportsTo) }
    : null

const held = (after: Operation['after'], keys: Keys): HeldRole | null =>
  after !== null && 'role' in after ? { ...after, role: keys.role(after.role) } : null
