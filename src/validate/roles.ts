import type { RoleDocument } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'

/** A role that a document speaks of, on one target. */
export interface DocumentedRole {
  readonly target: Target
  readonly role: Role
  readonly document: RoleDocument
}

/**
 * Every role that a document speaks of, on every target where it exists; tombstones are not among them, nor documents
 * for a role of the vendor's that the target's subscription does not include.
 */
export function* documentedRoles(policy: Policy): Iterable<DocumentedRole> {
  for (const target of policy.targets.values()) {
    const shipped = policy.catalogs.get(target.catalog.id)?.roles
    for (const role of target.roles.values()) {
      if (role.document === null || (role.predefined === null && shipped?.has(role.id))) continue
      yield { target, role, document: role.document }
    }
  }
}
