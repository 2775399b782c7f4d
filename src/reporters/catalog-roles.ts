import type { CatalogDescription, DescribedRole } from '../model/description.ts'
import { bullet, type Options } from './bullet.ts'
import { markIf } from './inferred.ts'
import { table } from './table.ts'
import { listed } from '../model/words.ts'

/** The predefined roles, and what may be done to them. */
export const rolesPretty = (catalog: CatalogDescription, options: Options): string => {
  const { style, width } = options
  if (catalog.roles.length === 0) return ''
  const withScope = catalog.roles.some(({ scope }) => scope !== null)
  const row = (role: DescribedRole): readonly string[] => [
    role.id,
    role.title,
    ...(withScope ? [scopeOf(role)] : []),
    grantsOf(catalog, role),
    ...abilities.map((ability) => (role[ability] ? 'yes' : 'no') + markIf(role.inferred.includes(ability)))
  ]
  const heads = [
    'title',
    ...(withScope ? ['scope'] : []),
    'grants',
    'assign',
    'edit',
    'rename',
    'copy',
    'delete'
  ]
  const paint = (text: string, line: number, column: number): string => {
    if (line > 0) return text
    return column === 0 ? style.strong(text) : style.faint(text)
  }
  const rows = [['Predefined roles', ...heads], ...catalog.roles.map(row)]
  const remarks = catalog.roles.map((role) => remarkOn(catalog, role)).filter((remark) => remark !== '')
  return table(rows, { width, wrap: [1], paint }) + remarks.map((remark) => bullet(remark, options)).join('')
}

const abilities = ['assignable', 'editable', 'renamable', 'duplicable', 'deletable'] as const

const scopeOf = ({ scope, inferred }: DescribedRole): string =>
  scope === null ? '' : scope + markIf(inferred.includes('scope'))

const grantsOf = (
  { permissions }: CatalogDescription,
  { grants, complete, inferred }: DescribedRole
): string => {
  if (grants === null) return '?'
  const count = `${Object.keys(grants).length} of ${permissions.length}`
  return (complete ? count : `${count}, maybe more`) + markIf(inferred.includes('grants'))
}

/** What the table does not show of a role, in one sentence; empty where there is nothing. */
const remarkOn = (catalog: CatalogDescription, role: DescribedRole): string => {
  const fixed = Object.entries(role.fixedGrants).map(([permission, scope]) => `${permission}: ${scope}`)
  const plans = role.subscriptions?.map((id) => catalog.subscriptions[id]?.title ?? id)
  const parts = [
    ...(role.description === '' ? [] : [role.description]),
    ...(role.reserved ? ["reserved for the vendor's own staff: never assigned, edited or removed"] : []),
    ...(plans ? [`exists only on ${listed(plans)}`] : []),
    ...(fixed.length === 0 ? [] : [`always has ${listed(fixed)}, which nobody can change`]),
    ...(role.exceptions.length === 0
      ? []
      : [`has ${listed(role.exceptions)} without what it needs, as the vendor made it`])
  ]
  return parts.length === 0 ? '' : `${role.title}: ${parts.join('; ')}`
}
