import type { Catalog, Grants, PredefinedRole } from './catalog.ts'
import type { Place } from './place.ts'
import type { RoleDocument, TargetDocument } from './document.ts'

/** What is wrong with one setting of a role's grants; the rules turn it into words. */
export type Fault =
  | { readonly kind: 'unknown-resource' }
  | { readonly kind: 'unknown-action' }
  /** The permission does not offer the scope that is written. */
  | { readonly kind: 'scope-not-offered' }
  /** The permission has several scopes and none is said. */
  | { readonly kind: 'scope-missing' }
  /** The scope belongs to the role on this platform; only on and none can be said here. */
  | { readonly kind: 'scope-belongs-to-role' }
  /** The platform decides it. */
  | { readonly kind: 'fixed' }

/** One permission that a role document names, and the value it gives it. */
export interface Setting {
  readonly permission: string
  readonly resource: string
  /** Null where a word speaks of a whole resource that is not known. */
  readonly action: string | null
  /** A scope, `on` or `none`. */
  readonly value: string
  readonly at: Place
  readonly fault: Fault | null
}

/** A role as it should be on one target: a predefined role, a declared one, or both. */
export interface Role {
  readonly id: string
  readonly title: string
  readonly predefined: PredefinedRole | null
  /** The document that speaks of it; null for a predefined role that nobody mentions. A tombstone is not a role. */
  readonly document: RoleDocument | null
  /** What the document itself names, in the order written. */
  readonly settings: readonly Setting[]
  /** The role's own scope where the platform has one a role; else null. */
  readonly scope: string | null
  /** The kinds of unit (department, team, program) in which its narrower scopes hold; empty where it needs none. */
  readonly units: readonly string[]
  /** All it grants. Unknown content is the permission `undocumented.<role>`. */
  readonly grants: Grants
  /** Whether the documents decide its grants; false where they are left alone or only observed. */
  readonly contentManaged: boolean
  /** Ids from `basedOn` upwards, nearest first; empty where the chain is broken or a cycle. */
  readonly bases: readonly string[]
  readonly reportsTo: string | null
}

/** One tenant of a platform with everything that holds for it. */
export interface Target {
  /** The target's id; the platform's for a nameless target. */
  readonly id: string
  /** Null for the nameless target of a platform. */
  readonly document: TargetDocument | null
  /** The platform's catalog, with the resources that this tenant defines and without the roles its subscription lacks. */
  readonly catalog: Catalog
  readonly environment: string
  /** The roles that should exist, by id: the predefined ones and the declared ones, without the removed. */
  readonly roles: ReadonlyMap<string, Role>
  /** Tombstones, by role id. */
  readonly removed: ReadonlyMap<string, RoleDocument>
}
