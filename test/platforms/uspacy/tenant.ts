import { expect } from 'vitest'
import { ConnectorError, type Connector, type FailureKind } from '../../../src/model/connector.ts'
import type { Operation, OperationKind, OperationValue } from '../../../src/model/operation.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/uspacy/connector.ts'
import { worldOf } from '../../support/builders.ts'
import { policyOf } from '../../support/policy.ts'
import { admin } from './space.ts'
import type { StandIn } from './stand-in.ts'

/** The documents of an organisation with one Space. */
export const documents: Readonly<Record<string, string>> = {
  'target.yaml': `kind: Target
id: space
platform: uspacy
connector: uspacy
subscription: professional
runsAs: ${admin}
`,
  'reader.yaml': `kind: Role
platform: uspacy
id: reader
title: Reader
grants: {leads: {view: all}, deals: {view: department, edit: own}}
`,
  'writer.yaml': `kind: Role
platform: uspacy
id: writer
title: Writer
grants: {leads: {view: all, create: all, edit: all}, call-log: {view: own}}
`
}

/** The Space of these documents; `more` is added to its Target document. */
export const targetWith = (more = '', others: Readonly<Record<string, string>> = documents): Target => {
  const { policy } = policyOf({
    ...others,
    'target.yaml': `${documents['target.yaml']}${more}`
  })
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const target = policy.targets.get('space')
  if (target) return target
  throw new Error('no target')
}

/** The Space of the documents as they are. */
let usual: Target | null = null

/** The variables of the environment for a Space, without `ROLEWRIGHT_SPACE_`. */
export type Variables = Readonly<Record<string, string>>

/** Signs in as the administrator with a token. */
export const byToken = (space: StandIn): Variables => ({ URL: space.url, TOKEN: space.tokens().jwt })

/** What else a way to a Space is made of. */
export interface Ways {
  readonly target?: Target
  readonly variables?: Variables
  readonly now?: () => number
  readonly fetch?: typeof fetch
}

/** A way to a Space. */
export const connectTo = (space: StandIn, { target, variables, now, fetch: via }: Ways = {}): Connector => {
  const settings = variables ?? byToken(space)
  const world = { ...worldOf(), fetch: via ?? fetch, now: now ?? Date.now }
  return connect({
    target: target ?? (usual ??= targetWith()),
    people: [],
    world: { ...world, setting: (name) => settings[name] }
  })
}

/** What an operation says of itself in a test. */
export interface OperationGiven {
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
  target: 'space',
  kind,
  role: role ?? null,
  user: user ?? null,
  before,
  after,
  reason: '',
  source: null
})

/** Keys that are those of the platform already. */
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
