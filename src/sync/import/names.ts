import type { RoleState } from '../../model/state.ts'
import { compareText, tick } from '../../model/words.ts'
import { foldTitle } from '../content.ts'
import type { ImportInput } from './input.ts'
import { idFor, isLine } from './written.ts'

/** The ids under which documents will speak of live roles. */
export interface Names {
  /** The id for a role that no document speaks of. */
  idOf(live: RoleState): string
  /** Why the documents cannot have a role; null where they can. */
  obstacle(live: RoleState): string | null
  /** The id of a role that others may report to; null where the documents will not know it. */
  superior(id: string | null): string | null
}

/** Names every role that is there, once and always in the same way. */
export const namesFor = (input: ImportInput): Names => {
  const { target, state } = input
  const titles = countTitles(state.roles.values())
  const ids = chooseIds(input)
  const obstacle = ({ title }: RoleState): string | null => {
    if (!isLine(title))
      return 'its title cannot stand in a document: it is empty, too long, or not on one line'
    const isAlone = titles.get(foldTitle(title)) === 1
    return isAlone ? null : `another role there is called ${tick(title)} too`
  }
  const superior = (id: string | null): string | null => {
    const live = state.roles.get(id ?? '')
    if (id === null || target.catalog.roles.get(id)?.reserved === true) return null
    if (target.roles.has(id)) return id
    return live && input.only === null && obstacle(live) === null ? (ids.get(id) ?? null) : null
  }
  return { idOf: ({ id }) => ids.get(id) ?? id, obstacle, superior }
}

const countTitles = (roles: Iterable<RoleState>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { title } of roles) counts.set(foldTitle(title), (counts.get(foldTitle(title)) ?? 0) + 1)
  return counts
}

/** An id that a document about another target has for the same role is used here too. */
const chooseIds = (input: ImportInput): ReadonlyMap<string, string> => {
  const { policy, target, state } = input
  const platform = target.catalog.id
  const documents = policy.declared.roles.filter((role) => role.platform === platform)
  const taken = new Set([
    ...target.roles.keys(),
    ...target.removed.keys(),
    ...(policy.catalogs.get(platform)?.roles.keys() ?? []),
    ...documents.map(({ id }) => id)
  ])
  const keys = new Set([...state.roles.values()].map(({ key }) => key))
  const ids = new Map<string, string>()
  for (const live of [...state.roles.values()].sort((a, b) => compareText(a.key, b.key))) {
    if (target.roles.has(live.id) || target.removed.has(live.id)) continue
    const elsewhere = documents.find((document) => isSame(document.title ?? document.id, document.id, live))
    const isFree = elsewhere && ![...ids.values()].includes(elsewhere.id) && !target.roles.has(elsewhere.id)
    const id = isFree
      ? elsewhere.id
      : idFor(live.key, live.title, (name) => taken.has(name) || (name !== live.key && keys.has(name)))
    taken.add(id)
    ids.set(live.id, id)
  }
  return ids
}

const isSame = (title: string, id: string, live: RoleState): boolean =>
  id === live.key || foldTitle(title) === foldTitle(live.title)
