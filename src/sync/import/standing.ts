import type { Holders } from '../../model/holder.ts'
import type { Instant } from '../../model/instant.ts'
import type { LiveState } from '../../model/connector.ts'
import type { Operation } from '../../model/operation.ts'
import type { Target } from '../../model/target.ts'
import { bind, type Bound } from '../bind.ts'
import { declare } from '../declare.ts'
import { declareRoles } from '../declare-roles.ts'
import { diff } from '../diff.ts'
import type { Refusal } from '../refusal.ts'
import { unexplained } from '../why.ts'

/** How the documents stand to what is there. */
export interface Standing {
  readonly bound: Bound
  /** What would have to be done. */
  readonly operations: readonly Operation[]
  /** What the documents ask for and the platform does not let happen, and what could not be told apart. */
  readonly refusals: readonly Refusal[]
  /** Those of them that are about roles, not about who has them. */
  readonly roleRefusals: readonly Refusal[]
}

/** What was read, and whose accounts they are. */
export interface Read {
  readonly live: LiveState
  /** The platform's account → the user. */
  readonly accounts: ReadonlyMap<string, string>
}

/** Compares what documents say with what was read. */
export const standingOf = (target: Target, holders: Holders, read: Read, now: Instant): Standing => {
  const bound = bind(target, read.live, read.accounts)
  const declared = declare(target, holders, bound.state, now, { canInvite: true })
  return {
    bound,
    operations: diff(target, bound.state, declared.state, unexplained),
    refusals: [...bound.problems, ...declared.refusals],
    roleRefusals: [...bound.problems, ...declareRoles(target, bound.state).refusals]
  }
}
