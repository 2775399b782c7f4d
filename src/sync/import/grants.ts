import type { Catalog, Grants, Permission } from '../../model/catalog.ts'
import type { WrittenGrants } from '../../model/document.ts'
import { isUndocumented, none, on, widest } from '../../model/grants.ts'

/** What one resource is given, as it is written. */
type WrittenResource = Exclude<WrittenGrants, string>[string]

/** Grants as a Role document writes them. */
export interface WrittenContent {
  /** Null where nothing has to be written. */
  readonly grants: WrittenGrants | null
  /** How many words, actions and values that takes. */
  readonly entries: number
}

/** From what to what a document's grants lead. */
export interface Wanted {
  readonly catalog: Catalog
  /** What the role should have. */
  readonly grants: Grants
  /** What it has without the document's own grants: those of the role that it is based on; empty where there is none. */
  readonly base: Grants
  /** Whether what is not named stays as the base has it; else it is not granted. */
  readonly isBased: boolean
  /** The `scope` of the document, at which lists are read. */
  readonly scope: string | null
}

/**
 * The shortest `grants` that lead from a base to a content: a word where it means exactly the same, else a list, else a
 * map. Null where documents cannot say it: unknown content that the base does not have, or a value that the catalog does
 * not offer.
 */
export const writeGrants = (wanted: Wanted): WrittenContent | null => {
  if (!canBeSaid(wanted)) return null
  const word = wanted.isBased ? null : wholeWord(wanted)
  if (word !== null) return { grants: word, entries: 1 }
  const written = [...freeResources(wanted.catalog)].flatMap(([resource, permissions]) => {
    const value = writeResource(wanted, permissions)
    return value === null ? [] : [[resource, value] as const]
  })
  const entries = written.reduce((sum, [, value]) => sum + entriesOf(value), 0)
  return { grants: entries === 0 ? null : Object.fromEntries(written), entries }
}

/** The permissions that can be granted, by resource, in the order of the catalog. */
export const freeResources = ({ permissions }: Catalog): ReadonlyMap<string, readonly Permission[]> => {
  const resources = new Map<string, Permission[]>()
  for (const permission of permissions.values()) {
    if (permission.fixed) continue
    const known = resources.get(permission.resource)
    if (known) known.push(permission)
    else resources.set(permission.resource, [permission])
  }
  return resources
}

/**
 * What a resource has to be given; null where nothing has to be written for it. A word stands for several actions: one is
 * named, so that nobody gets by a word what the vendor adds later.
 */
export const writeResource = (wanted: Wanted, permissions: readonly Permission[]): WrittenResource | null => {
  const changed = permissions.filter(({ id }) => valueIn(wanted.grants, id) !== valueIn(wanted.base, id))
  if (changed.length === 0) return null
  const word = wordFor(wanted, permissions)
  if (word !== undefined && (changed.length > 1 || word === none)) return word
  if (
    changed.every((permission) => listed(permission, wanted.scope) === valueIn(wanted.grants, permission.id))
  )
    return changed.map(({ action }) => action)
  return Object.fromEntries(changed.map(({ id, action }) => [action, valueIn(wanted.grants, id)]))
}

/** Whether the content is one that documents can say at all. */
const canBeSaid = ({ catalog, grants, base }: Wanted): boolean => {
  const unknown = (some: Grants): readonly string[] => [...some.keys()].filter(isUndocumented).sort()
  if (unknown(grants).join('\n') !== unknown(base).join('\n')) return false
  return [...grants].every(([id, value]) => {
    const permission = catalog.permissions.get(id)
    return permission === undefined || offers(permission, value)
  })
}

const wholeWord = ({ catalog, grants }: Wanted): string | null => {
  const free = [...catalog.permissions.values()].filter(({ fixed }) => !fixed)
  if (free.every(({ id }) => !grants.has(id))) return none
  return free.every((permission) => grants.get(permission.id) === widest(permission)) ? 'everything' : null
}

const wordFor = (wanted: Wanted, permissions: readonly Permission[]): string | undefined => {
  const scopes = wanted.catalog.scopes
    .map(({ id }) => id)
    .filter((scope) => permissions.some((permission) => permission.scopes.includes(scope)))
  return [...scopes, none, 'everything'].find((word) =>
    permissions.every((permission) => {
      const before = valueIn(wanted.base, permission.id)
      return (saidBy(word, permission) ?? before) === valueIn(wanted.grants, permission.id)
    })
  )
}

/** What a word for a whole resource sets an action to; null where it does not speak of it. */
const saidBy = (word: string, permission: Permission): string | null => {
  if (word === none) return none
  if (word === 'everything') return widest(permission)
  return permission.scopes.includes(word) ? word : null
}

/** What an action in a list is set to; null where a list cannot say it. */
const listed = (permission: Permission, scope: string | null): string | null => {
  if (permission.scopes.length === 0) return on
  const sole = permission.scopes.length === 1 ? permission.scopes[0] : undefined
  const value = scope ?? sole ?? null
  return value !== null && offers(permission, value) ? value : null
}

const offers = ({ scopes }: Permission, value: string): boolean =>
  scopes.length === 0 ? value === on : scopes.includes(value)

const valueIn = (grants: Grants, id: string): string => grants.get(id) ?? none

const entriesOf = (written: WrittenResource): number =>
  typeof written === 'string' ? 1 : Array.isArray(written) ? written.length : Object.keys(written).length
