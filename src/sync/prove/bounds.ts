import type { Catalog } from '../../model/catalog.ts'
import type { PredefinedRole } from '../../model/catalog.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Holders } from '../../model/holder.ts'
import type { Operation, OperationKind, RoleContent } from '../../model/operation.ts'
import type { Helper } from '../../model/plan.ts'
import type { AccountState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'
import { contentIn, heldIn, titleIn, type Stage } from './step.ts'

/** What decides on one target what may be touched at all. */
export interface Bounds {
  readonly target: Target
  readonly base: Target | null
  readonly holders: Holders
  /** The target before the first operation. */
  readonly before: Stage
  /** The temporary roles on this target. */
  readonly helpers: readonly Helper[]
}

/** Why an operation may not be in a plan at all, as the end of a sentence; null where it may. */
export const trespass = (bounds: Bounds, now: Stage, operation: Operation): string | null => {
  const { kind, user, role } = operation
  const touched = [...new Set(touchedBy(bounds.target.catalog, operation, now.accounts.get(user ?? '')))]
  return (
    protectedThing(bounds, user, touched) ??
    touched.map((id) => refusedByCatalog(bounds, kind, id)).find((why) => why !== null) ??
    (user === null
      ? undeclared(bounds, now, operation, role ?? '')
      : (unmanaged(bounds, operation, user, touched) ??
        notForThem(bounds, heldIn(operation.after)?.role, user)))
  )
}

/** The accounts as which the tool runs, by the documents and by what they were before. */
export const ownAccounts = ({ target, base }: Pick<Bounds, 'target' | 'base'>): readonly string[] =>
  [target, base].flatMap((version) => version?.document?.runsAs ?? [])

/** The helper of that name, unless documents speak of a role of that name. */
const helperOf = ({ target, helpers }: Bounds, id: string): Helper | undefined =>
  target.roles.has(id) || target.removed.has(id) ? undefined : helpers.find(({ role }) => role === id)

/** The roles that an operation changes, gives or takes. */
const touchedBy = (
  catalog: Catalog,
  { kind, role, before, after }: Operation,
  account: AccountState | undefined
): readonly string[] => {
  const named = [role, heldIn(before)?.role, heldIn(after)?.role].flatMap((id) => id ?? [])
  const isOnly = kind === 'set-role' && catalog.rolesPerUser.max === 1
  return isOnly ? [...named, ...(account?.roles.keys() ?? [])] : named
}

const protectedThing = (
  { target, base }: Bounds,
  user: string | null,
  touched: readonly string[]
): string | null => {
  const lists = [target, base].flatMap((version) => version?.document?.protected ?? [])
  const users = lists.flatMap((list) => list.users).filter((name) => name === user)
  const [first] = [...users, ...lists.flatMap(({ roles }) => roles).filter((id) => touched.includes(id))]
  return first === undefined ? null : `${tick(first)} is protected`
}

const facts: Readonly<Partial<Record<OperationKind, readonly [keyof PredefinedRole, string]>>> = {
  'update-role': ['editable', 'change'],
  'rename-role': ['renamable', 'rename'],
  'delete-role': ['deletable', 'delete'],
  assign: ['assignable', 'give'],
  unassign: ['assignable', 'take'],
  'set-role': ['assignable', 'give or take'],
  'set-unit': ['assignable', 'give or take']
}

const refusedByCatalog = ({ target }: Bounds, kind: OperationKind, id: string): string | null => {
  const role = target.catalog.roles.get(id)
  const [fact, verb] = facts[kind] ?? []
  if (!role || fact === undefined || (role[fact] === true && !role.reserved)) return null
  return `the platform does not let a customer ${verb} ${tick(id)}`
}

/** A role is changed only where a document says so, and only in what the document decides. */
const undeclared = (
  bounds: Bounds,
  now: Stage,
  { kind, before, after }: Operation,
  id: string
): string | null => {
  const { target } = bounds
  const helper = helperOf(bounds, id)
  const isTemporary = helper !== undefined && helper.title === titleIn(after ?? before)
  const document = target.roles.get(id)?.document ?? null
  const isWritten = document !== null && document.observed === null
  const mayBe =
    kind === 'delete-role'
      ? isTemporary || target.removed.has(id)
      : isWritten || (kind === 'create-role' && isTemporary)
  if (!mayBe) return `no document asks for that of ${tick(id)}`
  const content = contentIn(after)
  return content && (fixedIn(target, content) ?? lostIn(bounds, now, id, content))
}

const fixedIn = ({ catalog }: Target, { grants }: RoleContent): string | null => {
  const isFixed = (id: string): boolean =>
    catalog.permissions.get(id)?.fixed === true || catalog.fixedGrants.has(id)
  const fixed = Object.keys(grants).find(isFixed)
  return fixed === undefined ? null : `the platform decides about ${tick(fixed)} itself`
}

/** What nobody decides about stays: permissions that the catalog does not know, and content that is left alone. */
const lostIn = ({ target }: Bounds, now: Stage, id: string, { grants }: RoleContent): string | null => {
  const { permissions } = target.catalog
  const isManaged = target.roles.get(id)?.contentManaged !== false
  const had = [...(now.roles.get(id)?.grants ?? [])]
  const kept = isManaged ? had.filter(([known]) => !permissions.has(known) && !isUndocumented(known)) : had
  const lost = kept.find(([permission, value]) => grants[permission] !== value)
  if (lost) return `${tick(lost[0])} of ${tick(id)} is nothing that a document decides about`
  const isMore = !isManaged && Object.keys(grants).length > kept.length
  return isMore ? `no document decides about what ${tick(id)} holds` : null
}

/** An account is changed only where its user is managed, or has a role that a document removes. */
const unmanaged = (
  { target, base, holders, before, helpers }: Bounds,
  { kind }: Operation,
  user: string,
  touched: readonly string[]
): string | null => {
  const isAll = (version: Target | null): boolean => version?.document?.manage.assignments === 'all'
  if (holders.has(user) || (isAll(target) && (base === null || isAll(base)))) return null
  const { removed } = target
  const moving = ['assign', 'unassign', 'set-role'].includes(kind)
  const roles = [...(before.accounts.get(user)?.roles.keys() ?? [])]
  const moves = new Set([
    ...removed.keys(),
    ...[...removed.values()].map((tombstone) => tombstone.removed?.moveTo),
    ...helpers.map(({ role }) => role)
  ])
  const isMoved = moving && roles.some((id) => removed.has(id)) && touched.every((id) => moves.has(id))
  return isMoved ? null : `${tick(user)} is not managed there`
}

const notForThem = (bounds: Bounds, id: string | undefined, user: string): string | null => {
  const helper = id === undefined ? undefined : helperOf(bounds, id)
  return !helper || helper.users.includes(user)
    ? null
    : `${tick(helper.role)} is a temporary role and not meant for ${tick(user)}`
}
