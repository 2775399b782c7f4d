import type { Catalog, Effect, Permission, PredefinedRole } from '../../src/model/catalog.ts'
import type { LiveState, Store, World } from '../../src/model/connector.ts'
import { on, undocumented } from '../../src/model/grants.ts'
import type { Holder, Holders, Holding } from '../../src/model/holder.ts'
import { always, type Instant, type Period } from '../../src/model/instant.ts'
import type { Line, Person, RoleDocument, Status, TargetDocument } from '../../src/model/document.ts'
import type { AccountState, RoleState, State } from '../../src/model/state.ts'
import type { Role, Target } from '../../src/model/target.ts'

/** The instant at which most tests play. */
export const now: Instant = Date.UTC(2026, 10, 21)

const at = { file: 'policies/test.yaml', pointer: '' }
const quiet: Effect = { when: 'at-once', signInAgain: 'nobody', note: '' }

/** A permission by its id; a switch of low risk unless said otherwise. */
export const permissionOf = (id: string, given: Partial<Permission> = {}): Permission => {
  const [resource = '', action = ''] = id.split('.')
  return {
    id,
    resource,
    resourceTitle: resource,
    category: resource,
    action,
    title: action,
    description: '',
    scopes: [],
    risk: 'low',
    requires: [],
    implies: [],
    feature: null,
    fixed: false,
    needsReason: false,
    inferred: false,
    source: 'manual',
    ...given
  }
}

/** A role that the vendor ships; empty, and everything about it can be changed, unless said otherwise. */
export const predefinedOf = (id: string, given: Partial<PredefinedRole> = {}): PredefinedRole => ({
  id,
  title: id[0]?.toUpperCase() + id.slice(1),
  description: '',
  scope: null,
  grants: new Map(),
  complete: true,
  fixedGrants: new Map(),
  editable: true,
  renamable: true,
  deletable: true,
  duplicable: true,
  assignable: true,
  reserved: false,
  subscriptions: null,
  exceptions: [],
  inferred: [],
  ...given
})

/** What a test says about a catalog; permissions and roles as lists. */
export interface CatalogGiven extends Partial<Omit<Catalog, 'permissions' | 'roles'>> {
  readonly permissions?: readonly Permission[]
  readonly roles?: readonly PredefinedRole[]
}

/** A catalog with scopes own < team < all (a team is a unit), where everybody may have any number of roles. */
export const catalogOf = ({ permissions = [], roles = [], ...given }: CatalogGiven = {}): Catalog => ({
  id: 'desk',
  title: 'Desk',
  sources: [],
  scopes: [
    { id: 'own', title: 'Own', description: '', unit: null, inferred: false },
    { id: 'team', title: 'Team', description: '', unit: 'team', inferred: false },
    { id: 'all', title: 'All', description: '', unit: null, inferred: false }
  ],
  scopePer: 'grant',
  permissions: new Map(permissions.map((permission) => [permission.id, permission])),
  roles: new Map(roles.map((role) => [role.id, role])),
  fixedGrants: new Map(),
  rolesPerUser: { min: 0, max: null },
  fallbackRole: null,
  customRoles: { basedOnRequired: false, scopeRequired: false },
  subscriptions: new Map(),
  deleteInUse: 'refuse',
  effects: { roleChange: quiet, assignment: quiet },
  deprecatedRoles: [],
  features: new Map(),
  tenantResources: null,
  administers: { permissions: [], roles: [], markers: [] },
  guides: new Map(),
  checklists: { roleChange: [], onboarding: [] },
  notes: [],
  inferred: [],
  at,
  ...given
})

/** A Role document; it says nothing unless told. */
const roleDocumentOf = (id: string, given: Partial<RoleDocument> = {}): RoleDocument => ({
  at: { file: `policies/roles/${id}.yaml`, pointer: '' },
  platform: 'desk',
  id,
  title: null,
  previously: [],
  description: null,
  owner: null,
  scope: null,
  basedOn: null,
  grants: null,
  reportsTo: null,
  targets: null,
  onboarding: [],
  observed: null,
  removed: null,
  reviewed: null,
  reason: null,
  ...given
})

/** A tombstone. */
export const tombstoneOf = (
  id: string,
  moveTo: string | null,
  given: Partial<RoleDocument> = {}
): RoleDocument => roleDocumentOf(id, { removed: { moveTo, reason: 'no longer needed' }, ...given })

/** What a test says about a declared role. */
export interface RoleGiven {
  readonly title?: string
  readonly scope?: string
  /** Managed where given. */
  readonly grants?: Readonly<Record<string, string>>
  readonly reportsTo?: string
  readonly document?: Partial<RoleDocument>
  readonly bases?: readonly string[]
  readonly settings?: Role['settings']
}

const roleOf = (catalog: Catalog, id: string, given: RoleGiven | null): Role => {
  const predefined = catalog.roles.get(id) ?? null
  const observed = given?.document?.observed != null
  const document = given && {
    title: given.title ?? (predefined ? null : id),
    scope: given.scope ?? null,
    reportsTo: given.reportsTo ?? null,
    ...given.document
  }
  const unknown = new Map([[undocumented(id), on]])
  const shipped = predefined?.grants ? new Map(predefined.grants) : unknown
  return {
    id,
    title: given?.title ?? given?.document?.title ?? predefined?.title ?? id,
    predefined,
    document: document && roleDocumentOf(id, document),
    settings: given?.settings ?? [],
    scope: given?.scope ?? predefined?.scope ?? null,
    units: [],
    grants: given?.grants ? new Map(Object.entries(given.grants)) : shipped,
    contentManaged: given?.grants !== undefined && !observed,
    bases: given?.bases ?? [],
    reportsTo: given?.reportsTo ?? null
  }
}

/** A Target document; the embedded tenant of the test platform unless said otherwise. */
const targetDocumentOf = (given: Partial<TargetDocument> = {}): TargetDocument => ({
  at: { file: 'policies/targets/desk.yaml', pointer: '' },
  id: 'desk-production',
  platform: 'desk',
  connector: 'sandbox',
  environment: 'production',
  subscription: null,
  licensed: null,
  resources: [],
  manage: { roles: 'declared', assignments: 'declared' },
  protected: { users: [], roles: [] },
  runsAs: null,
  helpers: false,
  apply: 'anywhere',
  settings: {},
  ...given
})

/** What a test says about a target. */
export interface TargetGiven {
  readonly catalog?: Catalog
  readonly document?: Partial<TargetDocument>
  /** The roles that documents speak of. */
  readonly roles?: Readonly<Record<string, RoleGiven>>
  readonly removed?: readonly RoleDocument[]
}

/** A target with the predefined roles of its catalog, the declared ones and the tombstones. */
export const targetOf = ({
  catalog = catalogOf(),
  document,
  roles = {},
  removed = []
}: TargetGiven = {}): Target => {
  const gone = new Set(removed.map(({ id }) => id))
  const ids = [...new Set([...catalog.roles.keys(), ...Object.keys(roles)])].filter((id) => !gone.has(id))
  return {
    id: document?.id ?? 'desk-production',
    document: targetDocumentOf(document),
    catalog,
    environment: 'production',
    roles: new Map(ids.map((id) => [id, roleOf(catalog, id, roles[id] ?? null)])),
    removed: new Map(removed.map((tombstone) => [tombstone.id, tombstone]))
  }
}

/** What a test says about a role of a state. */
export interface RoleStateGiven extends Partial<Omit<RoleState, 'id' | 'grants'>> {
  readonly grants?: Readonly<Record<string, string>>
}

/** What a test says about an account of a state; roles as a list, or with their units. */
export interface AccountStateGiven extends Partial<Omit<AccountState, 'user' | 'roles'>> {
  readonly roles?: readonly string[] | Readonly<Record<string, string | null>>
}

/** One role of a state. */
export const roleStateOf = (id: string, { grants = {}, ...given }: RoleStateGiven = {}): RoleState => ({
  id,
  key: id,
  title: id,
  predefined: false,
  scope: null,
  reportsTo: null,
  ...given,
  grants: new Map(Object.entries(grants))
})

/** One account of a state. */
export const accountStateOf = (
  user: string,
  { roles = [], ...given }: AccountStateGiven = {}
): AccountState => ({
  user,
  key: user,
  active: true,
  markers: [],
  ...given,
  roles: new Map(isList(roles) ? roles.map((role) => [role, null]) : Object.entries(roles))
})

const isList = (roles: NonNullable<AccountStateGiven['roles']>): roles is readonly string[] =>
  Array.isArray(roles)

/** A state from its roles and accounts; an account may be just the list of its roles. */
export const stateOf = (
  roles: Readonly<Record<string, RoleStateGiven>>,
  accounts: Readonly<Record<string, readonly string[] | AccountStateGiven>> = {}
): State => ({
  target: 'desk-production',
  roles: new Map(Object.entries(roles).map(([id, given]) => [id, roleStateOf(id, given)])),
  accounts: new Map(
    Object.entries(accounts).map(([user, given]) => [
      user,
      accountStateOf(user, Array.isArray(given) ? { roles: given } : (given as AccountStateGiven))
    ])
  )
})

/** A state as a connector would read it. */
export const liveOf = ({ roles, accounts }: State): LiveState => ({
  roles: [...roles.values()],
  accounts: [...accounts.values()],
  evidence: { complete: true, pages: 1, note: '' }
})

/** What a test says about a managed person; roles for ever, or with a period. */
export interface HolderGiven {
  readonly roles?: readonly (
    string | { readonly role: string; readonly period: Period; readonly reason?: string }
  )[]
  readonly status?: Status
  readonly department?: string
}

const lineOf = (user: string, roles: readonly string[], period: Period, reason: string | null): Line => ({
  at: { file: 'policies/assignments.yaml', pointer: `/assignments/${user}` },
  platform: 'desk',
  targets: null,
  user,
  roles,
  period,
  temporary: period !== always,
  in: null,
  reason,
  reviewed: null,
  released: null
})

const personOf = (id: string, status: Status, department: string | null): Person => ({
  at: { file: 'policies/people.yaml', pointer: `/people/${id}` },
  id,
  name: null,
  department,
  github: null,
  status,
  functions: [],
  accounts: {}
})

/** One managed person, with one line for each role. */
const holderOf = (user: string, { roles = [], status = 'active', department }: HolderGiven = {}): Holder => {
  const holdings: Holding[] = roles.map((given) => {
    const { role, period, reason } =
      typeof given === 'string' ? { role: given, period: always, reason: undefined } : given
    const through = lineOf(user, [role], period, reason ?? null)
    return { role, period, temporary: through.temporary, in: null, through, at: through.at }
  })
  const lines = holdings.flatMap(({ through }) => ('user' in through ? [through] : []))
  return {
    user,
    person: personOf(user, status, department ?? null),
    status,
    holdings,
    lines: lines.length > 0 ? lines : [lineOf(user, [], always, null)]
  }
}

/** Managed people; a list is their roles. */
export const holdersOf = (people: Readonly<Record<string, readonly string[] | HolderGiven>>): Holders =>
  new Map(
    Object.entries(people).map(([user, given]) => [
      user,
      holderOf(user, Array.isArray(given) ? { roles: given } : (given as HolderGiven))
    ])
  )

/** How many bytes a text has on a disk; null where there is none. */
export const sizeOf = (text: string | undefined): number | null =>
  text === undefined ? null : new TextEncoder().encode(text).length

/** Files in memory. */
export const memoryStore = (): Store & { readonly files: Map<string, string> } => {
  const files = new Map<string, string>()
  return {
    files,
    read: (name) => files.get(name) ?? null,
    write: (name, text) => void files.set(name, text),
    append: (name, text) => void files.set(name, (files.get(name) ?? '') + text),
    size: (name) => sizeOf(files.get(name)),
    create: (name, text) => !files.has(name) && files.set(name, text).has(name),
    remove: (name) => void files.delete(name),
    list: (folder) => [...files.keys()].filter((name) => name.startsWith(`${folder}/`))
  }
}

/** A world without a network, where it is always now. */
export const worldOf = (store: Store = memoryStore()): World => ({
  fetch: () => Promise.reject(new Error('there is no network here')),
  now: () => now,
  setting: () => undefined,
  readFile: () => null,
  store
})
