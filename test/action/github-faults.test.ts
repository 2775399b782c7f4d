import { describe, expect, test } from 'vitest'
import type { Check, GitHub } from '../../action/github/port.ts'
import type { Fault } from './support/front.ts'
import { openWorld, type World } from './support/world.ts'

const minimal = { 'people/all.yaml': 'kind: People\npeople: []\n' }

interface Scene {
  readonly world: World
  readonly github: GitHub
  readonly number: number
  readonly head: string
}

const scene = async (): Promise<Scene> => {
  const world = await openWorld({ documents: minimal })
  const head = world.commit('change', { 'a.txt': 'one\ntwo\nthree\n' }, { by: 'dora' })
  const number = await world.openPull({ branch: 'change', by: 'dora' })
  return { world, github: await world.github(), number, head }
}

interface Create {
  readonly path: RegExp
  /** Where it is looked for, and how often that happens before it is made. */
  readonly look?: Partial<Fault>
  /** Makes one that is called so. */
  readonly make: (scene: Scene, called: string) => Promise<unknown>
  /** How many there are of that name. */
  readonly count: (scene: Scene, called: string) => Promise<number> | number
}

const checkOf = (commit: string, name: string, count: number): Check => ({
  name,
  commit,
  conclusion: 'success',
  title: 't',
  summary: 's',
  annotations: Array.from({ length: count }, (_, index) => ({
    path: 'a.txt',
    startLine: index + 1,
    endLine: index + 1,
    level: 'notice',
    title: 't',
    message: `m${index}`
  }))
})

const deploymentIn = ({ world }: Scene, called: string) =>
  world.hub.deployments.filter(({ request }) => request['environment'] === called)

const creates: Readonly<Record<string, Create>> = {
  'a comment': {
    path: /\/issues\/\d+\/comments$/,
    make: ({ github, number }, called) => github.createComment(number, `${called}\n`),
    count: async ({ github, number }, called) =>
      (await github.comments(number)).filter(({ body }) => body.trim() === called).length
  },
  'an issue': {
    path: /\/issues$/,
    make: ({ github }, called) => github.createIssue({ title: called, body: 'b', labels: ['l'] }),
    count: async ({ github }, called) =>
      (await github.issues('l', 'all')).filter(({ title }) => title === called).length
  },
  'a check run': {
    path: /\/check-runs$/,
    look: { skip: 1 },
    make: ({ github, head }, called) => github.putCheck(checkOf(head, called, 2)),
    count: ({ world }, called) => world.hub.checks.filter(({ name }) => name === called).length
  },
  'a review': {
    path: /\/reviews$/,
    look: { path: /\/pulls\/\d+\/comments$/ },
    make: ({ github, number, head }, called) =>
      github.commentOnLines(number, head, [
        { path: 'a.txt', startLine: 1, line: 1, body: called },
        { path: 'a.txt', startLine: 2, line: 2, body: called }
      ]),
    count: ({ world }, called) => world.hub.lineComments.filter(({ body }) => body === called).length / 2
  },
  'a deployment': {
    path: /\/deployments$/,
    make: ({ github, head }, called) =>
      github.recordDeployment({
        commit: head,
        environment: called,
        description: 'd',
        state: 'success',
        payload: { plan: 'p' },
        logUrl: 'https://github.test/'
      }),
    count: (there, called) => deploymentIn(there, called).length
  },
  'the status of a deployment': {
    path: /\/statuses$/,
    make: (there, called) => creates['a deployment']?.make(there, called) ?? Promise.resolve(),
    count: (there, called) => deploymentIn(there, called)[0]?.statuses.length ?? 0
  }
}

const losses: Readonly<Record<string, readonly Partial<Fault>[]>> = {
  'an answer 502 after it was made': [{ status: 502, after: true }],
  'an answer 502 before it was made': [{ status: 502 }],
  'a cut connection after it was made': [{ after: true }],
  'a cut connection before it was made': [{}],
  'half an answer after it was made': [{ status: 201, after: true, half: true }],
  'an answer that is no JSON after it was made': [{ status: 201, after: true, body: '<html>' }],
  'an answer 504, twice': [{ status: 504, times: 2 }],
  'an answer 503 after it was made, and trouble with looking': [
    { status: 503, after: true },
    { method: 'GET', status: 502, times: 2 }
  ],
  'GitHub asking for patience, twice': [
    {
      status: 403,
      body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
      headers: { 'retry-after': '1' },
      times: 2
    }
  ]
}

describe.each(Object.entries(creates))('%s', (_, { path, look, make, count }) => {
  test('is there once, whatever happens to the answer', async () => {
    const there = await scene()
    for (const [loss, faults] of Object.entries(losses)) {
      for (const fault of faults)
        there.world.fail({ method: 'POST', path, ...(fault.method === 'GET' ? look : {}), ...fault })
      await make(there, loss)
      expect([loss, await count(there, loss)]).toEqual([loss, 1])
    }
    expect(there.world.unused()).toEqual([])
  })

  test('is given up where GitHub stays away', async () => {
    const there = await scene()
    there.world.fail({ method: 'POST', path, status: 502, times: 100 })
    await expect(make(there, 'x')).rejects.toMatchObject({ kind: 'unreachable' })
    const tried = there.world.requests.filter(
      (request) => request.method === 'POST' && path.test(request.path)
    )
    expect(tried).toHaveLength(3)
  })
})

test('further annotations are there once, whatever happens to the answers', async () => {
  const there = await scene()
  for (const after of [true, false])
    there.world.fail({ method: 'PATCH', path: '/check-runs/', status: 502, after })
  there.world.fail({ method: 'PATCH', path: '/check-runs/', after: true, skip: 1 })
  await there.github.putCheck(checkOf(there.head, 'rolewright/plan', 170))
  const [run, ...others] = there.world.hub.checks
  expect(others).toEqual([])
  expect(run?.annotations.map((one) => one['message'])).toEqual(
    Array.from({ length: 170 }, (_, index) => `m${index}`)
  )
})

test('the same comment of somebody else, or of long ago, is not ours', async () => {
  const there = await scene()
  await there.world.comment(there.number, { by: 'rita', body: 'text' })
  there.world.fail({ method: 'POST', path: '/comments', status: 502 })
  const comment = await there.github.createComment(there.number, 'text')
  expect(comment.author?.login).toBe('github-actions[bot]')
  expect(await there.github.comments(there.number)).toHaveLength(2)
})

describe('reading', () => {
  test.each(Object.entries({ 'an answer 502': { status: 502 }, 'a cut connection': {} }))(
    'goes on after %s',
    async (_, loss) => {
      const { world, github, number } = await scene()
      world.fail({ method: 'GET', path: /\/pulls\/\d+$/, times: 2, ...loss })
      expect((await github.pull(number)).number).toBe(number)
    }
  )

  test('says so where GitHub stays away', async () => {
    const { world, github, number } = await scene()
    world.fail({ method: 'GET', path: /\/pulls\/\d+$/, status: 500, times: 100 })
    await expect(github.pull(number)).rejects.toMatchObject({
      name: 'GitHubError',
      kind: 'unreachable',
      permission: null,
      message: 'GitHub did not read a pull request, or did not say so (GitHub says: Server Error); run again'
    })
  })

  test('does not repeat what another try would not change', async () => {
    const { world, github, number } = await scene()
    for (const status of [400, 406, 409, 410, 413, 422, 451]) {
      const before = world.requests.length
      world.fail({ method: 'GET', path: /\/pulls\/\d+$/, status })
      await expect(github.pull(number)).rejects.toMatchObject({ name: 'GitHubError' })
      expect([status, world.requests.length - before]).toEqual([status, 1])
    }
  })

  test('is whole: where a page fails there is no half list', async () => {
    const { world, github, number } = await scene()
    for (let count = 0; count < 101; count += 1) await world.comment(number, { by: 'rita', body: 'c' })
    const second = { method: 'GET', path: '/comments', skip: 1 } as const
    world.fail({ ...second, status: 200, body: [{ id: 1 }], half: true })
    world.fail({ ...second, status: 200, body: '[{"id": 1}', skip: 0 })
    expect(await github.comments(number)).toHaveLength(101)
    world.fail({ ...second, status: 500, times: 100 })
    await expect(github.comments(number)).rejects.toMatchObject({ kind: 'unreachable' })
    world.forgive()
  })
})

describe('limits', () => {
  test('a used up limit is said, not waited for', async () => {
    const { world, github, number } = await scene()
    const reset = Math.floor(Date.now() / 1000) + 3000
    world.fail({
      method: 'GET',
      path: '/pulls/',
      status: 403,
      body: { message: 'API rate limit exceeded for installation.' },
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }
    })
    await expect(github.pull(number)).rejects.toMatchObject({
      kind: 'limited',
      permission: null,
      message: expect.stringContaining('GitHub wants fewer requests')
    })
  })

  test('a wait that is too long, or asked for again and again, is not waited for', async () => {
    const { world, github, number } = await scene()
    const body = { message: 'You have exceeded a secondary rate limit.' }
    const limit = { method: 'GET', path: '/pulls/', status: 429, body } as const
    world.fail({ ...limit, headers: { 'retry-after': '3600' } })
    await expect(github.pull(number)).rejects.toMatchObject({ kind: 'limited' })
    world.fail({ ...limit, headers: { 'retry-after': '1' }, times: 100 })
    await expect(github.pull(number)).rejects.toMatchObject({ kind: 'limited' })
  })
})

describe('the token', () => {
  test('that GitHub does not accept is said, without telling it', async () => {
    const { world, number } = await scene()
    const github = await world.github('ghs_secret0123456789')
    const error: unknown = await github.pull(number).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      kind: 'denied',
      permission: null,
      message:
        'GitHub does not accept the token (GitHub says: Bad credentials); it is wrong, or no longer valid'
    })
    const all = [JSON.stringify(error), String(error), Object.getOwnPropertyNames(error)]
    expect(JSON.stringify(all)).not.toContain('ghs_secret')
    const { cause } = error as Error
    expect(JSON.stringify(cause)).not.toContain('ghs_secret')
  })

  test('stays at home where the download is cut or redirected', async () => {
    const { world, github, head } = await scene()
    const artifact = world.addArtifact(world.addRun({ head }), 'plan', { a: 'b' })
    world.fail({ method: 'GET', path: '/zip' })
    world.fail({ method: 'GET', path: '/zip', status: 502 })
    await github.download(artifact, 1000)
    expect(world.storeRequests.map((request) => request['authorization'])).toEqual([undefined])
    world.fail({
      method: 'GET',
      path: '/zip',
      status: 302,
      headers: { location: 'http://127.0.0.1:9/never' },
      times: 10
    })
    const error: unknown = await github.download(artifact, 1000).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ kind: 'unreachable' })
    expect(String(error)).not.toContain('127.0.0.1')
  })
})

test('a feature that is not there is no matter of permissions', async () => {
  const { world, github, head } = await scene()
  const message = 'Advanced Security must be enabled for this repository to use code scanning.'
  world.fail({ method: 'POST', path: '/sarifs', status: 403, body: { message } })
  await expect(github.uploadSarif(head, 'refs/heads/main', '{}')).rejects.toMatchObject({
    kind: 'denied',
    permission: null,
    message: expect.stringContaining('must be enabled')
  })
})
