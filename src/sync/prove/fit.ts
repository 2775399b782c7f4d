import type { HeldRole, Operation, RoleContent } from '../../model/operation.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { counted, tick } from '../../model/words.ts'
import { contentIn, heldIn, titleIn, type Stage } from './step.ts'

/** Each condition that has to be false, with the sentence for when it is not. */
type Objections = readonly (readonly [wrong: boolean, message: string])[]

/** Why the platform could not take an operation at this place, as the end of a sentence; null where it could. */
export const misfit = (target: Target, stage: Stage, operation: Operation): string | null => {
  const { role, user } = operation
  const objections =
    user === null
      ? ofRole(target, stage, role ?? '', operation)
      : ofAccount(target, stage, user, stage.accounts.get(user), operation)
  return objections.find(([wrong]) => wrong)?.[1] ?? null
}

const ofRole = (target: Target, stage: Stage, id: string, operation: Operation): Objections => {
  const { catalog } = target
  const known = stage.roles.get(id)
  const [before, after] = [contentIn(operation.before), contentIn(operation.after)]
  const unlike = `${tick(id)} is not as the operation expects it`
  const missing = [known === undefined, `there is no role ${tick(id)}`] as const
  switch (operation.kind) {
    case 'create-role':
      return [
        [known !== undefined, `there is a role ${tick(id)} already`],
        [catalog.roles.has(id), `${tick(id)} is a role that comes with ${catalog.title}`],
        [isFull(target, stage), `the subscription allows no further custom role`],
        ...ofTitle(stage, id, titleIn(after)),
        ...ofContent(stage, id, after)
      ]
    case 'update-role':
      return [missing, [!isLike(known, before), unlike], ...ofContent(stage, id, after)]
    case 'rename-role':
      return [
        missing,
        [known?.title !== titleIn(operation.before), unlike],
        ...ofTitle(stage, id, titleIn(operation.after))
      ]
    case 'delete-role':
      return [
        missing,
        [!isLike(known, before), unlike],
        [id === catalog.fallbackRole, `${tick(id)} is what everybody without another role has`],
        ...ofLeftovers(stage, id)
      ]
    default:
      return [[true, `it names no user`]]
  }
}

const ofContent = (stage: Stage, id: string, content: RoleContent | null): Objections => {
  const parent = content?.reportsTo ?? null
  return [
    [content === null, `it does not say what ${tick(id)} is to hold`],
    [parent === id, `${tick(id)} cannot report to itself`],
    [parent !== null && !stage.roles.has(parent), `there is no role ${tick(parent ?? '')} to report to`]
  ]
}

const ofTitle = (stage: Stage, id: string, title: string): Objections => {
  const other = [...stage.roles.values()].find((role) => role.id !== id && fold(role.title) === fold(title))
  return [
    [fold(title) === '', `${tick(id)} needs a title`],
    [other !== undefined, `the title ${tick(title)} still belongs to ${tick(other?.id ?? '')}`]
  ]
}

const ofLeftovers = ({ roles, accounts }: Stage, id: string): Objections => {
  const holder = [...accounts.values()].find((account) => account.roles.has(id))
  const child = [...roles.values()].find(({ reportsTo }) => reportsTo === id)
  return [
    [holder !== undefined, `${tick(id)} is still held by ${tick(holder?.user ?? '')}`],
    [child !== undefined, `${tick(child?.id ?? '')} still reports to ${tick(id)}`]
  ]
}

const ofAccount = (
  { catalog }: Target,
  { roles }: Stage,
  user: string,
  account: AccountState | undefined,
  { kind, role, before, after }: Operation
): Objections => {
  const { max, replace = false } = catalog.rolesPerUser
  const held = account?.roles ?? new Map<string, string | null>()
  const [from, to] = [heldIn(before), heldIn(after)]
  const missing = [account === undefined, `${tick(user)} has no account`] as const
  const unlike = `${tick(user)} does not hold what the operation expects`
  const given: Objections = [
    [to === null || to.role !== role, `it does not say which role ${tick(user)} gets`],
    [!roles.has(role ?? ''), `there is no role ${tick(role ?? '')}`]
  ]
  const has = (wanted: HeldRole | null): boolean => wanted !== null && held.get(wanted.role) === wanted.unit
  switch (kind) {
    case 'invite':
      return [[account !== undefined, `${tick(user)} has an account already`]]
    case 'deactivate':
    case 'reactivate':
      return [missing, [account?.active === (kind === 'reactivate'), `${tick(user)} is so already`]]
    case 'assign':
      return [
        missing,
        ...given,
        [held.has(role ?? ''), `${tick(user)} has it already`],
        [
          held.size >= (max ?? Infinity),
          `${catalog.title} allows ${counted(max ?? 0, 'role')} for each person`
        ]
      ]
    case 'unassign':
      return [
        missing,
        [from?.role !== role || !has(from), unlike],
        [
          held.size === 1 && role === catalog.fallbackRole,
          `${tick(role ?? '')} is what everybody without another role has`
        ]
      ]
    case 'set-unit':
      return [missing, ...given, [from?.role !== role || !has(from), unlike]]
    case 'set-role':
      return [
        missing,
        ...given,
        [max !== 1 && !replace, `${catalog.title} does not put one role in the place of another`],
        [max !== 1 && held.has(role ?? ''), `${tick(user)} has it already`],
        [from === null ? max !== 1 || held.size > 0 : !has(from), unlike]
      ]
    default:
      return [[true, `a role is changed for everybody, not for ${tick(user)}`]]
  }
}

const isFull = ({ catalog, document }: Target, { roles }: Stage): boolean => {
  const limit = catalog.subscriptions.get(document?.subscription ?? '')?.customRoles ?? Infinity
  return limit < Infinity && [...roles.values()].filter(({ predefined }) => !predefined).length >= limit
}

/** Whether a role gives what the content says, and stands where it says. The title is another operation's business. */
const isLike = (role: RoleState | undefined, content: RoleContent | null): boolean =>
  role !== undefined &&
  content !== null &&
  role.scope === content.scope &&
  role.reportsTo === content.reportsTo &&
  role.grants.size === Object.keys(content.grants).length &&
  Object.entries(content.grants).every(([permission, value]) => role.grants.get(permission) === value)

const fold = (title: string): string => title.normalize('NFC').trim().toLowerCase()
