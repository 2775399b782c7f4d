import { scoped } from '../../access/words.ts'
import { risks, type Risk } from '../../model/catalog.ts'
import { isUndocumented, none, undocumented } from '../../model/grants.ts'
import { showInstant } from '../../model/instant.ts'
import type { Operation } from '../../model/operation.ts'
import type { Gap, PlannedAccess, PlannedDelta } from '../../model/plan.ts'
import { counted, tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { isHeld } from '../simulate.ts'
import type { Where, Thing } from './thing.ts'

/** What a plan does, as far as it decides about approvals. */
export interface Done {
  readonly access: readonly PlannedAccess[]
  readonly operations: readonly Operation[]
  readonly gaps: readonly Gap[]
}

/** Everything in a plan that somebody may have to approve: gains, gaps, losses, and the operations themselves. */
export const thingsOf = (
  { access, operations, gaps }: Done,
  whereIs: (target: string) => Where
): readonly Thing[] => {
  const known = new Map<string, Where>()
  const where = (target: string): Where => {
    const found = known.get(target) ?? whereIs(target)
    known.set(target, found)
    return found
  }
  return [
    ...access.flatMap((change) => change.gained.map((delta) => gain(change, delta, where(change.target)))),
    ...gaps.flatMap((gap) => gapThings(gap, where(gap.target))),
    ...access.flatMap((change) => change.lost.map((delta) => loss(change, delta, where(change.target)))),
    ...operations.map((operation) => change(operation, where(operation.target)))
  ]
}

const gain = ({ user, target, platform }: PlannedAccess, delta: PlannedDelta, where: Where): Thing => {
  const risk = larger(delta.risk, where.riskOf(delta.permission))
  return {
    kind: 'gain',
    platform,
    targets: where.targets,
    roles: through(platform, delta),
    permission: delta.permission,
    risk,
    isFor: null,
    words: () =>
      `${tick(user)} gains ${what(delta.permission, delta.scope)} on ${tick(target)}${time(delta)}: ${risk}`
  }
}

const loss = ({ user, target, platform }: PlannedAccess, delta: PlannedDelta, where: Where): Thing => {
  const kept = delta.scope === none ? '' : `, down to ${delta.scope}`
  return {
    kind: 'loss',
    platform,
    targets: where.targets,
    roles: through(platform, delta),
    permission: delta.permission,
    risk: larger(delta.risk, where.riskOf(delta.permission)),
    isFor: null,
    words: () =>
      `${tick(user)} loses ${what(delta.permission, delta.was)}${kept} on ${tick(target)}${time(delta)}`
  }
}

/** One for each permission that is missing meanwhile. */
const gapThings = ({ user, target, permissions, steps }: Gap, where: Where): readonly Thing[] =>
  Object.entries(permissions).map(([permission, scope]) => ({
    kind: 'gap',
    platform: where.platform,
    targets: where.targets,
    roles: [],
    permission,
    risk: where.riskOf(permission),
    isFor: null,
    words: () =>
      `${tick(user)} is without ${what(permission, scope)} on ${tick(target)} for ${counted(steps, 'step')}`
  }))

const change = (operation: Operation, { platform, targets }: Where): Thing => ({
  kind: 'operation',
  platform,
  targets,
  roles: platform === null ? [] : rolesIn(operation).map((role) => `${platform}:${role}`),
  permission: null,
  risk: null,
  isFor: null,
  words: () => `${describe(operation)} on ${tick(operation.target)}`
})

/** The role of an operation, and the one whose place it takes. */
const rolesIn = ({ role, before }: Operation): readonly string[] => [
  ...new Set([role, isHeld(before) ? before.role : null].flatMap((id) => id ?? []))
]

const through = (platform: string, delta: PlannedDelta): readonly string[] =>
  delta.through.map((role) => `${platform}:${role}`)

const larger = (a: Risk, b: Risk): Risk => (risks.indexOf(a) >= risks.indexOf(b) ? a : b)

const what = (permission: string, scope: string | null): string =>
  isUndocumented(permission)
    ? `whatever else ${tick(permission.slice(undocumented('').length))} may do`
    : scoped(permission, scope)

const time = ({ from, until }: PlannedDelta): string =>
  [from === null ? '' : ` from ${shown(from)}`, until === null ? '' : ` until ${shown(until)}`].join('')

const shown = (instant: string): string => showInstant(Date.parse(instant))
