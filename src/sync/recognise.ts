import type { RoleState } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { foldTitle } from './content.ts'
import { tick } from '../model/words.ts'
import { temporaryTitle } from './order/titles.ts'
import type { Refusal } from './refusal.ts'

/** A live role that was recognised as one of ours, and by what. */
interface Recognised {
  readonly role: RoleState
  readonly how: 'key' | 'title' | 'previously'
}

/** Which live role is which of ours, by our id, and what could not be decided. */
export interface Recognition {
  readonly recognised: ReadonlyMap<string, Recognised>
  readonly problems: readonly Refusal[]
}

/** Our role ids → the keys under which an apply has found or made them. */
export type KnownKeys = Readonly<Record<string, string>>

/** The names under which one of our roles may be found. */
interface Names {
  readonly id: string
  readonly title: string
  /** Former titles and ids; the vendor's own title is one, and the one that a plan may give it for a while. */
  readonly previously: readonly string[]
}

/**
 * Finds our roles among the live ones: by the platform's key where our id is that key, else by the key under which an
 * apply has found or made it (`known`), else by title (without case), else by a former title or id. Where two live roles could be one of ours, or two of ours one live role, neither is
 * recognised and the problem says so.
 */
export const recognise = (target: Target, live: readonly RoleState[], known: KnownKeys): Recognition => {
  const roles = namesOf(target)
  const find = finder(live)
  const recognised = new Map<string, Recognised>()
  for (const { id } of roles) {
    const role = find.byKey(id)
    if (role) recognised.set(id, { role, how: 'key' })
  }
  const keyed = new Set([...recognised.values()].map(({ role }) => role.key))
  for (const { id } of roles) {
    const role = Object.hasOwn(known, id) ? find.byKey(known[id] ?? '') : undefined
    if (!role || recognised.has(id) || keyed.has(role.key)) continue
    recognised.set(id, { role, how: 'key' })
    keyed.add(role.key)
  }
  const open = roles.filter(({ id }) => !recognised.has(id))
  const claims = open.map((names) => ({ names, ...claim(names, find, keyed) }))
  const settled = settle(target.id, claims)
  for (const [id, found] of settled.recognised) recognised.set(id, found)
  return { recognised, problems: settled.problems }
}

const namesOf = (target: Target): readonly Names[] => {
  const { catalog } = target
  const former = (id: string, previously: readonly string[]): readonly string[] => {
    const vendors = catalog.roles.get(id)?.title
    const names = [...previously, temporaryTitle(target.id, id)]
    return vendors === undefined ? names : [...names, vendors]
  }
  const declared = [...target.roles.values()].map(({ id, title, document }) => ({
    id,
    title,
    previously: former(id, document?.previously ?? [])
  }))
  const removed = [...target.removed.values()].map(({ id, title, previously }) => ({
    id,
    title: title ?? id,
    previously: former(id, previously)
  }))
  return [...declared, ...removed]
}

/** Looks live roles up by key and by title. */
interface Finder {
  byKey(key: string): RoleState | undefined
  byTitle(title: string): readonly RoleState[]
}

const finder = (live: readonly RoleState[]): Finder => {
  const keys = new Map(live.map((role) => [role.key, role]))
  const titles = new Map<string, RoleState[]>()
  for (const role of live) {
    const title = foldTitle(role.title)
    const known = titles.get(title)
    if (known) known.push(role)
    else titles.set(title, [role])
  }
  return { byKey: (key) => keys.get(key), byTitle: (title) => titles.get(foldTitle(title)) ?? [] }
}

/** The live roles that could be one of ours: by its title, and by what it was called before. */
interface Claim {
  readonly names: Names
  readonly titled: readonly RoleState[]
  readonly former: readonly RoleState[]
}

const claim = (names: Names, find: Finder, keyed: ReadonlySet<string>): Omit<Claim, 'names'> => {
  const free = (role: RoleState | undefined): role is RoleState => role !== undefined && !keyed.has(role.key)
  const titled = find.byTitle(names.title).filter(free)
  const former = names.previously.flatMap((name) => [find.byKey(name), ...find.byTitle(name)]).filter(free)
  return { titled, former: [...new Set(former)].filter((role) => !titled.includes(role)) }
}

const settle = (target: string, claims: readonly Claim[]): Recognition => {
  const byTitle = new Set(claims.flatMap(({ titled }) => titled.map(({ key }) => key)))
  const recognised = new Map<string, Recognised>()
  const problems: Refusal[] = []
  for (const { names, titled, former } of claims) {
    const others = former.filter(({ key }) => titled.length === 0 || !byTitle.has(key))
    const candidates = [...titled, ...others]
    const [role] = candidates
    if (!role) continue
    if (candidates.length > 1) problems.push(twoCandidates(target, names, candidates))
    else recognised.set(names.id, { role, how: titled.length > 0 ? 'title' : 'previously' })
  }
  for (const [role, ids] of contested(recognised)) {
    problems.push(twoRoles(target, role, ids))
    for (const id of ids) recognised.delete(id)
  }
  return { recognised, problems }
}

const contested = (
  recognised: ReadonlyMap<string, Recognised>
): ReadonlyMap<RoleState, readonly string[]> => {
  const ids = new Map<RoleState, string[]>()
  for (const [id, { role }] of recognised) ids.set(role, [...(ids.get(role) ?? []), id])
  return new Map([...ids].filter(([, claiming]) => claiming.length > 1))
}

const twoCandidates = (target: string, { id }: Names, candidates: readonly RoleState[]): Refusal => ({
  target,
  message: `two roles on ${tick(target)} could be ${tick(id)}: ${candidates.map(show).join(' and ')}`,
  help: 'rename or remove one of them on the platform, or take the former name out of `previously`'
})

const twoRoles = (target: string, role: RoleState, ids: readonly string[]): Refusal => ({
  target,
  message: `${show(role)} on ${tick(target)} could be ${ids.map(tick).join(' or ')}`,
  help: 'leave its title or former name (`title`, `previously`) in one Role document only'
})

const show = ({ title, key }: RoleState): string => `${tick(title)} (key ${tick(key)})`
