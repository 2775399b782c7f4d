import { expect } from 'vitest'
import type { Connector } from '../../../src/model/connector.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/cinnox/connector.ts'
import { worldOf } from '../../support/builders.ts'
import { policyOf } from '../../support/policy.ts'
import { app, token, tokenHeader, type Service } from './stand-in.ts'

/** The Target document of a service. */
export const targetDocument = `kind: Target
id: service
platform: cinnox
connector: cinnox
runsAs: admin@example.org
settings: {tokenHeader: ${tokenHeader}}
`

/** The target of these documents, beside its own. */
export const targetWith = (
  others: Readonly<Record<string, string>> = {},
  document: string = targetDocument
): Target => {
  const { policy } = policyOf({ 'target.yaml': document, ...others })
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const target = policy.targets.get('service')
  if (target) return target
  throw new Error('no target')
}

/** The variables of the environment, without `ROLEWRIGHT_SERVICE_`. */
export const variablesOf = ({ url }: Service): Readonly<Record<string, string>> => ({
  URL: `${url}/open`,
  APP_ID: app,
  TOKEN: token
})

/** A way to a service. */
export const connectTo = (
  service: Service,
  {
    target = targetWith(),
    variables = variablesOf(service),
    fetch: via = fetch
  }: {
    readonly target?: Target
    readonly variables?: Readonly<Record<string, string>>
    readonly fetch?: typeof fetch
  } = {}
): Connector =>
  connect({
    target,
    people: [],
    world: { ...worldOf(), fetch: via, now: Date.now, setting: (name) => variables[name] }
  })
