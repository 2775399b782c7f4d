import type { Catalog, PredefinedRole } from '../model/catalog.ts'
import type { ConnectorOptions } from '../model/connector.ts'
import { on, undocumented } from '../model/grants.ts'
import type { AccountState, RoleState } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import type { Tenant } from './sandbox-tenant.ts'

/** A tenant as the vendor hands it over: the predefined roles, an account for every active person, and the tool's own account. */
export const freshTenant = ({ target, people }: Pick<ConnectorOptions, 'target' | 'people'>): Tenant => {
  const { catalog } = target
  const accounts = new Map(people.map((user) => [user.toLowerCase(), ordinary(catalog, user.toLowerCase())]))
  const own = target.document?.runsAs?.toLowerCase()
  if (own !== undefined) accounts.set(own, administering(target, own))
  const roles = new Map([...catalog.roles.values()].map((role) => [role.id, shipped(catalog, role)]))
  return { roles, accounts }
}

const shipped = (catalog: Catalog, { id, title, scope, grants, complete }: PredefinedRole): RoleState => ({
  id,
  key: id,
  title,
  predefined: true,
  scope: catalog.scopePer === 'role' ? scope : null,
  grants: new Map([...(grants ?? []), ...(grants && complete ? [] : [[undocumented(id), on] as const])]),
  reportsTo: null
})

const ordinary = ({ fallbackRole }: Catalog, user: string): AccountState => ({
  user,
  key: user,
  active: true,
  markers: [],
  roles: new Map(fallbackRole === null ? [] : [[fallbackRole, null]])
})

/** The account that carries out changes: it has a role that administers, or else a mark. */
const administering = ({ catalog }: Target, user: string): AccountState => {
  const account = ordinary(catalog, user)
  const role = catalog.administers.roles.find((id) => catalog.roles.get(id)?.assignable === true)
  if (role !== undefined) return { ...account, roles: new Map([[role, null]]) }
  return { ...account, markers: catalog.administers.markers.slice(-1) }
}
