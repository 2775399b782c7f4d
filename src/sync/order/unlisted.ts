import type { Holders } from '../../model/holder.ts'
import type { Operation } from '../../model/operation.ts'
import type { Target } from '../../model/target.ts'
import { isHeld } from '../simulate.ts'
import type { Link } from './edges.ts'

/** Why somebody without a line, or on leave, is given the new role first. */
export const untilGiven =
  'the old role alone says that they are to have the new one, so they keep it until then'

/** What documents say of a target, by its id. */
export type SpokenOf = (target: string) => { readonly target: Target; readonly holders: Holders } | undefined

/** Whether lines say which roles somebody is to have; who is on leave keeps what they have. */
const isTold = (holders: Holders, user: string): boolean => holders.get(user)?.status === 'active'

/**
 * Whoever has a role that is to be removed, where no line says what they are to have, is given the other one before that
 * is taken: cut off between the two, nobody would know any more that they are to have it.
 */
export const unlistedLinks = (of: SpokenOf, operations: readonly Operation[]): readonly Link[] => {
  const giving = new Map<string, Operation>()
  const moving = operations.filter(({ target, user }) => {
    const given = of(target)
    return (
      user !== null && given !== undefined && given.target.removed.size > 0 && !isTold(given.holders, user)
    )
  })
  for (const operation of moving)
    if (isHeld(operation.after)) giving.set(keyOf(operation, operation.after.role), operation)
  return moving.flatMap((operation): Link | readonly Link[] => {
    const { target, kind, before } = operation
    if (!isHeld(before) || kind === 'set-unit') return []
    const moveTo = of(target)?.target.removed.get(before.role)?.removed?.moveTo ?? null
    const first = moveTo === null ? undefined : giving.get(keyOf(operation, moveTo))
    return first && first !== operation ? { first: first.id, second: operation.id, because: untilGiven } : []
  })
}

const keyOf = ({ target, user }: Operation, role: string): string => `${target}\n${user ?? ''}\n${role}`
