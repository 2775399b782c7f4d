import type { State } from '../../src/model/state.ts'
import type { GuardInput } from '../../src/sync/guards/guards.ts'

/**
 * What each guard should say, worked out slowly and plainly from the two states, person by person and permission by
 * permission; nothing is shared with the guards or with the access engine. It knows no units, no `implies`, and no
 * scope of a role, which the plans it is asked about do not have.
 */
export const oracle: Readonly<Record<string, (input: GuardInput) => boolean>> = {
  protected: (input) => !touchesProtected(input),
  'own-account': (input) => isOwnAccountSafe(input),
  'last-administrators': (input) => administratorsRemain(input),
  empty(input) {
    const { actual, after, target, base, due } = input
    const fallback = target.catalog.fallbackRole
    const withRole = (state: State): number => {
      let number = 0
      for (const { active, roles } of state.accounts.values()) {
        const own = [...roles.keys()].filter((role) => role !== fallback)
        if (active && own.length > 0) number += 1
      }
      return number
    }
    const declared = (state: State): number =>
      ['r0', 'r1', 'r2'].filter(
        (id) => state.roles.has(id) && (target.roles.has(id) || base?.roles.has(id) === true)
      ).length
    const noPeople = !due && withRole(actual) > 1 && withRole(after) === 0
    const noRoles = declared(actual) > 1 && declared(after) === 0
    if (!noPeople && !noRoles) return true
    return isOverridden(
      input,
      'empty',
      Math.max(noPeople ? withRole(actual) : 0, noRoles ? declared(actual) : 0)
    )
  },
  removals(input) {
    const { actual, after, target, leavers, due } = input
    if (due) return true
    const people = population(input)
    const losers = people.filter((user) => losesAnything(input, user))
    const { fallbackRole, fixedGrants } = target.catalog
    const spared = documents(input).flatMap((document) => document.protected.users)
    const own = documents(input).map(({ runsAs }) => runsAs?.toLowerCase())
    const isSpared = (user: string): boolean =>
      spared.some((each) => each.toLowerCase() === user) || own.includes(user) || leavers.has(user)
    const reached = everybody(input).filter((user) => !isSpared(user))
    const everything = reached.every((user) => {
      const left = [...can(input, after, user).keys()].filter((permission) => !fixedGrants.has(permission))
      if (left.length === 0) return true
      const roles = [...(after.accounts.get(user)?.roles.keys() ?? [])]
      const had = actual.accounts.get(user)?.roles.has(fallbackRole ?? '') === true
      return fallbackRole !== null && !had && roles.every((role) => role === fallbackRole)
    })
    if (losers.some((user) => leavers.has(user))) throw new Error('a leaver is counted')
    const refused =
      (reached.some((user) => losers.includes(user)) && everything) ||
      isAbove(input, 'removals', losers.length, people.length)
    return !refused || isOverridden(input, 'removals', losers.length)
  },
  additions(input) {
    const gainers = everybody(input).filter((user) => gainsAnything(input, user))
    if (input.due || input.isNew) return true
    return (
      !isAbove(input, 'additions', gainers.length, population(input).length) ||
      isOverridden(input, 'additions', gainers.length)
    )
  }
}

const scopes = ['own', 'team', 'all']

/** How far somebody reaches with each permission, as numbers: a switch is 0. */
const can = (
  { target: { catalog } }: GuardInput,
  state: State,
  user: string
): ReadonlyMap<string, number> => {
  const reach = new Map<string, number>()
  const account = state.accounts.get(user)
  if (!account?.active) return reach
  const roles = [...account.roles.keys()]
  if (roles.length === 0 && catalog.fallbackRole !== null) roles.push(catalog.fallbackRole)
  for (const role of roles) {
    for (const [permission, scope] of [...(state.roles.get(role)?.grants ?? []), ...catalog.fixedGrants]) {
      reach.set(permission, Math.max(reach.get(permission) ?? 0, scopes.indexOf(scope)))
    }
  }
  return reach
}

const everybody = ({ actual, after }: GuardInput): readonly string[] => [
  ...new Set([...actual.accounts.keys(), ...after.accounts.keys()])
]

const isMore = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  [...a].some(([permission, scope]) => !b.has(permission) || scope > (b.get(permission) ?? 0))

const losesAnything = (input: GuardInput, user: string): boolean =>
  isMore(can(input, input.actual, user), can(input, input.after, user))

const gainsAnything = (input: GuardInput, user: string): boolean =>
  isMore(can(input, input.after, user), can(input, input.actual, user))

const population = (input: GuardInput): readonly string[] => {
  const own = documents(input).map(({ runsAs }) => runsAs?.toLowerCase())
  return everybody(input).filter(
    (user) => !own.includes(user) && !input.leavers.has(user) && can(input, input.actual, user).size > 0
  )
}

const isAbove = (
  input: GuardInput,
  guard: 'removals' | 'additions',
  number: number,
  all: number
): boolean => {
  const rails = input.guardrails.length > 0 ? input.guardrails : [null]
  return rails.some((each) => {
    const { percent, count } = each?.limits[guard] ?? { percent: 25, count: 50 }
    return number > count || (all >= 10 && number > (percent * all) / 100)
  })
}

const isOverridden = ({ guardrails, now }: GuardInput, guard: string, number: number): boolean =>
  (guardrails[0]?.overrides ?? []).some(
    (override) =>
      override.guard === guard &&
      override.target === 'desk-production' &&
      override.until > now &&
      override.upTo >= number
  )

const documents = ({ target, base }: GuardInput) =>
  [target, base].flatMap((version) => version?.document ?? [])

/** Whether anything protected is another afterwards: an account, a role, or who holds the role. */
const touchesProtected = (input: GuardInput): boolean => {
  const { actual, after } = input
  const users = documents(input).flatMap((document) => document.protected.users)
  const roles = documents(input).flatMap((document) => document.protected.roles)
  const shown = (state: State, user: string): string => {
    const account = state.accounts.get(user)
    return JSON.stringify(account && [account.active, [...account.roles.keys()].sort()])
  }
  const content = (state: State, id: string): string => {
    const role = state.roles.get(id)
    const grants = [...(role?.grants ?? [])].map((grant) => grant.join(': ')).sort()
    const held = [...state.accounts.values()].filter((account) => account.roles.has(id))
    return JSON.stringify([role !== undefined, grants, held.map(({ user }) => user)])
  }
  return (
    users.some((user) => shown(actual, user.toLowerCase()) !== shown(after, user.toLowerCase())) ||
    roles.some((id) => content(actual, id) !== content(after, id))
  )
}

const isOwnAccountSafe = (input: GuardInput): boolean => {
  const { actual, after, target, operations } = input
  if (operations.length === 0) return true
  const own = target.document?.runsAs?.toLowerCase()
  if (own === undefined && target.document?.connector !== 'sandbox') return false
  if (own !== undefined && !actual.accounts.has(own)) return false
  return documents(input).every(({ runsAs }) => {
    const user = runsAs?.toLowerCase()
    if (user === undefined) return true
    if (operations.some((operation) => operation.user === user)) return false
    const before = can(input, actual, user)
    const later = can(input, after, user)
    return target.catalog.administers.permissions.every(
      (permission) =>
        !before.has(permission) || (later.get(permission) ?? -1) >= (before.get(permission) ?? 0)
    )
  })
}

const administratorsRemain = (input: GuardInput): boolean => {
  const { actual, after, target, administrators } = input
  const { permissions, roles, markers } = target.catalog.administers
  const own = documents(input).map(({ runsAs }) => runsAs?.toLowerCase())
  const number = (state: State): number =>
    everybody(input).filter((user) => {
      const account = state.accounts.get(user)
      if (!account?.active || own.includes(user) || !actual.accounts.has(user)) return false
      return (
        account.markers.some((marker) => markers.includes(marker)) ||
        roles.some((role) => account.roles.has(role)) ||
        permissions.some((permission) => can(input, state, user).get(permission) === 2)
      )
    }).length
  const before = number(actual)
  const left = number(after)
  if (before > 0 && left === 0) return false
  return left >= before || left >= administrators
}
