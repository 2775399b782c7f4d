import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readContext } from '../../action/context.ts'
import { endedBy } from '../../action/failure.ts'
import type { Check, GitHub, LineComment, Pull, Review, Run } from '../../action/github/port.ts'
import type { Command } from '../../action/job.ts'
import type { Ended } from '../../action/model.ts'
import { readInputs, variableOf } from '../../action/read-inputs.ts'
import { processRunner } from '../../action/runner-process.ts'
import { actionEnvironment } from '../../action/state/environment.ts'
import { document, role, targetWith } from '../hostile/good.ts'
import { root } from '../support/cli.ts'
import { fakeGitHub, person, type FakeGitHub } from './fake-github.ts'
import { git, makeRepository, type Files } from './support/repository.ts'
import { runnerVariables } from './variables.ts'

/** A desk with three people: Ana and Bo work, Cy approves what changes on the target. */
export const desk: Readonly<Record<string, string>> = {
  'policies/target.yaml': targetWith('subscription: professional'),
  'policies/role.yaml': role,
  'policies/people.yaml': document(
    'kind: People',
    'people:',
    '  - {id: ana@example.org, name: Ana, github: ana}',
    '  - {id: bo@example.org, name: Bo, github: bo}',
    '  - {id: cy@example.org, name: Cy, github: cy}'
  ),
  'policies/lines.yaml': document(
    'kind: Assignments',
    'platform: uspacy',
    'assignments:',
    '  - {user: ana@example.org, roles: [employee]}',
    '  - {user: bo@example.org, roles: [employee]}'
  ),
  'policies/guardrails.yaml': document(
    'kind: Guardrails',
    'approvals:',
    '  - {when: {target: uspacy-production}, from: {people: [cy@example.org]}, count: 1}',
    'limits: {removals: {percent: 100, count: 50}, additions: {percent: 100, count: 50}}'
  ),
  '.github/workflows/access-plan.yml': 'name: access plan\n'
}

/** The change that most tests make: Bo gets the role of the desk. */
export const more: Files = {
  'policies/lines.yaml':
    desk['policies/lines.yaml']?.replace(
      'bo@example.org, roles: [employee]',
      'bo@example.org, roles: [desk-agent]'
    ) ?? ''
}

/** What a step of the Action left. */
export interface Stepped {
  readonly ended: Ended
  readonly log: string
  readonly summary: string
  /** The file of the plan; null where none was written. */
  readonly plan: string | null
}

/** A repository with a pull request, and what GitHub knows of it. */
export interface Desk {
  readonly github: FakeGitHub
  readonly checks: Check[]
  readonly lineComments: LineComment[]
  readonly reviews: Review[]
  readonly runs: Run[]
  readonly base: string
  readonly head: string
  readonly merge: string
  /** The folder of the checkout. */
  readonly folder: string
  /** Runs a command on an event of the pull request. */
  readonly step: (command: Command, options?: StepOptions) => Promise<Stepped>
}

/** The comments on the pull request. */
export const commentsOf = ({ github }: Desk): readonly string[] =>
  (github.commentsThere.get(number) ?? []).map(({ body }) => body)

/** How a step is called. */
interface StepOptions {
  readonly event?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly fork?: boolean
  readonly run?: number
  readonly payload?: object
  /** What is checked out: the merge of the pull request unless said otherwise. */
  readonly checkout?: string
}

const number = 7

/** Makes the repository, the pull request with this change, and the checkout of their merge. */
export const pullRequest = (change: Files, start: Files = desk): Desk => {
  const repository = makeRepository(start, [])
  onTestFinished(() => repository.close())
  const base = repository.commitOf('refs/heads/main')
  const head = repository.commit('refs/heads/change', change, { by: 'bo' })
  const merge = repository.mergeOf(base, head, 'merge') ?? ''
  repository.git('update-ref', `refs/pull/${number}/merge`, merge)
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-step-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const work = join(folder, 'work')
  mkdirSync(work)
  git(work, ['clone', '--quiet', repository.folder, '.'])
  git(work, ['fetch', '--quiet', 'origin', `+refs/pull/*:refs/remotes/pull/*`])
  const checks: Check[] = []
  const lineComments: LineComment[] = []
  const reviews: Review[] = []
  const runs: Run[] = []
  const pull = (repo: number): Pull => ({
    number,
    title: 'More access',
    author: person('bo'),
    state: 'open',
    base: { branch: 'main', commit: base },
    head: { branch: 'change', commit: head, repository: repo },
    mergedAt: null,
    mergeCommit: null,
    url: 'https://github.example/example/access/pull/7'
  })
  const github = fakeGitHub({ now: Date.now })
  const allowed = (name: keyof GitHub): void => {
    const error = github.failing.get(name)
    if (error) throw error
  }
  Object.assign(github, {
    pull: async () => pull(1001),
    pullCommits: async () => [
      {
        commit: head,
        author: person('bo'),
        committer: person('bo'),
        emails: ['bo@example.org'],
        message: 'x'
      }
    ],
    reviews: async () => {
      allowed('reviews')
      return reviews
    },
    runsOf: async () => runs,
    run: async (id: number) => runs.find((run) => run.id === id) ?? null,
    blobOf: async (path: string, commit: string) => git(work, ['rev-parse', `${commit}:${path}`]),
    lineComments: async () =>
      lineComments.map((comment, id) => ({ ...comment, id, author: person('x'), url: '' })),
    commentOnLines: async (_number: number, _commit: string, comments: readonly LineComment[]) => {
      allowed('commentOnLines')
      lineComments.push(...comments)
      return comments.length
    },
    putCheck: async (check: Check) => {
      allowed('putCheck')
      checks.push(check)
      return { url: null }
    }
  } satisfies Partial<GitHub>)
  const step = async (command: Command, options: StepOptions = {}): Promise<Stepped> => {
    const { event = 'pull_request', fork = false, inputs = {}, run = 1, checkout = merge } = options
    git(work, ['checkout', '--quiet', '--force', '--detach', checkout])
    rmSync(join(work, '.rolewright'), { recursive: true, force: true })
    const plan = join(folder, `plan-${run}.json`)
    const variables = {
      ...runnerVariables({
        GITHUB_EVENT_NAME: event,
        GITHUB_SHA: checkout,
        GITHUB_RUN_ID: String(run),
        GITHUB_WORKSPACE: work
      }),
      ...Object.fromEntries(
        Object.entries({ command: 'plan', 'plan-file': plan, ...inputs }).map(([name, value]) => [
          variableOf(name),
          value
        ])
      )
    }
    const payload = {
      repository: { id: 1001, private: true, default_branch: 'main' },
      pull_request: {
        number,
        user: { login: 'bo' },
        base: { ref: 'main', sha: base },
        head: { ref: 'change', sha: head, repo: { id: fork ? 5 : 1001 } }
      },
      ...options.payload
    }
    const context = readContext(variables, JSON.stringify(payload))
    const read = readInputs(variables)
    let [log, summary] = ['', '']
    const runner = processRunner({
      print: (text) => {
        log += text
      },
      append: (name, text) => {
        if (name === 'GITHUB_STEP_SUMMARY') summary += text
      },
      size: () => Buffer.byteLength(summary),
      random: () => 'word'
    })
    const environment = await actionEnvironment(context, read, github, join(root, 'schemas'))
    const ended = await command({ context, inputs: read, github, environment, runner }).catch(endedBy)
    return { ended, log, summary, plan: existsSync(plan) ? readFileSync(plan, 'utf8') : null }
  }
  return { github, checks, lineComments, reviews, runs, base, head, merge, folder: work, step }
}
