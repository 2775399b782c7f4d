import type { Connector } from '../../../src/model/connector.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/cinnox/connector.ts'
import { targetIn, wayTo, type Variables, type Ways } from '../../support/connecting.ts'
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
): Target => targetIn({ 'target.yaml': document, ...others }, 'service')

/** The variables of the environment for a service. */
export const variablesOf = ({ url }: Service): Variables => ({
  URL: `${url}/open`,
  APP_ID: app,
  TOKEN: token
})

/** A way to a service. */
export const connectTo = (
  service: Service,
  { target = targetWith(), variables = variablesOf(service), ...ways }: Ways = {}
): Connector => wayTo(connect, { ...ways, target, variables })
