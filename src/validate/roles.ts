import type { Policy, RoleDocument } from '../model/policy.ts'
import type { Role, Target } from '../model/target.ts'

/** A role that a document speaks of, on one target. */
export interface DocumentedRole {
  readonly target: Target
  readonly role: Role
  readonly document: RoleDocument
}

/** Every role that a document speaks of, on every target where it exists; tombstones are not among them. */
export function* documentedRoles(policy: Policy): Iterable<DocumentedRole> {
  for (const target of policy.targets.values()) {
    for (const role of target.roles.values()) {
      if (role.document !== null) yield { target, role, document: role.document }
    }
  }
}
