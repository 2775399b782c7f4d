import type { Place } from './place.ts'

/** The written risk scale, from low to critical; CONTRIBUTING says which kind of permission gets which. */
export type Risk = 'low' | 'medium' | 'high' | 'critical'

/** The risks in ascending order. */
export const risks: readonly Risk[] = ['low', 'medium', 'high', 'critical']

/** Where a catalog's facts come from and when they were read. */
export interface CatalogSource {
  readonly id: string
  readonly title: string
  readonly url: string | null
  /** The day it was read, as YYYY-MM-DD. */
  readonly read: string
}

/** How far a permission reaches. Catalogs list their scopes from narrow to wide. */
export interface Scope {
  readonly id: string
  readonly title: string
  readonly description: string
  /** What a narrower scope is bound to (department, team, program); null where it needs none. */
  readonly unit: string | null
  readonly inferred: boolean
}

/** One thing that can be allowed: `resource.action`. */
export interface Permission {
  readonly id: string
  readonly resource: string
  readonly resourceTitle: string
  readonly category: string
  readonly action: string
  readonly title: string
  readonly description: string
  /** The scopes it offers, narrow to wide; empty for a switch. */
  readonly scopes: readonly string[]
  readonly risk: Risk
  /** Ids of the permissions it needs, each at least as wide. */
  readonly requires: readonly string[]
  /** Ids of the permissions that it brings by itself. */
  readonly implies: readonly string[]
  /** The licence feature it belongs to; null where every licence has it. */
  readonly feature: string | null
  /** The platform decides it; nobody can grant or take it. */
  readonly fixed: boolean
  /** Holding it needs a written reason and a review date. */
  readonly needsReason: boolean
  /** The manual does not say it. */
  readonly inferred: boolean
  /** Id of the source that says it. */
  readonly source: string
}

/** Permission id → the scope it is granted at, or `on` for a switch. */
export type Grants = ReadonlyMap<string, string>

/** A role that the vendor ships. */
export interface PredefinedRole {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The role's own scope; null where it has none. */
  readonly scope: string | null
  /** What the manual says it grants; null where the manual does not say. */
  readonly grants: Grants | null
  /** Whether the grants are all of them. */
  readonly complete: boolean
  /** What this role has by a scheme of the platform that nobody can change. */
  readonly fixedGrants: Grants
  readonly editable: boolean
  readonly renamable: boolean
  readonly deletable: boolean
  readonly duplicable: boolean
  readonly assignable: boolean
  /** Belongs to the vendor's own staff: never assigned, edited, created or removed by a customer. */
  readonly reserved: boolean
  /** The subscriptions on which it exists; null for all. */
  readonly subscriptions: readonly string[] | null
  /** Permissions that break a requirement in the vendor's own role. */
  readonly exceptions: readonly string[]
  /** Names of the facts above (such as `editable`) that the manual does not say. */
  readonly inferred: readonly string[]
}

/** When a change takes effect, and who has to sign in again. */
export interface Effect {
  readonly when: 'at-once' | 'next-sign-in' | 'unknown'
  readonly signInAgain: 'nobody' | 'holders'
  readonly note: string
}

/** A name that the vendor no longer uses. */
export interface DeprecatedRole {
  readonly id: string
  readonly title: string
  readonly use: string
}

/** The screen and the clicks by which a person carries out one kind of operation; `{role}`, `{user}`, `{title}`, `{grants}` and the like are filled in. */
export interface Guide {
  readonly screen: string
  readonly steps: readonly string[]
}

/** A resource that a tenant may define itself: every one has these permissions, with `*` for the resource. */
export interface TenantResources {
  readonly title: string
  readonly permissions: readonly Permission[]
}

/** By what somebody can change roles or who has them. All of it is critical. */
export interface Administers {
  readonly permissions: readonly string[]
  readonly roles: readonly string[]
  /** Marks on an account, such as owner. */
  readonly markers: readonly string[]
}

/** Everything known about a platform, as data. */
export interface Catalog {
  readonly id: string
  readonly title: string
  readonly sources: readonly CatalogSource[]
  readonly scopes: readonly Scope[]
  /** Whether a scope belongs to each grant, or to the role as a whole. */
  readonly scopePer: 'grant' | 'role'
  readonly permissions: ReadonlyMap<string, Permission>
  readonly roles: ReadonlyMap<string, PredefinedRole>
  /** What every role, custom ones included, has by a scheme of the platform that nobody can change. */
  readonly fixedGrants: Grants
  readonly rolesPerUser: {
    readonly min: number
    readonly max: number | null
    /**
     * Whether one role can take the place of another in one step, because the platform saves somebody's roles as a
     * whole. It always can where everybody has one role; elsewhere it cannot where this is absent.
     */
    readonly replace?: boolean
  }
  /** The role that the platform gives by itself to whoever loses the last one; null where there is none. */
  readonly fallbackRole: string | null
  readonly customRoles: {
    /** A new role must start from an existing one. */
    readonly basedOnRequired: boolean
    /** A custom role must state the role's own scope. */
    readonly scopeRequired: boolean
  }
  /** Subscription → how many custom roles it allows, null for any number. Empty where the vendor names no subscriptions. */
  readonly subscriptions: ReadonlyMap<string, { readonly title: string; readonly customRoles: number | null }>
  /** What the platform does when a role with holders is deleted. */
  readonly deleteInUse: 'refuse' | 'move' | 'allow'
  readonly effects: { readonly roleChange: Effect; readonly assignment: Effect }
  readonly deprecatedRoles: readonly DeprecatedRole[]
  readonly features: ReadonlyMap<string, string>
  readonly tenantResources: TenantResources | null
  readonly administers: Administers
  /** Operation kind → the clicks that carry it out. */
  readonly guides: ReadonlyMap<string, Guide>
  /** Follow-up steps after an assignment, and when somebody joins. */
  readonly checklists: { readonly roleChange: readonly string[]; readonly onboarding: readonly string[] }
  /** What does not fit elsewhere and a person should know. */
  readonly notes: readonly string[]
  /** Names of the facts of the platform as a whole (such as `rolesPerUser.min`) that the manual does not say. */
  readonly inferred: readonly string[]
  readonly at: Place
}
