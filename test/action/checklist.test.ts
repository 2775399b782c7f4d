import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mendChecklists, pendingNow, putChecklist } from '../../action/commands/checklist.ts'
import { driftCommand } from '../../action/commands/drift.ts'
import { openDocuments } from '../../action/commands/prepare.ts'
import { GitHubError, type Account } from '../../action/github/port.ts'
import type { Ended } from '../../action/model.ts'
import { marker, markerIn } from '../../action/report/marker.ts'
import { openState } from '../../action/state/state.ts'
import {
  openLedger,
  readPlan,
  readRecord,
  type Carried,
  type Connector,
  type ConnectorFactory,
  type Plan
} from '../../src/index.ts'
import { memoryStore } from '../support/builders.ts'
import { makeDesk, type Desk, type Tenant } from './desk.ts'
import { person, us } from './fake-github.ts'

/** While it is set, a person has to give and take roles. */
const guided = vi.hoisted(() => ({ on: false, calls: 0 }))

vi.mock(import('../../src/connectors/registry.ts'), async (original) => {
  const { connectors } = await original()
  const load = connectors['sandbox']
  const sandbox = async (): Promise<ConnectorFactory> => {
    const connect = await load?.()
    if (!connect) throw new Error('there is no sandbox')
    return (options): Connector => {
      const connector = connect(options)
      const operations = connector.capabilities.operations.filter(
        (kind) => !guided.on || (kind !== 'assign' && kind !== 'unassign')
      )
      return {
        ...connector,
        capabilities: { ...connector.capabilities, operations },
        async applyOperation(operation, keys) {
          guided.calls += 1
          return connector.applyOperation(operation, keys)
        }
      }
    }
  }
  return { connectors: { ...connectors, sandbox } }
})

beforeEach(() => void Object.assign(guided, { on: false, calls: 0 }))
afterEach(() => void (guided.on = false))

const lines = (...more: readonly string[]): string =>
  [
    'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:',
    '{user: ann@example.org, roles: [employee]}',
    '{user: bob@example.org, roles: [employee, head]}',
    '{user: dan@example.org, roles: [employee]}',
    ...more,
    ''
  ]
    .join('\n  - ')
    .replace(/\n {2}- $/, '\n')

const cleoSells = '{user: cleo@example.org, roles: [employee, sales]}'

/** Made once, and copied for each test. */
let asked: { readonly desk: Desk; readonly carried: Carried }

beforeAll(async () => {
  guided.on = false
  const desk = makeDesk({}, { isShared: true })
  await desk.apply()
  desk.change({ 'policies/lines.yaml': lines(cleoSells) })
  guided.on = true
  asked = { desk, carried: await desk.apply() }
})
afterAll(() => asked.desk.remove())

/** A change that a person has to carry out: Cleo gets a role, Ann loses it; and the issue that asks for it. */
const waiting = async (): Promise<{ readonly desk: Desk; readonly issue: number; readonly plan: Plan }> => {
  const { desk: before, carried } = asked
  guided.on = true
  const desk = makeDesk({}, { from: before })
  const saved = readPlan(desk.recorded('journal/plan.json') ?? '')
  if (typeof saved === 'string') throw new Error(saved)
  const { plan } = saved
  const pending = pendingNow(plan, carried)
  expect(pending).toHaveLength(2)
  const issue = await putChecklist(await desk.job({ kind: 'dispatch' }), plan, pending, 7)
  if (issue === null) throw new Error('there is no issue')
  guided.calls = 0
  desk.github.writes.length = 0
  for (const login of ['ann', 'BOB', 'bob', 'cleo', 'dan', 'mallory'])
    desk.github.permissions.set(login, 'write')
  return { desk, issue, plan }
}

const rolesOf = ({ accounts }: Tenant, user: string): Record<string, null> =>
  accounts.find((account) => account.user === user)?.roles ?? {}

const giveCleo = (desk: Desk): Promise<void> =>
  desk.byHand((tenant) => void (rolesOf(tenant, 'cleo@example.org')['sales'] = null))
const takeAnn = (desk: Desk): Promise<void> =>
  desk.byHand((tenant) => void delete rolesOf(tenant, 'ann@example.org')['sales'])

const event = async (desk: Desk, number: number, action = 'closed'): Promise<Ended> =>
  driftCommand(await desk.job({ kind: 'issue', number, action }))

const closed = (desk: Desk, issue: number, by: Account | null): Promise<Ended> => {
  desk.github.close(issue, by)
  return event(desk, issue)
}

const stateOf = ({ github }: Desk, number: number): string | undefined =>
  github.issuesThere.find((issue) => issue.number === number)?.state

const commentsOn = ({ github }: Desk, number: number): readonly string[] =>
  (github.commentsThere.get(number) ?? []).map(({ body }) => body)

/** The last word of the record. */
const lastOf = (desk: Desk): unknown => {
  const text = desk.recorded('record/log.jsonl')
  const store = {
    ...memoryStore(),
    read: (name: string) => (name === 'record/log.jsonl' ? text : null)
  }
  const last = readRecord(store, null).entries.at(-1)
  return last?.type === 'ended' ? last.result : last?.type
}

describe('a checklist', () => {
  test('tells the steps, the plan and the pull request', async () => {
    const { desk, issue, plan } = await waiting()
    const made = desk.github.issuesThere.find(({ number }) => number === issue)
    expect(made?.labels).toEqual(['access-drift'])
    expect(markerIn(made?.body ?? '', 'checklist')).toEqual({ plan: plan.digest, pull: 7 })
    expect(made?.body).toContain('cleo@example.org')
    expect(lastOf(desk)).toBe('waiting')
  })

  test('confirms what is done: the plan ends, and the record says who said so', async () => {
    const { desk, issue } = await waiting()
    await giveCleo(desk)
    await takeAnn(desk)
    expect(await closed(desk, issue, person('BOB'))).toMatchObject({ exit: 0, result: 'ok', reason: null })
    expect(stateOf(desk, issue)).toBe('closed')
    expect(lastOf(desk)).toBe('complete')
    expect(desk.recorded('record/log.jsonl')).toMatch(
      /"by":"BOB"[^\n]*"mode":"confirm"|"mode":"confirm"[^\n]*"by":"BOB"/
    )
    expect(desk.recorded('journal/plan.json')).toBeNull()
    expect(guided.calls).toBe(0)

    const record = desk.recorded('record/log.jsonl')
    expect(await event(desk, issue)).toMatchObject({ exit: 0, result: 'ok' })
    desk.github.close(issue, us)
    expect(await event(desk, issue)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.recorded('record/log.jsonl')).toBe(record)
  })

  test('is open again with what is left where the target does not show it', async () => {
    const { desk, issue } = await waiting()
    await giveCleo(desk)
    expect(await closed(desk, issue, person('bob'))).toMatchObject({
      exit: 4,
      result: 'waiting',
      reason: null
    })
    expect(stateOf(desk, issue)).toBe('open')
    expect(commentsOn(desk, issue).at(-1)).toContain('ann@example.org')
    const body = desk.github.issuesThere[0]?.body ?? ''
    expect(body).toContain('ann@example.org')
    expect(body).not.toContain('cleo@example.org')
    expect(body).toContain('#7')
    await takeAnn(desk)
    expect(await closed(desk, issue, person('bob'))).toMatchObject({ exit: 0, result: 'ok' })
    expect(stateOf(desk, issue)).toBe('closed')
  })

  test('is open again where the target has changed in another way', async () => {
    const { desk, issue } = await waiting()
    await takeAnn(desk)
    await desk.byHand(({ roles }) => {
      roles.splice(
        roles.findIndex(({ key }) => key === 'sales'),
        1
      )
    })
    const ended = await closed(desk, issue, person('bob'))
    expect(ended).toMatchObject({ exit: 3, result: 'blocked', reason: 'plan-changed' })
    expect(stateOf(desk, issue)).toBe('open')
    expect(guided.calls).toBe(0)
  })

  test('is open again where the documents hold errors by now', async () => {
    const { desk, issue } = await waiting()
    desk.change({ 'policies/role.yaml': 'apiVersion: rolewright/v1\nkind: Role\n' })
    expect(await closed(desk, issue, person('bob'))).toMatchObject({ reason: 'policy-violation' })
    expect(stateOf(desk, issue)).toBe('open')
  })
})

describe('a closing says nothing', () => {
  const cases: readonly (readonly [string, Account | null, RegExp])[] = [
    ['by nobody that GitHub knows', null, /not known/],
    ['by us', us, /not a person/],
    ['by another bot with a name from the documents', { login: 'bob', kind: 'Bot' }, /not a person/],
    ['by an organisation', { login: 'bob', kind: 'Organization' }, /not a person/],
    ['by somebody who may write and is in no document', person('mallory'), /People document/],
    ['by somebody whose GitHub name no document has', person('dan'), /People document/],
    ['by who gains', person('cleo'), /gains/],
    ['by who gains, in other letters', person('Cleo'), /gains/],
    ['by who loses', person('ann'), /about/]
  ]
  test.each(cases)('%s', async (_, by, why) => {
    const { desk, issue } = await waiting()
    desk.github.permissions.set('Cleo', 'admin')
    await giveCleo(desk)
    await takeAnn(desk)
    const record = desk.recorded('record/log.jsonl')
    expect(await closed(desk, issue, by)).toMatchObject({ exit: 4, result: 'waiting', reason: null })
    expect(stateOf(desk, issue)).toBe('open')
    expect(commentsOn(desk, issue).at(-1)).toMatch(why)
    expect(desk.recorded('record/log.jsonl')).toBe(record)
    expect(desk.github.writes).toEqual(['updateIssue', 'createComment'])
  })

  test.each(['read', 'triage', 'none'] as const)('by somebody who may only %s', async (permission) => {
    const { desk, issue } = await waiting()
    desk.github.permissions.set('bob', permission)
    await closed(desk, issue, person('bob'))
    expect(stateOf(desk, issue)).toBe('open')
    expect(commentsOn(desk, issue).at(-1)).toMatch(/may not write/)
  })

  test('by somebody who is no collaborator any more', async () => {
    const { desk, issue } = await waiting()
    desk.github.failing.set('permission', new GitHubError('missing', 'no'))
    await closed(desk, issue, person('bob'))
    expect(stateOf(desk, issue)).toBe('open')
  })

  test('where GitHub does not say what they may do', async () => {
    const { desk, issue } = await waiting()
    desk.github.failing.set('permission', new GitHubError('unreachable', 'no'))
    await expect(closed(desk, issue, person('bob'))).rejects.toMatchObject({ kind: 'unreachable' })
    expect(lastOf(desk)).toBe('waiting')
  })
})

describe('other issues', () => {
  test.each([
    ['of a stranger', { author: person('mallory') }],
    ['without the label', { labels: ['other'] }],
    ['of ours of another kind', { body: marker('drift', { fingerprint: 'x' }) }]
  ])('%s are left alone', async (_, given) => {
    const { desk, plan } = await waiting()
    const body = `${marker('checklist', { plan: plan.digest })}\nsteps`
    const other = desk.github.addIssue({ body, labels: ['access-drift'], ...given })
    await giveCleo(desk)
    await takeAnn(desk)
    expect(await closed(desk, other.number, person('bob'))).toMatchObject({ exit: 0, result: 'ok' })
    expect(lastOf(desk)).toBe('waiting')
    expect(desk.github.writes).toEqual([])
  })

  test('of a plan that waits no longer confirm nothing', async () => {
    const { desk } = await waiting()
    const body = `${marker('checklist', { plan: `sha256:${'0'.repeat(64)}` })}\nsteps`
    const old = desk.github.addIssue({ body, labels: ['access-drift'] })
    await giveCleo(desk)
    await takeAnn(desk)
    await closed(desk, old.number, person('bob'))
    expect(lastOf(desk)).toBe('waiting')
    desk.github.issuesThere.find(({ number }) => number === old.number)!.state = 'open'
    await event(desk, old.number, 'reopened')
    expect(stateOf(desk, old.number)).toBe('closed')
  })

  test('that were opened again meanwhile confirm nothing', async () => {
    const { desk, issue } = await waiting()
    await giveCleo(desk)
    await takeAnn(desk)
    expect(await event(desk, issue)).toMatchObject({ exit: 0, result: 'ok' })
    expect(await event(desk, issue, 'reopened')).toMatchObject({ exit: 0, result: 'ok' })
    expect(await event(desk, issue, 'labeled')).toMatchObject({ exit: 0, result: 'ok' })
    expect(lastOf(desk)).toBe('waiting')
    expect(desk.github.writes).toEqual([])
  })
})

describe('the schedule looks after them', () => {
  const mend = async (desk: Desk): Promise<number | null> => {
    const job = await desk.job({ kind: 'schedule' })
    openState(job.context, job.inputs, 'policies').open()
    return mendChecklists(job, openLedger(openDocuments(job, null).folder, job.environment))
  }

  test('opens one again that was closed without an answer, after an hour', async () => {
    const { desk, issue } = await waiting()
    desk.github.close(issue, person('bob'))
    expect(await mend(desk)).toBe(issue)
    expect(stateOf(desk, issue)).toBe('closed')
    desk.pass(1)
    expect(await mend(desk)).toBe(issue)
    expect(stateOf(desk, issue)).toBe('open')
    expect(desk.github.issuesThere[0]?.body).toContain('#7')
    expect(desk.github.issuesThere).toHaveLength(1)
  })

  test('makes one anew whose marker somebody has edited, and closes what is left of it', async () => {
    const { desk, issue } = await waiting()
    await desk.github.updateIssue(issue, { body: marker('checklist', { plan: 'x' }) })
    const made = await mend(desk)
    expect(made).not.toBe(issue)
    expect([stateOf(desk, issue), stateOf(desk, made ?? 0)]).toEqual(['closed', 'open'])
  })

  test('closes those of plans that wait no longer', async () => {
    const { desk, issue } = await waiting()
    guided.on = false
    await desk.apply()
    expect(await mend(desk)).toBeNull()
    expect(stateOf(desk, issue)).toBe('closed')
    expect(commentsOn(desk, issue)).toHaveLength(1)
  })

  test('fails nothing where GitHub does not take it', async () => {
    const { desk } = await waiting()
    desk.github.failing.set('issues', new GitHubError('denied', 'no', { permission: 'issues: write' }))
    expect(await mend(desk)).toBeNull()
    expect(desk.said.notices).toHaveLength(1)
  })
})
