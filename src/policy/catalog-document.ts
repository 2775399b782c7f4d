import type {
  CatalogSource,
  DeprecatedRole,
  Effect,
  Guide,
  PredefinedRole,
  Risk,
  Scope
} from '../model/catalog.ts'
import type { WrittenGrants } from '../model/document.ts'

/** A `Platform` document after its schema said yes: what may be absent is optional, nothing is composed yet. */
export interface PlatformDocument {
  readonly id: string
  readonly title: string
  readonly sources: readonly (Omit<CatalogSource, 'url'> & { readonly url?: string })[]
  readonly scopes: readonly (Omit<Scope, 'unit' | 'inferred'> & WrittenScope)[]
  readonly scopePer: 'grant' | 'role'
  readonly resources: Readonly<Record<string, WrittenResource>>
  readonly roles: Readonly<Record<string, WrittenRole>>
  readonly fixedGrants?: WrittenGrants
  readonly rolesPerUser: { readonly min: number; readonly max?: number; readonly replace?: boolean }
  readonly fallbackRole?: string
  readonly customRoles?: { readonly basedOnRequired?: boolean; readonly scopeRequired?: boolean }
  readonly subscriptions?: Readonly<Record<string, { readonly title: string; readonly customRoles?: number }>>
  readonly deleteInUse: 'refuse' | 'move' | 'allow'
  readonly effects: { readonly roleChange: WrittenEffect; readonly assignment: WrittenEffect }
  readonly deprecatedRoles?: readonly DeprecatedRole[]
  readonly features?: Readonly<Record<string, string>>
  readonly tenantResources?: WrittenResource
  readonly administers: {
    readonly permissions?: readonly string[]
    readonly roles?: readonly string[]
    readonly markers?: readonly string[]
  }
  readonly guides?: Readonly<Record<string, Guide>>
  readonly checklists?: { readonly roleChange?: readonly string[]; readonly onboarding?: readonly string[] }
  readonly notes?: readonly string[]
  readonly inferred?: readonly string[]
}

interface WrittenScope {
  readonly unit?: string
  readonly inferred?: boolean
}

type WrittenEffect = Omit<Effect, 'note'> & { readonly note?: string }

/** A resource as it is written. */
export interface WrittenResource {
  readonly title: string
  readonly category: string
  readonly feature?: string
  readonly actions: Readonly<Record<string, WrittenAction>>
}

/** An action as it is written; `requires` and `implies` may leave out the resource. */
export interface WrittenAction {
  readonly title: string
  readonly description: string
  readonly scopes?: readonly string[]
  readonly risk: Risk
  readonly requires?: readonly string[]
  readonly implies?: readonly string[]
  readonly fixed?: boolean
  readonly needsReason?: boolean
  readonly inferred?: boolean
  readonly source?: string
}

type Abilities = 'editable' | 'renamable' | 'deletable' | 'duplicable' | 'assignable'

/** A predefined role as it is written. */
export interface WrittenRole extends Pick<PredefinedRole, 'title' | 'description' | Abilities> {
  readonly scope?: string
  /** `undocumented`, `everything`, or resources. */
  readonly grants: WrittenGrants
  readonly fixedGrants?: WrittenGrants
  readonly complete?: boolean
  readonly reserved?: boolean
  readonly subscriptions?: readonly string[]
  readonly exceptions?: readonly string[]
  readonly inferred?: readonly string[]
}
