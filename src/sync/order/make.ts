import type { Operation, OperationValue } from '../../model/operation.ts'
import { operationId } from '../digest.ts'
import type { HelperRole } from './helper-role.ts'

/** Why the operations are there that no document asks for. */
const reason = 'so that nobody has too much or too little in between'

type Made = Pick<Operation, 'target' | 'kind' | 'role' | 'user' | 'before' | 'after'>

/** An operation that only the order needs. */
export const make = (made: Made): Operation => ({ id: operationId(made), ...made, reason, source: null })

/** The operations by which a temporary role comes and goes. */
export const lifeOf = ({
  target,
  role,
  content
}: HelperRole): Readonly<Record<'create' | 'remove', Operation>> => {
  const of = (
    kind: 'create-role' | 'delete-role',
    before: OperationValue,
    after: OperationValue
  ): Operation => make({ target, kind, role, user: null, before, after })
  return { create: of('create-role', null, content), remove: of('delete-role', content, null) }
}

/** An operation in two steps, which differ from it in what is given. */
export const inTwo = (
  operation: Operation,
  first: Partial<Made>,
  second: Partial<Made>
): readonly [Operation, Operation] => {
  const { id: _id, ...whole } = operation
  const step = (given: Partial<Made>): Operation => {
    const made = { ...whole, ...given }
    return { id: operationId(made), ...made }
  }
  return [step(first), step(second)]
}
