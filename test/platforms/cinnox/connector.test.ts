import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../../src/model/errors.ts'
import type { AccountState, RoleState } from '../../../src/model/state.ts'
import { bind } from '../../../src/sync/bind.ts'
import { plan, type Planned } from '../../../src/sync/plan/plan.ts'
import { accessOf } from '../../../src/access/access.ts'
import { readingConformance } from '../../connectors/conformance.ts'
import { now } from '../../support/builders.ts'
import { failureOf } from '../../support/connecting.ts'
import { impatient, placeOf } from '../../support/loopback.ts'
import { policyOf } from '../../support/policy.ts'
import { answering, misbehaviours } from '../../support/sockets.ts'
import { openService, staffList, token, type Envelope, type Service, type Staff } from './stand-in.ts'
import { connectTo, targetDocument, targetWith, variablesOf } from './tenant.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const people = { [ana]: 'Agent', [bo]: 'Supervisor' }

readingConformance('cinnox', async () => {
  const service = await openService(people, { perPage: 1 })
  const target = targetWith()
  return {
    target,
    first: 'agent',
    second: 'supervisor',
    people: [ana, bo],
    connect: () => connectTo(service, { target }),
    byHand: async (operations) => {
      for (const { user, role } of operations)
        member(service, user ?? '').role = target.roles.get(role ?? '')?.title ?? null
    }
  }
})

const member = ({ staff }: Service, email: string): Staff => {
  const found = staff.get(email)
  if (found) return found
  throw new Error('no such person')
}

const named = (roles: readonly RoleState[], title: string): RoleState | undefined =>
  roles.find((role) => role.title === title)

const rolesOf = (accounts: readonly AccountState[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(accounts.map(({ user, roles }) => [user, [...roles.keys()]]))

describe('the staff list is read', () => {
  test.each<Envelope>(['bare', 'result', 'nested', 'counted'])(
    'whole, page by page, wherever the answer has it: %s',
    async (envelope) => {
      const many = Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].map((letter) => [`${letter}@example.org`, 'Agent'])
      )
      const service = await openService(many, { envelope, perPage: 2 })
      const { accounts, evidence } = await connectTo(service).readState()
      expect(accounts.map(({ key, user }) => `${key} ${user}`)).toEqual([
        'staff-1 a@example.org',
        'staff-2 b@example.org',
        'staff-3 c@example.org',
        'staff-4 d@example.org',
        'staff-5 e@example.org'
      ])
      expect(evidence).toMatchObject({ complete: true, pages: envelope === 'counted' ? 3 : 4 })
      const offsets = service.calls.map(({ path }) => new URL(path, 'http://x').search)
      expect(offsets.slice(0, 3)).toEqual([
        '?offset=0&limit=500',
        '?offset=2&limit=500',
        '?offset=4&limit=500'
      ])
    }
  )

  test('with predefined roles as the catalog has them, and others with unknown content', async () => {
    const service = await openService({ ...people, 'cy@example.org': 'Night Shift' })
    member(service, 'cy@example.org').dataScope = 'Restricted'
    const { roles, accounts } = await connectTo(service).readState()
    expect(roles.map(({ title, predefined, scope }) => [title, predefined, scope])).toEqual([
      ['Administrator', true, 'full'],
      ['Supervisor', true, 'department'],
      ['Agent', true, 'restricted'],
      ['Night Shift', false, 'restricted']
    ])
    expect([...(named(roles, 'Night Shift')?.grants ?? [])]).toEqual([['undocumented.Night Shift', 'on']])
    expect(named(roles, 'Administrator')?.grants.size).toBe(101)
    expect(rolesOf(accounts)).toMatchObject({ [ana]: ['Agent'], 'cy@example.org': ['Night Shift'] })
  })

  test.each([
    ['Activated', true],
    ['Not activated', true],
    ['Suspended', false]
  ])('with who is %s', async (status, active) => {
    const service = await openService(people)
    member(service, ana).status = status
    const { accounts } = await connectTo(service).readState()
    expect(accounts.find(({ user }) => user === ana)?.active).toBe(active)
  })

  test('with somebody without a role, and without an e-mail', async () => {
    const service = await openService({ [ana]: null, '': 'Agent' })
    expect(rolesOf((await connectTo(service).readState()).accounts)).toEqual({
      [ana]: [],
      'staff-2': ['Agent']
    })
  })

  test('with a note on whoever has another data access level than the role, which nobody guesses', async () => {
    const service = await openService({
      ...people,
      'cy@example.org': 'Night Shift',
      'di@example.org': 'Night Shift'
    })
    member(service, ana).dataScope = 'Full'
    member(service, bo).dataScope = null
    member(service, 'cy@example.org').dataScope = 'Department'
    member(service, 'di@example.org').dataScope = 'Everything'
    const { roles, notes } = await connectTo(service).readState()
    expect(named(roles, 'Agent')?.scope).toBe('restricted')
    expect(named(roles, 'Night Shift')?.scope).toBe('department')
    const unknown = 'which of the two holds is not known'
    expect(notes).toEqual([
      `\`${ana}\` with the role \`Agent\` on \`service\`: the staff list tells the data access level \`Full\`, and the role has \`Restricted\`; ${unknown}`,
      `\`${bo}\` with the role \`Supervisor\` on \`service\`: the staff list tells no data access level, and the role has \`Department\`; ${unknown}`,
      `\`di@example.org\` with the role \`Night Shift\` on \`service\`: the staff list tells the data access level \`Everything\`, and the role has \`Department\`; ${unknown}`,
      'the staff list of `service` does not tell departments: for 3 people whose role reaches one, only CINNOX shows which it is'
    ])
  })

  test('with a role that nobody has where somebody has looked at it', async () => {
    const service = await openService(people)
    const role = `kind: Role
platform: cinnox
id: night-shift
title: Night Shift
basedOn: agent
scope: restricted
grants: {label: {edit: none}}
`
    const observed = targetWith({ 'role.yaml': `${role}observed: {by: ana@example.org, on: 2026-11-20}\n` })
    const live = await connectTo(service, { target: observed }).readState()
    expect(named(live.roles, 'Night Shift')?.scope).toBe('restricted')
    const { state } = bind(observed, live, new Map())
    expect(state.roles.get('night-shift')?.grants.has('label.edit')).toBe(false)
    expect(state.roles.get('night-shift')?.grants.get('sms.enabled')).toBe('on')
    const wished = await connectTo(service, { target: targetWith({ 'role.yaml': role }) }).readState()
    expect(named(wished.roles, 'Night Shift')).toBeUndefined()
  })
})

describe('the staff list is not believed', () => {
  test.each<readonly [string, unknown, string]>([
    ['without a list', { code: 200, result: {} }, 'there is no list in it'],
    ['with two lists', { code: 200, a: [], b: [] }, 'there are several lists in it'],
    ['as a word', 'none', ''],
    [
      'with another number',
      { code: 200, total: 3, result: [] },
      'it says that there are 3 staff members and shows 0'
    ],
    ['with somebody of another status', [{ id: '1', status: 'On leave' }], '0.status'],
    ['with somebody without an id', [{ status: 'Activated' }], '0.id'],
    [
      'with somebody twice',
      [
        { id: '1', status: 'Activated' },
        { id: '1', status: 'Activated' }
      ],
      'has "1" twice'
    ],
    ['with a role that is no name', [{ id: '1', status: 'Activated', role: { id: 4 } }], '0.role']
  ])('%s', async (_, body, words) => {
    const service = await openService(people)
    const behaviour = answering('200 OK', { 'content-type': 'application/json' }, JSON.stringify(body))
    service.instead = { of: staffList, behaviour }
    expect((await failureOf(connectTo(service).readState(), 'unknown')).message).toContain(words)
  })

  test('where one page comes again and again', async () => {
    const service = await openService(people)
    const page = JSON.stringify([{ id: '1', status: 'Activated', role: 'Agent' }])
    service.instead = {
      of: staffList,
      behaviour: answering('200 OK', { 'content-type': 'application/json' }, page)
    }
    await failureOf(connectTo(service).readState(), 'unknown')
    expect(service.calls).toHaveLength(2)
  })

  test.each([
    [6451000, 'refused', 'it does not accept what it was asked with'],
    [6451001, 'unknown', 'the service has failed inside'],
    [6451010, 'busy', 'it was asked too often'],
    [6450001, 'refused', 'there is nothing at this address; look at the Base URL and the App ID'],
    [400, 'refused', 'what it means is not known'],
    [4711, 'unknown', 'what it means is not known']
  ] as const)('with the code %d in an answer of the status 200', async (code, kind, words) => {
    const service = await openService(people)
    service.failure = { code, message: `you said ${token}` }
    const { message } = await failureOf(connectTo(service).readState(), kind)
    expect(message).toBe(`the staff list: CINNOX answers with the code ${code}: ${words}`)
  })

  test('with a token that does not hold, which is in no message', async () => {
    const service = await openService(people)
    const variables = { ...variablesOf(service), TOKEN: 'Bearer sentinel-other-token' }
    const { message } = await failureOf(connectTo(service, { variables }).readState(), 'denied')
    expect(message).toContain('***')
    expect(message).not.toContain('sentinel')
  })

  test.each(Object.entries(misbehaviours))('after %s, and is asked for once', async (_, behaviour) => {
    const service = await openService(people)
    service.instead = { of: staffList, behaviour }
    const { message } = await failureOf(
      connectTo(service, { fetch: impatient(service) }).readState(),
      'unknown'
    )
    expect(service.calls.map(placeOf)).toEqual([staffList])
    expect(message).toContain(`${staffList}: `)
    expect(message).not.toContain(token)
  })
})

describe('a service is not asked', () => {
  test.each([
    ['settings: {}', /setting `tokenHeader`/],
    [
      'settings: {tokenHeader: "X: y"}',
      /^`policies\/target.yaml`: the setting `tokenHeader` of `service` cannot be used: it is not the name of a header$/
    ],
    ['settings: {tokenHeader: X-T, region: eu}', /setting `region`/]
  ])('with %s', async (settings, words) => {
    const service = await openService(people)
    const target = targetWith({}, targetDocument.replace(/settings:.*/, settings))
    const connecting = (): unknown => connectTo(service, { target })
    expect(connecting).toThrow(CannotRun)
    expect(connecting).toThrow(words)
  })

  test.each([['URL'], ['APP_ID'], ['TOKEN']])('without the variable %s', async (name) => {
    const service = await openService(people)
    const variables = { ...variablesOf(service), [name]: '' }
    const words = `\`ROLEWRIGHT_SERVICE_${name}\` is not set`
    await expect(connectTo(service, { variables }).readState()).rejects.toThrow(words)
  })

  test.each([['../other'], ['a/b'], ['.']])('for the app %j', async (id) => {
    const service = await openService(people)
    const variables = { ...variablesOf(service), APP_ID: id }
    await expect(connectTo(service, { variables }).readState()).rejects.toThrow('is not the id of an app')
  })
})

describe('a guided service', () => {
  const documents = {
    'target.yaml': targetDocument,
    'people.yaml': `kind: People
people:
  - {id: ${ana}, department: Sales}
  - {id: ${bo}, department: Sales}
`,
    'lines.yaml': `kind: Assignments
platform: cinnox
assignments:
  - {user: ${ana}, roles: [supervisor], reason: Leads the desk}
  - {user: ${bo}, roles: [supervisor]}
`
  }

  const planned = async (service: Service): Promise<Planned> => {
    const { policy } = policyOf(documents)
    const target = policy.targets.get('service')
    if (!target) throw new Error('no target')
    const connector = connectTo(service, { target })
    const live = await connector.readState()
    const holders = accessOf(policy).holders(target)
    const bound = bind(target, live, new Map())
    const { evidence } = live
    return plan({
      now,
      targets: [{ target, holders, bound, evidence, capabilities: connector.capabilities }]
    })
  }

  test('is planned as clicks with the digest in the change note, and read back when they are done', async () => {
    const service = await openService({ ...people, 'admin@example.org': 'Administrator' })
    const { plan: made, refusals } = await planned(service)
    expect(refusals).toEqual([])
    expect(made.operations.map(({ kind, user, after }) => [kind, user, after])).toEqual([
      ['set-role', ana, { role: 'supervisor', unit: null }]
    ])
    const [step] = made.pending
    expect(step?.guide.steps.join('\n')).toContain(`Leads the desk (plan ${made.digest.slice(0, 19)})`)
    member(service, ana).role = 'Supervisor'
    member(service, ana).dataScope = 'Department'
    expect((await planned(service)).plan.operations).toEqual([])
  })
})
