import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driftCommand } from '../../action/commands/drift.ts'
import { GitHubError } from '../../action/github/port.ts'
import type { Inputs } from '../../action/inputs.ts'
import type { Context, Ended, Event } from '../../action/model.ts'
import { marker } from '../../action/report/marker.ts'
import { lastDrift } from '../../action/state/last-drift.ts'
import { memoryStore } from '../support/builders.ts'
import { makeDesk, type Desk } from './desk.ts'
import { person, us } from './fake-github.ts'

/** One run of the schedule, or on another event. */
const run = async (
  desk: Desk,
  event: Event = { kind: 'schedule' },
  inputs: Partial<Inputs> = {},
  context: Partial<Context> = {}
): Promise<Ended> => driftCommand(await desk.job(event, inputs, context))

/** Made once, and copied for each test: one that is as it was applied, and one that is not. */
let calm: Desk
let drifted: Desk

beforeAll(async () => {
  calm = makeDesk({}, { isShared: true })
  await calm.apply()
  drifted = makeDesk({}, { from: calm, isShared: true })
  await widen(drifted)
})
afterAll(() => [calm, drifted].forEach((desk) => desk.remove()))

const drifting = (): Desk => makeDesk({}, { from: drifted })

const grant = (permission: string, scope: string | null) => (desk: Desk) =>
  desk.byHand(({ roles }) => {
    for (const role of roles.filter(({ key }) => key === 'sales')) {
      if (scope === null) delete role.grants[permission]
      else role.grants[permission] = scope
    }
  })
const widen = grant('leads.delete', 'all')
const mend = grant('leads.delete', null)
const widenMore = grant('leads.edit', 'all')

describe('the issue about drift', () => {
  test('is opened, kept, changed, closed, opened again within 7 days, and made anew after them', async () => {
    const desk = drifting()
    const { github } = desk
    const first = await run(desk)
    expect(first).toMatchObject({ exit: 1, result: 'drift', reason: null })
    expect(first.outputs['issue-number']).toBe('1')
    const [issue] = github.issuesThere
    expect(issue).toMatchObject({ state: 'open', labels: ['access-drift'] })
    expect(issue?.body).toContain('leads.delete')
    expect(github.commentsThere.size).toBe(0)

    desk.pass(1)
    await run(desk)
    expect(github.issuesThere).toHaveLength(1)
    expect(github.commentsThere.size).toBe(0)

    await widenMore(desk)
    desk.pass(1)
    await run(desk)
    expect(issue?.body).toContain('leads.edit')
    expect(github.commentsThere.get(1)).toHaveLength(1)

    await grant('leads.edit', null)(desk)
    await mend(desk)
    const clean = await run(desk)
    expect(clean).toMatchObject({ exit: 0, result: 'ok', reason: null })
    expect(issue?.state).toBe('closed')
    const quiet = await run(desk)
    expect(quiet.outputs['issue-number']).toBeUndefined()

    desk.pass(6)
    await widen(desk)
    await run(desk)
    expect(github.issuesThere).toHaveLength(1)
    expect(issue?.state).toBe('open')

    await mend(desk)
    await run(desk)
    desk.pass(8)
    await widen(desk)
    const again = await run(desk)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['closed', 'open'])
    expect(again.outputs['issue-number']).toBe(String(github.issuesThere[1]?.number))
  }, 60_000)

  test('is never one that a stranger has opened, whatever its marker and label', async () => {
    const desk = drifting()
    const { github } = desk
    const body = `${marker('drift', { fingerprint: 'x' })}\nhello`
    const stranger = github.addIssue({ author: person('mallory'), body, labels: ['access-drift'] })
    const other = github.addIssue({ author: us, body: `hello ${body}`, labels: ['access-drift'] })
    const ended = await run(desk)
    expect(ended.outputs['issue-number']).toBe('3')
    expect([stranger.body, other.body]).toEqual([body, `hello ${body}`])
    await mend(desk)
    await run(desk)
    expect([stranger.state, other.state]).toEqual(['open', 'open'])
  })

  test('stays as it is while a target cannot be read', async () => {
    const desk = drifting()
    await run(desk)
    const before = structuredClone(desk.github.issuesThere)
    await desk.byHand((tenant) => void Object.assign(tenant, { roles: 'nonsense' }))
    const ended = await run(desk)
    expect(ended).toMatchObject({ exit: 2, result: 'error' })
    expect(desk.github.issuesThere).toEqual(before)
  })

  test('says which targets could not be read beside those that differ, and fails', async () => {
    const desk = makeDesk({
      'policies/other.yaml': 'apiVersion: rolewright/v1\nkind: Target\nid: other\nplatform: uspacy\n'
    })
    await desk.apply()
    await widen(desk)
    await desk.byHand((tenant) => void Object.assign(tenant, { roles: 'nonsense' }), 'other')
    const ended = await run(desk, { kind: 'schedule' }, { uploadSarif: true })
    expect(ended).toMatchObject({ exit: 2, result: 'error' })
    expect(ended.outputs['issue-number']).toBe('1')
    const body = desk.github.issuesThere[0]?.body ?? ''
    expect(body).toContain('leads.delete')
    expect(body).toMatch(/Not looked at[^]*\| `other` \|/)
    expect(desk.github.sarifs).toEqual([])
    expect(JSON.parse(ended.outputs['summary'] ?? '')).toEqual({
      drifts: { desk: 1 },
      unread: ['other'],
      left: []
    })
  })

  test('has to tell of drift: where it cannot be written, the step fails and the summary has it', async () => {
    const desk = drifting()
    desk.github.failing.set('createIssue', new GitHubError('denied', 'no', { permission: 'issues: write' }))
    const ended = await run(desk)
    expect(ended).toMatchObject({ result: 'error', reason: 'permission' })
    expect(ended.message).toContain('issues: write')
    expect(desk.said.summaries.join('')).toContain('leads.delete')
  })

  test('is not missed where there is no drift to tell of', async () => {
    const desk = makeDesk({}, { from: calm })
    desk.github.failing.set('issues', new GitHubError('denied', 'no'))
    expect(await run(desk)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.said.warnings).toHaveLength(1)
  })
})

describe('a look at the targets', () => {
  test('tells when drift was looked for last, on the branch of the record', async () => {
    const desk = drifting()
    await run(desk)
    const text = desk.recorded('snapshots/last_drift.json')
    expect(lastDrift({ ...memoryStore(), read: () => text })).toBe(desk.now())
    expect(lastDrift(memoryStore())).toBeNull()
    expect(lastDrift({ ...memoryStore(), read: () => '{"at":"x"}' })).toBeNull()
  })

  test('says nothing of a target on which nothing was applied', async () => {
    const desk = makeDesk()
    expect(await run(desk)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.github.issuesThere).toEqual([])
  })

  test('stops where the documents hold errors', async () => {
    const desk = drifting()
    desk.change({ 'policies/role.yaml': 'apiVersion: rolewright/v1\nkind: Role\n' })
    const ended = await run(desk)
    expect(ended).toMatchObject({ exit: 1, result: 'denied', reason: 'policy-violation' })
    expect(desk.github.writes).toEqual([])
  })

  test('writes SARIF, and sends it where that is asked for', async () => {
    const desk = drifting()
    const file = `${desk.folder}/../drift.sarif`
    const ended = await run(desk, { kind: 'schedule' }, { sarifFile: file, uploadSarif: true })
    expect(ended.outputs['sarif-file']).toMatch(/drift\.sarif$/)
    const [sent] = desk.github.sarifs
    expect(sent?.ref).toBe('refs/heads/main')
    const [log] = JSON.parse(sent?.sarif ?? '').runs
    expect(log.automationDetails.id).toBe('rolewright/drift/desk/')
    expect(log.results).toHaveLength(1)
    expect(log.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('policies/role.yaml')
  })

  test('goes on where code scanning is not to be had', async () => {
    const desk = drifting()
    desk.github.failing.set('uploadSarif', new GitHubError('denied', 'not enabled'))
    expect(await run(desk, { kind: 'schedule' }, { uploadSarif: true })).toMatchObject({ result: 'drift' })
    expect(desk.said.notices.join()).toContain('code scanning')
  })
})

describe('the schedule', () => {
  test('carries out first what is due, so that it is no drift', async () => {
    const desk = makeDesk({
      'policies/cover.yaml':
        'apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n  - {user: dan@example.org, roles: [head], from: 2026-11-20, until: 2026-11-25, reason: Covers a leave}\n'
    })
    await desk.apply()
    desk.pass(4)
    const ended = await run(desk)
    expect(ended.result).not.toBe('drift')
    expect(ended.exit).toBe(0)
    expect(desk.recorded('sandbox/desk.json')).not.toMatch(/dan@example\.org[^}]*head/)
    expect(desk.github.issuesThere).toEqual([])
  })

  test.each([
    ['another branch', { kind: 'dispatch' } as const, { ref: 'refs/heads/topic' }],
    ['a tag of the same name', { kind: 'dispatch' } as const, { ref: 'refs/tags/main' }],
    ['a push', { kind: 'push', branch: 'main', before: null, after: 'c'.repeat(40) } as const, {}],
    ['an unknown event', { kind: 'other', name: 'star' } as const, {}]
  ])('is refused on %s', async (_, event, context) => {
    const desk = makeDesk()
    const job = await desk.job(event, {}, context)
    await expect(driftCommand(job)).rejects.toMatchObject({ reason: 'unsafe-event' })
    expect(desk.github.writes).toEqual([])
  })
})
