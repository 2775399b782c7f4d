import type { Keys } from '../../src/model/connector.ts'
import type { RoleState } from '../../src/model/state.ts'
import type { Bench, Place } from './bench.ts'
import { toolAccount } from './documents.ts'
import { randomOf } from './random.ts'
import { perform, type Tenant } from './tenant.ts'

/** Another administrator changes something on a platform: gives or takes a role, changes one, or makes one. */
export const changeByHand = (bench: Bench, place: Place, seed: number): void => {
  const random = randomOf(seed)
  const { tenant } = place
  const { spec } = place.site
  const roles = [...tenant.roles.values()].filter(
    ({ title, predefined }) => !predefined && !bench.isHelper(title)
  )
  const accounts = [...tenant.accounts.values()].filter(({ user }) => user !== toolAccount)
  const kind = random.below(4)
  if (kind === 0 || roles.length === 0 || accounts.length === 0) {
    const key = `by-hand-${seed}`
    const role = { id: key, key, title: `By hand ${seed}`, predefined: false, scope: null, reportsTo: null }
    bench.foreign(place, withRole(tenant, { ...role, grants: new Map([['leads.edit', 'on']]) }))
    return
  }
  if (kind === 1) {
    const role = random.pick(roles)
    const grants = new Map(role.grants)
    if (!grants.delete('leads.edit')) grants.set('leads.edit', 'on')
    bench.foreign(place, withRole(tenant, { ...role, grants }))
    return
  }
  const account = random.pick(accounts)
  const held = new Map(account.roles)
  const role = random.pick(roles).key
  if (spec.max === 1) held.clear()
  if (kind === 2 && (spec.max === null || held.size < spec.max)) held.set(role, null)
  else if (held.size > 1 || (held.size > 0 && spec.min === 0)) held.delete([...held.keys()][0] ?? '')
  if (held.size === 0 && (spec.min > 0 || spec.fallbackRole !== null)) return
  bench.foreign(place, {
    ...tenant,
    accounts: new Map(tenant.accounts).set(account.key, { ...account, roles: held })
  })
}

const withRole = (tenant: Tenant, role: RoleState): Tenant => ({
  ...tenant,
  roles: new Map(tenant.roles).set(role.key, role)
})

/** A person does what the applies have asked for, as far as it is still to do. */
export const helpByHand = (bench: Bench): void => {
  const keys: Keys = { role: (id) => id, account: (user) => user }
  for (const { operation, by } of bench.asked.splice(0)) {
    const place = bench.places.find(({ site }) => site.target.id === operation.target)
    if (!place) continue
    const result = perform(place.site.spec, place.tenant, operation, keys)
    if (typeof result === 'string' || result === place.tenant) continue
    bench.helped(place, result, by, `${operation.kind} ${operation.user ?? ''}`)
  }
}
