import type { Catalog } from '../../../src/model/catalog.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { Gap } from '../../../src/model/plan.ts'
import type { RoleState, State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import { diff } from '../../../src/sync/diff.ts'
import type { OrderTarget } from '../../../src/sync/order/input.ts'
import type { Ordered } from '../../../src/sync/order/order.ts'
import { unexplained } from '../../../src/sync/why.ts'
import { catalogOf, holdersOf, permissionOf, targetOf } from '../../support/builders.ts'

/** A platform small enough to try everything: permissions and roles are bits. */
export interface Tiny {
  readonly users: number
  readonly roles: number
  readonly permissions: number
  readonly minimum: 0 | 1
  readonly single: boolean
  /** Whether holding permission 0 makes an administrator, of whom one has to remain. */
  readonly hasAdministrators: boolean
}

/** For each user the roles, and for each role the permissions, as bits. */
export interface Bits {
  readonly held: readonly number[]
  readonly grants: readonly number[]
}

const userName = (user: number): string => `u${user}@example.org`
const permissionName = (permission: number): string => `p${permission}.do`

/** What a role or person has, as bits. */
const bitsOf = (names: readonly string[], prefix: number): number =>
  names.reduce((sum, name) => sum | (1 << Number(name.slice(prefix, prefix + 1))), 0)

const listed = (bits: number, size: number): readonly number[] =>
  Array.from({ length: size }, (_, index) => index).filter((index) => (bits >> index) & 1)

export const targetFor = (tiny: Tiny): Target => {
  const catalog: Catalog = catalogOf({
    permissions: Array.from({ length: tiny.permissions }, (_, index) => permissionOf(permissionName(index))),
    rolesPerUser: { min: tiny.minimum, max: tiny.single ? 1 : null },
    administers: { permissions: tiny.hasAdministrators ? [permissionName(0)] : [], roles: [], markers: [] }
  })
  const roles = Object.fromEntries(
    Array.from({ length: tiny.roles }, (_, role) => [`r${role}`, { grants: {} }])
  )
  return targetOf({ catalog, roles })
}

const stateFor = (tiny: Tiny, { held, grants }: Bits): State => ({
  target: 'desk-production',
  roles: new Map(
    grants.map((bits, role): [string, RoleState] => {
      const id = `r${role}`
      const given = listed(bits, tiny.permissions).map((each): [string, string] => [
        permissionName(each),
        'on'
      ])
      return [
        id,
        { id, key: id, title: id, predefined: false, scope: null, grants: new Map(given), reportsTo: null }
      ]
    })
  ),
  accounts: new Map(
    held.map((bits, index) => {
      const user = userName(index)
      const roles = new Map(listed(bits, tiny.roles).map((role): [string, null] => [`r${role}`, null]))
      return [user, { user, key: user, active: true, markers: [], roles }]
    })
  )
})

/** One transition as `order` gets it. */
export const orderTargetFor = (
  tiny: Tiny,
  target: Target,
  before: Bits,
  after: Bits,
  canHelp: boolean
): OrderTarget => {
  const actual = stateFor(tiny, before)
  return {
    target,
    base: null,
    actual,
    holders: holdersOf(Object.fromEntries(before.held.map((_, index) => [userName(index), []]))),
    operations: diff(target, actual, stateFor(tiny, after), unexplained),
    administrators: tiny.hasAdministrators ? 1 : 0,
    canHelp
  }
}

/** What brute force has to know of an operation. */
type Move = Pick<Operation, 'kind' | 'user' | 'role' | 'after'>

/** What makes one state out of another where everybody has one role; without ids, because they cost most of the time. */
export const movesBetween = (tiny: Tiny, before: Bits, after: Bits): readonly Move[] => [
  ...after.held.flatMap((bits, user): Move | readonly Move[] => {
    if (before.held[user] === bits) return []
    return { kind: 'set-role', user: userName(user), role: `r${Math.log2(bits)}`, after: null }
  }),
  ...after.grants.flatMap((bits, role): Move | readonly Move[] => {
    if (before.grants[role] === bits) return []
    const granted = listed(bits, tiny.permissions).map((each) => [permissionName(each), 'on'])
    const content = { title: '', scope: null, grants: Object.fromEntries(granted), reportsTo: null }
    return { kind: 'update-role', user: null, role: `r${role}`, after: content }
  })
]

/** A state on the way: like bits, with any further roles. */
interface Now {
  readonly held: Map<string, Set<string>>
  readonly grants: Map<string, number>
}

const begin = ({ held, grants }: Bits, tiny: Tiny): Now => ({
  held: new Map(
    held.map((bits, user) => [userName(user), new Set(listed(bits, tiny.roles).map((role) => `r${role}`))])
  ),
  grants: new Map(grants.map((bits, role) => [`r${role}`, bits]))
})

/** Does one operation, by hand. */
const carryOut = ({ held, grants }: Now, { kind, user, role, after }: Operation): void => {
  const name = role ?? ''
  const own = held.get(user ?? '') ?? new Set<string>()
  if (kind === 'unassign' && !own.delete(name)) throw new Error('takes what is not held')
  if (kind === 'set-role') own.clear()
  if (kind === 'assign' && own.has(name)) throw new Error('gives what is held')
  if (kind === 'assign' || kind === 'set-role') {
    if (!grants.has(name)) throw new Error('gives a role that does not exist')
    own.add(name)
  }
  if (kind === 'create-role' || kind === 'update-role') {
    const granted = after !== null && 'grants' in after ? Object.keys(after.grants) : []
    grants.set(name, bitsOf(granted, 1))
  }
  if (kind === 'delete-role') {
    if ([...held.values()].some((roles) => roles.has(name))) throw new Error('deletes a role that is held')
    grants.delete(name)
  }
}

const accessOf = ({ held, grants }: Now, user: string): number =>
  [...(held.get(user) ?? [])].reduce((sum, role) => sum | (grants.get(role) ?? 0), 0)

const accessIn = ({ held, grants }: Bits, user: number): number =>
  grants.reduce((sum, bits, role) => (((held[user] ?? 0) >> role) & 1 ? sum | bits : sum), 0)

/** What must hold in between, for each user. */
interface Bound {
  readonly before: number
  readonly after: number
  readonly needsRole: boolean
}

const boundsOf = (tiny: Tiny, before: Bits, after: Bits): readonly Bound[] =>
  before.held.map((bits, user) => ({
    before: accessIn(before, user),
    after: accessIn(after, user),
    needsRole: tiny.minimum > 0 && bits !== 0 && after.held[user] !== 0
  }))

const floorOf = (tiny: Tiny, bounds: readonly Bound[]): number => {
  if (!tiny.hasAdministrators) return 0
  const count = (end: 'before' | 'after'): number => bounds.filter((bound) => bound[end] & 1).length
  return Math.min(1, count('before'), count('after'))
}

const within = (held: number, bound: number): boolean => (held & ~bound) === 0

/** The first thing that is wrong with an answer, at any prefix or in the end; null where all is well. */
export const wrongWith = (tiny: Tiny, before: Bits, after: Bits, ordered: Ordered): string | null => {
  const now = begin(before, tiny)
  const bounds = boundsOf(tiny, before, after)
  const floor = floorOf(tiny, bounds)
  const places = new Map(ordered.operations.map(({ id }, at) => [id, at]))
  if (places.size !== ordered.operations.length) return 'an operation comes twice'
  for (const [at, operation] of ordered.operations.entries()) {
    carryOut(now, operation)
    for (const [user, bound] of bounds.entries()) {
      const wrong = wrongFor(now, userName(user), bound, gapsAt(ordered.gaps, places, at, userName(user)))
      if (wrong !== null) return `${wrong} for ${userName(user)} after ${operation.kind}, ${at + 1}`
    }
    const administrators = bounds.filter((_, user) => accessOf(now, userName(user)) & 1).length
    if (administrators < floor) return `no administrator after ${at + 1}`
  }
  const end = JSON.stringify([...now.held].map(([, roles]) => [...roles].sort()))
  const wanted = JSON.stringify([...begin(after, tiny).held].map(([, roles]) => [...roles].sort()))
  if (end !== wanted) return `ends with ${end}`
  const roles = [...now.grants].filter(([role, bits]) => after.grants[Number(role.slice(1))] !== bits)
  return roles.length > 0 || now.grants.size !== after.grants.length ? 'ends with other roles' : null
}

const gapsAt = (
  gaps: readonly Gap[],
  places: ReadonlyMap<string, number>,
  at: number,
  user: string
): readonly Gap[] =>
  gaps.filter(
    (gap) =>
      gap.user === user && (places.get(gap.from) ?? Infinity) <= at && at < (places.get(gap.until) ?? -1)
  )

const wrongFor = (now: Now, user: string, bound: Bound, gaps: readonly Gap[]): string | null => {
  const access = accessOf(now, user)
  if (!within(access, bound.before) && !within(access, bound.after)) return 'too much'
  const missing = bound.before & bound.after & ~access
  const known = gaps.reduce((sum, { permissions }) => sum | bitsOf(Object.keys(permissions), 1), 0)
  if ((missing & ~known) !== 0) return 'an interruption'
  return bound.needsRole && now.held.get(user)?.size === 0 ? 'no role' : null
}

/** Whether any order of these operations is safe, found by looking at every set of operations that can be done. */
export const anyOrder = (tiny: Tiny, before: Bits, after: Bits, operations: readonly Move[]): boolean => {
  const bounds = boundsOf(tiny, before, after)
  const floor = floorOf(tiny, bounds)
  const effects = operations.map((operation) => effectOf(operation))
  const isSafe = (set: number): boolean => {
    const held = [...before.held]
    const grants = [...before.grants]
    for (const [index, effect] of effects.entries()) if ((set >> index) & 1) effect(held, grants)
    const access = bounds.map((_, user) => accessIn({ held, grants }, user))
    return (
      access.filter((bits) => bits & 1).length >= floor &&
      bounds.every((bound, user) => isSafeFor(bound, access[user] ?? 0, held[user] ?? 0))
    )
  }
  const all = (1 << operations.length) - 1
  const reached = new Uint8Array(all + 1)
  reached[0] = 1
  for (let set = 1; set <= all; set += 1) {
    const isNear = effects.some((_, index) => (set >> index) & 1 && reached[set & ~(1 << index)])
    reached[set] = isNear && isSafe(set) ? 1 : 0
  }
  return reached[all] === 1
}

const isSafeFor = ({ before, after, needsRole }: Bound, access: number, held: number): boolean =>
  (within(access, before) || within(access, after)) &&
  within(before & after, access) &&
  !(needsRole && held === 0)

type Effect = (held: number[], grants: number[]) => void

const effectOf = ({ kind, user, role, after }: Move): Effect => {
  const [person, index] = [Number(user?.slice(1, 2)), Number(role?.slice(1))]
  const bit = 1 << index
  if (kind === 'assign') return (held) => void (held[person] = (held[person] ?? 0) | bit)
  if (kind === 'unassign') return (held) => void (held[person] = (held[person] ?? 0) & ~bit)
  if (kind === 'set-role') return (held) => void (held[person] = bit)
  const content = after !== null && 'grants' in after ? bitsOf(Object.keys(after.grants), 1) : 0
  return (_, grants) => void (grants[index] = content)
}
