import { afterEach, expect, test, vi } from 'vitest'
import { commentCommand } from '../../action/commands/comment.ts'
import { driftCommand } from '../../action/commands/drift.ts'
import type { Ended } from '../../action/model.ts'
import { endedBy } from '../../action/failure.ts'
import type { Connector, ConnectorFactory } from '../../src/index.ts'
import { annSells, documents, jobOf, openDesk, type Desk, type StepOptions } from './apply-desk.ts'
import { planFile } from './approval/plans.ts'
import { issueEvent, runEvent, scheduleEvent, type Happening } from './support/happenings.ts'
import { forkId } from './support/hub.ts'
import { openWorld } from './support/world.ts'

/** While it is set, a person has to give roles. */
const guided = vi.hoisted(() => ({ on: false }))

vi.mock(import('../../src/connectors/registry.ts'), async (original) => {
  const { connectors } = await original()
  const load = connectors['sandbox']
  const sandbox = async (): Promise<ConnectorFactory> => {
    const connect = await load?.()
    if (!connect) throw new Error('there is no sandbox')
    return (options): Connector => {
      const connector = connect(options)
      const operations = connector.capabilities.operations.filter((kind) => !guided.on || kind !== 'assign')
      return { ...connector, capabilities: { ...connector.capabilities, operations } }
    }
  }
  return { connectors: { ...connectors, sandbox } }
})

afterEach(() => void (guided.on = false))

const permissions = { contents: 'write', issues: 'write', actions: 'read' } as const

let runs = 9_000

const step = async (desk: Desk, event: Happening, options: StepOptions = {}): Promise<Ended> => {
  const token = await desk.world.token(permissions)
  const run = { id: (runs += 1) }
  const { job } = await jobOf(desk.world, event, { command: 'drift', run, token, ...options })
  return driftCommand(job).catch(endedBy)
}

test('an issue about drift is opened, brought up to date and closed, with no more permissions than it needs', async () => {
  const others = ['cleo', 'dora', 'rita', 'sam', 'adam', 'reed'].map(
    (name) => `  - {user: ${name}@example.org, roles: [employee]}\n`
  )
  const everybody = `kind: Assignments\nplatform: uspacy\nassignments:\n${others.join('')}`
  const desk = await openDesk({ documents: { ...documents, 'others.yaml': everybody } })
  const { world } = desk
  const github = await world.github()
  await world
    .as('dora')
    .createIssue({ title: 'Mine', body: '<!-- rolewright:drift v1 {} -->', labels: ['access-drift'] })
  desk.byHand('ann', ['employee', 'sales'])
  const first = await step(desk, scheduleEvent(world))
  expect(first).toMatchObject({ exit: 1, result: 'drift', reason: null })
  const number = Number(first.outputs['issue-number'])
  expect(await github.issue(number)).toMatchObject({
    state: 'open',
    title: 'Access drift: 1 difference on 1 target'
  })

  desk.byHand('bob', ['employee', 'sales'])
  expect((await step(desk, scheduleEvent(world))).outputs['issue-number']).toBe(String(number))
  expect(await github.comments(number)).toHaveLength(1)

  desk.byHand('ann', ['employee'])
  desk.byHand('bob', ['employee'])
  expect(await step(desk, scheduleEvent(world))).toMatchObject({ exit: 0, result: 'ok' })
  expect((await github.issue(number)).state).toBe('closed')
  expect((await github.issues('access-drift', 'open')).map(({ title }) => title)).toEqual(['Mine'])

  desk.byHand('ann', ['employee', 'sales'])
  await step(desk, scheduleEvent(world))
  expect((await github.issue(number)).state).toBe('open')
})

test('without the permission for issues it fails and says which is missing', async () => {
  const desk = await openDesk()
  desk.byHand('ann', ['employee', 'sales'])
  const token = await desk.world.token({ contents: 'write', actions: 'read' })
  const ended = await step(desk, scheduleEvent(desk.world), { token })
  expect(ended).toMatchObject({ result: 'error', reason: 'permission' })
  expect(ended.message).toContain('`issues: ')
})

test('an apply that waits asks by an issue, and goes on when somebody closes it who may', async () => {
  const desk = await openDesk()
  const { world } = desk
  const github = await world.github()
  guided.on = true
  const number = await desk.propose('sells', annSells)
  const applied = await desk.push(await desk.land(number))
  expect(applied.ended).toMatchObject({ exit: 4, result: 'waiting', reason: null })
  const issue = Number(applied.ended.outputs['issue-number'])
  const { body } = await github.issue(issue)
  expect(body).toContain('ann@example.org')
  expect(body).toContain(`#${number}`)

  await world.as('ann').updateIssue(issue, { state: 'closed' })
  expect(await step(desk, issueEvent(world, issue, 'closed', 'ann'))).toMatchObject({ result: 'waiting' })
  expect((await github.issue(issue)).state).toBe('open')
  await world
    .as('reed')
    .updateIssue(issue, { state: 'closed' })
    .catch(() => undefined)

  await world.as('sam').updateIssue(issue, { state: 'closed' })
  expect(await step(desk, issueEvent(world, issue, 'closed', 'sam'))).toMatchObject({ result: 'waiting' })
  expect((await github.issue(issue)).state).toBe('open')

  desk.byHand('ann', ['employee', 'sales'])
  await world.as('sam').updateIssue(issue, { state: 'closed' })
  expect(await step(desk, issueEvent(world, issue, 'closed', 'sam'))).toMatchObject({ exit: 0, result: 'ok' })
  expect((await github.issue(issue)).state).toBe('closed')
  expect(desk.recorded('record/log.jsonl')).toMatch(/"mode":"confirm"/)
  const log = desk.recorded('record/log.jsonl')
  await step(desk, scheduleEvent(world))
  expect(desk.recorded('record/log.jsonl')).toBe(log)
})

test('a plan of a fork is shown on its pull request', async () => {
  const world = await openWorld({ documents: { 'people/all.yaml': 'kind: People\npeople: []\n' } })
  const head = world.commit('stranger:fix', { 'policies/people/new.yaml': 'x: y\n' }, { by: 'stranger' })
  const number = await world.openPull({ branch: 'stranger:fix', by: 'stranger' })
  const run = world.addRun({ head, headRepository: forkId('stranger'), conclusion: 'success' })
  world.addArtifact(run, `access-plan-${head}`, { 'access-plan.json': planFile(['ann@example.org']).text })
  const token = await world.token({ actions: 'read', 'pull-requests': 'write' })
  const { job } = await jobOf(world, runEvent(world, run), { command: 'comment', token })
  expect(await commentCommand(job)).toMatchObject({ exit: 0, result: 'ok' })
  const [comment] = await (await world.github()).comments(number)
  expect(comment?.body).toContain('From a fork; computed by untrusted code')
  expect(comment?.body).toContain('`ann@example.org`')
})
