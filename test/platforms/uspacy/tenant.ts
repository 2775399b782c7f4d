import type { Connector } from '../../../src/model/connector.ts'
import type { Target } from '../../../src/model/target.ts'
import { connect } from '../../../src/platforms/uspacy/connector.ts'
import { operationsOn, targetIn, wayTo, type Variables, type Ways } from '../../support/connecting.ts'
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
export const targetWith = (more = '', others: Readonly<Record<string, string>> = documents): Target =>
  targetIn({ ...others, 'target.yaml': `${documents['target.yaml']}${more}` }, 'space')

/** The Space of the documents as they are. */
let usual: Target | null = null

/** Signs in as the administrator with a token. */
export const byToken = (space: StandIn): Variables => ({ URL: space.url, TOKEN: space.tokens().jwt })

/** A way to a Space. */
export const connectTo = (space: StandIn, { target, variables, ...ways }: Ways = {}): Connector =>
  wayTo(connect, {
    ...ways,
    target: target ?? (usual ??= targetWith()),
    variables: variables ?? byToken(space)
  })

/** One operation. */
export const operationOf: ReturnType<typeof operationsOn> = operationsOn('space')
