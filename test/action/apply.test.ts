import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { applyDue } from '../../action/commands/due.ts'
import type { Job } from '../../action/job.ts'
import { ConnectorError } from '../../src/index.ts'
import { annSells, documents, guardrails, jobOf, lines, openDesk, type Desk } from './apply-desk.ts'
import { withGuided } from './guided.ts'
import { pushEvent, scheduleEvent } from './support/happenings.ts'
import type { Files } from './support/repository.ts'

const cleoSells: Files = {
  'policies/cleo.yaml': lines(['cleo', 'sales'])['policies/lines.yaml'] ?? ''
}
const bobSells: Files = lines(['ann', 'employee'], ['bob', 'employee', 'sales'])
const words: Files = {
  'policies/people.yaml': `# words\napiVersion: rolewright/v1\n${documents['people.yaml']}`
}

const applied = (desk: Desk): unknown =>
  JSON.parse(desk.recorded('record/applied.json') ?? '{}').targets?.desk?.revision

/** Does something right before each write of the embedded tenant. */
const onTenantWrite =
  (happens: () => void) =>
  (job: Job): Job => {
    const { environment } = job
    const world: typeof environment.world = (policies, target) => {
      const own = environment.world(policies, target)
      const write: typeof own.store.write = (name, text) => {
        if (name.startsWith('sandbox/')) happens()
        own.store.write(name, text)
      }
      return { ...own, store: { ...own.store, write } }
    }
    return { ...job, environment: { ...environment, world } }
  }

/** Lets the platform fail after so many writes of the embedded tenant. */
const failingAfter = (writes: number): ((job: Job) => Job) => {
  let left = writes
  return onTenantWrite(() => {
    if (left-- <= 0) throw new ConnectorError('denied', 'the password is wrong')
  })
}

describe('a merged pull request', () => {
  test('is carried out, recorded, and everybody is told', async () => {
    const desk = await openDesk()
    const { world } = desk
    const number = await desk.propose('more', annSells)
    const before = await desk.land(number)
    const { ended, runner, clone } = await desk.push(before)
    expect(ended).toMatchObject({
      exit: 0,
      result: 'ok',
      reason: null,
      message: 'applied: 1 of 1 change done, and read back',
      outputs: { 'has-changes': 'true', 'plan-digest': expect.stringMatching(/^sha256:/) }
    })
    expect(desk.rolesOf('ann')).toEqual(['employee', 'sales'])
    expect(applied(desk)).toBe(world.branch('main'))
    const log = (desk.recorded('record/log.jsonl') ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(log.at(-4)).toMatchObject({
      type: 'started',
      mode: 'apply',
      revision: world.branch('main'),
      approvals: [{ by: 'rita@example.org', verified: true, of: 'platform uspacy' }]
    })
    const { hash, seq } = JSON.parse(desk.recorded('record/head.json') ?? '')
    const end = `${seq} ${hash}`
    const [deployment] = world.hub.deployments.slice(-1)
    expect(deployment).toMatchObject({
      request: {
        ref: world.branch('main'),
        environment: 'desk',
        payload: { plan: ended.outputs['plan-digest'], record: end }
      },
      statuses: [{ state: 'success' }]
    })
    expect(runner.summary).toContain(end)
    expect(runner.summary).toContain('must sign in again: `ann@example.org`')
    const merged = `${world.branch('main')}) \`${world.branch('main').slice(0, 12)}\``
    expect(runner.summary).toMatch(
      new RegExp(
        `\\n\\n- \\[Pull request #${number}\\]\\(\\S+/pull/${number}\\) was approved by \`rita\`\\n\\n`
      )
    )
    expect(runner.summary).toContain(merged)
    const comment = await desk.comment(number)
    expect(comment).toMatch(/^<!-- .* -->\n## ✅ Applied: /)
    expect(comment).toContain(`${merged}, and read back; the plan was approved by \`rita\`.`)
    expect(world.hub.checks.at(-1)).toMatchObject({ name: 'rolewright/apply', commit: world.branch('main') })
    expect(world.hub.repository.has('refs/rolewright/lock')).toBe(false)
    expect(clone.git('status', '--porcelain')).toBe('')

    const written = desk.written()
    const again = await desk.push(before, { run: { id: 9, attempt: 2 } })
    expect(again.ended).toMatchObject({
      exit: 0,
      result: 'ok',
      message: expect.stringMatching(/no document has changed/)
    })
    expect(desk.written()).toEqual(written)
  })

  test.each(['squash', 'rebase'] as const)('is found after a %s', async (method) => {
    const desk = await openDesk()
    const number = await desk.propose('more', annSells)
    desk.world.commit('more', cleoSells, { by: 'dora' })
    desk.world.commit('more', { 'README.md': 'words' }, { by: 'dora' })
    await desk.plan(number)
    await desk.approve(number, 'rita')
    const before = desk.world.branch('main')
    desk.world.merge(number, { method })
    expect((await desk.push(before)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee', 'sales'], ['sales']])
  })

  test('that needs nothing is kept as applied; what is no document is not looked at', async () => {
    const desk = await openDesk()
    const { world } = desk
    const number = await desk.propose('words', words)
    await desk.plan(number)
    const before = world.branch('main')
    world.merge(number)
    const { ended } = await desk.push(before)
    expect(ended).toMatchObject({ exit: 0, result: 'ok', outputs: { 'has-changes': 'false' } })
    expect(applied(desk)).toBe(world.branch('main'))

    const written = desk.written()
    const now = world.branch('main')
    world.commit('main', { 'README.md': 'words' })
    expect((await desk.push(now)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.written()).toEqual(written)
  })

  test('is left to the run of a newer commit', async () => {
    const desk = await openDesk()
    const { world } = desk
    const one = await desk.propose('one', annSells)
    const two = await desk.propose('two', cleoSells)
    await desk.plan(two)
    await desk.approve(two, 'sam')
    const before = await desk.land(one)
    const between = world.branch('main')
    const clone = world.clone('main')
    world.merge(two)
    const written = desk.written()
    const first = await desk.on({ ...pushEvent(world, before, { after: between }) }, { clone })
    expect(first.ended).toMatchObject({
      exit: 0,
      result: 'ok',
      message: expect.stringMatching(/has moved on/)
    })
    expect(desk.written()).toEqual(written)
    expect((await desk.push(between)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee', 'sales'], ['sales']])
    for (const number of [one, two]) expect(await desk.comment(number)).toContain('✅ Applied')
  })

  test('is carried out by hand too', async () => {
    const desk = await openDesk()
    await desk.land(await desk.propose('more', annSells))
    expect((await desk.dispatch()).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.rolesOf('ann')).toEqual(['employee', 'sales'])
  })

  test('is the first that is ever applied', async () => {
    const desk = await openDesk({ isNew: true })
    expect((await desk.dispatch()).ended).toMatchObject({ reason: 'no-pull-request' })
    const before = await desk.land(await desk.propose('words', words))
    const { ended } = await desk.push(before)
    expect(ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.rolesOf('ann')).toEqual(['employee'])
  })

  test('is found after a forced push, and by a branch that is new', async () => {
    const desk = await openDesk()
    const { world } = desk
    world.hub.repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const old = await desk.land(await desk.propose('more', annSells))
    const lost = world.branch('main')
    expect((await desk.push(old)).ended).toMatchObject({ result: 'ok' })
    world.hub.repository.git('update-ref', 'refs/heads/main', old)
    const before = await desk.land(await desk.propose('other', { ...annSells, ...cleoSells }))
    expect(before).toBe(old)
    const { ended } = await desk.push(lost)
    expect(ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee', 'sales'], ['sales']])
    const next = await desk.land(await desk.propose('third', lines(['ann', 'employee'], ['bob', 'employee'])))
    expect(next).not.toBe(before)
    expect((await desk.push('0'.repeat(40))).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.rolesOf('ann')).toEqual(['employee'])
  })
})

describe('an apply that has failed', () => {
  test('is not forgotten by the next merge, nor let in unapproved, and can be approved late', async () => {
    const desk = await openDesk()
    const { world } = desk
    const one = await desk.propose('one', annSells)
    await desk.plan(one)
    const two = await desk.propose('two', cleoSells)
    await desk.plan(two)
    await desk.approve(two, 'rita')
    const first = world.branch('main')
    world.merge(one)
    expect((await desk.push(first)).ended).toMatchObject({ reason: 'not-approved' })
    const second = world.branch('main')
    world.merge(two)
    const written = desk.written()
    const failed = await desk.push(second)
    expect(failed.ended).toMatchObject({ exit: 3, reason: 'not-approved' })
    expect(failed.ended.message).toMatch(
      /what pull request #1 has left to do is not approved: 1 approval missing/
    )
    expect(desk.written()).toEqual(written)
    await desk.approve(one, 'sam')
    expect((await desk.push(second)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee', 'sales'], ['sales']])
  })

  test('does not hold up what is taken back, or what a later plan shows', async () => {
    const desk = await openDesk()
    const { world } = desk
    const one = await desk.propose('one', annSells)
    await desk.plan(one)
    const first = world.branch('main')
    world.merge(one)
    expect((await desk.push(first)).ended).toMatchObject({ reason: 'not-approved' })
    const two = await desk.propose('two', bobSells)
    const second = await desk.land(two)
    expect((await desk.push(second)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('bob')]).toEqual([['employee'], ['employee', 'sales']])
  })

  test('part-way is finished by running it again', async () => {
    const desk = await openDesk()
    const number = await desk.propose('more', { ...annSells, ...cleoSells })
    const before = await desk.land(number)
    const failed = await desk.push(before, { change: failingAfter(1) })
    expect(failed.ended).toMatchObject({ exit: 4, result: 'partial', reason: 'target-error' })
    expect(await desk.comment(number)).toContain('⚠️ Partly applied')
    expect(desk.world.hub.deployments.at(-1)).toMatchObject({ statuses: [{ state: 'failure' }] })
    const revision = applied(desk)
    expect(revision).not.toBe(desk.world.branch('main'))
    const again = await desk.push(before, { run: { id: 55, attempt: 2 } })
    expect(again.ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee', 'sales'], ['sales']])
    expect(await desk.comment(number)).toContain('✅ Applied')
  })

  test('is told apart from one whose record could not be kept', async () => {
    const desk = await openDesk()
    const { world } = desk
    const before = await desk.land(await desk.propose('more', annSells))
    const full = join(world.origin, 'full')
    mkdirSync(join(world.origin, 'hooks'), { recursive: true })
    writeFileSync(join(world.origin, 'hooks', 'update'), `#!/bin/sh\ntest ! -e ${full}\n`, { mode: 0o755 })
    const { ended } = await desk.push(before, {
      change: onTenantWrite(() => writeFileSync(full, ''))
    })
    expect(ended).toMatchObject({ exit: 4, result: 'partial', reason: 'target-error' })
    expect(ended.message).toMatch(/1 of 1 change done, but the record of it is not on its branch/)
    expect(desk.recorded('record/log.jsonl')).toContain('"started"')
    rmSync(full)
    // The lock could not be given back either; its run has ended, and the platform has kept what was done.
    world.hub.repository.git('update-ref', '-d', 'refs/rolewright/lock')
    desk.byHand('ann', ['employee', 'sales'])
    expect((await desk.push(before)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(applied(desk)).toBe(world.branch('main'))
  })

  test('does only what was approved, where that is asked for', async () => {
    const desk = await openDesk()
    const before = await desk.land(await desk.propose('more', annSells))
    desk.byHand('bob', ['employee', 'head'])
    const revision = applied(desk)
    const { ended, runner } = await desk.push(before, { inputs: { 'on-plan-change': 'subset' } })
    expect(ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(runner.warnings.join()).toContain('take `head` from bob@example.org')
    expect([desk.rolesOf('ann'), desk.rolesOf('bob')]).toEqual([
      ['employee', 'sales'],
      ['employee', 'head']
    ])
    expect(applied(desk)).toBe(revision)
  })
})

describe('what a person has to do', () => {
  test('is a success that waits, with the steps in an issue', async () => {
    withGuided()
    vi.stubEnv('ROLEWRIGHT_DESK_TOKEN', 'x')
    onTestFinished(() => void vi.unstubAllEnvs())
    const desk = await openDesk({
      documents: { ...documents, 'target.yaml': `${documents['target.yaml']}connector: guided\n` }
    })
    const number = await desk.propose('more', annSells)
    const before = await desk.land(number)
    const revision = applied(desk)
    const { ended } = await desk.push(before)
    expect(ended).toMatchObject({
      exit: 4,
      result: 'waiting',
      reason: null,
      outputs: { 'issue-number': expect.stringMatching(/^\d+$/) }
    })
    expect(applied(desk)).toBe(revision)
    expect(desk.rolesOf('ann')).toEqual(['employee'])
    expect(await desk.comment(number)).toContain('⏳ Waiting for a person')
    expect(desk.world.hub.deployments.at(-1)).toMatchObject({ statuses: [{ state: 'inactive' }] })
    const issue = await (await desk.world.github()).issue(Number(ended.outputs['issue-number']))
    expect(issue).toMatchObject({ state: 'open', body: expect.stringContaining('ann@example.org') })
    expect(desk.recorded('snapshots/desk.json')).toContain('"ann@example.org"')

    desk.byHand('ann', ['employee', 'sales'])
    expect((await desk.dispatch()).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(applied(desk)).toBe(desk.world.branch('main'))
    expect((await (await desk.world.github()).issue(issue.number)).state).toBe('closed')
  })
})

describe('what came without a pull request', () => {
  test('holds up everything until it is taken back', async () => {
    const desk = await openDesk()
    const { world } = desk
    const start = world.branch('main')
    const old = { 'policies/lines.yaml': world.hub.repository.git('show', 'main:policies/lines.yaml') + '\n' }
    world.commit('main', annSells)
    expect((await desk.push(start)).ended).toMatchObject({ reason: 'no-pull-request' })
    const before = await desk.land(await desk.propose('cleo', cleoSells))
    expect((await desk.push(before)).ended).toMatchObject({ reason: 'no-pull-request' })
    const next = await desk.land(await desk.propose('back', old))
    expect((await desk.push(next)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect([desk.rolesOf('ann'), desk.rolesOf('cleo')]).toEqual([['employee'], ['sales']])
  })
})

describe('what time will bring', () => {
  test('needs its approval when it is written, and none when it is due', async () => {
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
    const from = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
    const later: Files = {
      'policies/cleo.yaml': `apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n  - {user: cleo@example.org, roles: [employee]}\n  - {user: cleo@example.org, roles: [sales], from: ${from}, until: ${until}, reason: Cover}\n`
    }
    const desk = await openDesk({ documents: { ...documents, 'guardrails.yaml': guardrails(['rita']) } })
    const { world } = desk
    const number = await desk.propose('later', later)
    await desk.plan(number)
    const before = world.branch('main')
    world.merge(number)
    expect((await desk.push(before)).ended).toMatchObject({ reason: 'not-approved' })
    await desk.approve(number, 'rita')
    expect((await desk.push(before)).ended).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.rolesOf('cleo')).toEqual(['employee'])
    const after =
      (days: number) =>
      (job: Job): Job => {
        const now = (): number => Date.now() + days * 86_400_000
        return { ...job, environment: { ...job.environment, now } }
      }
    const due = async (days: number): Promise<unknown> => {
      const { job } = await jobOf(world, scheduleEvent(world), { command: 'drift', change: after(days) })
      return applyDue(job)
    }
    expect(await due(1)).toMatchObject({ exit: 0, message: 'nothing is due' })
    expect(await due(11)).toMatchObject({
      exit: 0,
      result: 'ok',
      message: expect.stringMatching(/^due: applied: 1 of 1/)
    })
    expect(desk.rolesOf('cleo')).toEqual(['employee', 'sales'])
    expect(await due(45)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.rolesOf('cleo')).toEqual(['employee'])
  })
})
