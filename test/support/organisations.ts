import * as fc from 'fast-check'
import type { Catalog } from '../../src/model/catalog.ts'
import type { Holders } from '../../src/model/holder.ts'
import type { Status } from '../../src/model/document.ts'
import type { AccountState, RoleState, State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import {
  accountStateOf,
  catalogOf,
  holdersOf,
  permissionOf,
  predefinedOf,
  roleStateOf,
  targetOf,
  tombstoneOf,
  type CatalogGiven,
  type RoleGiven
} from './builders.ts'

/** Two states of one target, each one that its platform could be in. */
export interface Transition {
  readonly target: Target
  readonly actual: State
  readonly desired: State
}

/** A target as it is, and documents about it that a platform can fulfil. */
export interface Organisation {
  readonly target: Target
  readonly actual: State
  readonly holders: Holders
}

const permissions = [
  permissionOf('leads.view', { scopes: ['own', 'team', 'all'] }),
  permissionOf('leads.edit', { scopes: ['own', 'team', 'all'], requires: ['leads.view'], risk: 'medium' }),
  permissionOf('calls.listen', { risk: 'high', implies: ['calls.list'] }),
  permissionOf('calls.list'),
  permissionOf('users.roles', { risk: 'critical' })
]

const shapes: readonly CatalogGiven[] = [
  { rolesPerUser: { min: 1, max: 1 } },
  { rolesPerUser: { min: 0, max: 1 } },
  { rolesPerUser: { min: 0, max: null } },
  { rolesPerUser: { min: 1, max: null } },
  { rolesPerUser: { min: 1, max: null }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 1 }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 3 }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 2 } },
  { rolesPerUser: { min: 0, max: 2 } },
  { rolesPerUser: { min: 1, max: null, replace: true } },
  { rolesPerUser: { min: 1, max: null, replace: true }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 1, max: 2, replace: true } }
]

const vendors = ['basic', 'boss']
const customs = ['r0', 'r1', 'r2', 'r3']
const users = ['ana@example.org', 'bo@example.org', 'cy@example.org', 'di@example.org']

/** Small catalogs of every shape that matters for orders. */
const catalogs: fc.Arbitrary<Catalog> = fc
  .constantFrom(...shapes)
  .map((shape) => catalogOf({ permissions, roles: vendors.map((id) => predefinedOf(id)), ...shape }))

const grants: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    view: fc.constantFrom('none', 'own', 'team', 'all'),
    edit: fc.boolean(),
    listen: fc.boolean(),
    roles: fc.boolean()
  })
  .map(({ view, edit, listen, roles }) => ({
    ...(view !== 'none' && { 'leads.view': view }),
    ...(view !== 'none' && edit && { 'leads.edit': view }),
    ...(listen && { 'calls.listen': 'on' }),
    ...(roles && { 'users.roles': 'on' })
  }))

/** How much of a transition may be entangled. */
export interface TransitionOptions {
  /** Titles may go from one role to another, which not every order allows, and some none. */
  readonly titles: 'fixed' | 'swapped'
}

/** Two states that differ in anything that an operation can change. */
export const transitions = ({ titles }: TransitionOptions): fc.Arbitrary<Transition> =>
  catalogs.chain((catalog) =>
    fc
      .record({
        before: fc.subarray(customs),
        after: fc.subarray(customs),
        contents: fc.array(grants, { minLength: 12, maxLength: 12 }),
        parents: fc.array(fc.option(fc.nat(5)), { minLength: 12, maxLength: 12 }),
        names: fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 4 }),
        fresh: fc.boolean(),
        members: fc.subarray(users),
        joiners: fc.subarray(users),
        picks: fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 8, maxLength: 8 }),
        active: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        units: fc.array(fc.constantFrom(null, 'team: A', 'team: B'), { minLength: 8, maxLength: 8 })
      })
      .map((drawn): Transition => {
        const titleBefore = (id: string): string => (vendors.includes(id) ? id : `title ${id}`)
        const swapped = (id: string): string => {
          const index = customs.indexOf(id)
          if (index < 0) return id
          return titles === 'swapped'
            ? `title r${'ABCD'.indexOf(drawn.names[index] ?? 'A')}`
            : `${drawn.fresh ? 'new' : 'title'} ${id}`
        }
        const make = (
          ids: readonly string[],
          offset: number,
          title: (id: string) => string
        ): Map<string, RoleState> => {
          const all = [...vendors, ...ids]
          return new Map(
            all.map((id, index) => {
              const parent = all.slice(0, index)[drawn.parents[offset + index] ?? index] ?? null
              const role = roleStateOf(id, {
                title: title(id),
                predefined: vendors.includes(id),
                grants: drawn.contents[offset + index] ?? {},
                reportsTo: parent
              })
              return [id, role]
            })
          )
        }
        const roles0 = make(drawn.before, 0, titleBefore)
        const roles1 = make(drawn.after, 6, swapped)
        const hold = (
          roles: Map<string, RoleState>,
          user: string,
          offset: number,
          needed: boolean
        ): AccountState => {
          const at = offset + users.indexOf(user)
          const ids = [...roles.keys()]
          const most = catalog.rolesPerUser.max ?? 3
          const picked = new Set(
            (drawn.picks[at] ?? []).map((index) => ids[index % ids.length] ?? 'boss').slice(0, most)
          )
          if (picked.size === 0 && catalog.fallbackRole !== null) picked.add(catalog.fallbackRole)
          if (picked.size === 0 && needed && catalog.rolesPerUser.min > 0) picked.add('boss')
          const unit = drawn.units[at] ?? null
          return accountStateOf(user, {
            active: drawn.active[at] ?? true,
            roles: Object.fromEntries([...picked].map((id) => [id, unit]))
          })
        }
        const members = new Set(drawn.members)
        const accounts0 = new Map(
          users.filter((user) => members.has(user)).map((user) => [user, hold(roles0, user, 0, false)])
        )
        const accounts1 = new Map(
          users
            .filter((user) => members.has(user) || drawn.joiners.includes(user))
            .map((user) => {
              const needed = (accounts0.get(user)?.roles.size ?? 0) > 0
              const account = hold(roles1, user, 4, needed)
              return [user, members.has(user) ? account : { ...account, active: true }]
            })
        )
        return {
          target: targetOf({ catalog }),
          actual: { target: 'desk-production', roles: roles0, accounts: accounts0 },
          desired: { target: 'desk-production', roles: roles1, accounts: accounts1 }
        }
      })
  )

/** Documents about a target in some state: roles new, changed, left alone and removed; people of every status. */
export const organisations: fc.Arbitrary<Organisation> = fc
  .tuple(
    transitions({ titles: 'fixed' }),
    fc.subarray(customs),
    fc.subarray(users),
    fc.array(fc.constantFrom<Status>('active', 'active', 'leave', 'departed'), {
      minLength: 4,
      maxLength: 4
    }),
    fc.constantFrom<'declared' | 'all'>('declared', 'all')
  )
  .map(
    ([
      {
        target: { catalog },
        actual,
        desired
      },
      removable,
      managed,
      statuses,
      assignments
    ]) => {
      const removed = removable.filter((id) => !desired.roles.has(id)).map((id) => tombstoneOf(id, 'boss'))
      const roles = Object.fromEntries(
        [...desired.roles.values()]
          .filter(({ predefined }) => !predefined)
          .map(({ id, title, grants }): [string, RoleGiven] => [
            id,
            { title, grants: Object.fromEntries(grants), document: { previously: [`title ${id}`] } }
          ])
      )
      const target = targetOf({
        catalog,
        roles,
        removed,
        document: { manage: { roles: 'declared', assignments } }
      })
      const orphaned = (reportsTo: string | null): boolean => removed.some(({ id }) => id === reportsTo)
      const rooted = [...actual.roles.values()].map((role) =>
        orphaned(role.reportsTo) ? { ...role, reportsTo: null } : role
      )
      const holders = holdersOf(
        Object.fromEntries(
          users
            .filter((user) => managed.includes(user))
            .map((user) => {
              const wanted = [...(desired.accounts.get(user)?.roles.keys() ?? [])].filter((role) =>
                target.roles.has(role)
              )
              const roles = wanted.length > 0 ? wanted : ['boss']
              return [user, { roles, status: statuses[users.indexOf(user)] ?? 'active' }]
            })
        )
      )
      return { target, actual: { ...actual, roles: new Map(rooted.map((role) => [role.id, role])) }, holders }
    }
  )
