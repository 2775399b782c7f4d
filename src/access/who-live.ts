import type { Access, HeldRoles, Reaches } from '../model/access.ts'
import type { Capable } from '../model/explanation.ts'
import { isUndocumented, rank } from '../model/grants.ts'
import { always } from '../model/instant.ts'
import type { Path } from '../model/path.ts'
import type { AccountState, State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { reachesIn, roleAccess } from './effective.ts'
import { givenBy, needsUnit, spanAt } from './path.ts'
import { verdictOf } from './wanted.ts'
import { departmentsOf, earliest, type Since, type WhoQuestion } from './who.ts'

/**
 * Who can do something on a target as it was read, by e-mail, whether a document names them or not; also those who may,
 * because nobody knows what a role of theirs grants, or because their account carries a mark that administers.
 */
export const whoCanLive = (
  access: Access,
  target: Target,
  state: State,
  question: WhoQuestion,
  since: Since
): readonly Capable[] => {
  const reachesOf = reachesIn(target.catalog, state)
  return [...state.accounts.values()]
    .filter(({ active }) => active)
    .sort((a, b) => (a.user < b.user ? -1 : 1))
    .flatMap((account) => {
      const reaches = reachesOf(account.user)
      const markers = account.markers.filter((mark) => target.catalog.administers.markers.includes(mark))
      const verdict = verdictOf(target.catalog, reaches, question.permission, question.scope)
      if (verdict === 'no' && markers.length === 0) return []
      const reach = verdict === 'yes' ? reaches : null
      return [capable({ access, target, state, question, since }, { account, markers, reach })]
    })
}

interface Scene {
  readonly access: Access
  readonly target: Target
  readonly state: State
  readonly question: WhoQuestion
  readonly since: Since
}

const capable = (
  scene: Scene,
  { account, markers, reach }: { account: AccountState; markers: readonly string[]; reach: Reaches | null }
): Capable => {
  const { access, target, question, since } = scene
  const { user } = account
  const held = reach?.get(question.permission)
  const paths = pathsOf(scene, account)
  const counting = paths.filter((path) => (path.scope !== null) === (reach !== null))
  const person = access.policy.people.get(user) ?? null
  return {
    user,
    platform: target.catalog.id,
    permission: question.permission,
    target: target.id,
    scope: held?.scope ?? null,
    units: held?.units ?? [],
    departments: departmentsOf({ person }, counting),
    since: earliest(counting, since),
    paths,
    markers
  }
}

/** The ways by roles as they are there, each with the lines that give it, where some do. */
const pathsOf = (scene: Scene, account: AccountState): readonly Path[] => {
  const { catalog } = scene.target
  const reach = ({ scope }: Path): number => (scope === null ? -1 : rank(catalog, scope))
  return [...heldRoles(scene.target, account)]
    .flatMap(([role, unit]) => pathsThrough(scene, account.user, role, unit))
    .sort((a, b) => reach(b) - reach(a))
}

const heldRoles = ({ catalog }: Target, { roles }: AccountState): HeldRoles =>
  roles.size === 0 && catalog.fallbackRole !== null ? new Map([[catalog.fallbackRole, null]]) : roles

const pathsThrough = (
  { access, target, state, question }: Scene,
  user: string,
  role: string,
  unit: string | null
): readonly Path[] => {
  const live = state.roles.get(role)
  const scope = (live && roleAccess(target.catalog, live).get(question.permission)) ?? null
  const isKnown = live !== undefined && ![...live.grants.keys()].some(isUndocumented)
  if (scope === null && isKnown) return []
  const held = {
    role,
    scope,
    unit: needsUnit(target.catalog, scope) ? unit : null,
    origin: { kind: scope === null ? ('unknown' as const) : ('live' as const), role },
    basedOnAt: null,
    chain: [question.permission]
  }
  const holdings = (spanAt(access, target, user, question.at)?.holdings ?? []).filter(
    (each) => each.role === role
  )
  if (holdings.length > 0)
    return holdings.map((holding) => ({ ...held, ...givenBy(access.policy, target, holding) }))
  const nobody = { ...held, period: always, holding: null, functionAt: null }
  return [role === target.catalog.fallbackRole ? nobody : { ...nobody, unlisted: true }]
}
