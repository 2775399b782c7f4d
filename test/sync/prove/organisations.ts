import * as fc from 'fast-check'
import type { Catalog } from '../../../src/model/catalog.ts'
import type { Conflict } from '../../../src/model/document.ts'
import type { Operation, OperationKind } from '../../../src/model/operation.ts'
import type { Gap, Helper } from '../../../src/model/plan.ts'
import type { AccountState, RoleState, State } from '../../../src/model/state.ts'
import { diff } from '../../../src/sync/diff.ts'
import { exchanged } from '../../../src/sync/exchange.ts'
import type { ProofInput, ProofTarget } from '../../../src/sync/prove/prove.ts'
import { contentOf } from '../../../src/sync/content.ts'
import { applyTo } from '../../../src/sync/simulate.ts'
import { unexplained } from '../../../src/sync/why.ts'
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
} from '../../support/builders.ts'
import { fits, oracle } from './oracle.ts'

/** Draws for one organisation. */
interface Draw {
  /** True in so many of a hundred cases. */
  readonly in100: (chance: number) => boolean
  readonly pick: <Value>(values: readonly Value[]) => Value
  readonly some: <Value>(values: readonly Value[], chance: number) => readonly Value[]
}

/** What all draws are made from; where it ends, everything is as plain as it can be. */
export const tape: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(9999), {
  minLength: 300,
  maxLength: 800,
  size: 'max'
})

const drawFrom = (numbers: readonly number[]): Draw => {
  let at = 0
  const next = (): number => numbers[at++] ?? 0
  const in100 = (chance: number): boolean =>
    chance > 50 ? next() % 100 < chance : next() % 100 >= 100 - chance
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[next() % values.length]
    if (value === undefined) throw new Error('there is nothing to pick from')
    return value
  }
  return { in100, pick, some: (values, chance) => values.filter(() => in100(chance)) }
}

const users = ['ana', 'bo', 'cy', 'di'].map((name) => `${name}@example.org`)
/** People of whom no operation speaks, and who are much alike. */
const quiet = ['pat', 'quin', 'ray'].map((name) => `${name}@example.org`)
const scopes = ['own', 'team', 'all']
const teams = [null, 'team: A', 'team: B']

const permissionsOf = (offered: readonly string[]) => [
  permissionOf('leads.view', { scopes: offered }),
  permissionOf('leads.edit', { scopes: offered, implies: ['leads.view'] }),
  permissionOf('calls.listen', { implies: ['calls.list', 'leads.view'] }),
  permissionOf('calls.list'),
  permissionOf('users.roles', { scopes: offered }),
  permissionOf('tasks.view', { scopes: offered, fixed: true })
]

const fixed = new Map([['tasks.view', 'own']])
const shapes: readonly CatalogGiven[] = [
  { rolesPerUser: { min: 1, max: 1 } },
  { rolesPerUser: { min: 0, max: 1 } },
  { rolesPerUser: { min: 0, max: null } },
  { rolesPerUser: { min: 1, max: null } },
  { rolesPerUser: { min: 1, max: 2 } },
  { rolesPerUser: { min: 1, max: null }, fallbackRole: 'basic', fixedGrants: fixed },
  { rolesPerUser: { min: 1, max: 1 }, fallbackRole: 'basic' },
  { rolesPerUser: { min: 2, max: 3 }, scopePer: 'role' },
  { rolesPerUser: { min: 1, max: null, replace: true } },
  { rolesPerUser: { min: 1, max: 2, replace: true }, fallbackRole: 'basic', fixedGrants: fixed },
  { rolesPerUser: { min: 1, max: 1 }, scopePer: 'role', fixedGrants: new Map([['tasks.view', 'on']]) }
]

const catalogFrom = (draw: Draw, id: string): Catalog => {
  const shape = draw.pick(shapes)
  return catalogOf({
    id,
    permissions: permissionsOf(shape.scopePer === 'role' ? [] : scopes),
    roles: [
      predefinedOf('basic', draw.in100(20) ? { fixedGrants: new Map([['calls.list', 'on']]) } : {}),
      predefinedOf('boss', draw.in100(5) ? { [draw.pick(['editable', 'assignable'])]: false } : {})
    ],
    administers: draw.pick([
      { permissions: [], roles: [], markers: ['owner'] },
      { permissions: ['users.roles'], roles: [], markers: [] },
      { permissions: ['users.roles'], roles: ['boss'], markers: ['owner'] }
    ]),
    ...shape
  })
}

const roleFrom = (draw: Draw, { scopePer, roles }: Catalog, id: string): RoleState => {
  const value = (): string => (scopePer === 'role' ? 'on' : draw.pick(scopes))
  const grants: Record<string, string> = {}
  for (const scoped of ['leads.view', 'leads.edit', 'users.roles'])
    if (draw.in100(30)) grants[scoped] = value()
  for (const single of ['calls.listen', 'calls.list']) if (draw.in100(30)) grants[single] = 'on'
  if (draw.in100(5)) grants[`undocumented.${id}`] = 'on'
  const scope = scopePer === 'role' ? draw.pick(scopes) : null
  return roleStateOf(id, { grants, scope, predefined: roles.has(id) })
}

const rolesFrom = (draw: Draw, catalog: Catalog, before: State['roles'] | null): Map<string, RoleState> => {
  const roles = new Map<string, RoleState>()
  for (const id of ['basic', 'boss', 'r0', 'r1', 'r2']) {
    const known = before?.get(id)
    if (before && catalog.roles.has(id) && !known) continue
    if (!draw.in100(before && !known ? 40 : id === 'basic' ? 90 : 85) && !(known && catalog.roles.has(id)))
      continue
    roles.set(id, known && draw.in100(55) ? known : roleFrom(draw, catalog, id))
  }
  return roles
}

const accountFrom = (
  draw: Draw,
  { rolesPerUser, fallbackRole }: Catalog,
  user: string,
  roles: readonly string[],
  known: AccountState | null
): AccountState => {
  const most = rolesPerUser.max ?? 3
  const wanted = draw.some(draw.in100(50) ? roles : roles.toReversed(), most === 1 ? 40 : 50).slice(0, most)
  const missing = roles
    .filter((id) => !wanted.includes(id))
    .slice(0, Math.max(0, rolesPerUser.min - wanted.length))
  const ids = [...wanted, ...(fallbackRole === null && draw.in100(90) ? missing : [])]
  return accountStateOf(user, {
    active: draw.in100(88),
    markers: known ? known.markers : draw.some(['owner'], 15),
    roles: Object.fromEntries(ids.map((id) => [id, draw.in100(70) ? null : draw.pick(teams)]))
  })
}

/** The account with only more or only less than before. */
const towards = (before: AccountState, drawn: AccountState, trend: 'more' | 'less'): AccountState => {
  const [less, more] = trend === 'less' ? [drawn, before] : [before, drawn]
  const roles =
    trend === 'more'
      ? new Map([...more.roles, ...less.roles])
      : new Map([...more.roles].filter(([id]) => less.roles.has(id)))
  return {
    ...before,
    active: trend === 'more' ? before.active || drawn.active : before.active && drawn.active,
    roles
  }
}

/** A target with what is to be done to it. */
interface Part {
  readonly given: ProofTarget
  readonly operations: readonly Operation[]
}

const partFrom = (draw: Draw, index: number, calm: boolean): Part => {
  const catalog = catalogFrom(draw, ['desk', 'line', 'desk'][index] ?? 'desk')
  const id = `t${index}`
  const roles0 = rolesFrom(draw, catalog, null)
  const roles1 = calm ? roles0 : rolesFrom(draw, catalog, roles0)
  const own = draw.in100(25) ? draw.pick(users) : null
  const accounts0 = new Map<string, AccountState>()
  const accounts1 = new Map<string, AccountState>()
  const alike = accountFrom(draw, catalog, 'di@example.org', [...roles0.keys()], null)
  for (const user of users) {
    const isThere = draw.in100(85)
    const drawn = accountFrom(draw, catalog, user, [...roles0.keys()], null)
    const before = draw.in100(30) ? { ...alike, user, key: user } : drawn
    if (isThere) accounts0.set(user, before)
    const stays = (user === own && draw.in100(97)) || draw.in100(35)
    const drawnAfter = accountFrom(draw, catalog, user, [...roles1.keys()], before)
    const after = stays
      ? before
      : calm
        ? towards(before, drawnAfter, draw.pick(['more', 'less']))
        : drawnAfter
    if (isThere || (!stays && draw.in100(50))) accounts1.set(user, after)
  }
  for (const user of draw.in100(60) ? quiet : []) {
    const roles = new Map(
      [...alike.roles].map(([role, unit]) => [role, draw.in100(85) ? unit : draw.pick(teams)])
    )
    const active = draw.in100(85) ? alike.active : !alike.active
    const account = {
      ...alike,
      user,
      key: user,
      active,
      roles,
      markers: draw.in100(90) ? alike.markers : ['owner']
    }
    accounts0.set(user, account)
    accounts1.set(user, account)
  }
  const removed = [...roles0.keys()]
    .filter((role) => !roles1.has(role))
    .map((role) => tombstoneOf(role, 'basic'))
  const spoken = draw.some([...new Set([...roles0.keys(), ...roles1.keys()])], 99)
  const isOurs = (role: string): boolean => !removed.some((tombstone) => tombstone.id === role)
  const target = targetOf({
    catalog,
    roles: Object.fromEntries(
      spoken.filter(isOurs).map((role): [string, RoleGiven] => [role, draw.in100(99) ? { grants: {} } : {}])
    ),
    removed: draw.some(removed, 99),
    document: {
      id,
      runsAs: own,
      manage: { roles: 'declared', assignments: draw.in100(15) ? 'all' : 'declared' },
      protected: draw.in100(2)
        ? { users: draw.some(users, 30), roles: draw.some(['boss', 'r0'], 50) }
        : { users: [], roles: [] }
    }
  })
  const environment = draw.in100(90) ? 'production' : 'staging'
  const before: State = { target: id, roles: roles0, accounts: accounts0 }
  const desired: State = { target: id, roles: roles1, accounts: accounts1 }
  const base = draw.in100(30)
    ? targetOf({ catalog, document: { id, runsAs: draw.in100(10) ? draw.pick(users) : own } })
    : null
  const managed = draw.in100(95) ? users : draw.some(users, 70)
  const given: ProofTarget = {
    target: { ...target, environment },
    base,
    before,
    holders: holdersOf(Object.fromEntries(managed.map((user) => [user, []]))),
    administrators: draw.pick([1, 2, 3, 9])
  }
  const operations = diff(given.target, before, desired, unexplained)
  const terms = { target: given.target, actual: before, desired, canReplace: draw.in100(70) }
  return { given, operations: exchanged(terms, operations) }
}

/** Kinds that come early in some plans: nothing in particular, less access, or more access. */
const likings: readonly (readonly OperationKind[])[] = [
  [],
  ['unassign', 'deactivate'],
  ['unassign', 'deactivate', 'set-role', 'update-role'],
  ['create-role', 'invite', 'assign', 'reactivate']
]

/** The operations of all parts in some order in which each fits, as far as there is one. */
const arranged = (draw: Draw, parts: readonly Part[], extra: readonly Operation[]): readonly Operation[] => {
  const states = new Map(parts.map(({ given }) => [given.target.id, given.before]))
  const targets = new Map(parts.map(({ given }) => [given.target.id, given.target]))
  const open = parts.flatMap(({ operations }) => operations)
  const waiting = [...extra]
  const placed: Operation[] = []
  const liking = draw.pick(likings)
  const fitting = (operation: Operation): boolean => {
    const [target, state] = [targets.get(operation.target), states.get(operation.target)]
    return target !== undefined && state !== undefined && fits(target, state, operation)
  }
  const put = (operation: Operation): void => {
    const [target, state] = [targets.get(operation.target), states.get(operation.target)]
    if (target && state) states.set(target.id, applyTo(target.catalog, state, operation))
    placed.push(operation)
  }
  while (open.length > 0) {
    const [next] = waiting
    const candidates = open.filter(fitting)
    if (next && fitting(next) && draw.in100(40)) {
      put(next)
      waiting.shift()
      continue
    }
    if (candidates.length === 0) break
    const liked = candidates.filter(({ kind }) => liking.includes(kind))
    const chosen = draw.pick(liked.length > 0 && draw.in100(85) ? liked : candidates)
    open.splice(open.indexOf(chosen), 1)
    put(chosen)
  }
  return [...placed, ...waiting, ...(draw.in100(10) ? open : [])]
}

/** A temporary role with some of what the target's roles hold, and the operations that use it for one person. */
const helping = (
  draw: Draw,
  { given }: Part
): { readonly helper: Helper; readonly operations: readonly Operation[] } => {
  const { target, before } = given
  const source = draw.pick([...before.roles.values(), roleStateOf('none')])
  const content = { ...contentOf(source), title: 'helper', reportsTo: null }
  const user = draw.pick(users)
  const operation = (change: Pick<Operation, 'kind' | 'user' | 'before' | 'after'>): Operation => ({
    id: `${change.kind} helper ${target.id}`,
    target: target.id,
    role: 'helper',
    ...unexplained({ target: target.id, role: 'helper', ...change }),
    ...change
  })
  const held = { role: 'helper', unit: draw.pick(teams) }
  return {
    helper: { target: target.id, role: 'helper', title: 'helper', users: draw.in100(95) ? [user] : [] },
    operations: [
      operation({ kind: 'create-role', user: null, before: null, after: content }),
      operation({ kind: 'assign', user, before: null, after: held }),
      operation({ kind: 'unassign', user, before: held, after: null }),
      operation({ kind: 'delete-role', user: null, before: content, after: null })
    ].slice(0, draw.in100(96) ? 4 : 3)
  }
}

const changed = (draw: Draw, operations: readonly Operation[]): readonly Operation[] => {
  if (operations.length < 2 || !draw.in100(6)) return operations
  const [a, b] = [draw.pick(operations), draw.pick(operations)]
  return draw.pick([
    operations.filter((operation) => operation !== a),
    [...operations, a],
    operations.map((operation) => (operation === a ? b : operation === b ? a : operation))
  ])
}

const at = { file: 'policies/guardrails.yaml', pointer: '' }
const conflictsFrom = (draw: Draw): readonly Conflict[] => {
  const here = [
    ['desk:leads.edit'],
    ['desk:calls.*', 'line:users.roles'],
    ['desk:users.roles'],
    ['desk:leads.view']
  ]
  const there = [
    ['line:leads.edit'],
    ['line:calls.listen', 'desk:calls.listen'],
    ['line:leads.*'],
    ['*:calls.list']
  ]
  const one = (index: number): Conflict => ({
    at,
    id: `c${index}`,
    between: [draw.pick(here), draw.pick(there)],
    reason: 'because'
  })
  return draw.some([0, 1, 2, 3, 4, 5], 70).map(one)
}

/** Says of interruptions that they are there, most of the time rightly, until some other promise is broken or none. */
const withGaps = (draw: Draw, input: ProofInput): ProofInput => {
  if (!draw.in100(50)) return input
  const gaps: Gap[] = []
  const permissions = permissionsOf([]).map(({ id }) => id)
  const ids = input.operations.map(({ id }) => id)
  for (let count = 0; count < 6; count += 1) {
    const verdict = oracle({ ...input, gaps })
    if (verdict?.promise !== 'I3') break
    if (count > 0 && draw.in100(25)) break
    const begin = ids.indexOf(verdict.operation ?? '')
    const until = draw.pick(
      [...ids.slice(begin + 1), ...(draw.in100(5) ? ['nowhere'] : [])].concat(ids.at(-1) ?? '')
    )
    const everybody = [...users, ...quiet]
    const concerned = draw.in100(60) ? everybody : draw.some(everybody, 70)
    for (const { target } of input.targets) {
      for (const user of concerned) {
        const missing = draw.in100(70) ? permissions : draw.some(permissions, 60)
        gaps.push({
          target: target.id,
          user,
          permissions: Object.fromEntries(missing.map((id) => [id, 'own'])),
          from: verdict.operation ?? '',
          until,
          steps: 1,
          seconds: 1
        })
      }
    }
  }
  return { ...input, gaps }
}

/** A plan for small targets, safe or not, with all that decides whether it is. */
export const planFrom = (numbers: readonly number[]): ProofInput => {
  const draw = drawFrom(numbers)
  const calm = draw.in100(50)
  const parts = Array.from({ length: draw.pick([1, 2, 2, 3]) }, (_, index) => partFrom(draw, index, calm))
  const roomy = parts.find(({ given }) => given.target.catalog.rolesPerUser.max !== 1)
  const help = roomy && draw.in100(25) ? helping(draw, roomy) : null
  const input: ProofInput = {
    targets: parts.map(({ given }) => given),
    conflicts: conflictsFrom(draw),
    operations: changed(draw, arranged(draw, parts, help?.operations ?? [])),
    helpers: help ? [help.helper] : [],
    gaps: []
  }
  return withGaps(draw, input)
}
