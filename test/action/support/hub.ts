import type { Permission } from '../../../action/github/port.ts'
import type { Emulated } from './emulator.ts'
import { git, type Repository } from './repository.ts'

/** What our front knows of a pull request beyond what the emulator keeps. */
export interface HubPull {
  readonly number: number
  /** The ref in the real repository where its head is, and how the branch is called. */
  readonly ref: string
  readonly branch: string
  readonly base: string
  readonly author: string
  /** The login of the fork's owner; null where it is from this repository. */
  readonly fork: string | null
  head: string
  baseCommit: string
  /** The commit of the base that a merge was tried with last. */
  tried: string
  merged: { readonly commit: string; readonly at: string; readonly before: string } | null
}

/** A run of a workflow. */
export interface HubRun {
  readonly id: number
  attempt: number
  event: string
  status: string
  conclusion: string | null
  path: string
  headCommit: string
  headBranch: string
  headRepository: number | null
  updatedAt: number
}

/** A file that a run has kept. */
export interface HubArtifact {
  readonly id: number
  readonly run: number
  name: string
  expired: boolean
  digest: string | null
  readonly createdAt: number
  zip: Uint8Array
}

/** A check run beyond what the emulator keeps. */
export interface HubCheck {
  readonly id: number
  readonly name: string
  readonly commit: string
  readonly app: string
  readonly annotations: Readonly<Record<string, unknown>>[]
}

/** A comment on a line. */
interface HubLineComment {
  readonly id: number
  readonly pull: number
  readonly login: string
  readonly commit: string
  readonly path: string
  readonly line: number
  readonly startLine: number | null
  readonly body: string
}

/** A deployment and how it went. */
interface HubDeployment {
  readonly id: number
  readonly request: Readonly<Record<string, unknown>>
  readonly login: string
  readonly statuses: Readonly<Record<string, unknown>>[]
}

/** Everything that GitHub knows in a test: the real repository, what the emulator keeps, and what we keep ourselves. */
export interface Hub {
  readonly owner: string
  readonly name: string
  readonly id: number
  readonly isPrivate: boolean
  readonly emulated: Emulated
  readonly repository: Repository
  readonly people: Map<string, Permission>
  readonly pulls: Map<number, HubPull>
  readonly runs: HubRun[]
  readonly artifacts: HubArtifact[]
  readonly checks: HubCheck[]
  readonly lineComments: HubLineComment[]
  /** What is answered about a review in place of what the emulator keeps. */
  readonly reviews: Map<number, Readonly<Record<string, unknown>>>
  readonly sarifs: { readonly commit: string; readonly ref: string; readonly text: string }[]
  readonly deployments: HubDeployment[]
  readonly rules: Readonly<Record<string, unknown>>[]
  readonly codeownersErrors: Readonly<Record<string, unknown>>[]
  /** Where artifacts are downloaded from; an origin that is not GitHub. */
  storeUrl: string
  nextId: number
}

/** The id of the repository that somebody has forked. */
export const forkId = (login: string): number =>
  900_000 + Buffer.from(login).reduce((sum, byte) => sum + byte, 0)

/** Moves pull requests after their branches, as GitHub does: their head, and the refs of head and merge. */
export const follow = ({ pulls, repository }: Hub): void => {
  const open = [...pulls.values()].filter(({ merged }) => !merged)
  if (open.length === 0) return
  const listed = repository.git(
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    'refs/heads',
    'refs/forks'
  )
  const tips = new Map(listed.split('\n').map((line) => line.split(' ') as [string, string]))
  for (const pull of open) {
    const head = tips.get(pull.ref)
    const base = tips.get(`refs/heads/${pull.base}`)
    if (head === undefined || base === undefined || (head === pull.head && base === pull.tried)) continue
    if (head !== pull.head) pull.baseCommit = base
    pull.head = head
    pull.tried = base
    repository.git('update-ref', `refs/pull/${pull.number}/head`, head)
    const merge = repository.mergeOf(base, head, `Merge ${head} into ${base}`)
    if (merge) repository.git('update-ref', `refs/pull/${pull.number}/merge`, merge)
  }
}

/** How a merge ends: the commits that it adds to the base branch. */
export type MergeMethod = 'merge' | 'squash' | 'rebase'

/** Merges in the real repository and answers with the newest commit; null where it contradicts the base. */
export const mergeInto = (hub: Hub, pull: HubPull, method: MergeMethod, by: string): string | null => {
  const { repository } = hub
  follow(hub)
  const before = repository.commitOf(`refs/heads/${pull.base}`)
  const message = `Merge pull request #${pull.number}`
  const joined = repository.mergeOf(before, pull.head, message, by)
  if (!joined) return null
  const commit = method === 'merge' ? joined : flattened(hub, pull, before, joined, method, by)
  repository.git('update-ref', `refs/heads/${pull.base}`, commit, before)
  pull.merged = { commit, at: new Date().toISOString(), before }
  follow(hub)
  return commit
}

/** A rebase keeps each commit; only those whose trees stand alone are supported, so one after the other on the base. */
const flattened = (
  { repository }: Hub,
  pull: HubPull,
  before: string,
  joined: string,
  method: MergeMethod,
  by: string
): string => {
  const run = (...args: readonly string[]): string => git(repository.folder, args, by)
  if (method === 'squash')
    return run('commit-tree', `${joined}^{tree}`, '-p', before, '-m', `Change (#${pull.number})`)
  const commits = run('rev-list', '--reverse', '--no-merges', `${before}..${pull.head}`)
    .split('\n')
    .filter(Boolean)
  return commits.reduce((tip, commit) => {
    const merged = repository.mergeOf(tip, commit, 'x')
    if (!merged) throw new Error('cannot be rebased')
    const message = run('log', '-1', '--format=%B', commit)
    return run('commit-tree', `${merged}^{tree}`, '-p', tip, '-m', message)
  }, before)
}

/** The commits between two, newest first; empty where there are none. */
export const commitsBetween = ({ repository }: Hub, base: string, head: string): readonly string[] =>
  repository.git('rev-list', `${base}..${head}`).split('\n').filter(Boolean)
