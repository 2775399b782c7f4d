import type { HeldRole, Operation } from '../model/operation.ts'
import { operationId } from './digest.ts'
import { pairing, type ExchangeInput, type Move } from './exchange-pairs.ts'
import { isHeld } from './simulate.ts'

/** What decides which role takes the place of which, and whether somebody can do that there. */
export interface ExchangeTerms extends ExchangeInput {
  readonly canReplace: boolean
}

/**
 * Where a platform saves somebody's roles as a whole, a role that is taken and one that is given are one step: the one
 * takes the place of the other, and there is no moment with both or with neither. Everything else stays as it is.
 */
export const exchanged = (terms: ExchangeTerms, operations: readonly Operation[]): readonly Operation[] => {
  const { max, replace = false } = terms.target.catalog.rolesPerUser
  if (!replace || max === 1 || !terms.canReplace) return operations
  const pairsOf = pairing(terms)
  const instead = new Map<Operation, readonly Operation[]>()
  for (const { user, given, taken } of turnsOf(operations)) {
    const move: Move = { user, given: given.map(({ held }) => held), taken: taken.map(({ held }) => held) }
    for (const [from, to] of pairsOf(move)) {
      const [left, come] = [taken[from], given[to]]
      if (left === undefined || come === undefined) continue
      instead.set(left.operation, []).set(come.operation, [inPlaceOf(come.operation, left.operation)])
    }
  }
  return operations.flatMap((operation) => instead.get(operation) ?? operation)
}

/** A role that takes the place of another, as two steps: the one is taken and the other given. */
export const takenApart = (
  operation: Operation
): { readonly taken: Operation; readonly given: Operation } | null => {
  const { id: _id, kind, before, after, ...rest } = operation
  if (kind !== 'set-role' || !isHeld(before) || !isHeld(after)) return null
  const taken = { ...rest, kind: 'unassign' as const, role: before.role, before, after: null }
  const given = { ...rest, kind: 'assign' as const, role: after.role, before: null, after }
  return { taken: { id: operationId(taken), ...taken }, given: { id: operationId(given), ...given } }
}

/** A role that is given or taken, by which operation. */
interface Part {
  readonly operation: Operation
  readonly held: HeldRole
}

/** What one person is given and what is taken from them. */
interface Turn {
  readonly user: string
  readonly given: Part[]
  readonly taken: Part[]
}

const turnsOf = (operations: readonly Operation[]): readonly Turn[] => {
  const turns = new Map<string, Turn>()
  for (const operation of operations) {
    const { kind, user } = operation
    if (user === null || (kind !== 'assign' && kind !== 'unassign')) continue
    const held = kind === 'assign' ? operation.after : operation.before
    if (!isHeld(held)) continue
    const turn = turns.get(user) ?? { user, given: [], taken: [] }
    turns.set(user, turn)
    ;(kind === 'assign' ? turn.given : turn.taken).push({ operation, held })
  }
  return [...turns.values()].filter(({ given, taken }) => given.length > 0 && taken.length > 0)
}

const inPlaceOf = (given: Operation, taken: Operation): Operation => {
  const { target, role, user, after, reason, source } = given
  const identity = { target, kind: 'set-role' as const, role, user, before: taken.before, after }
  return { id: operationId(identity), ...identity, reason, source }
}
