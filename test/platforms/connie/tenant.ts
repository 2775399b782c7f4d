import type { Connector } from '../../../src/model/connector.ts'
import type { HeldRole, Operation, OperationKind } from '../../../src/model/operation.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/connie/connector.ts'
import { operationsOn, targetIn, wayTo, type Ways } from '../../support/connecting.ts'
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
  return targetIn({ 'target.yaml': target, ...others }, 'tenant')
}

/** A way to a tenant, by a token where nothing else is said. */
export const connectTo = (
  { url }: Identity,
  { target = targetWith(), variables = { TOKEN: token }, ...ways }: Ways = {}
): Connector => wayTo(connect, { ...ways, target, variables: { URL: url, ...variables } })

/** One operation on what somebody has. */
export const operationOf = (
  kind: OperationKind,
  user: string,
  before: HeldRole | null,
  after: HeldRole | null
): Operation =>
  operationsOn('tenant')(kind, { role: after?.role ?? before?.role ?? null, user, before, after })
