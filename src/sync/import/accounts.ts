import type { Holder, Holders } from '../../model/holder.ts'
import type { AccountState } from '../../model/state.ts'
import type { Line } from '../../model/document.ts'
import { compareText, tick } from '../../model/words.ts'
import { isTakeable } from '../leftovers.ts'
import { otherTargets, type ImportInput } from './input.ts'
import { editLine } from './line.ts'
import type { Left, NewLine, Proposal, Proposals } from './proposal.ts'
import { linesFor, type HeldThere, type Together } from './units.ts'
import { isEmail } from './written.ts'

/** What is looked at besides: whom documents manage, and whose account differs from what they say. */
export interface People {
  readonly holders: Holders
  /** Users about whom something would have to be done. */
  readonly differing: ReadonlySet<string>
}

/**
 * What Assignments documents lack to say who has what: a line for everybody with a role whom none manages, and an edit of
 * the one permanent line of whoever has something else. What cannot be said so is left as it is, with the reason.
 */
export const proposeAccounts = (input: ImportInput, people: People): Proposals => {
  const found = [...input.state.accounts.values()]
    .filter(({ user }) => input.only === null || (input.only.kind === 'user' && input.only.id === user))
    .sort((a, b) => compareText(a.user, b.user))
    .flatMap((account) => proposeAccount(input, people, account) ?? [])
  return {
    proposals: found.flatMap((each) => ('reason' in each ? [] : [each])),
    left: found.flatMap((each) => ('reason' in each ? [each] : []))
  }
}

const proposeAccount = (
  input: ImportInput,
  { holders, differing }: People,
  account: AccountState
): Proposal | Left | null => {
  const holder = holders.get(account.user)
  if (holder ? !differing.has(account.user) : !needsLine(input, account)) return null
  const obstacle = whyNot(input, account)
  if (obstacle !== null) return left(account, obstacle)
  const lines = linesFor(heldIn(input, account), input.policy.people.get(account.user) ?? null)
  if (lines === null) return left(account, 'no line can say in which unit the roles hold')
  return holder ? changed(input, account, holder, lines) : added(account, lines)
}

const left = ({ user }: AccountState, reason: string): Left => ({ kind: 'user', id: user, reason })

/** Whoever has nothing but the role that everybody has needs no line, unless the target leaves nobody alone. */
const needsLine = ({ target }: ImportInput, { roles }: AccountState): boolean => {
  if (roles.size === 0) return false
  const { fallbackRole } = target.catalog
  const isPlain = fallbackRole !== null && roles.size === 1 && roles.get(fallbackRole) === null
  return !isPlain || target.document?.manage.assignments === 'all'
}

/** Why no line should speak of an account; null where one can. */
const whyNot = (input: ImportInput, account: AccountState): string | null => {
  const { target, policy } = input
  const { user, active, roles } = account
  const { document } = target
  if (document?.runsAs === user) return 'it is the account that changes are made with'
  if (document?.protected.users.includes(user)) return 'it is protected'
  if (policy.declared.lines.some((line) => isReleased(input, line, user))) return 'a line releases it'
  if (!isEmail(user))
    return 'its account is not an e-mail: a People document says under `accounts` whose it is'
  const status = policy.people.get(user)?.status ?? 'active'
  if (status === 'departed') return 'the person has left by the documents'
  if (active && status === 'leave')
    return 'the person is on leave by the documents, and the account is active'
  if (!active && status === 'active') return 'the account is inactive, and a line would open it again'
  for (const role of roles.keys()) {
    if (!target.roles.has(role)) return `it has the role ${tick(role)}, which is in no document`
    if (!isTakeable(target, role)) return `it has the role ${tick(role)}, which no customer gives or takes`
  }
  return null
}

const isReleased = ({ target }: ImportInput, line: Line, user: string): boolean =>
  line.released !== null &&
  line.user === user &&
  line.platform === target.catalog.id &&
  (line.targets === null || line.targets.includes(target.id))

const heldIn = ({ target }: ImportInput, { roles }: AccountState): readonly HeldThere[] =>
  [...roles]
    .map(([role, unit]) => ({ role, kinds: target.roles.get(role)?.units ?? [], unit }))
    .sort((a, b) => compareText(a.role, b.role))

const added = (account: AccountState, lines: readonly Together[]): Proposal => ({
  kind: 'user',
  id: account.user,
  change: 'added',
  roles: [],
  lines: lines.map((line) => newLine(account.user, line)),
  edits: [],
  lacks: null,
  otherwise: null
})

const newLine = (user: string, line: Together): NewLine => ({
  user,
  roles: line.roles.map(({ role }) => role),
  ...(Object.keys(line.in).length > 0 && { in: line.in })
})

/** Only somebody's one permanent line is edited: what else gives roles is for a person to decide. */
const changed = (
  input: ImportInput,
  account: AccountState,
  holder: Holder,
  lines: readonly Together[]
): Proposal | Left => {
  const [line, ...more] = holder.lines
  const byFunction = holder.holdings.find(({ through }) => !('user' in through))?.through
  if (byFunction && 'function' in byFunction)
    return left(account, `the job function ${tick(byFunction.function)} gives other roles`)
  if (!line) return left(account, 'no line speaks of it')
  if (more.length > 0) return left(account, 'several lines speak of it')
  if (line.temporary) return left(account, 'its line holds for a time only')
  const others = otherTargets(input).filter((target) => line.targets?.includes(target) ?? true)
  if (others.length > 0) return left(account, `its line also holds on ${others.map(tick).join(', ')}`)
  const [together, ...apart] = lines
  if (apart.length > 0) return left(account, 'it takes several lines to say in which units the roles hold')
  const edits = editLine(line, together ?? { roles: [], in: {} }, {
    person: holder.person,
    isHere: (role) => input.target.roles.has(role)
  })
  return { ...added(account, []), change: 'changed', edits }
}
