import { describe, expect, test } from 'vitest'
import { git } from './support/repository.ts'
import { forkOf, openWorld } from './support/world.ts'

const minimal = { 'people/all.yaml': 'kind: People\npeople: []\n' }

describe('pull requests', () => {
  test('are as they are in the real repository, and move with their branch', async () => {
    const world = await openWorld({ documents: minimal })
    const github = await world.github()
    const first = world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
    const base = world.branch('main')
    const number = await world.openPull({ branch: 'change', by: 'dora', title: 'Give Bob a role' })
    expect(await github.pull(number)).toEqual({
      number,
      title: 'Give Bob a role',
      author: { login: 'dora', kind: 'User' },
      state: 'open',
      base: { branch: 'main', commit: base },
      head: { branch: 'change', commit: first, repository: world.id },
      mergedAt: null,
      mergeCommit: null,
      url: `https://github.test/example/access/pull/${number}`
    })
    const second = world.commit('change', { 'a.txt': 'b\n' }, { by: 'sam', message: 'more' })
    expect((await github.pull(number)).head.commit).toBe(second)
    expect((await github.openPulls()).map(({ head }) => head.commit)).toEqual([second])
    expect(await github.pullsOfCommit(first)).toHaveLength(1)
    expect(await github.pullsOfCommit(base)).toEqual([])
    expect(await github.pullCommits(number)).toEqual([
      {
        commit: first,
        author: { login: 'dora', kind: 'User' },
        committer: { login: 'dora', kind: 'User' },
        emails: ['dora@example.org'],
        message: 'change'
      },
      expect.objectContaining({ commit: second, message: 'more', emails: ['sam@example.org'] })
    ])
  })

  test.each(['merge', 'squash', 'rebase'] as const)('are found by the commit of a %s', async (method) => {
    const world = await openWorld({ documents: minimal })
    const github = await world.github()
    world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
    const number = await world.openPull({ branch: 'change', by: 'dora' })
    world.commit('main', { 'b.txt': 'b\n' })
    const merged = world.merge(number, { method })
    expect(world.branch('main')).toBe(merged)
    const [found, ...others] = await github.pullsOfCommit(merged)
    expect(others).toEqual([])
    expect(found).toMatchObject({ number, state: 'closed', mergeCommit: merged })
    expect(found?.mergedAt).toBeGreaterThan(Date.now() - 60_000)
    expect(await github.openPulls()).toEqual([])
    expect(await github.pull(number)).toEqual(found && { ...found, title: 'Change change' })
  })

  test('from a fork have the repository of the fork', async () => {
    const world = await openWorld({ documents: minimal, isPrivate: false })
    const github = await world.github()
    const commit = world.commit('stranger:fix', { 'a.txt': 'a\n' })
    const number = await world.openPull({ branch: 'stranger:fix', by: 'stranger' })
    expect((await github.pull(number)).head).toEqual({
      branch: 'fix',
      commit,
      repository: forkOf('stranger')
    })
    expect(await github.pullCommits(number)).toHaveLength(1)
  })

  test('with more commits than GitHub lists are refused, as nobody can tell who wrote the others', async () => {
    const world = await openWorld({ documents: minimal })
    const github = await world.github()
    const { repository } = world.hub
    const one = 'commit refs/heads/change\ncommitter x <x@example.org> 0 +0000\ndata 1\nx\n'
    const first = one.replace('data 1\nx\n', `data 1\nx\nfrom ${world.branch('main')}\n`)
    git(repository.folder, ['fast-import', '--quiet'], 'x', first + one.repeat(250))
    const number = await world.openPull({ branch: 'change', by: 'dora' })
    await expect(github.pullCommits(number)).rejects.toMatchObject({
      kind: 'refused',
      message: `pull request #${number} has 251 commits, of which GitHub lists 250, so who wrote all of it cannot be told; split it`
    })
  })
})

test('reviews are whole, oldest first, and say which commit was looked at', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  const first = world.commit('change', { 'a.txt': 'a\n' }, { by: 'dora' })
  const number = await world.openPull({ branch: 'change', by: 'dora' })
  const day = Date.UTC(2026, 10, 20)
  const late = await world.review(number, { by: 'rita', state: 'APPROVED', at: day + 5000 })
  const early = await world.review(number, { by: 'sam', state: 'CHANGES_REQUESTED', at: day })
  const gone = await world.review(number, { by: 'stranger', state: 'APPROVED', commit: null, at: day + 6000 })
  await world.dismiss(number, early)
  const second = world.commit('change', { 'a.txt': 'b\n' }, { by: 'dora' })
  for (let count = 0; count < 100; count += 1)
    await world.review(number, { by: 'reed', state: 'COMMENTED', at: day + 10_000 + count })
  const reviews = await github.reviews(number)
  expect(reviews).toHaveLength(103)
  expect(reviews.slice(0, 4)).toEqual([
    {
      id: early,
      author: { login: 'sam', kind: 'User' },
      state: 'DISMISSED',
      commit: first,
      submittedAt: day
    },
    {
      id: late,
      author: { login: 'rita', kind: 'User' },
      state: 'APPROVED',
      commit: first,
      submittedAt: day + 5000
    },
    {
      id: gone,
      author: { login: 'stranger', kind: 'User' },
      state: 'APPROVED',
      commit: null,
      submittedAt: day + 6000
    },
    expect.objectContaining({ state: 'COMMENTED', commit: second })
  ])
})

test('permissions are the finest word that GitHub has, and none where there is nobody', async () => {
  const world = await openWorld({ documents: minimal, people: { mona: 'maintain', tess: 'triage' } })
  const github = await world.github()
  const logins = ['adam', 'mona', 'rita', 'tess', 'reed', 'stranger', 'dependabot[bot]']
  expect(await Promise.all(logins.map((login) => github.permission(login)))).toEqual([
    'admin',
    'maintain',
    'write',
    'triage',
    'read',
    'none',
    'none'
  ])
})

test('the repository, its branches, and the hash of a file at a commit', async () => {
  const world = await openWorld({
    documents: minimal,
    files: { '.github/workflows/access-plan.yml': 'name: plan\n' }
  })
  const github = await world.github()
  const main = world.branch('main')
  const changed = world.commit('feature/one', { '.github/workflows/access-plan.yml': 'name: other\n' })
  expect(await github.repository()).toEqual({ id: world.id, isPrivate: true, defaultBranch: 'main' })
  expect(await github.branchHead('feature/one')).toBe(changed)
  await expect(github.branchHead('nowhere')).rejects.toMatchObject({ kind: 'missing', permission: null })
  const blob = await github.blobOf('.github/workflows/access-plan.yml', main)
  expect(blob).toBe(world.hub.repository.git('rev-parse', `${main}:.github/workflows/access-plan.yml`))
  expect(await github.blobOf('.github/workflows/access-plan.yml', changed)).not.toBe(blob)
  expect(await github.blobOf('nothing.yml', main)).toBeNull()
  expect(await github.blobOf('.github/workflows', main)).toBeNull()
  expect(await github.blobOf('a.yml', '0'.repeat(40))).toBeNull()
})

test('who we are: by GraphQL for a workflow, by REST where there is none, else nobody knows', async () => {
  const world = await openWorld({ documents: minimal })
  expect(await (await world.github()).viewer()).toBe('github-actions[bot]')
  expect(await world.as('rita').viewer()).toBe('rita')
  world.fail({ method: 'POST', path: '/graphql', status: 404, times: 2 })
  expect(await world.as('sam').viewer()).toBe('sam')
  expect(await (await world.github()).viewer()).toBeNull()
})

test('runs and artifacts, newest run first', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  const head = world.commit('change', { 'a.txt': 'a\n' })
  const at = Date.UTC(2026, 10, 20, 12)
  const old = world.addRun({ head, updatedAt: at - 1000, conclusion: 'failure' })
  const run = world.addRun({ head, updatedAt: at, attempt: 2, headRepository: null })
  world.addRun({ head: world.branch('main') })
  expect((await github.runsOf(head)).map(({ id }) => id)).toEqual([run, old])
  expect(await github.run(run)).toEqual({
    id: run,
    attempt: 2,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    path: '.github/workflows/access-plan.yml',
    headCommit: head,
    headRepository: null,
    updatedAt: at,
    url: `https://github.test/example/access/actions/runs/${run}`
  })
  world.changeRun(run, { status: 'in_progress', conclusion: null })
  expect(await github.run(run, 2)).toMatchObject({ attempt: 2, status: 'in_progress', conclusion: null })
  expect(await github.run(run, 1)).toMatchObject({ attempt: 1, status: 'completed', conclusion: 'failure' })
  expect(await github.run(run, 3)).toBeNull()
  expect(await github.run(1)).toBeNull()
  world.changeRun(run, { path: '.github/workflows/access-plan.yml@refs/heads/main' })
  expect((await github.run(run))?.path).toBe('.github/workflows/access-plan.yml')
  const artifact = world.addArtifact(run, 'access-plan', { 'access-plan.json': '{}' })
  for (let count = 0; count < 130; count += 1) world.addArtifact(run, `more-${count}`, {}, { expired: true })
  const artifacts = await github.artifacts(run)
  expect(artifacts).toHaveLength(131)
  expect(artifacts[0]).toMatchObject({ id: artifact, name: 'access-plan', expired: false, run })
  expect(artifacts[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(artifacts[0]?.createdAt).toBeGreaterThan(at)
  expect(artifacts[1]?.expired).toBe(true)
  expect(await github.artifacts(old)).toEqual([])
})

test('rules of a branch, and what is wrong in CODEOWNERS', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  expect(await github.branchRules('main')).toEqual([])
  expect(await github.codeownersErrors(world.branch('main'))).toEqual([])
  const parameters = { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true }
  world.hub.rules.push({ type: 'deletion' }, { type: 'pull_request', parameters })
  world.hub.codeownersErrors.push({
    line: 3,
    column: 1,
    kind: 'Unknown owner',
    path: '.github/CODEOWNERS',
    message: 'Unknown owner on line 3: @nobody\n\n  * @nobody\n    ^'
  })
  const commit = world.commit('main', { '.github/CODEOWNERS': '* @nobody\n' })
  const rules = await github.branchRules('main')
  expect(rules.map(({ type }) => type)).toEqual(['deletion', 'pull_request'])
  expect(rules[1]?.parameters).toMatchObject(parameters)
  expect(await github.codeownersErrors(commit)).toEqual([
    '.github/CODEOWNERS:3: Unknown owner: Unknown owner on line 3: @nobody'
  ])
})

test('lists are whole: comments, issues and comments on lines beyond a hundred', async () => {
  const world = await openWorld({ documents: minimal })
  const github = await world.github()
  const lines = Array.from({ length: 105 }, (_, index) => `line ${index + 1}\n`).join('')
  const head = world.commit('change', { 'a.txt': lines }, { by: 'dora' })
  const number = await world.openPull({ branch: 'change', by: 'dora' })
  for (let count = 1; count <= 102; count += 1) await world.comment(number, { by: 'rita', body: `c${count}` })
  const comments = await github.comments(number)
  expect(comments.map(({ body }) => body)).toEqual(Array.from({ length: 102 }, (_, index) => `c${index + 1}`))
  expect(comments[0]?.author).toEqual({ login: 'rita', kind: 'User' })
  for (let count = 1; count <= 101; count += 1)
    await github.createIssue({ title: `issue ${count}`, body: '', labels: ['access-drift'] })
  expect(await github.issues('access-drift', 'open')).toHaveLength(101)
  const suggestions = Array.from({ length: 105 }, (_, index) => ({
    path: 'a.txt',
    startLine: index + 1,
    line: index + 1,
    body: `s${index}`
  }))
  expect(await github.commentOnLines(number, head, suggestions)).toBe(105)
  expect(await github.lineComments(number)).toHaveLength(105)
})
