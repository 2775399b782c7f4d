import type { Capabilities } from '../../model/connector.ts'
import type { Guardrails } from '../../model/document.ts'
import type { Instant } from '../../model/instant.ts'
import type { Operation, OperationKind } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { declare, type Declaration } from '../declare.ts'
import { diff } from '../diff.ts'
import { exchanged } from '../exchange.ts'
import type { ProofTarget } from '../prove/prove.ts'
import { applyAll } from '../simulate.ts'
import { whyOf } from '../why.ts'
import type { TargetInput } from './inputs.ts'
import { administratorsOf, guardrailsOf, targetIn } from './judges.ts'

/** What was found out for one target before anything is in order. */
export interface Part {
  readonly input: TargetInput
  readonly target: Target
  /** The guardrails that judge it, of the applied version first. */
  readonly guardrails: readonly Guardrails[]
  readonly declared: Declaration
  readonly proof: ProofTarget
  readonly operations: readonly Operation[]
  readonly canHelp: boolean
  /** Whether the connector can put one role in the place of another where people have several. */
  readonly canReplace: boolean
}

/** Compares one target as it was read with what the documents declare at an instant. */
export const partOf = (input: TargetInput, now: Instant): Part => {
  const { target, holders, bound, capabilities, head = null } = input
  const base = input.base?.version ?? null
  const canInvite = can(target, capabilities, 'invite')
  const declared = declare(target, holders, bound.state, now, { canInvite })
  const changes = diff(target, bound.state, declared.state, whyOf(target, holders, now))
  const guardrails = guardrailsOf(head, base)
  return {
    input,
    target,
    guardrails,
    declared,
    operations: exchanged(
      {
        target,
        actual: bound.state,
        desired: declared.state,
        canReplace: can(target, capabilities, 'set-role')
      },
      input.only?.(changes) ?? changes
    ),
    canHelp: canHelp(target, capabilities),
    canReplace: target.catalog.rolesPerUser.replace === true && capabilities.operations.includes('set-role'),
    proof: {
      target,
      base: targetIn(base, head, target),
      before: bound.state,
      holders,
      administrators: administratorsOf(target, guardrails)
    }
  }
}

/** Whether somebody can carry out a kind of operation: the connector, or a person by a guide. */
const can = ({ catalog }: Target, { operations }: Capabilities, kind: OperationKind): boolean =>
  operations.includes(kind) || catalog.guides.has(kind)

/** Temporary roles are made only where the target allows them and nobody has to make them by hand. */
const canHelp = ({ catalog, document }: Target, { operations }: Capabilities): boolean => {
  const moves: readonly OperationKind[] =
    catalog.rolesPerUser.max === 1 ? ['set-role'] : ['assign', 'unassign']
  const needed: readonly OperationKind[] = ['create-role', 'delete-role', ...moves]
  return document?.helpers === true && needed.every((kind) => operations.includes(kind))
}

/** One target with its operations in their order, and as they leave it. */
export interface End extends Part {
  readonly after: State
}

/** The end of a target once the operations of an order are done. */
export const endOf = (part: Part, ordered: readonly Operation[]): End => {
  const operations = ordered.filter(({ target }) => target === part.target.id)
  return { ...part, operations, after: applyAll(part.target.catalog, part.proof.before, operations) }
}
