import type { Grants, Permission } from '../../model/catalog.ts'
import type { RoleDocument, WrittenGrants } from '../../model/document.ts'
import type { Edit } from '../../model/finding.ts'
import { none } from '../../model/grants.ts'
import { child } from '../../model/place.ts'
import type { RoleState } from '../../model/state.ts'
import type { Role } from '../../model/target.ts'
import { foldTitle, sameEntries } from '../content.ts'
import { baseGrants, contentsOf, sayable } from './content.ts'
import { ownScope, roleOf } from './fields.ts'
import { freeResources, writeGrants, writeResource, type Wanted } from './grants.ts'
import { otherTargets, type ImportInput } from './input.ts'
import type { Names } from './names.ts'
import type { Left, Proposal } from './proposal.ts'
import { isLine } from './written.ts'

/** A declared role as it is and as its document wants it. */
export interface Differing {
  readonly live: RoleState
  readonly role: Role
  readonly desired: RoleState
}

/**
 * Edits of a declared role's document so that it says what is there; null where it does. Where the document holds on
 * other targets too, it is left to them, and a second one speaks of this target.
 */
export const updateRole = (
  input: ImportInput,
  names: Names,
  differing: Differing
): Proposal | Left | null => {
  const { live, role, desired } = differing
  const { document, id } = role
  if (!document || document.observed !== null || isSame(desired, live)) return null
  const leave = (reason: string): Left => ({ kind: 'role', id, reason })
  if (!isLine(live.title)) return leave('its title cannot stand in a document')
  if (
    live.reportsTo !== desired.reportsTo &&
    live.reportsTo !== null &&
    names.superior(live.reportsTo) === null
  )
    return leave('it reports to a role that no document speaks of')
  const proposal = {
    kind: 'role',
    id,
    change: 'changed',
    roles: [],
    lines: [],
    lacks: null,
    otherwise: null
  } as const
  const others = otherTargets(input).filter((target) => document.targets?.includes(target) ?? true)
  if (others.length > 0) return split(input, names, differing, document, others) ?? leave(cannotSay)
  const grants = sameEntries(desired.grants, live.grants) ? [] : grantsEdits(input, live, role, document)
  if (grants === null) return leave(cannotSay)
  return {
    ...proposal,
    edits: [
      ...titleEdits(document, desired, live),
      ...setting(document, 'scope', desired.scope, live.scope),
      ...(desired.reportsTo === live.reportsTo
        ? []
        : setting(document, 'reportsTo', desired.reportsTo, names.superior(live.reportsTo))),
      ...grants
    ]
  }
}

const cannotSay = 'documents cannot say what it grants'

const isSame = (a: RoleState, b: RoleState): boolean =>
  a.title === b.title && a.scope === b.scope && a.reportsTo === b.reportsTo && sameEntries(a.grants, b.grants)

const editOf = (document: RoleDocument, op: Edit['op'], path: readonly string[], value?: unknown): Edit => {
  const { file, pointer } = child(document.at, ...path)
  return op === 'remove' ? { file, op, path: pointer } : { file, op, path: pointer, value }
}

/** The former title is kept, so that the role is recognised wherever it still has it. */
const titleEdits = (document: RoleDocument, desired: RoleState, live: RoleState): readonly Edit[] => {
  if (document.title === null || desired.title === live.title) return []
  const { title, previously } = document
  const isKnown = previously.some((name) => foldTitle(name) === foldTitle(title))
  const isOther = foldTitle(title) !== foldTitle(live.title)
  const former =
    previously.length > 0
      ? editOf(document, 'add', ['previously', '-'], title)
      : editOf(document, 'add', ['previously'], [title])
  return [editOf(document, 'replace', ['title'], live.title), ...(isOther && !isKnown ? [former] : [])]
}

const setting = (
  document: RoleDocument,
  field: 'scope' | 'reportsTo',
  desired: string | null,
  live: string | null
): readonly Edit[] => {
  if (desired === live) return []
  if (live === null) return document[field] === null ? [] : [editOf(document, 'remove', [field])]
  return [editOf(document, document[field] === null ? 'add' : 'replace', [field], live)]
}

/** Null where documents cannot say what is there. Where the base does not help any more, the nearest takes its place. */
const grantsEdits = (
  { target, state }: ImportInput,
  live: RoleState,
  role: Role,
  document: RoleDocument
): readonly Edit[] | null => {
  const { catalog } = target
  const { basedOn, grants: written, scope } = document
  const grants = sayable(target, live.grants)
  const from: Grants = basedOn === null ? new Map() : baseGrants(target, state, basedOn)
  const wanted: Wanted = { catalog, grants, base: from, isBased: basedOn !== null, scope }
  const whole = writeGrants(wanted)
  if (whole && typeof written === 'object' && written !== null) return edits(document, written, role, wanted)
  if (whole) return replacing(document, whole.grants)
  const [content] = contentsOf(target, state, live)
  return content ? [...rebasing(document, content.basedOn), ...replacing(document, content.grants)] : null
}

const rebasing = (document: RoleDocument, base: string | null): readonly Edit[] => {
  if (base === document.basedOn) return []
  if (base === null) return [editOf(document, 'remove', ['basedOn'])]
  return [editOf(document, document.basedOn === null ? 'add' : 'replace', ['basedOn'], base)]
}

const replacing = (document: RoleDocument, grants: WrittenGrants | null): readonly Edit[] => {
  if (grants === null) return document.grants === null ? [] : [editOf(document, 'remove', ['grants'])]
  return [editOf(document, document.grants === null ? 'add' : 'replace', ['grants'], grants)]
}

type WrittenMap = Exclude<WrittenGrants, string>

/** Only what does not mean what is there is written anew. */
const edits = (document: RoleDocument, written: WrittenMap, role: Role, wanted: Wanted): readonly Edit[] => {
  const meant = new Map(wanted.base)
  for (const { permission, value, fault } of role.settings) if (fault === null) meant.set(permission, value)
  const found: Edit[] = []
  const resources = new Set(Object.keys(written))
  for (const [resource, permissions] of freeResources(wanted.catalog)) {
    const isRight = permissions.every(({ id }) => (meant.get(id) ?? none) === (wanted.grants.get(id) ?? none))
    if (isRight) continue
    const next = writeResource(wanted, permissions)
    const before = Object.hasOwn(written, resource) ? written[resource] : undefined
    if (next === null) resources.delete(resource)
    else resources.add(resource)
    if (next === null || before === undefined || !isMap(before)) {
      found.push(...resourceEdits(document, resource, before, next))
    } else found.push(...actionEdits(document, resource, before, permissions, { meant, wanted }))
  }
  if (resources.size > 0) return found
  return replacing(document, wanted.isBased ? null : none)
}

const resourceEdits = (
  document: RoleDocument,
  resource: string,
  before: WrittenMap[string] | undefined,
  next: WrittenMap[string] | null
): readonly Edit[] => {
  const path = ['grants', resource]
  if (next === null) return before === undefined ? [] : [editOf(document, 'remove', path)]
  return [editOf(document, before === undefined ? 'add' : 'replace', path, next)]
}

/** In a map the actions that mean what is there stay as they are written. */
const actionEdits = (
  document: RoleDocument,
  resource: string,
  before: Readonly<Record<string, string>>,
  permissions: readonly Permission[],
  { meant, wanted }: { readonly meant: Grants; readonly wanted: Wanted }
): readonly Edit[] =>
  permissions.flatMap(({ id, action }): readonly Edit[] => {
    const value = wanted.grants.get(id) ?? none
    if ((meant.get(id) ?? none) === value) return []
    const path = ['grants', resource, action]
    const isThere = Object.hasOwn(before, action)
    if (value === (wanted.base.get(id) ?? none) && isThere) return [editOf(document, 'remove', path)]
    return [editOf(document, isThere ? 'replace' : 'add', path, value)]
  })

const isMap = (written: WrittenMap[string]): written is Readonly<Record<string, string>> =>
  typeof written === 'object' && !Array.isArray(written)

/** The document is left to the other targets; null where a second one cannot say what is there. */
const split = (
  input: ImportInput,
  names: Names,
  { live, role }: Differing,
  document: RoleDocument,
  others: readonly string[]
): Proposal | null => {
  const { id } = role
  const [content] = role.contentManaged ? contentsOf(input.target, input.state, live) : [null]
  if (content === undefined) return null
  const title = live.title === role.predefined?.title ? null : live.title
  const scope = ownScope(input, live)
  const reportsTo = names.superior(live.reportsTo)
  const copy = roleOf(input, { id, title, content, scope, reportsTo, from: document })
  const narrowed = editOf(document, document.targets === null ? 'add' : 'replace', ['targets'], others)
  return {
    kind: 'role',
    id,
    change: 'changed',
    roles: [copy],
    lines: [],
    edits: [narrowed],
    lacks: null,
    otherwise: null
  }
}
