/**
 * A GitHub for tests, which nobody has to believe in: a real git repository as `origin`, somebody else's emulator for issues,
 * comments, reviews, check runs and tokens, answers of ours for what it lacks (shaped by GitHub's own description), and in
 * front of all a server that checks every request against that description and makes things go wrong when asked to.
 *
 * ```ts
 * import { openWorld } from './support/world.ts'
 * import { pullEvent, pushEvent } from './support/happenings.ts'
 * import { jobFor, runAction } from './support/run.ts'
 *
 * const world = await openWorld({ documents: { 'people/all.yaml': 'kind: People\npeople: []\n' } })
 * world.commit('change', { 'policies/people/all.yaml': '…' }, { by: 'dora' })
 * const number = await world.openPull({ branch: 'change', by: 'dora' })
 * const { job, runner } = await jobFor(world, pullEvent(world, number), { command: 'plan' })
 * const ended = await planCommand(job)                                     // in process, with the real client
 * const run = world.addRun({ head: world.pull(number).head })               // a run of access-plan.yml that succeeded
 * world.addArtifact(run, `access-plan-${world.pull(number).head}`, { 'access-plan.json': text })
 * await world.review(number, { by: 'rita', state: 'APPROVED' })             // `at`, `commit` where they matter
 * const before = world.branch('main')
 * world.merge(number)
 * const ran = await runAction(world, pushEvent(world, before), { command: 'apply' }) // the bundle, spawned as a runner does
 * world.fail({ method: 'POST', path: '/comments', status: 502, after: true })       // stored, and the answer is lost
 * expect(world.writes()).toEqual([])                                       // what has changed anything at GitHub
 * ```
 *
 * Everything is gone after the test, and the test fails where a request was not as GitHub describes it (`world.forgive()`
 * lets that pass). People: `dora` and `rita` and `sam` may write, `adam` is an administrator, `reed` may read, `stranger`
 * nothing; whoever the documents name as `github:` may write too; `people` adds and changes. A login commits as
 * `<login>@example.org`. Forks: `commit('stranger:fix', …)` and `openPull({ branch: 'stranger:fix', by: 'stranger' })`.
 * Tokens: `world.token()` may do everything that a workflow can ask for, `world.token('read')` is a fork's,
 * `world.token({ contents: 'read' })` exactly that; `world.as('rita')` is GitHub as a person sees it.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { zipSync } from 'fflate'
import { onTestFinished } from 'vitest'
import { connectGitHub } from '../../../action/github/client.ts'
import type { GitHub, Permission } from '../../../action/github/port.ts'
import { adminToken, everything, startEmulator, type Permissions } from './emulator.ts'
import { addressOf, closing, startFront, type Fault, type Request } from './front.ts'
import {
  follow,
  forkId,
  mergeInto,
  type Hub,
  type HubArtifact,
  type HubPull,
  type HubRun,
  type MergeMethod
} from './hub.ts'
import { makeRepository, type Change, type Files } from './repository.ts'
import { clonesOf, policyFiles, type Clone } from './checkout.ts'

/** How a world begins. */
export interface WorldOptions {
  /** Path below `policies` → YAML without its `apiVersion` line; the example organisation where it is left away. */
  readonly documents?: Readonly<Record<string, string>>
  /** Other files of the first commit, such as workflows. */
  readonly files?: Files
  readonly people?: Readonly<Record<string, Permission>>
  readonly isPrivate?: boolean
}

/** See the top of this file. */
export interface World {
  readonly owner: string
  readonly repository: string
  readonly id: number
  readonly isPrivate: boolean
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The bare repository. */
  readonly origin: string
  readonly hub: Hub
  readonly requests: readonly Request[]
  /** What has changed anything at GitHub: `METHOD path`, in order. */
  writes(): readonly string[]
  fail(fault: Fault): void
  /** Faults that were asked for and have not happened, or not as often. */
  unused(): readonly Fault[]
  /** Lets requests pass that are not as GitHub describes them. */
  forgive(): void
  token(permissions?: Permissions | 'read', app?: string): Promise<string>
  /** The client with a token of ours, or as a person. */
  github(token?: string): Promise<GitHub>
  as(login: string): GitHub
  /** A checkout with its whole history and the bare repository as `origin`, at a branch or a commit. */
  clone(ref?: string): Clone
  /** Commits on a branch (which begins at `main`); answers with the commit. Pull requests follow. */
  commit(branch: string, files: Files, change?: Change): string
  /** The newest commit of a branch, whole. */
  branch(name: string): string
  openPull(pull: {
    readonly branch: string
    readonly by: string
    readonly title?: string
    readonly base?: string
  }): Promise<number>
  /** A pull request as it is now. */
  pull(number: number): Readonly<HubPull>
  /** `commit` null is one that is gone; `at` is when it was handed in. Answers with its number. */
  review(
    number: number,
    review: {
      readonly by: string
      readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'
      readonly commit?: string | null
      readonly at?: number
      readonly body?: string
    }
  ): Promise<number>
  dismiss(number: number, review: number): Promise<void>
  comment(issue: number, comment: { readonly by: string; readonly body: string }): Promise<void>
  /** Merges, and answers with the newest commit of the base branch. */
  merge(number: number, options?: { readonly method?: MergeMethod; readonly by?: string }): string
  /** A run of a workflow: by default of the plan for a pull request of this repository, and it went well. */
  addRun(run: { readonly head: string } & Partial<Omit<HubRun, 'id' | 'headCommit'>>): number
  /** Changes what there is about a run. */
  changeRun(id: number, change: Partial<Omit<HubRun, 'id'>>): void
  /** `digest` is that of the zip file unless said otherwise. Answers with its number. */
  addArtifact(
    run: number,
    name: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    change?: Partial<Pick<HubArtifact, 'expired' | 'digest' | 'zip'>>
  ): number
  /** The requests that the store of artifacts got, with their headers. */
  readonly storeRequests: readonly Readonly<Record<string, unknown>>[]
  setPermission(login: string, permission: Permission): Promise<void>
}

const owner = 'example'
const repository = 'access'

const usualPeople: Readonly<Record<string, Permission>> = {
  dora: 'write',
  rita: 'write',
  sam: 'write',
  adam: 'admin',
  reed: 'read',
  stranger: 'none'
}

/** Opens a world for the running test. */
export const openWorld = async (options: WorldOptions = {}): Promise<World> => {
  const { isPrivate = true } = options
  const begin = policyFiles(options.documents)
  const real = makeRepository({ ...begin.files, ...options.files }, begin.copied)
  const named = [...begin.texts.matchAll(/^\s*(?:- \{)?.*\bgithub: ?([\w-]+)/gm)].map(
    ([, login = '']) => login
  )
  const people = {
    ...usualPeople,
    ...Object.fromEntries(named.map((login) => [login, 'write' as const])),
    ...options.people
  }
  const emulated = await startEmulator({ owner, repository, isPrivate, people })
  const found = await emulated.call(adminToken, 'GET', `/repos/${owner}/${repository}`)
  const hub: Hub = {
    owner,
    name: repository,
    id: (found as { readonly id: number }).id,
    isPrivate,
    emulated,
    repository: real,
    people: new Map(Object.entries(people)),
    pulls: new Map(),
    runs: [],
    artifacts: [],
    checks: [],
    lineComments: [],
    reviews: new Map(),
    sarifs: [],
    deployments: [],
    rules: [],
    codeownersErrors: [],
    storeUrl: '',
    nextId: 7000
  }
  const store = await startStore(hub)
  const front = await startFront(hub)
  const clones = clonesOf(real.folder)
  let isForgiven = false
  onTestFinished(async () => {
    await Promise.all([front.close(), store.close(), emulated.close()])
    real.close()
    clones.close()
    const findings = front.requests.flatMap(({ method, path, findings: some }) =>
      some.map((finding) => `${method} ${path}: ${finding}`)
    )
    if (!isForgiven && findings.length > 0)
      throw new Error(`not as GitHub describes it:\n${findings.join('\n')}`)
  })
  const [serverUrl, apiUrl] = [front.url, `${front.url}/api/v3`]
  const graphqlUrl = `${front.url}/api/graphql`
  const clientOf = (token: string): GitHub =>
    connectGitHub({
      context: { owner, repository, apiUrl, graphqlUrl },
      token,
      isPatient: false
    })
  const pathOf = (rest: string): string => `/repos/${owner}/${repository}/${rest}`
  /** Whoever may not even look cannot open a pull request of the emulator, so they may for a moment. */
  const briefly = async <T>(login: string, action: (token: string) => Promise<T>): Promise<T> => {
    const permission = hub.people.get(login)
    if (permission === undefined) throw new Error(`there is no person ${login}; name them in \`people\``)
    const isRaised = permission === 'none' || permission === 'read' || permission === 'triage'
    if (isRaised) await emulated.setPermission(login, 'write')
    const result = await action(emulated.personToken(login))
    if (isRaised) await emulated.setPermission(login, permission)
    return result
  }
  const refOf = (
    branch: string
  ): { readonly ref: string; readonly name: string; readonly fork: string | null } => {
    const [fork, name] = branch.includes(':') ? branch.split(':') : [null, branch]
    return {
      ref: fork ? `refs/forks/${fork}/${name}` : `refs/heads/${name}`,
      name: name ?? '',
      fork: fork ?? null
    }
  }
  const pull = (number: number): HubPull => {
    follow(hub)
    const known = hub.pulls.get(number)
    if (!known) throw new Error(`there is no pull request ${number}`)
    return known
  }
  const world: World = {
    owner,
    repository,
    id: hub.id,
    isPrivate,
    serverUrl,
    apiUrl,
    graphqlUrl,
    origin: real.folder,
    hub,
    requests: front.requests,
    writes: () =>
      front.requests
        .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
        .map(({ method, path }) => `${method} ${path}`),
    fail: front.fail,
    unused: front.unused,
    forgive: () => {
      isForgiven = true
    },
    token: (permissions = everything, app = 'github-actions') =>
      emulated.token(permissions === 'read' ? readOnly : permissions, app),
    github: async (token) => clientOf(token ?? (await emulated.token(everything, 'github-actions'))),
    as: (login) => clientOf(emulated.personToken(login)),
    clone: clones.make,
    commit: (branch, files, change) => {
      const { ref, fork } = refOf(branch)
      const commit = real.commit(ref, files, { ...(fork ? { by: fork } : {}), ...change })
      follow(hub)
      return commit
    },
    branch: (name) => real.commitOf(refOf(name).ref),
    openPull: async ({ branch, by, title = `Change ${branch}`, base = 'main' }) => {
      const { ref, name, fork } = refOf(branch)
      const shadow = branch.replace(':', '-')
      const tip = (await emulated.call(adminToken, 'GET', pathOf('git/ref/heads/main'))) as {
        readonly object: { readonly sha: string }
      }
      for (const needed of base === 'main' ? [shadow] : [shadow, base])
        await emulated
          .call(adminToken, 'POST', pathOf('git/refs'), { ref: `refs/heads/${needed}`, sha: tip.object.sha })
          .catch(() => null)
      const made = await briefly(by, (token) =>
        emulated.call(token, 'POST', pathOf('pulls'), { title, head: shadow, base })
      )
      const { number } = made as { readonly number: number }
      const unknown = { head: '', baseCommit: '', tried: '', merged: null }
      hub.pulls.set(number, { number, ref, branch: name, base, author: by, fork, ...unknown })
      follow(hub)
      return number
    },
    pull,
    review: async (number, { by, state, commit, at, body }) => {
      const { head, author } = pull(number)
      const events = { APPROVED: 'APPROVE', CHANGES_REQUESTED: 'REQUEST_CHANGES', COMMENTED: 'COMMENT' }
      if (by === author && state !== 'COMMENTED') throw new Error('GitHub lets nobody judge their own change')
      const made = await briefly(by, (token) =>
        emulated.call(token, 'POST', pathOf(`pulls/${number}/reviews`), {
          event: events[state],
          body: body ?? 'seen'
        })
      )
      const { id } = made as { readonly id: number }
      hub.reviews.set(id, {
        commit_id: commit === undefined ? head : commit,
        ...(at === undefined ? {} : { submitted_at: new Date(at).toISOString() })
      })
      return id
    },
    dismiss: async (number, review) => {
      const path = pathOf(`pulls/${number}/reviews/${review}/dismissals`)
      await emulated.call(adminToken, 'PUT', path, { message: 'no longer', event: 'DISMISS' })
    },
    comment: async (issue, { by, body }) => {
      await briefly(by, (token) => emulated.call(token, 'POST', pathOf(`issues/${issue}/comments`), { body }))
    },
    merge: (number, { method = 'merge', by = 'adam' } = {}) => {
      const commit = mergeInto(hub, pull(number), method, by)
      if (!commit) throw new Error(`pull request ${number} contradicts its base`)
      return commit
    },
    addRun: ({ head, ...rest }) => {
      const id = (hub.nextId += 1)
      hub.runs.push({
        id,
        attempt: 1,
        event: 'pull_request',
        status: 'completed',
        conclusion: 'success',
        path: '.github/workflows/access-plan.yml',
        headCommit: head,
        headBranch: 'change',
        headRepository: hub.id,
        updatedAt: Date.now(),
        ...rest
      })
      return id
    },
    changeRun: (id, change) => {
      const run = hub.runs.find((one) => one.id === id)
      if (run) Object.assign(run, change)
    },
    addArtifact: (run, name, files, change) => {
      const encoded = Object.entries(files).map(([file, text]) => [file, new Uint8Array(Buffer.from(text))])
      const zip = zipSync(Object.fromEntries(encoded))
      const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`
      const id = (hub.nextId += 1)
      hub.artifacts.push({ id, run, name, expired: false, digest, createdAt: Date.now(), zip, ...change })
      return id
    },
    storeRequests: store.requests,
    setPermission: async (login, permission) => {
      hub.people.set(login, permission)
      await emulated.setPermission(login, permission)
    }
  }
  return world
}

/** What a workflow gets for a pull request from a fork. */
const readOnly: Permissions = Object.fromEntries(Object.keys(everything).map((name) => [name, 'read']))

/** The id of somebody's fork. */
export const forkOf = forkId

/** Where artifacts are kept: another origin, which must never see our token. */
const startStore = async (hub: Hub) => {
  const requests: Readonly<Record<string, unknown>>[] = []
  const server = createServer((incoming, outgoing) => {
    requests.push({ url: incoming.url, ...incoming.headers })
    const id = Number(/^\/(\d+)/.exec(incoming.url ?? '')?.[1])
    const artifact = hub.artifacts.find((one) => one.id === id)
    outgoing.writeHead(artifact ? 200 : 404, { 'content-type': 'application/zip' })
    outgoing.end(artifact?.zip ?? '')
  })
  server.keepAliveTimeout = 0
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  hub.storeUrl = `http://127.0.0.1:${addressOf(server).port}`
  return { requests, close: () => closing(server) }
}
