import type { Catalog, Guide } from '../../model/catalog.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Operation, RoleContent } from '../../model/operation.ts'
import type { Plan } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { isContent, isHeld } from '../simulate.ts'

/** The words that the clicks of a catalog are filled in with, as the platform shows them. */
export interface StepWords {
  readonly role: string
  readonly user: string
  readonly title: string
  readonly grants: string
  readonly scope: string
  readonly before: string
  readonly after: string
  readonly reason: string
  /** For a field where the platform keeps a note: the reason, and the plan by which the change can be found again. */
  readonly note: string
}

/** The words for each operation of a target (`state`: as it was read), in the order in which they are carried out. */
export const stepWords = (
  target: Target,
  state: State,
  operations: readonly Operation[],
  digest: Plan['digest']
): ((operation: Operation) => StepWords) => {
  const titles = titlesThen(target, state, operations)
  return (operation) => {
    const { role, user, before, after, reason } = operation
    const title = titles(operation)
    const value = (of: Operation['after']): string => {
      if (of === null) return ''
      if (isHeld(of)) return of.unit === null ? title(of.role) : `${title(of.role)} (${of.unit})`
      return 'title' in of ? of.title : ''
    }
    const content = isContent(after) ? after : null
    return {
      role: title(role),
      user: user ?? '',
      title: content?.title ?? title(role),
      grants: content === null ? '' : grantsText(target.catalog, content.grants),
      scope: scopeTitle(target.catalog, content?.scope ?? null),
      before: value(before),
      after: value(after),
      reason,
      note: `${reason} (plan ${digest.slice(0, 'sha256:'.length + 12)})`
    }
  }
}

/** The clicks with their words filled in. */
export const filled = ({ screen, steps }: Guide, words: StepWords): Guide => {
  const known: Readonly<Record<string, string>> = { ...words }
  const fill = (text: string): string =>
    text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => known[name] ?? whole)
  return { screen: fill(screen), steps: steps.map(fill) }
}

/** One permission as the platform shows it: what it is about, and what it is called. */
export const permissionText = (catalog: Catalog, permission: string, value: string): string => {
  if (isUndocumented(permission)) return 'whatever else it may do already'
  const known = catalog.permissions.get(permission)
  const name = known ? `${known.resourceTitle}: ${known.title}` : permission
  return value === 'on' ? name : `${name} (${scopeTitle(catalog, value)})`
}

/** A scope as the platform shows it. */
const scopeTitle = ({ scopes }: Catalog, scope: string | null): string =>
  scopes.find(({ id }) => id === scope)?.title ?? scope ?? ''

const grantsText = (catalog: Catalog, grants: RoleContent['grants']): string => {
  const shown = Object.entries(grants).map(([permission, value]) =>
    permissionText(catalog, permission, value)
  )
  return shown.length === 0 ? 'none at all' : shown.join('; ')
}

/** What a role is called when an operation has its turn: as it was read, until the plan renames it. */
const titlesThen = (
  target: Target,
  { roles }: State,
  operations: readonly Operation[]
): ((operation: Operation) => (role: string | null) => string) => {
  const places = new Map(operations.map(({ id }, at) => [id, at]))
  const renamings = new Map(
    operations.flatMap(({ id, kind, role, after }) => {
      if (kind !== 'rename-role' || role === null || after === null || !('title' in after)) return []
      return [[role, { at: places.get(id) ?? 0, title: after.title }] as const]
    })
  )
  return ({ id }) =>
    (role) => {
      if (role === null) return ''
      const renaming = renamings.get(role)
      if (renaming && renaming.at < (places.get(id) ?? 0)) return renaming.title
      return roles.get(role)?.title ?? target.roles.get(role)?.title ?? role
    }
}
