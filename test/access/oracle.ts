import { days, implied, midnight, start, vendors, widths, type Sample, type SampleTerms } from './samples.ts'

/** What somebody can do, by brute force: permission → scope and units. */
export type Abilities = ReadonlyMap<string, { readonly scope: string; readonly units: readonly string[] }>

interface Given {
  readonly role: string
  readonly team: string | null
  readonly temporary: boolean
  readonly byLine: boolean
}

const holds = ({ from, until }: SampleTerms, at: number): boolean =>
  (from === null || midnight(from) <= at) && (until === null || at < midnight(until + 1))

const targetOf = (sample: Sample, target: string): Sample['targets'][number] => {
  const found = sample.targets.find(({ id }) => id === target)
  if (!found) throw new Error(`no target ${target}`)
  return found
}

/** Everything that is ever given to somebody on a target, with its time. */
const everGiven = (sample: Sample, target: string, user: string): readonly (Given & SampleTerms)[] => {
  const { platform } = targetOf(sample, target)
  const isTemporary = ({ from, until }: SampleTerms): boolean => from !== null || until !== null
  const byLines = sample.lines
    .filter((line) => line.platform === platform && line.user === user)
    .filter((line) => line.target === null || line.target === target)
    .flatMap((line) =>
      line.roles.map((role) => ({ ...line, role, temporary: isTemporary(line), byLine: true }))
    )
  const entries = sample.people.find(({ id }) => id === user)?.functions ?? []
  const byFunctions = entries.flatMap((entry) =>
    (sample.functions.find(({ id }) => id === entry.function)?.roles[platform] ?? []).map((role) => ({
      ...entry,
      role,
      temporary: isTemporary(entry),
      byLine: false
    }))
  )
  return [...byLines, ...byFunctions]
}

const isManaged = (sample: Sample, target: string, user: string): boolean => {
  const { platform } = targetOf(sample, target)
  return (
    everGiven(sample, target, user).length > 0 ||
    sample.lines.some(
      (line) =>
        line.user === user &&
        line.platform === platform &&
        line.roles.length === 0 &&
        (line.target === null || line.target === target)
    )
  )
}

/** The roles that count for somebody at a moment, each with its team. */
const rolesAt = (
  sample: Sample,
  target: string,
  user: string,
  at: number
): ReadonlyMap<string, string | null> => {
  const status = sample.people.find(({ id }) => id === user)?.status ?? 'active'
  if (status !== 'active' || !isManaged(sample, target, user)) return new Map()
  const shape = sample.platforms.find(({ id }) => id === targetOf(sample, target).platform)
  let given = everGiven(sample, target, user).filter((each) => holds(each, at))
  if (shape?.single) {
    if (given.some(({ temporary, byLine }) => temporary && byLine))
      given = given.filter(({ temporary, byLine }) => temporary && byLine)
    else if (given.some(({ temporary }) => temporary)) given = given.filter(({ temporary }) => temporary)
  }
  const roles = new Map<string, string | null>()
  for (const { role, team } of given) if (team !== null || !roles.has(role)) roles.set(role, team)
  if (roles.size === 0 && shape?.fallback) roles.set('basic', null)
  return roles
}

/** What one role gives on its platform, with what follows from it. */
const roleGives = (sample: Sample, platform: string, role: string): ReadonlyMap<string, string> => {
  const written =
    vendors[role] ?? sample.roles.find((each) => each.platform === platform && each.id === role)?.grants ?? {}
  const all = new Map(Object.entries(written))
  for (const [permission, scope] of Object.entries(written)) {
    const follows = implied[permission]
    if (follows !== undefined && width(scope) > width(all.get(follows) ?? null)) all.set(follows, scope)
  }
  return all
}

/** How wide a scope is; nothing is narrower than everything, a switch counts as the narrowest scope. */
const width = (scope: string | null): number => {
  if (scope === null) return -1
  return Math.max(0, widths.indexOf(scope))
}

/** What somebody can do on a target at a moment: every role, every permission, the widest. */
export const abilitiesAt = (sample: Sample, target: string, user: string, at: number): Abilities => {
  const { platform } = targetOf(sample, target)
  const able = new Map<string, { scope: string; units: string[] }>()
  for (const [role, team] of rolesAt(sample, target, user, at)) {
    for (const [permission, scope] of roleGives(sample, platform, role)) {
      const units =
        scope === 'team' && team !== null && needsTeam(sample, platform, role) ? [`team: ${team}`] : []
      const known = able.get(permission)
      if (known === undefined || width(scope) > width(known.scope)) able.set(permission, { scope, units })
      else if (known.scope === scope)
        able.set(permission, { scope, units: [...new Set([...known.units, ...units])].sort() })
    }
  }
  return able
}

const needsTeam = (sample: Sample, platform: string, role: string): boolean =>
  Object.values(
    sample.roles.find((each) => each.platform === platform && each.id === role)?.grants ?? {}
  ).includes('team')

/** The moments at which something may change from {@link start} on. */
const moments = days.filter((day) => day >= 0).map(midnight)

const touches = (
  patterns: readonly string[],
  held: readonly (readonly [target: string, able: Iterable<string>])[]
): boolean =>
  held.some(([platform, able]) =>
    [...able].some((permission) =>
      patterns.some((pattern) =>
        new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]*')}$`).test(
          `${platform}:${permission}`
        )
      )
    )
  )

/** Who breaks which conflict, and from when: `environment user conflict moment`, `now` where it is so already. */
export const breachesByForce = (sample: Sample): readonly string[] => {
  const found: string[] = []
  for (const environment of new Set(sample.targets.map((target) => target.environment))) {
    const targets = sample.targets.filter((target) => target.environment === environment)
    for (const { id: user } of sample.people) {
      for (const { id, between } of sample.conflicts) {
        const first = moments.find((at) => {
          const held = targets.map(
            (target) => [target.platform, abilitiesAt(sample, target.id, user, at).keys()] as const
          )
          const kept = held.map(([platform, able]) => [platform, [...able]] as const)
          return between.every((side) => touches(side, kept))
        })
        if (first !== undefined) found.push(`${user} ${id} ${first === start ? 'now' : first}`)
      }
    }
  }
  return found.sort()
}

/** Which role breaks which conflict by itself. */
export const roleBreachesByForce = (sample: Sample): readonly string[] =>
  sample.roles
    .flatMap(({ platform, id: role }) =>
      sample.conflicts
        .filter(({ between }) =>
          between.every((side) => touches(side, [[platform, [...roleGives(sample, platform, role).keys()]]]))
        )
        .map(({ id }) => `${platform}:${role} ${id}`)
    )
    .sort()

const isAdministrator = (sample: Sample, target: string, user: string, at: number): boolean => {
  const able = abilitiesAt(sample, target, user, at)
  const byRole = rolesAt(sample, target, user, at).has('boss')
  return byRole || able.has('users.appoint') || able.get('users.move')?.scope === 'all'
}

const isDeclared = (sample: Sample, target: string): boolean => {
  const { platform } = targetOf(sample, target)
  return sample.people.some(({ id }) =>
    everGiven(sample, target, id).some(({ role, until }) => {
      if (until !== null && midnight(until + 1) <= start) return false
      const gives = roleGives(sample, platform, role)
      return role === 'boss' || gives.has('users.appoint') || gives.get('users.move') === 'all'
    })
  )
}

/** The targets with too few or too many administrators, from when and who: `target few|many moment users`. */
export const adminCountsByForce = (sample: Sample): readonly string[] => {
  const found: string[] = []
  for (const { id: target, all } of sample.targets) {
    const who = (at: number): string[] =>
      sample.people.map(({ id }) => id).filter((user) => isAdministrator(sample, target, user, at))
    const few = moments.find((at) => who(at).length < sample.min)
    const many = moments.find((at) => who(at).length > sample.max)
    const say = (word: string, at: number): string =>
      `${target} ${word} ${at === start ? 'now' : at} ${who(at).sort().join(' ')}`.trim()
    if (few !== undefined && (all || isDeclared(sample, target))) found.push(say('few', few))
    if (many !== undefined) found.push(say('many', many))
  }
  return found.sort()
}
