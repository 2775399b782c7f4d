import type { Guide, Permission } from '../../src/model/catalog.ts'
import type { CatalogDescription, DescribedRole } from '../../src/model/description.ts'
import { permissionsPretty } from '../../src/reporters/catalog-permissions.ts'
import { rulesPretty } from '../../src/reporters/catalog-rules.ts'
import { isInferred, markIf } from '../../src/reporters/inferred.ts'
import { plain } from '../../src/reporters/style.ts'
import { code, codes, fence, markdownTable, page, prose, sentence, wrapped } from './reference.ts'

/** `src/platforms/README.md`: the platforms in a table. */
export const platformOverview = (catalogs: readonly CatalogDescription[]): string =>
  page(
    '# Platforms\n',
    wrapped(
      'What Rolewright knows of each platform is data: one file `catalog.yaml` in a folder of its own, with the manual that it was read from and the day. Rules, plans and embedded tenants work from it. `rolewright catalog PLATFORM` shows the same on a terminal.'
    ),
    markdownTable(
      ['platform', 'permissions', "the vendor's roles", 'scopes, narrow to wide', 'manual read'],
      catalogs.map((catalog) => [
        `[${catalog.title}](${catalog.id}/README.md) (${code(catalog.id)})`,
        String(catalog.permissions.length),
        catalog.roles.map(({ title }) => prose(title)).join(', '),
        catalog.scopes.length === 0 ? 'on or off' : codes(catalog.scopes.map(({ id }) => id)),
        catalog.source?.read ?? ''
      ])
    ),
    wrapped(
      'A platform of your own needs no code: put the same kind of document among your policies. [Contributing](../../.github/CONTRIBUTING.md) says how one is built in.'
    )
  )

/** `src/platforms/<id>/README.md`: everything known about one platform. */
export const platformReference = (catalog: CatalogDescription): string =>
  page(
    `# ${catalog.title}\n`,
    `${legend}\n${catalog.sources.map(({ title, url, read }) => `- Source: ${url === null ? prose(title) : `[${prose(title)}](${url})`}, read ${read}\n`).join('')}`,
    scopes(catalog),
    '## Permissions\n',
    ...categories(catalog.permissions).map(
      ([category, permissions]) => `### ${category}\n\n${permissionTable(catalog, permissions)}`
    ),
    tenantPermissions(catalog),
    roles(catalog),
    matrix(catalog),
    sentences(catalog),
    guides(catalog)
  )

const legend = wrapped(
  'Titles are the labels of the platform, descriptions are in our own words. `~` marks what the manual does not say. [All platforms](../README.md).'
)

const scopes = ({ scopes: all, scopePer }: CatalogDescription): string =>
  all.length === 0
    ? '## Scopes\n\nThere are none: a permission is on or off.\n'
    : `## Scopes\n\nFrom narrow to wide${scopePer === 'role' ? '; one for a role as a whole, so that grants are only `on` and `none`' : ''}.\n\n${markdownTable(
        ['scope', 'title', 'reaches', 'in one'],
        all.map(({ id, title, description, unit, inferred }) => [
          code(id) + markIf(inferred),
          title,
          prose(description),
          unit ?? ''
        ])
      )}`

const categories = (
  permissions: readonly Permission[]
): readonly (readonly [string, readonly Permission[]])[] =>
  [...new Set(permissions.map(({ category }) => category))].map((category) => [
    category,
    permissions.filter((permission) => permission.category === category)
  ])

const permissionTable = (catalog: CatalogDescription, permissions: readonly Permission[]): string =>
  markdownTable(
    ['permission', 'title', 'allows', 'scopes', 'risk', 'needs', 'brings'],
    permissions.map((permission) => [
      code(permission.id) + markIf(permission.inferred),
      prose(title(permission)),
      prose(permission.description),
      reach(permission),
      permission.risk,
      codes(permission.requires) + markOf(catalog, permission, 'requires'),
      codes(permission.implies) + markOf(catalog, permission, 'implies')
    ])
  )

const title = ({ resourceTitle, title: own, category }: Permission): string =>
  category.startsWith(resourceTitle) || resourceTitle === own ? own : `${resourceTitle}: ${own}`

const reach = ({ scopes: offered, fixed }: Permission): string => {
  if (fixed) return 'fixed: nobody can change it'
  return offered.length === 0 ? 'on or off' : codes(offered)
}

const markOf = (
  catalog: CatalogDescription,
  permission: Permission,
  fact: 'requires' | 'implies'
): string => {
  const { resource, action } = permission
  const path = resource === '*' ? ['tenantResources'] : ['resources', resource]
  return markIf(permission[fact].length > 0 && isInferred(catalog, ...path, 'actions', action, fact))
}

const tenantPermissions = (catalog: CatalogDescription): string =>
  catalog.tenantResources === null
    ? ''
    : `### ${catalog.tenantResources.title}\n\nA tenant defines these itself; \`resources\` of a target names them. Each has:\n\n${permissionTable(catalog, catalog.tenantResources.permissions)}`

const abilities = ['assignable', 'editable', 'renamable', 'duplicable', 'deletable'] as const

const roles = (catalog: CatalogDescription): string =>
  `## The vendor's roles\n\n${markdownTable(
    ['role', 'title', 'what for', 'scope', 'assign', 'edit', 'rename', 'copy', 'delete'],
    catalog.roles.map((role) => [
      code(role.id),
      prose(role.title),
      prose(purpose(catalog, role)),
      role.scope === null ? '' : code(role.scope) + markIf(role.inferred.includes('scope')),
      ...abilities.map((ability) => (role[ability] ? 'yes' : 'no') + markIf(role.inferred.includes(ability)))
    ])
  )}`

const purpose = (catalog: CatalogDescription, role: DescribedRole): string => {
  const plans = role.subscriptions?.map((id) => catalog.subscriptions[id]?.title ?? id)
  return [
    ...(role.description === '' ? [] : [sentence(role.description)]),
    ...(role.reserved ? ["Only for the vendor's own staff."] : []),
    ...(plans ? [`Only on ${plans.join(' and ')}.`] : []),
    ...(role.grants === null ? ['The manual does not say what it may do.'] : []),
    ...(role.grants !== null && !role.complete ? ['The manual names only some of what it may do.'] : [])
  ].join(' ')
}

/** What the roles grant, where anything is known of it, as on a terminal. */
const matrix = (catalog: CatalogDescription): string => {
  const { roles: all, fixedGrants } = catalog
  if (all.every(({ grants }) => grants === null) && Object.keys(fixedGrants).length === 0) return ''
  return `### What they may do\n\n\`yes\` or a scope: granted. Blank: not. \`?\`: the manual does not say.\n\n${fence('text', permissionsPretty(catalog, { style: plain, width: 118 }))}`
}

/** The rules in sentences, as on a terminal, with headings of Markdown. */
const sentences = (catalog: CatalogDescription): string =>
  rulesPretty(catalog, { style: { ...plain, strong: (text) => `## ${text}\n` }, width: Infinity })
    .split('\n')
    .map((line) => (line.startsWith('  - ') ? `- ${wrapped(prose(line.slice(4)), '  ').trimEnd()}` : line))
    .join('\n')

const guides = (catalog: CatalogDescription): string => {
  const all = Object.entries(catalog.guides)
  if (all.length === 0) return ''
  return `## By hand\n\nHow a person carries out each kind of change.\n\n${all.map(guide).join('\n')}`
}

const guide = ([kind, { screen, steps }]: readonly [string, Guide]): string =>
  `### ${kind}\n\n${prose(screen)}:\n\n${steps.map((step, index) => `${index + 1}. ${wrapped(prose(step), '   ')}`).join('')}`
