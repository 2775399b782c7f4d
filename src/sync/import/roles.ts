import { isUndocumented, undocumented } from '../../model/grants.ts'
import type { RoleState } from '../../model/state.ts'
import type { PredefinedRole } from '../../model/catalog.ts'
import type { Role } from '../../model/target.ts'
import { compareText } from '../../model/words.ts'
import { foldTitle, sameEntries } from '../content.ts'
import { declareRoles } from '../declare-roles.ts'
import { contentsOf, sayable, type Content } from './content.ts'
import { ownScope, roleOf } from './fields.ts'
import { isAsked, type ImportInput } from './input.ts'
import { namesFor, type Names } from './names.ts'
import type { Left, NewRole, Proposal, Proposals } from './proposal.ts'
import { updateRole } from './update.ts'

/**
 * What Role documents lack to say what is there: custom roles that none speaks of, predefined ones that differ from the
 * catalog, and declared ones that differ from their document.
 */
export const proposeRoles = (input: ImportInput): Proposals => {
  const names = namesFor(input)
  const declared = declareRoles(input.target, input.state).roles
  const found = [...input.state.roles.values()]
    .filter((live) => isAsked(input, live))
    .sort((a, b) => compareText(a.id, b.id))
    .flatMap((live) => proposeRole(input, names, live, declared.get(live.id)) ?? [])
  return {
    proposals: found.flatMap((each) => ('reason' in each ? [] : [each])),
    left: found.flatMap((each) => ('reason' in each ? [each] : []))
  }
}

const proposeRole = (
  input: ImportInput,
  names: Names,
  live: RoleState,
  desired: RoleState | undefined
): Proposal | Left | null => {
  const { target } = input
  const role = target.roles.get(live.id)
  if (target.removed.has(live.id))
    return left(live.id, 'a document says that it is to be removed, and it is still there')
  if (!role) return newRole(input, names, live)
  if (role.document) return desired ? updateRole(input, names, { live, role, desired }) : null
  return role.predefined ? changedRole(input, live, role, role.predefined) : null
}

const left = (id: string, reason: string): Left => ({ kind: 'role', id, reason })

/** A proposal that adds one document, and what to do where that is not right. */
const adding = (id: string, role: NewRole, lacks: string | null, otherwise: Proposal | null): Proposal => ({
  kind: 'role',
  id,
  change: 'added',
  roles: [role],
  lines: [],
  edits: [],
  lacks,
  otherwise
})

/**
 * A role that no document speaks of. Its content is left alone where documents cannot say it, where it is the vendor's,
 * and where it is protected: so people with the role can be managed all the same.
 */
const newRole = (input: ImportInput, names: Names, live: RoleState): Proposal | Left => {
  const { target, state } = input
  const id = names.idOf(live)
  const obstacle = names.obstacle(live)
  if (obstacle !== null) return left(live.id, obstacle)
  const said = { id, title: live.title, scope: ownScope(input, live), from: null }
  const document = (content: Content | null): NewRole =>
    roleOf(input, { ...said, content, reportsTo: content ? names.superior(live.reportsTo) : null })
  const isOurs = !live.predefined && target.document?.protected.roles.includes(live.id) !== true
  const needsBase = target.catalog.customRoles.basedOnRequired
  const [best, ...others] = isOurs ? contentsOf(target, state, live) : []
  const plain = others.find(({ basedOn }) => basedOn === null)
  const alone = needsBase ? null : adding(id, document(null), 'its content is left alone', null)
  if (!best) {
    const why = isOurs ? 'documents cannot say what it grants' : 'its content is not ours to change'
    return alone ? { ...alone, lacks: `its content is left alone: ${why}` } : left(live.id, why)
  }
  const second = plain ? adding(id, document(plain), null, alone) : alone
  return extended(input, live, id, adding(id, document(best), null, second))
}

/** The same role on another target of the platform: its document is made to hold here too, if it says the same. */
const extended = (input: ImportInput, live: RoleState, id: string, otherwise: Proposal): Proposal => {
  const { policy, target } = input
  const known = policy.declared.roles.find(
    (role) =>
      role.platform === target.catalog.id &&
      role.id === id &&
      role.removed === null &&
      role.targets !== null &&
      foldTitle(role.title ?? role.id) === foldTitle(live.title)
  )
  if (!known) return otherwise
  const edit = {
    file: known.at.file,
    op: 'add',
    path: `${known.at.pointer}/targets/-`,
    value: target.id
  } as const
  return { ...otherwise, roles: [], edits: [edit], lacks: null, otherwise }
}

/** A predefined role that no document speaks of and that differs from the catalog. */
const changedRole = (
  input: ImportInput,
  live: RoleState,
  role: Role,
  predefined: PredefinedRole
): Proposal | Left | null => {
  const { target, state } = input
  if (predefined.reserved || target.document?.protected.roles.includes(live.id) === true) return null
  const isRenamed = live.title !== predefined.title
  const hasOtherScope = ownScope(input, live) !== role.scope
  const hasOtherGrants = differs(input, role, live)
  if (!isRenamed && !hasOtherScope && !hasOtherGrants) return null
  const isAllowed =
    (!isRenamed || predefined.renamable) && ((!hasOtherScope && !hasOtherGrants) || predefined.editable)
  if (!isAllowed) return left(live.id, 'it differs from its catalog, and the platform lets nobody change it')
  const content = hasOtherGrants ? contentsOf(target, state, live)[0] : null
  if (content === undefined) return left(live.id, 'documents cannot say what it grants')
  const scope = hasOtherScope ? live.scope : null
  const title = isRenamed ? live.title : null
  const document = roleOf(input, { id: live.id, title, content, scope, reportsTo: null, from: null })
  return adding(live.id, document, null, null)
}

/** Whether a role grants other things than the catalog says; what one of the two does not know is no difference. */
const differs = ({ target }: ImportInput, { id, grants }: Role, live: RoleState): boolean => {
  if (grants.has(undocumented(id)) || [...live.grants.keys()].some(isUndocumented)) return false
  return !sameEntries(sayable(target, grants), sayable(target, live.grants))
}
