import { accountBody, pullBody, repositoryBody } from './answers.ts'
import type { World } from './world.ts'

/** Something that sets a workflow off: the event file, and what the runner says beside it. */
export interface Happening {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly commit: string
  readonly ref: string
  /** What `actions/checkout` checks out. */
  readonly checkout: string
  readonly actor: string
}

const about = (world: World, actor: string) => ({
  repository: repositoryBody(world.hub, null),
  sender: accountBody(actor)
})

const mergeRef = (number: number): string => `refs/pull/${number}/merge`

const onPull = (
  world: World,
  number: number,
  name: string,
  extra: Readonly<Record<string, unknown>>,
  actor: string
): Happening => {
  const pull = world.pull(number)
  const commit = world.hub.repository.commitOf(mergeRef(number))
  const body = {
    ...pullBody(world.hub, pull),
    state: pull.merged ? 'closed' : 'open',
    title: `#${number}`
  }
  const payload = { number, pull_request: body, ...extra, ...about(world, actor) }
  return { name, payload, commit, ref: mergeRef(number), checkout: commit, actor }
}

/** A pull request was opened or changed. */
export const pullEvent = (world: World, number: number, action = 'synchronize'): Happening =>
  onPull(world, number, 'pull_request', { action }, world.pull(number).author)

/** Somebody has reviewed. */
export const reviewEvent = (world: World, number: number, by: string, action = 'submitted'): Happening => {
  const review = { id: 1, state: 'approved', user: accountBody(by), commit_id: world.pull(number).head }
  return onPull(world, number, 'pull_request_review', { action, review }, by)
}

/** A branch was pushed to: from `before` to what it is now. */
export const pushEvent = (
  world: World,
  before: string,
  options: { readonly branch?: string; readonly after?: string; readonly by?: string } = {}
): Happening => {
  const { branch = 'main', after = world.branch(branch), by = 'adam' } = options
  const ref = `refs/heads/${branch}`
  const payload = { ref, before, after, created: false, forced: false, ...about(world, by) }
  return {
    name: 'push',
    payload,
    commit: after,
    ref,
    checkout: branch === 'main' ? 'main' : after,
    actor: by
  }
}

const onMain = (
  world: World,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  actor = 'adam'
): Happening => ({
  name,
  payload: { ...payload, ...about(world, actor) },
  commit: world.branch('main'),
  ref: 'refs/heads/main',
  checkout: 'main',
  actor
})

/** The clock. */
export const scheduleEvent = (world: World): Happening =>
  onMain(world, 'schedule', { schedule: '17 4 * * *' })

/** Somebody has pressed the button. */
export const dispatchEvent = (world: World): Happening =>
  onMain(world, 'workflow_dispatch', { inputs: null, ref: 'refs/heads/main' })

/** Something happened to an issue. */
export const issueEvent = (world: World, number: number, action: string, by = 'adam'): Happening =>
  onMain(world, 'issues', { action, issue: { number } }, by)

/** A run of another workflow has ended. */
export const runEvent = (world: World, run: number): Happening => {
  const found = world.hub.runs.find(({ id }) => id === run)
  if (!found) throw new Error(`there is no run ${run}`)
  const workflow_run = {
    id: run,
    event: found.event,
    head_sha: found.headCommit,
    head_branch: found.headBranch,
    head_repository: { id: found.headRepository },
    conclusion: found.conclusion,
    path: found.path
  }
  return onMain(world, 'workflow_run', { action: 'completed', workflow_run })
}

/** The merge queue tries a merge. */
export const mergeGroupEvent = (world: World, number: number): Happening => {
  const pull = world.pull(number)
  const commit = world.hub.repository.commitOf(mergeRef(number))
  const ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${pull.baseCommit}`
  const merge_group = {
    head_sha: commit,
    head_ref: ref,
    base_sha: world.branch('main'),
    base_ref: 'refs/heads/main'
  }
  const payload = { action: 'checks_requested', merge_group, ...about(world, 'adam') }
  return { name: 'merge_group', payload, commit, ref, checkout: commit, actor: 'adam' }
}
