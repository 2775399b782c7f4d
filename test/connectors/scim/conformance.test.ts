import { conformance } from '../conformance.ts'
import { openStandIn, type StandInGiven } from './stand-in.ts'
import { connectTo, targetWith } from './tenant.ts'

const people = ['ana@example.org', 'bo@example.org', 'cy@example.org'] as const
const values = ['Reader', 'Writer']

const servers: Readonly<Record<string, readonly [StandInGiven, Readonly<Record<string, unknown>>?]>> = {
  'with numbered pages and ETags': [{ perPage: 2 }],
  'with cursors': [{ perPage: 2, pagination: { cursor: true, index: false } }],
  'without filters': [{ filter: false, showsEmpty: true }],
  'without filters, with versions in headers alone': [{ filter: false, versionsInside: false }],
  'without ETags': [{ etag: false }],
  'where roles are values of `roles`': [{ perPage: 2 }, { roles: 'roles', values }],
  'where roles are values of `entitlements`, without filters': [
    { filter: false },
    { roles: 'entitlements', values }
  ],
  'where people are invited': [{}, { invite: 'true' }]
}

for (const [name, [given, settings]] of Object.entries(servers)) {
  conformance(`scim ${name}`, async () => {
    const server = await openStandIn(people, given)
    for (const name of values) server.addGroup(name)
    const target = targetWith(settings)
    return { target, first: 'reader', second: 'writer', people, connect: () => connectTo(server, { target }) }
  })
}
