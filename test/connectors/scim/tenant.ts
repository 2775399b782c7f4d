import { connect } from '../../../src/connectors/scim.ts'
import type { Connector } from '../../../src/model/connector.ts'
import type { Target } from '../../../src/model/target.ts'
import { targetOf } from '../../support/builders.ts'
import { operationsOn, wayTo, type Ways } from '../../support/connecting.ts'

/** A target with the roles Reader and Writer, of which nobody knows what they let people do. */
export const targetWith = (settings: Readonly<Record<string, unknown>> = {}): Target =>
  targetOf({
    document: { connector: 'scim', settings },
    roles: { reader: { title: 'Reader' }, writer: { title: 'Writer' } }
  })

/** A way to a server, by its token where no other is given. */
export const connectTo = (
  { url, token }: { readonly url: string; readonly token: string },
  { target = targetWith(), token: other = token, ...ways }: Ways & { readonly token?: string } = {}
): Connector => wayTo(connect, { ...ways, target, variables: { URL: url, TOKEN: other } })

/** One operation. */
export const operationOf: ReturnType<typeof operationsOn> = operationsOn('desk-production')
