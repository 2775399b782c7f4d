import { describe, expect, test } from 'vitest'
import { failureOf, held, sameKeys } from '../../support/connecting.ts'
import { conformance } from '../conformance.ts'
import { hasScimmy, openScimmy } from './scimmy.ts'
import { connectTo, operationOf, targetWith } from './tenant.ts'

const people = ['ana@example.org', 'bo@example.org'] as const
const [ana] = people

describe.runIf(hasScimmy)('SCIMMY', () => {
  for (const settings of [{}, { invite: 'true' }, { roles: 'roles', values: ['Reader', 'Writer'] }]) {
    conformance(`scim, on SCIMMY with ${JSON.stringify(settings)},`, async () => {
      const server = await openScimmy(people)
      for (const name of ['Legacy', 'Reader', 'Writer']) server.addGroup(name)
      const target = targetWith(settings)
      return {
        target,
        first: 'reader',
        second: 'writer',
        people,
        connect: () => connectTo(server, { target })
      }
    })
  }

  test('says what it can, and is read to the last of its pages', async () => {
    const many = Array.from({ length: 250 }, (_, index) => `person-${index}@example.org`)
    const server = await openScimmy(many)
    server.addGroup('Reader', ['user-250'])
    const { accounts, evidence } = await connectTo(server).readState()
    expect(accounts).toHaveLength(250)
    expect(accounts.at(-1)?.roles.size).toBe(1)
    expect(evidence).toMatchObject({ complete: true, pages: 4 })
  })

  test('is not believed where it shows its first page again and again', async () => {
    const server = await openScimmy(
      Array.from({ length: 30 }, (_, index) => `person-${index}@example.org`),
      { pages: false }
    )
    const { message } = await failureOf(connectTo(server).readState(), 'unknown')
    expect(message).toContain('asked for Users from number 21, the server answers from number 1')
  })

  test('a group that has lost its last member comes without `members`, and is believed', async () => {
    const server = await openScimmy(people)
    const group = server.addGroup('Reader', ['user-1'])
    const connector = connectTo(server)
    const taken = operationOf('unassign', { role: group, user: 'user-1', before: held(group) })
    await connector.applyOperation(taken, sameKeys)
    const answer = await fetch(`${server.url}/Groups/${group}`, {
      headers: { authorization: `Bearer ${server.token}` }
    })
    expect(await answer.json()).not.toHaveProperty('members')
    const { accounts, evidence } = await connector.readState()
    expect(accounts.map(({ roles }) => roles.size)).toEqual([0, 0])
    expect(evidence.complete).toBe(true)
  })

  test('takes one member and leaves the others, whatever their ids have in them', async () => {
    const server = await openScimmy(people)
    const odd = 'user (2) and "3"'
    server.User.set(odd, { id: odd, userName: 'cy@example.org', active: true })
    const group = server.addGroup('Reader', ['user-1', 'user-2', odd])
    const connector = connectTo(server)
    const take = (user: string): Promise<void> =>
      connector.applyOperation(operationOf('unassign', { role: group, user, before: held(group) }), sameKeys)
    await take('user-2')
    expect(server.Group.get(group)?.['members']).toMatchObject([{ value: 'user-1' }, { value: odd }])
    // It has no ETags, so a list that cannot be changed by one value is not changed at all.
    await failureOf(take(odd), 'refused')
  })

  test('refuses a second group of a name, and what is not there', async () => {
    const server = await openScimmy(people)
    server.addGroup('Reader')
    const connector = connectTo(server)
    const after = { title: 'Reader', scope: null, reportsTo: null, grants: {} }
    const twice = connector.applyOperation(operationOf('create-role', { role: 'reader', after }), sameKeys)
    expect((await failureOf(twice, 'refused')).message).toContain('409 (uniqueness: displayName is taken)')
    const nowhere = operationOf('assign', { role: 'group-0', user: 'user-1', after: held('group-0') })
    const { message } = await failureOf(connector.applyOperation(nowhere, sameKeys), 'refused')
    expect(message).toContain('404')
    await connector.applyOperation(operationOf('delete-role', { role: 'group-0' }), sameKeys)
    expect(server.Group.size).toBe(1)
  })

  test('renames, switches off and on', async () => {
    const server = await openScimmy(people)
    const group = server.addGroup('Reader', ['user-1'])
    const connector = connectTo(server)
    await connector.applyOperation(
      operationOf('rename-role', { role: group, after: { title: 'Board' } }),
      sameKeys
    )
    await connector.applyOperation(operationOf('deactivate', { user: 'user-1' }), sameKeys)
    const { roles, accounts } = await connector.readState()
    expect(roles.map(({ title }) => title)).toEqual(['Board'])
    expect(accounts.map(({ user, active }) => [user, active])).toContainEqual([ana, false])
    await connector.applyOperation(operationOf('reactivate', { user: 'user-1' }), sameKeys)
    expect((await connector.readState()).accounts.every(({ active }) => active)).toBe(true)
  })

  test('denies an unknown token, which is not told', async () => {
    const server = await openScimmy(people)
    const { message } = await failureOf(connectTo(server, { token: 'sentinel-other' }).readState(), 'denied')
    expect(message).toContain('401')
    expect(message).not.toContain('sentinel')
  })
})
