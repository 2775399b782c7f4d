import { ConnectorError } from '../../model/connector.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Target } from '../../model/target.ts'
import { listed, tick } from '../../model/words.ts'
import { flexRoles, isAmong, type Mapped, type RoleMap, type Unit } from './role-map.ts'

/** What the identity provider keeps of a person that decides about roles. */
export interface Kept {
  readonly roles: readonly string[]
  readonly team: string | null
  readonly program: string | null
}

/** Our role ids → the unit in which each is held. */
export type Held = ReadonlyMap<string, string | null>

/**
 * What roles of ours somebody has by what the identity provider keeps. A role of Flex that is none of its three, such as
 * one for its reports, is a role by its own name. Throws where one cannot be told for sure.
 */
export const heldBy = (target: Target, map: RoleMap, user: string, kept: Kept): Held =>
  new Map(
    kept.roles.map((name) => {
      const id = isFlexRole(name) ? ours(target, map, user, { ...kept, name }) : foreign(target, user, name)
      return [id, unitOf(target, id, kept)]
    })
  )

/** Whether it is one of the three of Flex, which stand for roles of ours. */
export const isFlexRole = (name: string): boolean => flexRoles.some((role) => role === name)

/** A name of ours that is none of Flex means nothing there, and could be taken for ours here. */
const foreign = (target: Target, user: string, name: string): string => {
  if (!target.roles.has(name)) return name
  throw new ConnectorError(
    'unknown',
    `${tick(user)} has ${tick(name)} at the identity provider, which is the id of a role here and no role of Flex`
  )
}

const ours = (
  target: Target,
  map: RoleMap,
  user: string,
  { name, ...kept }: Kept & { readonly name: string }
): string => {
  const mapped = [...map].filter(([, { role }]) => role === name)
  if (mapped.length === 0) {
    throw new CannotRun(
      `${tick(user)} has Flex's ${tick(name)} on ${tick(target.id)}, and no role is mapped to that`,
      `name the role that stands for it in \`settings: {roleMap: ...}\`: ${[...target.roles.keys()].join(', ')}`
    )
  }
  const named = mapped.filter(([, { people }]) => people !== null && isAmong(people, user))
  const others = mapped.filter(([, { people }]) => people === null)
  const [found] = (named.length > 0 ? named : others).filter(([, { unit }]) => fits(unit, kept))
  if (found) return found[0]
  throw new ConnectorError(
    'unknown',
    `${tick(user)} has Flex's ${tick(name)} at the identity provider with ${shown(kept)}, which is none of ${listed(mapped.map(([id]) => tick(id)))} for sure`
  )
}

/** A team is narrower than a program, so it decides where there are both. */
const fits = (unit: Mapped['unit'], { team, program }: Omit<Kept, 'roles'>): boolean => {
  if (unit === 'team') return team !== null
  return unit === null || (team === null && program !== null)
}

const shown = ({ team, program }: Omit<Kept, 'roles'>): string =>
  `${team === null ? 'no team' : `the team ${tick(team)}`} and ${program === null ? 'no program' : `the program ${tick(program)}`}`

const unitOf = (target: Target, id: string, kept: Kept): string | null => {
  const found = kindsOf(target, id).flatMap((kind) => {
    const value = kept[kind]
    return value === null ? [] : [`${kind}: ${value}`]
  })
  return found.length > 0 ? found.join(', ') : null
}

const kindsOf = (target: Target, id: string): readonly Unit[] =>
  (target.roles.get(id)?.units ?? []).flatMap((kind) => (kind === 'team' || kind === 'program' ? [kind] : []))

/** One change to what somebody has: a role taken, a role given with its unit. */
export interface RoleChange {
  readonly take: string | null
  readonly give: { readonly role: string; readonly unit: string | null } | null
}

/**
 * What the identity provider has to keep after a change. It keeps one team and one program for each person, so what comes
 * out is read again, and refused where it says anything else than what is wanted. Throws a {@link ConnectorError}.
 */
export const keptAfter = (
  target: Target,
  map: RoleMap,
  user: string,
  { kept, change }: { readonly kept: Kept; readonly change: RoleChange }
): Kept => {
  const now = heldBy(target, map, user, kept)
  for (const id of [...now.keys(), change.take, change.give?.role])
    if (target.catalog.roles.get(id ?? '')?.reserved)
      throw refuse(`${tick(user)} or the role belongs to the vendor's staff`)
  if (change.give !== null && !map.has(change.give.role))
    throw refuse(
      `\`roleMap\` of ${tick(target.id)} does not say which role of Flex ${tick(change.give.role)} is`
    )
  const wanted = new Map(now)
  if (change.take !== null) wanted.delete(change.take)
  if (change.give !== null) wanted.set(change.give.role, change.give.unit)
  const names = new Set([...wanted.keys()].map((id) => map.get(id)?.role ?? id))
  const roles = [
    ...kept.roles.filter((name) => names.has(name)),
    ...[...names].filter((name) => !kept.roles.includes(name))
  ]
  const after = { ...kept, roles, ...(change.give && unitsFor(target, map, change.give)) }
  if (isReadAs(() => heldBy(target, map, user, after), wanted)) return after
  throw refuse(
    `the identity provider keeps one team and one program for each person, and cannot say that ${tick(user)} has ${[...wanted].map(([id, unit]) => tick(unit === null ? id : `${id} (${unit})`)).join(' and ') || 'no role'}`
  )
}

const refuse = (message: string): ConnectorError => new ConnectorError('refused', message)

/** The units that come with a role. A role that reaches a team or program, without one, would reach all of them. */
const unitsFor = (
  target: Target,
  map: RoleMap,
  { role, unit }: NonNullable<RoleChange['give']>
): Partial<Pick<Kept, Unit>> => {
  const kinds = kindsOf(target, role)
  const values = readUnits(kinds, unit)
  const missing = kinds.filter((kind) => values[kind] === undefined)
  if (missing.length > 0)
    throw refuse(
      `${tick(role)} reaches a ${listed([...missing])}, and nothing says which; without it Flex would show all`
    )
  return map.get(role)?.unit === 'program' ? { ...values, team: null } : values
}

/** Reads `team: A, program: B`, whose kinds are known; a name may have a comma in it. */
const readUnits = (kinds: readonly Unit[], unit: string | null): Partial<Record<Unit, string>> => {
  const [first, second] = kinds
  const text = unit ?? ''
  const begins = (kind: Unit, from: string): string | null =>
    from.startsWith(`${kind}: `) ? from.slice(kind.length + 2) : null
  if (first === undefined) return {}
  const rest = begins(first, text)
  if (second === undefined) return rest === null ? {} : { [first]: rest }
  const at = rest?.indexOf(`, ${second}: `) ?? -1
  if (rest === null || at < 0) return {}
  return { [first]: rest.slice(0, at), [second]: rest.slice(at + second.length + 4) }
}

/** What cannot be read for sure must not be written. */
const isReadAs = (read: () => Held, wanted: Held): boolean => {
  try {
    return isSame(read(), wanted)
  } catch (error) {
    if (error instanceof ConnectorError) return false
    throw error
  }
}

const isSame = (a: Held, b: Held): boolean =>
  a.size === b.size && [...a].every(([id, unit]) => b.has(id) && b.get(id) === unit)
