import { expect } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import type { HeldRole, Operation, OperationKind } from '../../../src/model/operation.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/connie/connector.ts'
import { worldOf } from '../../support/builders.ts'
import { policyOf } from '../../support/policy.ts'
import { token, type Identity } from './stand-in.ts'

/** A map in which all five roles can be told apart. */
const wholeMap = [
  '{cbo-administrator: admin',
  'program-manager: {role: supervisor, unit: program}',
  'supervisor: {role: supervisor, unit: team}',
  'staff-agent: agent',
  'super-admin: {role: admin, people: ["@vendor.example"]}}'
].join(', ')

/** The tenant of these documents. */
export const targetWith = (
  settings: string = `{roleMap: ${wholeMap}}`,
  others: Readonly<Record<string, string>> = {}
): Target => {
  const target = `kind: Target
id: tenant
platform: connie
connector: connie
runsAs: admin@example.org
settings: ${settings}
`
  const { policy } = policyOf({ 'target.yaml': target, ...others })
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const found = policy.targets.get('tenant')
  if (found) return found
  throw new Error('no target')
}

/** What else a way to a tenant is made of. */
export interface Ways {
  readonly target?: Target
  readonly variables?: Readonly<Record<string, string>>
  readonly now?: () => number
  readonly fetch?: typeof fetch
}

/** A way to a tenant, by a token where nothing else is said. */
export const connectTo = (
  identity: Identity,
  { target, variables, now, fetch: via }: Ways = {}
): Connector => {
  const settings: Readonly<Record<string, string>> = { URL: identity.url, ...(variables ?? { TOKEN: token }) }
  const world = { ...worldOf(), fetch: via ?? fetch, now: now ?? Date.now }
  return connect({
    target: target ?? targetWith(),
    people: [],
    world: { ...world, setting: (name) => settings[name] }
  })
}

/** One operation on what somebody has. */
export const operationOf = (
  kind: OperationKind,
  user: string,
  before: HeldRole | null,
  after: HeldRole | null
): Operation => ({
  id: '000000000000',
  target: 'tenant',
  kind,
  role: after?.role ?? before?.role ?? null,
  user,
  before,
  after,
  reason: '',
  source: null
})

/** A role as somebody has it. */
export const held = (role: string, unit: string | null = null): HeldRole => ({ role, unit })

/** Keys that are those of the platform already. */
export const sameKeys = { role: (id: string): string => id, account: (user: string): string => user }
