import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planCommand } from '../../../src/commands/plan.ts'
import { plain } from '../../../src/reporters/style.ts'
import { processEnvironment } from '../../../src/world/environment.ts'
import { organisation, root } from '../../support/cli.ts'
import { openService } from './stand-in.ts'
import { targetDocument, variablesOf } from './tenant.ts'

test('`rolewright plan` shows what was seen on a service, and its clicks', async () => {
  const service = await openService({
    'ana@example.org': 'Agent',
    'bo@example.org': 'Agent',
    'admin@example.org': 'Administrator'
  })
  for (const { email } of service.staff.values())
    if (email === 'bo@example.org') Object.assign(service.staff.get(email) ?? {}, { dataScope: 'Full' })
  const { folder } = organisation({
    'target.yaml': targetDocument,
    'people.yaml': `kind: People
people:
  - {id: ana@example.org, department: Sales}
`,
    'lines.yaml': `kind: Assignments
platform: cinnox
assignments:
  - {user: ana@example.org, roles: [supervisor], reason: Leads the desk}
`
  })
  const variables = variablesOf(service)
  const usual = processEnvironment('pretty', join(root, 'schemas'))
  const { exit, output } = await planCommand(
    { operands: [], values: {}, switches: new Set() },
    {
      ...usual,
      folder,
      style: plain,
      width: 1000,
      world: (policies, target) => ({ ...usual.world(policies, target), setting: (name) => variables[name] })
    }
  )
  expect(output).toContain(
    '`bo@example.org` with the role `Agent` on `service`: the staff list tells the data access level `Full`, and the role has `Restricted`'
  )
  expect(output).toContain('ana@example.org')
  expect(output).not.toContain(variables['TOKEN'])
  expect(exit).toBe(0)
})
