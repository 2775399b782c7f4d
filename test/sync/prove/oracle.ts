import { administers } from '../../../src/access/administrators.ts'
import { reachesIn } from '../../../src/access/effective.ts'
import type { Reach, Reaches } from '../../../src/model/access.ts'
import type { Catalog, Permission } from '../../../src/model/catalog.ts'
import { rank, undocumented } from '../../../src/model/grants.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { Gap } from '../../../src/model/plan.ts'
import { matches, parsePattern } from '../../../src/model/pattern.ts'
import type { AccountState, RoleState, State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import type { ProofInput, ProofTarget } from '../../../src/sync/prove/prove.ts'
import { applyTo, isContent, isHeld, settled } from '../../../src/sync/simulate.ts'

/** What the oracle says: the promise that is broken first, and by which operation; null where none is. */
export type Verdict = { readonly promise: string; readonly operation: string | null } | null

/** Every target's state at one prefix, by target id. */
type States = ReadonlyMap<string, State>

/**
 * The promises as they are written down, judged in the slowest and plainest way: everything for everybody on every
 * target after every operation, by the other implementation of access and of what operations do.
 */
export const oracle = (input: ProofInput): Verdict => {
  const prefixes: States[] = [new Map(input.targets.map((given) => [given.target.id, settle(given)]))]
  for (const [index, operation] of input.operations.entries()) {
    const states = prefixes.at(-1) ?? new Map<string, State>()
    const given = input.targets.find(({ target }) => target.id === operation.target)
    const state = states.get(operation.target)
    const verdict = (promise: string): Verdict => ({ promise, operation: operation.id })
    if (!given || !state) return verdict('I7')
    if (input.operations.slice(0, index).some(({ id }) => id === operation.id)) return verdict('I7')
    if (operation.user !== null && isOwn(given, operation.user)) return verdict('I6')
    if (!mayTouch(input, given, state, operation) || !fits(given.target, state, operation))
      return verdict('I7')
    prefixes.push(new Map(states).set(operation.target, applyTo(given.target.catalog, state, operation)))
  }
  const last = prefixes.at(-1)
  if (input.helpers.some(({ target, role }) => last?.get(target)?.roles.has(role)))
    return { promise: 'I7', operation: null }
  return firstBroken(input, prefixes)
}

const settle = ({ target, before }: ProofTarget): State => ({
  ...before,
  accounts: new Map(
    [...before.accounts].map(([user, account]) => [
      user,
      { ...account, roles: settled(target.catalog, account.roles) }
    ])
  )
})

const versions = ({ target, base }: ProofTarget): readonly Target[] => (base ? [target, base] : [target])

const isOwn = (given: ProofTarget, user: string): boolean =>
  versions(given).some(({ document }) => document?.runsAs === user)

const mayTouch = (
  { helpers, targets }: ProofInput,
  given: ProofTarget,
  state: State,
  { kind, role, user, before, after }: Operation
): boolean => {
  const { target, holders } = given
  const { catalog } = target
  const roles = new Set<string>()
  if (role !== null) roles.add(role)
  if (isHeld(before)) roles.add(before.role)
  if (isHeld(after)) roles.add(after.role)
  if (kind === 'set-role' && catalog.rolesPerUser.max === 1)
    for (const id of state.accounts.get(user ?? '')?.roles.keys() ?? []) roles.add(id)
  for (const { document } of versions(given)) {
    if (user !== null && document?.protected.users.includes(user)) return false
    for (const id of roles) if (document?.protected.roles.includes(id)) return false
  }
  for (const id of roles) {
    const shipped = catalog.roles.get(id)
    if (!shipped || kind === 'create-role') continue
    if (shipped.reserved) return false
    if (kind === 'update-role' && !shipped.editable) return false
    if (kind === 'rename-role' && !shipped.renamable) return false
    if (kind === 'delete-role' && !shipped.deletable) return false
    if (['assign', 'unassign', 'set-role', 'set-unit'].includes(kind) && !shipped.assignable) return false
  }
  const helping = helpers.filter(
    (helper) =>
      helper.target === target.id && !target.roles.has(helper.role) && !target.removed.has(helper.role)
  )
  if (user !== null) {
    if (kind === 'assign' || kind === 'set-role') {
      const helper = helping.find((one) => one.role === role)
      if (helper && !helper.users.includes(user)) return false
    }
    if (holders.has(user)) return true
    if (versions(given).every(({ document }) => document?.manage.assignments === 'all')) return true
    const first = targets.find((one) => one === given)?.before.accounts.get(user)
    const had = [...(first?.roles.keys() ?? [])]
    const movable = [
      ...target.removed.keys(),
      ...[...target.removed.values()].flatMap(({ removed }) => removed?.moveTo ?? []),
      ...helpers.filter((helper) => helper.target === target.id).map((helper) => helper.role)
    ]
    return (
      had.some((id) => target.removed.has(id)) &&
      ['assign', 'unassign', 'set-role'].includes(kind) &&
      [...roles].every((id) => movable.includes(id))
    )
  }
  const id = role ?? ''
  const title = isContent(after) ? after.title : isContent(before) ? before.title : ''
  const helps = helping.some((helper) => helper.role === id && helper.title === title)
  if (kind === 'delete-role') return helps || target.removed.has(id)
  const declared = target.roles.get(id)
  if (!(kind === 'create-role' && helps) && (!declared?.document || declared.document.observed)) return false
  if (!isContent(after)) return true
  const had = state.roles.get(id)?.grants ?? new Map<string, string>()
  if (declared?.contentManaged === false) {
    if (!sameGrants(had, after.grants)) return false
  }
  for (const permission of Object.keys(after.grants))
    if (catalog.permissions.get(permission)?.fixed || catalog.fixedGrants.has(permission)) return false
  for (const [permission, value] of had) {
    if (catalog.permissions.has(permission) || permission.startsWith('undocumented.')) continue
    if (after.grants[permission] !== value) return false
  }
  return true
}

const sameGrants = (a: RoleState['grants'], b: Readonly<Record<string, string>>): boolean =>
  [...new Set([...a.keys(), ...Object.keys(b)])].every((id) => a.get(id) === b[id])

/** Whether the platform could take the operation in this state. */
export const fits = (target: Target, state: State, operation: Operation): boolean => {
  const { kind, role, user, before, after } = operation
  const { catalog } = target
  const { max, replace } = catalog.rolesPerUser
  if (user !== null) {
    const account = state.accounts.get(user)
    if (kind === 'invite') return account === undefined
    if (account === undefined) return false
    if (kind === 'deactivate') return account.active
    if (kind === 'reactivate') return !account.active
    const isThere =
      isHeld(before) && account.roles.has(before.role) && account.roles.get(before.role) === before.unit
    if (kind === 'unassign') {
      return isThere && before.role === role && !(account.roles.size === 1 && role === catalog.fallbackRole)
    }
    if (!isHeld(after) || after.role !== role || !state.roles.has(role)) return false
    if (kind === 'assign') return !account.roles.has(role) && (max === null || account.roles.size < max)
    if (kind === 'set-unit') return isThere && before.role === role
    if (kind === 'set-role' && max === 1) return before === null ? account.roles.size === 0 : isThere
    if (kind === 'set-role') return replace === true && isThere && !account.roles.has(role)
    return false
  }
  const known = state.roles.get(role ?? '')
  const others = [...state.roles.values()].filter(({ id }) => id !== role)
  const isFree = (title: string): boolean =>
    title.trim() !== '' && others.every((other) => other.title.toLowerCase() !== title.toLowerCase())
  const isAsBefore =
    known !== undefined &&
    isContent(before) &&
    known.scope === before.scope &&
    known.reportsTo === before.reportsTo &&
    sameGrants(known.grants, before.grants)
  const isRooted =
    isContent(after) && (after.reportsTo === null || others.some(({ id }) => id === after.reportsTo))
  switch (kind) {
    case 'create-role': {
      const limit = catalog.subscriptions.get(target.document?.subscription ?? '')?.customRoles ?? null
      const custom = others.filter(({ predefined }) => !predefined).length
      if (known || catalog.roles.has(role ?? '') || (limit !== null && custom >= limit)) return false
      return isRooted && isContent(after) && isFree(after.title)
    }
    case 'update-role':
      return isAsBefore && isRooted
    case 'rename-role': {
      if (!known || !before || !after || !('title' in before) || !('title' in after)) return false
      return known.title === before.title && isFree(after.title)
    }
    case 'delete-role':
      return (
        isAsBefore &&
        role !== catalog.fallbackRole &&
        others.every(({ reportsTo }) => reportsTo !== role) &&
        [...state.accounts.values()].every(({ roles }) => !roles.has(role ?? ''))
      )
    default:
      return false
  }
}

/** A target at one prefix, and what everybody can do there. */
interface Look {
  readonly state: State
  readonly reaches: (user: string) => Reaches
}

/** One person on one target after one operation, with the two ends. */
interface Case {
  readonly input: ProofInput
  readonly index: number
  readonly given: ProofTarget
  readonly user: string
  readonly before: Look
  readonly now: Look
  readonly after: Look
  /** The person's accounts on the targets of the environment. */
  readonly peers: readonly Pick<Case, 'given' | 'before' | 'now' | 'after'>[]
}

const firstBroken = (input: ProofInput, prefixes: readonly States[]): Verdict => {
  const looks = input.targets.map((given) => ({
    given,
    all: prefixes.map((states) => look(given, states.get(given.target.id) ?? given.before))
  }))
  const users = [...new Set(looks.flatMap(({ all }) => [...(all.at(-1)?.state.accounts.keys() ?? [])]))]
  for (const [index, operation] of input.operations.entries()) {
    const places = looks.flatMap(({ given, all }) => {
      const [before, now, after] = [all[0], all[index + 1], all.at(-1)]
      return before && now && after ? [{ given, before, now, after }] : []
    })
    const cases: readonly Case[] = places.flatMap(({ given, before, now, after }) => {
      const { environment } = given.target
      const peers = places.filter((place) => place.given.target.environment === environment)
      return users.map((user) => ({ input, index, given, user, before, now, after, peers }))
    })
    const broken = promises.find(([, isKept]) => !cases.every(isKept))
    if (broken) return { promise: broken[0], operation: operation.id }
  }
  return null
}

const look = ({ target }: ProofTarget, state: State): Look => ({
  state,
  reaches: reachesIn(target.catalog, state)
})

const gapsOf = ({ input: { gaps, operations }, index, given, user }: Case): readonly Gap[] =>
  gaps.filter((gap) => {
    const from = operations.findIndex(({ id }) => id === gap.from)
    const until = operations.findIndex(({ id }) => id === gap.until)
    const isHere = gap.target === given.target.id && gap.user === user
    return isHere && from >= 0 && until >= 0 && from <= index && index < until
  })

const promises: readonly (readonly [string, (one: Case) => boolean])[] = [
  [
    'I1',
    ({ given, user, before, now, after }) =>
      contains(given.target.catalog, before.reaches(user), now.reaches(user)) ||
      contains(given.target.catalog, after.reaches(user), now.reaches(user))
  ],
  [
    'I2',
    ({ input, peers, user }) => {
      const broken = (at: 'before' | 'now' | 'after'): ReadonlySet<number> =>
        conflictsBroken(
          input,
          peers.map((peer) => [peer.given.target.catalog, peer[at].reaches(user)])
        )
      const [before, after] = [broken('before'), broken('after')]
      return [...broken('now')].every((conflict) => before.has(conflict) || after.has(conflict))
    }
  ],
  [
    'I3',
    (one) => {
      const { given, user, before, now, after } = one
      const { catalog } = given.target
      return [...both(catalog, before.reaches(user), after.reaches(user))].every(
        ([permission, reach]) =>
          contains(catalog, now.reaches(user), new Map([[permission, reach]])) ||
          gapsOf(one).some(({ permissions }) => permission in permissions)
      )
    }
  ],
  [
    'I4',
    (one) => {
      const { fallbackRole, rolesPerUser } = one.given.target.catalog
      if (rolesPerUser.min === 0 || fallbackRole !== null) return true
      const hasEnough = ({ state }: Look): boolean =>
        (state.accounts.get(one.user)?.roles.size ?? 0) >= rolesPerUser.min
      return !hasEnough(one.before) || !hasEnough(one.after) || hasEnough(one.now)
    }
  ],
  [
    'I5',
    ({ given, before, now, after }) => {
      const count = (at: Look): number => administratorsIn(given, at)
      return count(now) >= Math.min(count(before), count(after), given.administrators)
    }
  ],
  [
    'I6',
    ({ given, user, before, now }) => {
      const { permissions, roles } = given.target.catalog.administers
      const administering = [...permissions, ...roles.map(undocumented)]
      const had = [...before.reaches(user)].filter(([id]) => administering.includes(id))
      return !isOwn(given, user) || contains(given.target.catalog, now.reaches(user), new Map(had))
    }
  ]
]

const reachesAsFar = (catalog: Catalog, held: Reach | undefined, wanted: Reach): boolean => {
  if (!held) return false
  const [a, b] = [rank(catalog, held.scope), rank(catalog, wanted.scope)]
  if (a !== b) return a > b
  return wanted.units.filter((unit) => !held.units.includes(unit)).length === 0
}

const contains = (catalog: Catalog, all: Reaches, some: Reaches): boolean => {
  for (const [permission, reach] of some) if (!reachesAsFar(catalog, all.get(permission), reach)) return false
  return true
}

const both = (catalog: Catalog, a: Reaches, b: Reaches): Reaches => {
  const common = new Map<string, Reach>()
  for (const [permission, ofA] of a) {
    const ofB = b.get(permission)
    if (!ofB) continue
    const [rankA, rankB] = [rank(catalog, ofA.scope), rank(catalog, ofB.scope)]
    if (rankA < rankB) common.set(permission, ofA)
    else if (rankB < rankA) common.set(permission, ofB)
    else common.set(permission, { ...ofA, units: ofA.units.filter((unit) => ofB.units.includes(unit)) })
  }
  return common
}

const conflictsBroken = (
  { conflicts }: ProofInput,
  held: readonly (readonly [Catalog, Reaches])[]
): ReadonlySet<number> => {
  const isTouched = (texts: readonly string[]): boolean =>
    texts.some((text) =>
      held.some(([catalog, reaches]) => meantBy(text, catalog).some((permission) => reaches.has(permission)))
    )
  return new Set(conflicts.flatMap(({ between }, index) => (between.every(isTouched) ? [index] : [])))
}

/** The permissions of a platform that a pattern stands for; remembered, because it is asked for again and again. */
const meantBy = (text: string, catalog: Catalog): readonly string[] => {
  const known = meant.get(catalog) ?? new Map<string, readonly string[]>()
  meant.set(catalog, known)
  const ids = known.get(text) ?? findMeant(text, catalog)
  known.set(text, ids)
  return ids
}

const findMeant = (text: string, catalog: Catalog): readonly string[] => {
  const pattern = parsePattern(text)
  const isMeant = (one: Permission): boolean => pattern !== null && matches(pattern, catalog.id, one)
  return [...catalog.permissions.values()].filter(isMeant).map(({ id }) => id)
}

const meant = new WeakMap<Catalog, Map<string, readonly string[]>>()

const administratorsIn = (given: ProofTarget, seen: Look): number => {
  const { catalog } = given.target
  const counts = ({ user, active, markers, roles }: AccountState): boolean =>
    active &&
    !isOwn(given, user) &&
    (markers.some((marker) => catalog.administers.markers.includes(marker)) ||
      administers(catalog, settled(catalog, roles), seen.reaches(user)))
  return [...seen.state.accounts.values()].filter(counts).length
}
