import { effective } from '../access/effective.ts'
import { covers, undocumented } from '../model/grants.ts'
import type { Operation } from '../model/operation.ts'
import type { GuardVerdict } from '../model/plan.ts'
import type { State } from '../model/state.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { describe } from './describe.ts'
import { isHeld } from './simulate.ts'

/** What a guard looks at: one target before and after, and the way between. */
export interface GuardInput {
  readonly target: Target
  readonly actual: State
  readonly desired: State
  readonly operations: readonly Operation[]
}

/** A check that can refuse a whole plan. It answers with what is wrong, or null. */
interface Guard {
  readonly id: string
  /** What is so where nothing is wrong. */
  readonly passed: string
  readonly objection: (input: GuardInput) => string | null
}

/** What every guard says about one target, in the order of {@link guards}. */
export const judge = (input: GuardInput): readonly GuardVerdict[] =>
  guards.map(({ id, passed, objection }) => {
    const message = objection(input)
    return { guard: id, target: input.target.id, passed: message === null, message: message ?? passed }
  })

const protectedThings: Guard = {
  id: 'protected',
  passed: 'nothing protected is touched',
  objection: ({ target, operations }) => {
    const { users = [], roles = [] } = target.document?.protected ?? {}
    const touched = operations.find(
      ({ user, role, before, after }) =>
        (user !== null && users.includes(user)) ||
        [role, isHeld(before) ? before.role : null, isHeld(after) ? after.role : null].some(
          (name) => name !== null && roles.includes(name)
        )
    )
    return touched ? `${tick(target.id)} protects what would be changed: ${describe(touched)}` : null
  }
}

const ownAccount: Guard = {
  id: 'own-account',
  passed: 'the account that the tool runs as is not touched',
  objection: ({ target, actual, desired, operations }) => {
    if (operations.length === 0) return null
    const own = target.document?.runsAs ?? null
    const isEmbedded = (target.document?.connector ?? 'sandbox') === 'sandbox'
    if (own === null) {
      return isEmbedded
        ? null
        : `${tick(target.id)} does not say in \`runsAs\` which account the tool has there`
    }
    if (!actual.accounts.has(own)) return `${tick(own)} (\`runsAs\`) has no account on ${tick(target.id)}`
    const touched = operations.find(({ user }) => user === own)
    if (touched) return `the tool runs as ${tick(own)}, which it must not change: ${describe(touched)}`
    const lost = lostAdministration(target, actual, desired, own)
    return lost === null ? null : `the tool runs as ${tick(own)}, which would lose ${tick(lost)}`
  }
}

/** The first permission by which the account administers the target before and no longer, or less widely, after. */
const lostAdministration = (target: Target, before: State, after: State, user: string): string | null => {
  const { catalog } = target
  const held = effective(catalog, before, user)
  const kept = effective(catalog, after, user)
  const { permissions, roles } = catalog.administers
  const lost = [...permissions, ...roles.map(undocumented)].find((permission) => {
    const scope = held.get(permission)
    return scope !== undefined && !covers(catalog, kept.get(permission), scope)
  })
  return lost ?? null
}

/** All guards. A further one is one more entry. */
const guards: readonly Guard[] = [protectedThings, ownAccount]
