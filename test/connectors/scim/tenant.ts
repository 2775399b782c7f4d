import { expect } from 'vitest'
import { connect } from '../../../src/connectors/scim.ts'
import { ConnectorError, type Connector, type FailureKind } from '../../../src/model/connector.ts'
import type { Operation, OperationKind, OperationValue } from '../../../src/model/operation.ts'
import type { Target } from '../../../src/model/target.ts'
import { targetOf, worldOf } from '../../support/builders.ts'

/** A target with the roles Reader and Writer, of which nobody knows what they let people do. */
export const targetWith = (settings: Readonly<Record<string, unknown>> = {}): Target =>
  targetOf({
    document: { connector: 'scim', settings },
    roles: { reader: { title: 'Reader' }, writer: { title: 'Writer' } }
  })

/** What else a way to a server is made of. */
export interface Ways {
  readonly target?: Target
  readonly token?: string
  readonly fetch?: typeof fetch
}

/** A way to a server. */
export const connectTo = (
  { url, token }: { readonly url: string; readonly token: string },
  { target = targetWith(), token: other, fetch: via = fetch }: Ways = {}
): Connector => {
  const settings: Readonly<Record<string, string>> = { URL: url, TOKEN: other ?? token }
  const world = { ...worldOf(), fetch: via, setting: (name: string) => settings[name] }
  return connect({ target, people: [], world })
}

/** What an operation says of itself in a test. */
interface OperationGiven {
  readonly role?: string
  readonly user?: string
  readonly before?: OperationValue
  readonly after?: OperationValue
}

/** One operation. */
export const operationOf = (
  kind: OperationKind,
  { role, user, before = null, after = null }: OperationGiven
): Operation => ({
  id: '000000000000',
  target: 'desk-production',
  kind,
  role: role ?? null,
  user: user ?? null,
  before,
  after,
  reason: '',
  source: null
})

/** A held role. */
export const held = (role: string): { readonly role: string; readonly unit: null } => ({ role, unit: null })

/** Keys that are those of the server already. */
export const sameKeys = { role: (id: string): string => id, account: (user: string): string => user }

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
