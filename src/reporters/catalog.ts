import type { CatalogDescription } from '../model/description.ts'
import type { Options } from './bullet.ts'
import { permissionsPretty } from './catalog-permissions.ts'
import { relationsPretty } from './catalog-relations.ts'
import { rolesPretty } from './catalog-roles.ts'
import { rulesPretty } from './catalog-rules.ts'
import { inferredMark, markIf } from './inferred.ts'
import { safe } from './safe.ts'
import { table, wrapText } from './table.ts'
import { counted } from '../model/words.ts'

/** Everything known about a platform as a person reads it: permissions by category with the predefined roles beside them, the roles, the rules. */
export const catalogPretty = (catalog: CatalogDescription, options: Options): string =>
  [
    heading(catalog, options),
    permissionsPretty(catalog, options),
    relationsPretty(catalog, options),
    rolesPretty(catalog, options),
    rulesPretty(catalog, options),
    legend(options)
  ]
    .filter((part) => part !== '')
    .join('\n')

/** One line for each platform. */
export const overviewPretty = (
  catalogs: readonly CatalogDescription[],
  { style, width }: Options
): string => {
  const rows = catalogs.map((catalog) => [
    catalog.id,
    catalog.title,
    String(catalog.permissions.length),
    String(catalog.roles.length),
    catalog.scopes.length === 0 ? 'on or off' : catalog.scopes.map(({ id }) => id).join(' < '),
    catalog.source?.read ?? ''
  ])
  const head = ['platform', 'title', 'permissions', 'roles', 'scopes', 'manual read']
  const paint = (text: string, row: number, column: number): string =>
    row === 0 ? style.faint(text) : column === 0 ? style.strong(text) : text
  return `${table([head, ...rows], { width, wrap: [4], paint })}\n\`rolewright catalog PLATFORM\` shows all of one.\n`
}

const heading = (catalog: CatalogDescription, { style, width }: Options): string => {
  const counts = `${counted(catalog.permissions.length, 'permission')}, ${counted(catalog.roles.length, 'predefined role')}`
  return [
    ...wrapText(`${catalog.title} (${catalog.id})`, width).map(style.strong),
    ...[counts, reach(catalog)].flatMap((line) => wrapText(line, width)),
    ...catalog.sources.flatMap(({ title, url, read }) => [
      ...wrapText(`source: ${title}, read ${read}`, width),
      ...(url === null ? [] : [`        ${style.faint(safe(url))}`])
    ]),
    ''
  ].join('\n')
}

const reach = ({ scopes, scopePer }: CatalogDescription): string => {
  if (scopes.length === 0) return 'no scopes: a permission is on or off'
  const names = scopes.map(
    ({ id, unit, inferred }) => id + markIf(inferred) + (unit === null ? '' : ` (in one ${unit})`)
  )
  return `scopes, narrow to wide: ${names.join(' < ')}${scopePer === 'role' ? '; one for a role as a whole' : ''}`
}

const legend = ({ style }: Options): string =>
  `${style.faint(`yes: granted, blank: not, ?: the manual does not say, ${inferredMark}: inferred, not in the manual`)}\n`
