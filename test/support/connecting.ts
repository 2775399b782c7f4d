import { expect } from 'vitest'
import {
  ConnectorError,
  type Connector,
  type ConnectorFactory,
  type FailureKind,
  type Keys
} from '../../src/model/connector.ts'
import type { HeldRole, Operation, OperationKind, OperationValue } from '../../src/model/operation.ts'
import type { Target } from '../../src/model/target.ts'
import { worldOf } from './builders.ts'
import { policyOf } from './policy.ts'

/** The target of this id, as documents without a mistake have it. */
export const targetIn = (documents: Readonly<Record<string, string>>, id: string): Target => {
  const { policy } = policyOf(documents)
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const target = policy.targets.get(id)
  if (target) return target
  throw new Error('no target')
}

/** Variables of the environment, without `ROLEWRIGHT_<TARGET>_`. */
export type Variables = Readonly<Record<string, string>>

/** What else a way to a server is made of. */
export interface Ways {
  readonly target?: Target
  readonly variables?: Variables
  readonly now?: () => number
  readonly fetch?: typeof fetch
}

/** A way to a server on loopback. */
export const wayTo = (
  connect: ConnectorFactory,
  {
    target,
    variables,
    now = Date.now,
    fetch: via = fetch
  }: Ways & Required<Pick<Ways, 'target' | 'variables'>>
): Connector =>
  connect({
    target,
    people: [],
    world: { ...worldOf(), fetch: via, now, setting: (name) => variables[name] }
  })

/** What an operation says of itself in a test. */
export interface OperationGiven {
  readonly role?: string | null
  readonly user?: string | null
  readonly before?: OperationValue
  readonly after?: OperationValue
}

/** Makes single operations on a target. */
export const operationsOn =
  (target: string) =>
  (
    kind: OperationKind,
    { role = null, user = null, before = null, after = null }: OperationGiven
  ): Operation => ({
    id: '000000000000',
    target,
    kind,
    role,
    user,
    before,
    after,
    reason: '',
    source: null
  })

/** A role as somebody has it. */
export const held = (role: string, unit: string | null = null): HeldRole => ({ role, unit })

/** Keys that are those of the platform already. */
export const sameKeys: Keys = { role: (id) => id, account: (user) => user }

/** The failure of a connector that has to come. */
export const failureOf = async (asked: Promise<unknown>, kind: FailureKind): Promise<ConnectorError> => {
  const error: unknown = await asked.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown
  )
  if (!(error instanceof ConnectorError)) throw error
  expect([error.kind, error.message]).toEqual([kind, error.message])
  return error
}
