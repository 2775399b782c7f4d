import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Annotation, Check } from '../../action/github/port.ts'
import { openWorld, type World } from './support/world.ts'

const minimal = { 'people/all.yaml': 'kind: People\npeople: []\n' }

const withPull = async (): Promise<{ world: World; number: number; head: string }> => {
  const world = await openWorld({ documents: minimal })
  const head = world.commit('change', { 'a.txt': 'one\ntwo\nthree\n' }, { by: 'dora' })
  return { world, number: await world.openPull({ branch: 'change', by: 'dora' }), head }
}

describe('comments', () => {
  test('are written, changed and deleted; one that is gone is no error', async () => {
    const { world, number } = await withPull()
    const github = await world.github()
    const comment = await github.createComment(number, 'first')
    expect(comment).toMatchObject({ body: 'first', author: { login: 'github-actions[bot]', kind: 'Bot' } })
    expect(await github.updateComment(comment.id, 'second')).toBe(true)
    expect((await github.comments(number)).map(({ body }) => body)).toEqual(['second'])
    await github.deleteComment(comment.id)
    await github.deleteComment(comment.id)
    expect(await github.updateComment(comment.id, 'third')).toBe(false)
    expect(await github.comments(number)).toEqual([])
  })

  test('that are too long are refused', async () => {
    const { world, number } = await withPull()
    const github = await world.github()
    await expect(github.createComment(number, 'x'.repeat(65_537))).rejects.toMatchObject({
      kind: 'refused',
      message:
        'GitHub refused to comment (GitHub says: Validation Failed: body is too long (maximum is 65536 characters))'
    })
  })
})

test('issues are opened, changed, closed and found by their label', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  const issue = await github.createIssue({ title: 'Drift', body: 'b', labels: ['access-drift', 'x'] })
  expect(issue).toMatchObject({ title: 'Drift', body: 'b', state: 'open', closedAt: null, closedBy: null })
  expect(issue.labels.toSorted()).toEqual(['access-drift', 'x'])
  await github.createIssue({ title: 'Other', body: 'b', labels: ['other'] })
  await github.updateIssue(issue.number, { body: 'changed', state: 'closed' })
  expect(await github.issues('access-drift', 'open')).toEqual([])
  expect(await github.issues('access-drift', 'all')).toHaveLength(1)
  const closed = await github.issue(issue.number)
  expect(closed).toMatchObject({ body: 'changed', title: 'Drift', state: 'closed' })
  expect(closed.closedAt).toBeGreaterThan(Date.now() - 60_000)
  expect(closed.closedBy).toEqual({ login: 'github-actions[bot]', kind: 'Bot' })
  await expect(github.issue(999)).rejects.toMatchObject({ kind: 'missing' })
})

describe('check runs', () => {
  const annotations = (count: number): Annotation[] =>
    Array.from({ length: count }, (_, index) => ({
      path: 'a.txt',
      startLine: index + 1,
      endLine: index + 1,
      startColumn: 1,
      level: 'warning',
      title: `t${index}`,
      message: 'm'
    }))
  const checkOf = (commit: string, count: number): Check => ({
    name: 'rolewright/plan',
    commit,
    conclusion: 'failure',
    title: 'title',
    summary: 'summary',
    annotations: annotations(count)
  })

  test('take any number of annotations, fifty at once', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const { url } = await github.putCheck(checkOf(head, 120))
    expect(url).toContain('/checks/')
    expect(world.hub.checks).toHaveLength(1)
    expect(world.hub.checks[0]?.annotations.map((one) => one['title'])).toEqual(
      annotations(120).map(({ title }) => title)
    )
    const sizes = world.requests
      .filter(({ operation }) => operation === 'checks/create' || operation === 'checks/update')
      .map(({ body }) => (body as { output: { annotations: unknown[] } }).output.annotations.length)
    expect(sizes).toEqual([50, 50, 20])
  })

  test('of the same name are brought up to date, only ours and only on that commit', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const stranger = await world.github(await world.token({ checks: 'write' }, 'other-app'))
    await stranger.putCheck(checkOf(head, 0))
    await github.putCheck(checkOf(head, 0))
    await github.putCheck({ ...checkOf(head, 0), conclusion: 'success', title: 'fine' })
    await github.putCheck(checkOf(world.branch('main'), 0))
    expect(world.hub.checks.map(({ app, commit }) => [app, commit])).toEqual([
      ['other-app', head],
      ['github-actions', head],
      ['github-actions', world.branch('main')]
    ])
    const [, ours] = world.hub.checks
    const there = await world.hub.emulated.call(
      await world.token(),
      'GET',
      `/repos/example/access/check-runs/${ours?.id}`
    )
    expect(there).toMatchObject({ conclusion: 'success', output: { title: 'fine' } })
  })

  test('that have annotations are followed by a new one, for GitHub only ever adds to them', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    await github.putCheck(checkOf(head, 60))
    await github.putCheck(checkOf(head, 3))
    await github.putCheck(checkOf(head, 0))
    await github.putCheck(checkOf(head, 51))
    expect(world.hub.checks.map((check) => check.annotations.length)).toEqual([60, 3, 51])
  })

  test('give columns only for one line, and details only where there are any', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const base = { path: 'a.txt', level: 'failure', title: 't', message: 'm' } as const
    await github.putCheck({
      ...checkOf(head, 0),
      annotations: [
        { ...base, startLine: 1, endLine: 2, startColumn: 3, endColumn: 4 },
        { ...base, startLine: 1, endLine: 1, startColumn: 3, endColumn: 9, details: 'd' }
      ]
    })
    const shared = { path: 'a.txt', annotation_level: 'failure', title: 't', message: 'm', start_line: 1 }
    expect(world.hub.checks[0]?.annotations).toEqual([
      { ...shared, end_line: 2 },
      { ...shared, end_line: 1, start_column: 3, end_column: 9, raw_details: 'd' }
    ])
  })
})

describe('comments on lines', () => {
  const on = (line: number, body: string, startLine = line) => ({ path: 'a.txt', startLine, line, body })

  test('are one review', async () => {
    const { world, number, head } = await withPull()
    const github = await world.github()
    expect(await github.commentOnLines(number, head, [])).toBe(0)
    expect(await github.commentOnLines(number, head, [on(1, 'a'), on(3, 'b', 2)])).toBe(2)
    expect(world.writes()).toEqual([`POST /repos/example/access/pulls/${number}/reviews`])
    expect((await github.lineComments(number)).map(({ path, body }) => [path, body])).toEqual([
      ['a.txt', 'a'],
      ['a.txt', 'b']
    ])
    expect(world.hub.lineComments[1]).toMatchObject({ startLine: 2, line: 3 })
    expect((await github.reviews(number))[0]).toMatchObject({ state: 'COMMENTED', commit: head })
  })

  test('come one by one where GitHub refuses a line', async () => {
    const { world, number, head } = await withPull()
    const github = await world.github()
    expect(await github.commentOnLines(number, head, [on(1, 'a'), on(99, 'b'), on(2, 'c')])).toBe(2)
    expect((await github.lineComments(number)).map(({ body }) => body)).toEqual(['a', 'c'])
    expect(await github.commentOnLines(number, head, [on(99, 'b')])).toBe(0)
  })
})

test('findings go to code scanning packed, with the whole commit and the ref', async () => {
  const { world, head } = await withPull()
  const github = await world.github()
  const sarif = JSON.stringify({ version: '2.1.0', runs: [], text: 'ü' })
  await github.uploadSarif(head, 'refs/pull/1/head', sarif)
  expect(world.hub.sarifs).toEqual([{ commit: head, ref: 'refs/pull/1/head', text: sarif }])
})

test('a deployment is recorded with how it ended', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  const commit = world.branch('main')
  await github.recordDeployment({
    commit,
    environment: 'connie-production',
    description: 'd'.repeat(200),
    state: 'success',
    payload: { plan: 'sha256:1' },
    logUrl: 'https://github.test/run'
  })
  expect(world.hub.deployments).toMatchObject([
    {
      request: {
        ref: commit,
        environment: 'connie-production',
        description: 'd'.repeat(140),
        payload: { plan: 'sha256:1' },
        auto_merge: false,
        required_contexts: []
      },
      statuses: [{ state: 'success', log_url: 'https://github.test/run' }]
    }
  ])
})

describe('a download', () => {
  const plan = { 'access-plan.json': '{"version":1}' }

  test('is the file, from a store that never sees the token', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const run = world.addRun({ head })
    const artifact = world.addArtifact(run, 'plan', plan)
    const bytes = await github.download(artifact, 10_000)
    const [there] = await github.artifacts(run)
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(there?.digest)
    expect(strFromU8(unzipSync(bytes)['access-plan.json'] ?? new Uint8Array())).toBe('{"version":1}')
    expect(world.storeRequests).toHaveLength(1)
    expect(world.storeRequests[0]).not.toHaveProperty('authorization')
  })

  test('stops where there is more than wanted', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const artifact = world.addArtifact(world.addRun({ head }), 'plan', {}, { zip: Buffer.alloc(5_000_000) })
    await expect(github.download(artifact, 1000)).rejects.toMatchObject({
      kind: 'refused',
      message: 'the artifact is larger than 1000 bytes, so it is not read'
    })
  })

  test('of what is gone is missing', async () => {
    const { world, head } = await withPull()
    const github = await world.github()
    const artifact = world.addArtifact(world.addRun({ head }), 'plan', plan, { expired: true })
    await expect(github.download(artifact, 1000)).rejects.toMatchObject({ kind: 'missing' })
    await expect(github.download(1, 1000)).rejects.toMatchObject({ kind: 'missing' })
  })
})
