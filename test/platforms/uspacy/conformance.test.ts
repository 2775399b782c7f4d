import { conformance } from '../../connectors/conformance.ts'
import { openStandIn } from './stand-in.ts'
import { connectTo, targetWith } from './tenant.ts'

for (const rolesBy of ['id', 'code'] as const) {
  conformance(`uspacy, with roles by ${rolesBy},`, async () => {
    const space = await openStandIn(['ana@example.org', 'bo@example.org'], { rolesBy, perPage: 2 })
    const target = targetWith()
    return {
      target,
      first: 'reader',
      second: 'head',
      people: ['ana@example.org', 'bo@example.org'],
      connect: () => connectTo(space, { target })
    }
  })
}
