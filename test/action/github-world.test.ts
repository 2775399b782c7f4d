import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { describe, expect, test } from 'vitest'
import { readContext } from '../../action/context.ts'
import { root } from '../support/cli.ts'
import {
  dispatchEvent,
  issueEvent,
  mergeGroupEvent,
  pullEvent,
  pushEvent,
  reviewEvent,
  runEvent,
  scheduleEvent
} from './support/happenings.ts'
import { jobFor, runAction } from './support/run.ts'
import { forkOf, openWorld, type World } from './support/world.ts'

const minimal = { 'people/all.yaml': 'kind: People\npeople: []\n' }
const where = { owner: 'example', repo: 'access' }

/** GitHub's own client, which does what it is told and tries nothing twice. */
const plainClient = (world: World, token: string): Octokit => {
  const nothing = (): void => undefined
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  return new Octokit({ auth: token, baseUrl: world.apiUrl, log })
}

describe('GitHub in a test', () => {
  test('finds what is not as GitHub describes it', async () => {
    const world = await openWorld({ documents: minimal })
    const octokit = plainClient(world, await world.token())
    const fine = async (action: Promise<unknown>): Promise<void> => void (await action.catch(() => null))
    await fine(octokit.request('GET /repos/{owner}/{repo}/pulls', { ...where, colour: 'red' }))
    await fine(octokit.request('GET /repos/example/access/issues?state=ajar'))
    await fine(
      octokit.codeScanning.uploadSarif({
        ...where,
        commit_sha: 'abc',
        ref: 'main',
        sarif: 'H4sIAAAAAAAAAwMAAAAAAAAAAAA='
      })
    )
    await fine(octokit.request('GET /repos/{owner}/{repo}/stargazers', where))
    const annotation = {
      path: 'a',
      start_line: 1,
      end_line: 1,
      annotation_level: 'notice',
      message: 'm'
    } as const
    const output = { title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => annotation) }
    await fine(octokit.checks.create({ ...where, name: 'n', head_sha: world.branch('main'), output }))
    world.forgive()
    expect(world.requests.flatMap(({ findings }) => findings)).toEqual([
      'there is no query parameter `colour`',
      '?state: / must be equal to one of the allowed values',
      '/commit_sha must NOT have fewer than 40 characters',
      '/commit_sha must match pattern "^([0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?)$"',
      '/ref must match pattern "^refs/(heads|tags|pull)/.*$"',
      'api.json has no such operation',
      '/output/annotations must NOT have more than 50 items'
    ])
  })

  test('refuses what GitHub refuses', async () => {
    const world = await openWorld({ documents: minimal })
    const old = world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
    const number = await world.openPull({ branch: 'change', by: 'dora' })
    world.commit('change', { 'a.txt': 'b\n' }, { by: 'dora' })
    const dora = plainClient(world, world.hub.emulated.personToken('dora'))
    const at = { ...where, pull_number: number }
    const approve = { ...at, event: 'APPROVE' } as const
    await expect(dora.pulls.createReview(approve)).rejects.toMatchObject({ status: 422 })
    await expect(dora.pulls.merge({ ...at, sha: old })).rejects.toMatchObject({ status: 409 })
    await expect(dora.checks.create({ ...where, name: 'n', head_sha: old })).rejects.toMatchObject({
      status: 403
    })
    const rita = plainClient(world, world.hub.emulated.personToken('rita'))
    expect((await rita.pulls.createReview(approve)).data.commit_id).toBe(world.pull(number).head)
    expect((await dora.pulls.listFiles(at)).data).toMatchObject([{ filename: 'a.txt', status: 'added' }])
    const { data } = await dora.pulls.merge({ ...at, sha: world.pull(number).head, merge_method: 'squash' })
    expect(world.branch('main')).toBe(data.sha)
  })

  test('sends events that are read as what they are', async () => {
    const world = await openWorld({ documents: minimal })
    const head = world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
    const number = await world.openPull({ branch: 'change', by: 'dora' })
    world.commit('stranger:fix', { 'b.txt': 'b\n' })
    const foreign = await world.openPull({ branch: 'stranger:fix', by: 'stranger' })
    const before = world.branch('main')
    const run = world.addRun({ head, headRepository: forkOf('stranger') })
    const read = (event: ReturnType<typeof scheduleEvent>) =>
      readContext(
        { GITHUB_REPOSITORY: 'example/access', GITHUB_EVENT_NAME: event.name, GITHUB_SHA: event.commit },
        JSON.stringify(event.payload)
      ).event
    const pull = {
      number,
      author: 'dora',
      base: { branch: 'main', commit: before },
      head: { branch: 'change', commit: head, repository: world.id },
      isFork: false
    }
    expect(read(pullEvent(world, number))).toEqual({ kind: 'pull', pull })
    expect(read(reviewEvent(world, number, 'rita'))).toEqual({ kind: 'review', pull })
    expect(read(pullEvent(world, foreign))).toMatchObject({ pull: { isFork: true, author: 'stranger' } })
    expect(read(mergeGroupEvent(world, number))).toMatchObject({ kind: 'merge-group', base: before })
    expect(read(scheduleEvent(world))).toEqual({ kind: 'schedule' })
    expect(read(dispatchEvent(world))).toEqual({ kind: 'dispatch' })
    expect(read(issueEvent(world, 3, 'closed'))).toEqual({ kind: 'issue', number: 3, action: 'closed' })
    expect(read(runEvent(world, run))).toMatchObject({
      kind: 'run',
      run,
      event: 'pull_request',
      headCommit: head,
      headRepository: forkOf('stranger')
    })
    const after = world.merge(number)
    expect(read(pushEvent(world, before))).toEqual({ kind: 'push', branch: 'main', before, after })
  })

  test('gives a job a checkout of what the event is about, in this process and in its own', async () => {
    const world = await openWorld({ documents: minimal })
    const head = world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
    const number = await world.openPull({ branch: 'change', by: 'dora' })
    world.commit('main', { 'b.txt': 'b\n' })
    const { job, clone } = await jobFor(world, pullEvent(world, number), { command: 'validate' })
    expect([clone.read('a.txt'), clone.read('b.txt')]).toEqual(['a\n', 'b\n'])
    expect(job.environment.folder).toBe(clone.folder)
    expect(clone.git('rev-parse', 'HEAD')).toBe(job.context.commit)
    expect(await job.github.branchHead('change')).toBe(head)
    const ran = await runAction(world, pullEvent(world, number), { command: 'nonsense' })
    expect(ran.exit).not.toBe(0)
    expect(ran.log).toContain('nonsense')
    expect(ran.outputs).toMatchObject({ result: 'error', 'failure-reason': 'usage' })
    expect(ran.requests).toEqual([])
  })
})

const slim = join(root, 'test', 'servers', 'github', 'slim.mjs')
const isInstalled = existsSync(join(slim, '..', 'node_modules', '@octokit', 'openapi'))
if (!isInstalled)
  process.stderr.write(
    "api.json is not compared with GitHub's description, which is not installed: run `npm ci --prefix test/servers/github`\n"
  )

test.runIf(isInstalled)('api.json is what its script makes of the description', () => {
  const { status, stderr } = spawnSync(process.execPath, [slim, '--check'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
