import { expect, test } from 'vitest'
import { calls } from '../../action/github/calls.ts'
import type { GitHub } from '../../action/github/port.ts'
import { everything, type Permissions } from './support/emulator.ts'
import { openWorld, type World } from './support/world.ts'

const minimal = { 'people/all.yaml': 'kind: People\npeople: []\n' }

interface Scene {
  readonly world: World
  readonly number: number
  readonly head: string
  readonly run: number
  readonly artifact: number
  readonly comment: number
  readonly issue: number
}

const scene = async (): Promise<Scene> => {
  const world = await openWorld({ documents: minimal })
  const head = world.commit('change', { 'a.txt': 'one\n' }, { by: 'dora' })
  const number = await world.openPull({ branch: 'change', by: 'dora' })
  const run = world.addRun({ head })
  const artifact = world.addArtifact(run, 'plan', { a: 'b' })
  const github = await world.github()
  const { id } = await github.createComment(number, 'c')
  const issue = await github.createIssue({ title: 't', body: 'b', labels: ['l'] })
  return { world, number, head, run, artifact, comment: id, issue: issue.number }
}

/** Every call that needs a permission, as it is used. */
const used: Readonly<Partial<Record<keyof GitHub, (github: GitHub, at: Scene) => Promise<unknown>>>> = {
  pull: (github, { number }) => github.pull(number),
  pullsOfCommit: (github, { head }) => github.pullsOfCommit(head),
  openPulls: (github) => github.openPulls(),
  pullCommits: (github, { number }) => github.pullCommits(number),
  reviews: (github, { number }) => github.reviews(number),
  comments: (github, { number }) => github.comments(number),
  createComment: (github, { number }) => github.createComment(number, 'x'),
  updateComment: (github, { comment }) => github.updateComment(comment, 'y'),
  deleteComment: (github, { comment }) => github.deleteComment(comment),
  lineComments: (github, { number }) => github.lineComments(number),
  commentOnLines: (github, { number, head }) =>
    github.commentOnLines(number, head, [{ path: 'a.txt', startLine: 1, line: 1, body: 'x' }]),
  putCheck: (github, { head }) =>
    github.putCheck({
      name: 'n',
      commit: head,
      conclusion: 'success',
      title: 't',
      summary: 's',
      annotations: []
    }),
  uploadSarif: (github, { head }) => github.uploadSarif(head, 'refs/heads/main', '{}'),
  runsOf: (github, { head }) => github.runsOf(head),
  run: (github, { run }) => github.run(run),
  artifacts: (github, { run }) => github.artifacts(run),
  download: (github, { artifact }) => github.download(artifact, 1000),
  blobOf: (github, { head }) => github.blobOf('a.txt', head),
  branchHead: (github) => github.branchHead('main'),
  issues: (github) => github.issues('l', 'all'),
  issue: (github, { issue }) => github.issue(issue),
  createIssue: (github) => github.createIssue({ title: 't', body: 'b', labels: [] }),
  updateIssue: (github, { issue }) => github.updateIssue(issue, { title: 'u' }),
  recordDeployment: (github, { head }) =>
    github.recordDeployment({
      commit: head,
      environment: 'e',
      description: 'd',
      state: 'success',
      payload: {},
      logUrl: 'https://github.test/'
    }),
  codeownersErrors: (github, { head }) => github.codeownersErrors(head)
}

const onlyOf = (needs: string): Permissions => {
  const [name = '', level] = needs.split(': ')
  return { [name]: level === 'write' ? 'write' : 'read' }
}

const without = (needs: string): Permissions => {
  const [name = '', level] = needs.split(': ')
  // The emulator, as GitHub, lets whoever may touch issues touch comments of pull requests.
  const left = Object.entries(everything).filter(
    ([one]) => one !== name && !(name === 'pull-requests' && one === 'issues')
  )
  return { ...Object.fromEntries(left), ...(level === 'write' ? { [name]: 'read' as const } : {}) }
}

const ended = async (action: Promise<unknown>): Promise<unknown> =>
  action.then(
    () => 'fine',
    (error: unknown) => error
  )

const names = Object.keys(used) as (keyof GitHub)[]

test('every call works with what the table says and nothing else, and names it where it is missing', async () => {
  const at = await scene()
  const tokens = new Map<string, GitHub>()
  const withToken = async (permissions: Permissions): Promise<GitHub> => {
    const key = JSON.stringify(permissions)
    const known = tokens.get(key) ?? (await at.world.github(await at.world.token(permissions)))
    tokens.set(key, known)
    return known
  }
  for (const name of names) {
    const { needs, does } = calls[name]
    const needed = needs ?? ''
    const use = used[name]
    if (!use) continue
    expect([name, await ended(use(await withToken(without(needed)), at))]).toMatchObject([
      name,
      {
        name: 'GitHubError',
        kind: 'denied',
        permission: needed,
        message: `GitHub does not let this token ${does} (GitHub says: Resource not accessible by integration); it needs \`${needed}\` in the \`permissions\` of the job (a pull request from a fork only ever gets a token that reads)`
      }
    ])
    expect([name, await ended(use(await withToken(onlyOf(needed)), at))]).toEqual([name, 'fine'])
  }
})

test('whatever the port can do is in the table, and is tried here or needs nothing special', () => {
  const plain: (keyof GitHub)[] = ['viewer', 'repository', 'permission', 'branchRules']
  expect(Object.keys(calls).toSorted()).toEqual([...Object.keys(used), ...plain].toSorted())
})

test('the token of a fork reads everything and writes nothing', async () => {
  const at = await scene()
  const github = await at.world.github(await at.world.token('read'))
  const before = at.world.writes().length
  for (const [name, use] of Object.entries(used)) {
    const isWrite = calls[name as keyof GitHub].needs?.endsWith('write')
    const end = await ended(use(github, at))
    if (isWrite) expect([name, end]).toMatchObject([name, { kind: 'denied' }])
    else expect([name, end]).toEqual([name, 'fine'])
  }
  const { checks, sarifs, deployments, lineComments } = at.world.hub
  expect([checks, sarifs, deployments, lineComments]).toEqual([[], [], [], []])
  expect(at.world.requests.slice(before).every(({ status }) => status !== 201)).toBe(true)
})
