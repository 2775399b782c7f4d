import type { Permission } from '../model/catalog.ts'
import type { CatalogDescription, DescribedRole } from '../model/description.ts'
import { on } from '../model/grants.ts'
import type { Options } from './bullet.ts'
import { markIf } from './inferred.ts'
import type { Style } from './style.ts'
import { columnWidths, table, tableWidth, wrapText } from './table.ts'

interface Manner {
  /** Whether the resource stands above its permissions instead of in each id. */
  readonly short: boolean
  readonly gap: number
}

/** What the tables of all categories share, so that their columns stand under each other. */
interface Layout extends Options, Manner {
  readonly heads: readonly string[]
  readonly row: (permission: Permission) => readonly string[]
  readonly indent: number
  readonly widths: readonly number[]
}

/** The permissions by category, one row each, with what every predefined role has of them. */
export const permissionsPretty = (catalog: CatalogDescription, options: Options): string => {
  const layout = layOut(catalog, options)
  return groupsBy(catalog.permissions, 'category')
    .map((permissions) => categoryPretty(permissions, layout))
    .join('\n')
}

/** Permissions that agree in a field, in the order of the first of each group. */
const groupsBy = (
  permissions: readonly Permission[],
  field: 'category' | 'resource'
): readonly (readonly Permission[])[] =>
  [...new Set(permissions.map((permission) => permission[field]))].map((value) =>
    permissions.filter((permission) => permission[field] === value)
  )

/** From roomy to narrow: full ids, then the resource on a line of its own, then columns close together. */
const manners: readonly Manner[] = [
  { short: false, gap: 2 },
  { short: true, gap: 2 },
  { short: true, gap: 1 }
]

/** The roomiest layout that fits, else the narrowest. */
const layOut = (catalog: CatalogDescription, options: Options): Layout => {
  const layouts = manners.map((manner) => layoutWith(catalog, options, manner))
  const fitting = layouts.find((layout) => tableWidth(layout.widths, layout) <= options.width)
  return fitting ?? layoutWith(catalog, options, { short: true, gap: 1 })
}

const layoutWith = (
  catalog: CatalogDescription,
  { style, width }: Options,
  { short, gap }: Manner
): Layout => {
  const { permissions, roles } = catalog
  const withScopes = permissions.some(({ scopes }) => scopes.length > 0)
  const heads = ['label', ...(withScopes ? ['scopes'] : []), 'risk', ...roles.map(({ title }) => title)]
  const row = (permission: Permission): readonly string[] => [
    (short ? `.${permission.action}` : permission.id) + markIf(permission.inferred),
    permission.title,
    ...(withScopes ? [reachOf(catalog, permission)] : []),
    permission.risk,
    ...roles.map((role) => grantOf(catalog, role, permission))
  ]
  const indent = short || permissions.some(hasOwnTitle) ? 4 : 2
  const rows = [...permissions.map(row), ['', ...heads.map(longestWord)]]
  const widths = columnWidths(rows, { width, indent, gap, wrap: withScopes ? [1, 2] : [1] })
  return { style, width, heads, row, indent, widths, short, gap }
}

/** Whether the resource is something else than its whole category. */
const hasOwnTitle = ({ resourceTitle, category }: Permission): boolean => !category.startsWith(resourceTitle)

const longestWord = (text: string): string =>
  text.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest))

/** `own to all` where it offers everything between two scopes, else each of them. */
const reachOf = (catalog: CatalogDescription, { fixed, scopes }: Permission): string => {
  if (fixed) return 'fixed'
  const [first, second, ...more] = scopes
  if (first === undefined) return 'on or off'
  if (second === undefined || more.length === 0) return scopes.join(', ')
  const start = catalog.scopes.findIndex(({ id }) => id === first)
  const run = catalog.scopes.slice(start, start + scopes.length).map(({ id }) => id)
  return run.join() === scopes.join() ? `${first} to ${more.at(-1)}` : scopes.join(', ')
}

const grantOf = (catalog: CatalogDescription, role: DescribedRole, { id }: Permission): string => {
  const grant = role.fixedGrants[id] ?? catalog.fixedGrants[id] ?? role.grants?.[id]
  if (grant !== undefined) return grant === on ? 'yes' : grant
  return role.grants === null || !role.complete ? '?' : ''
}

const categoryPretty = (permissions: readonly Permission[], layout: Layout): string =>
  headLines(permissions[0]?.category ?? '', layout) +
  groupsBy(permissions, 'resource')
    .map((own) => resourcePretty(own, layout))
    .join('')

/** The category stands further out than the permissions below it. */
const headLines = (category: string, { style, width, heads, indent, widths, gap }: Layout): string => {
  const [first = 0, ...rest] = widths
  const paint = (text: string, _row: number, column: number): string =>
    column === 0 ? style.strong(text) : style.faint(text)
  return table([[category, ...heads]], { width, gap, widths: [first + indent, ...rest], foot: true, paint })
}

const resourcePretty = (permissions: readonly Permission[], layout: Layout): string => {
  const { style, width, widths, indent, gap, heads, row } = layout
  const paint = (text: string, _row: number, column: number): string =>
    heads[column - 1] === 'risk' ? paintedRisk(text, style) : text
  const lines = resourceNames(permissions, layout).flatMap((name) => wrapText(name, width - 2))
  return (
    lines.map((line) => `  ${style.info(line)}\n`).join('') +
    table(permissions.map(row), { width, widths, indent, gap, paint })
  )
}

const resourceNames = ([permission]: readonly Permission[], { short }: Layout): readonly string[] => {
  if (permission === undefined) return []
  const { resource, resourceTitle } = permission
  if (hasOwnTitle(permission)) return [short ? `${resourceTitle}: ${resource}` : resourceTitle]
  return short ? [resource] : []
}

const paintedRisk = (risk: string, style: Style): string => {
  if (risk === 'critical') return style.bad(risk)
  return risk === 'high' ? style.warn(risk) : style.faint(risk)
}
