import type { Catalog, Grants, PredefinedRole } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Target } from '../../model/target.ts'
import { roleReferences, type RoleReference } from '../references.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports what a platform does not let anybody do with the roles that it ships. */
export const rule: Rule = {
  id: 'builtin-role',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary:
    'a change to a predefined role that the platform does not allow, or a copy or base that it does not',
  explanation:
    'The roles that a vendor ships can often not be edited, renamed, deleted or duplicated, and on some platforms a new role has to start from one of them. The catalog says which. A document with the id of such a role may describe it, name its owner and its checklist; `observed` states what somebody has looked up and changes nothing. To give people something else, write a role of your own, `basedOn` the predefined one where it can be a base.',
  basis: 'what can be done with each predefined role, in the catalog of the platform',
  *check({ policy }) {
    for (const documented of documentedRoles(policy)) {
      const { predefined } = documented.role
      if (predefined) yield* ofPredefined(documented, predefined)
      else yield* ofCustom(documented)
    }
    yield* removed(policy)
    for (const reference of roleReferences(policy)) {
      if (reference.use === 'base') yield* notDuplicable(reference)
      else if (reference.use !== 'superior') yield* notAssignable(reference)
    }
  }
}

/** Reserved roles are the business of their own rule. */
function* ofPredefined(
  { target, role, document }: DocumentedRole,
  predefined: PredefinedRole
): Iterable<Problem> {
  if (document.observed !== null || predefined.reserved) return
  const where = `${tick(role.id)} is a predefined role of ${tick(target.catalog.id)}`
  if (document.title !== null && document.title !== predefined.title && !predefined.renamable) {
    yield {
      message: `${where} and cannot be renamed`,
      help: `leave \`title\` out: it is called ${tick(predefined.title)}`,
      at: child(document.at, 'title')
    }
  }
  const field = predefined.editable ? undefined : changedField(role, document, predefined)
  if (field === undefined) return
  yield {
    message: `${where} and cannot be edited`,
    help: `leave ${tick(field)} out; for other permissions write a role of your own${predefined.duplicable ? `, ${tick(`basedOn: ${role.id}`)}` : ''}`,
    at: child(document.at, field)
  }
}

/** The first field that would change the role; grants that are the vendor's own change nothing. */
const changedField = (role: Role, document: RoleDocument, predefined: PredefinedRole): string | undefined => {
  const same = predefined.complete && predefined.grants !== null && isEqual(role.grants, predefined)
  const fields: readonly (readonly [string, boolean])[] = [
    ['basedOn', document.basedOn !== null],
    ['grants', document.grants !== null && !same],
    ['scope', document.scope !== null && document.scope !== predefined.scope],
    ['reportsTo', document.reportsTo !== null]
  ]
  return fields.find(([, changed]) => changed)?.[0]
}

const isEqual = (grants: Grants, { grants: shipped, fixedGrants }: PredefinedRole): boolean => {
  const rest = [...grants].filter(([permission]) => !fixedGrants.has(permission))
  return (
    shipped !== null && rest.length === shipped.size && rest.every(([id, scope]) => shipped.get(id) === scope)
  )
}

function* ofCustom({ target, role, document }: DocumentedRole): Iterable<Problem> {
  const { catalog } = target
  if (document.observed !== null) {
    yield {
      message: `\`observed\` states what a predefined role grants, and ${tick(role.id)} is not one of ${tick(catalog.id)}`,
      help: 'leave `observed` out: the document itself decides what a custom role grants',
      at: child(document.at, 'observed')
    }
  }
  if (!catalog.customRoles.basedOnRequired || document.basedOn !== null) return
  yield {
    message: `a new role of ${tick(catalog.id)} has to start from an existing one, and ${tick(role.id)} has no \`basedOn\``,
    help: `write \`basedOn\` with the nearest of ${basesOf(catalog)}`,
    at: child(document.at, 'id')
  }
}

function* removed(policy: Policy): Iterable<Problem> {
  for (const target of policy.targets.values()) {
    for (const document of target.removed.values()) yield* notDeletable(target, document)
  }
}

function* notDeletable({ catalog }: Target, document: RoleDocument): Iterable<Problem> {
  const predefined = catalog.roles.get(document.id)
  if (predefined === undefined || predefined.deletable || predefined.reserved) return
  yield {
    message: `${tick(document.id)} is a predefined role of ${tick(catalog.id)} and cannot be deleted`,
    help: 'leave the document out: a role that nobody holds does no harm',
    at: child(document.at, 'removed')
  }
}

function* notDuplicable({ role, targets, at }: RoleReference): Iterable<Problem> {
  const target = targets.find(({ catalog }) => catalog.roles.has(role))
  const predefined = target?.catalog.roles.get(role)
  if (target === undefined || predefined === undefined || predefined.duplicable || predefined.reserved) return
  yield {
    message: `${tick(role)} cannot be duplicated on ${tick(target.catalog.id)}, so no role can be based on it`,
    help: `base the role on ${basesOf(target.catalog)}, or write its grants out`,
    at
  }
}

function* notAssignable({ role, targets, at }: RoleReference): Iterable<Problem> {
  const target = targets.find(({ catalog }) => catalog.roles.get(role)?.assignable === false)
  if (target === undefined || target.catalog.roles.get(role)?.reserved === true) return
  yield {
    message: `${tick(role)} is a predefined role of ${tick(target.catalog.id)} that cannot be assigned`,
    help: 'give another role',
    at
  }
}

/** The predefined roles from which a new one can start. */
const basesOf = ({ roles }: Catalog): string => {
  const bases = [...roles.values()].filter(({ duplicable, reserved }) => duplicable && !reserved)
  return list(
    bases.map(({ id }) => id),
    'or'
  )
}
