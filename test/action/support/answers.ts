import { gunzipSync } from 'node:zlib'
import type { Operation } from './contract.ts'
import type { Bearer } from './emulator.ts'
import { commitsBetween, follow, forkId, mergeInto, type Hub, type HubPull, type HubRun } from './hub.ts'
import { loginOf } from './repository.ts'

/** A request that came in, understood. */
export interface Asked {
  readonly operation: Operation
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly bearer: Bearer
}

/** What is answered. A list is cut into pages on the way out. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The key that the list is under, where it is not the whole answer. */
  readonly listed?: string
}

/** An answer of our own, for what the emulator does not know. `needs` is what an app must be allowed. */
export interface Stub {
  readonly needs: string
  readonly answer: (hub: Hub, asked: Asked) => Answer
}

const ok = (body: unknown, status = 200): Answer => ({ status, body })
const missing: Answer = { status: 404, body: { message: 'Not Found' } }
const refused = (message: string, status = 422): Answer => ({ status, body: { message } })
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An account as GitHub shows it. */
export const accountBody = (login: string) => ({
  login,
  id: Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000, 7),
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  html_url: `https://github.test/${login}`
})

/** The login that somebody writes with. */
export const loginOfBearer = (bearer: Bearer): string =>
  bearer.kind === 'app' ? `${bearer.slug}[bot]` : bearer.login

/** The repository, or a fork of it, as it is named in pull requests and runs. */
export const repositoryBody = (hub: Hub, fork: string | null) => {
  const owner = fork ?? hub.owner
  return {
    id: fork === null ? hub.id : forkId(fork),
    name: hub.name,
    full_name: `${owner}/${hub.name}`,
    private: hub.isPrivate,
    fork: fork !== null,
    default_branch: 'main',
    owner: accountBody(owner)
  }
}

/** What of a pull request comes from the real repository. */
export const pullBody = (hub: Hub, pull: HubPull) => ({
  number: pull.number,
  user: accountBody(pull.author),
  base: {
    ref: pull.base,
    sha: pull.baseCommit,
    label: `${hub.owner}:${pull.base}`,
    repo: repositoryBody(hub, null),
    user: accountBody(hub.owner)
  },
  head: {
    ref: pull.branch,
    sha: pull.head,
    label: `${pull.fork ?? hub.owner}:${pull.branch}`,
    repo: repositoryBody(hub, pull.fork),
    user: accountBody(pull.fork ?? hub.owner)
  },
  merged: pull.merged !== null,
  merged_at: pull.merged?.at ?? null,
  merge_commit_sha:
    pull.merged?.commit ??
    (hub.repository.has(`refs/pull/${pull.number}/merge`) ? mergeRef(hub, pull) : null),
  commits: commitsBetween(hub, pull.merged?.before ?? pull.base, pull.head).length,
  html_url: `https://github.test/${hub.owner}/${hub.name}/pull/${pull.number}`
})

const mergeRef = ({ repository }: Hub, { number }: HubPull): string =>
  repository.commitOf(`refs/pull/${number}/merge`)

const pullIn = (hub: Hub, { operation }: Asked): HubPull | undefined =>
  hub.pulls.get(Number(operation.parameters['pull_number']))

/** Commits as GitHub shows them, oldest first. */
const commitBodies = (hub: Hub, base: string, head: string) => {
  const format = '%H%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00'
  const fields = hub.repository.git('log', '--reverse', `--format=${format}`, `${base}..${head}`).split('\0')
  return Array.from({ length: Math.floor(fields.length / 8) }, (_, index) =>
    commitBody(hub, fields.slice(index * 8, index * 8 + 8))
  )
}

const commitBody = (hub: Hub, fields: readonly string[]) => {
  const [sha = '', an, ae = '', aI, cn, ce = '', cI, message = ''] = fields
  const known = (email: string) => {
    const login = loginOf(email)
    return login !== null && (hub.people.has(login) || login === 'admin') ? accountBody(login) : null
  }
  return {
    sha: sha.trim(),
    commit: {
      author: { name: an, email: ae, date: aI },
      committer: { name: cn, email: ce, date: cI },
      message: message.trim()
    },
    author: known(ae),
    committer: known(ce)
  }
}

const runBody = (hub: Hub, run: HubRun) => ({
  id: run.id,
  run_attempt: run.attempt,
  event: run.event,
  status: run.status,
  conclusion: run.conclusion,
  path: run.path,
  head_sha: run.headCommit,
  head_branch: run.headBranch,
  head_repository:
    run.headRepository === null
      ? null
      : { ...repositoryBody(hub, null), id: run.headRepository, fork: run.headRepository !== hub.id },
  repository: repositoryBody(hub, null),
  updated_at: new Date(run.updatedAt).toISOString(),
  created_at: new Date(run.updatedAt - 60_000).toISOString(),
  html_url: `https://github.test/${hub.owner}/${hub.name}/actions/runs/${run.id}`
})

/** Whether a pull request brought a commit in, or would. */
const brings = (hub: Hub, pull: HubPull, commit: string): boolean => {
  if (!pull.merged) return commitsBetween(hub, pull.base, pull.head).includes(commit)
  return commitsBetween(hub, pull.merged.before, pull.merged.commit).includes(commit)
}

const number = (asked: Asked, name: string): number => Number(asked.operation.parameters[name])

/** Lines of the new side that a pull request changes or shows, by file. */
export const shownLines = (hub: Hub, pull: HubPull): ReadonlyMap<string, ReadonlySet<number>> => {
  const lines = new Map<string, Set<number>>()
  let file = new Set<number>()
  for (const line of hub.repository.git('diff', `${pull.base}...${pull.head}`).split('\n')) {
    const path = /^\+\+\+ b\/(.*)$/.exec(line)?.[1]
    if (path !== undefined) lines.set(path, (file = new Set()))
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (first !== undefined) for (let at = 0; at < Number(count); at += 1) file.add(Number(first) + at)
  }
  return lines
}

/** Takes a comment on a line, or says why not. */
export const takeLineComment = (
  hub: Hub,
  pull: HubPull,
  login: string,
  commit: string,
  raw: unknown,
  shownIn: ReadonlyMap<string, ReadonlySet<number>> = shownLines(hub, pull)
): string | null => {
  const comment = raw as Readonly<Record<string, unknown>>
  const [line, start] = [Number(comment['line']), comment['start_line']]
  const shown = shownIn.get(text(comment['path']))
  const lines = [line, ...(start === undefined ? [] : [Number(start)])]
  if (commit !== pull.head || !lines.every((one) => shown?.has(one)))
    return 'pull_request_review_thread.line must be part of the diff'
  hub.lineComments.push({
    id: (hub.nextId += 1),
    pull: pull.number,
    login,
    commit,
    path: text(comment['path']),
    line,
    startLine: start === undefined ? null : Number(start),
    body: text(comment['body'])
  })
  return null
}

const lineCommentBody = (hub: Hub, id: number) => {
  const comment = hub.lineComments.find((one) => one.id === id)
  return {
    id,
    user: accountBody(comment?.login ?? ''),
    path: comment?.path,
    line: comment?.line,
    start_line: comment?.startLine,
    body: comment?.body,
    commit_id: comment?.commit,
    original_commit_id: comment?.commit
  }
}

const deploymentBody = (hub: Hub, id: number) => {
  const deployment = hub.deployments.find((one) => one.id === id)
  const { ref, environment, description, payload } = deployment?.request ?? {}
  const sha = hub.repository.commitOf(text(ref))
  return { id, sha, ref, environment, description, payload, creator: accountBody(deployment?.login ?? '') }
}

/** Our own answers, by the id of the operation. */
export const stubs: Readonly<Record<string, Stub>> = {
  'pulls/list-commits': {
    needs: 'pull-requests: read',
    answer: (hub, asked) => {
      const pull = pullIn(hub, asked)
      if (!pull) return missing
      // GitHub shows no more than that, oldest first.
      return ok(commitBodies(hub, pull.merged?.before ?? pull.base, pull.head).slice(0, 250))
    }
  },
  'pulls/list-files': {
    needs: 'pull-requests: read',
    answer: (hub, asked) => {
      const pull = pullIn(hub, asked)
      if (!pull) return missing
      const words: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified' }
      const changed = hub.repository.git(
        'diff',
        '--no-renames',
        '--name-status',
        `${pull.base}...${pull.head}`
      )
      return ok(
        changed
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split('\t'))
          .map(([status = '', filename]) => ({ filename, status: words[status] ?? 'changed', sha: null }))
      )
    }
  },
  'pulls/merge': {
    needs: 'contents: write',
    answer: (hub, asked) => {
      const pull = pullIn(hub, asked)
      if (!pull) return missing
      follow(hub)
      if (asked.body['sha'] !== undefined && asked.body['sha'] !== pull.head)
        return refused('Head branch was modified. Review and try the merge again.', 409)
      const method = asked.body['merge_method']
      const how = method === 'squash' || method === 'rebase' ? method : 'merge'
      const commit = pull.merged ? null : mergeInto(hub, pull, how, loginOfBearer(asked.bearer))
      return commit
        ? ok({ sha: commit, merged: true, message: 'Pull Request successfully merged' })
        : refused('Pull Request is not mergeable', 405)
    }
  },
  'repos/list-pull-requests-associated-with-commit': {
    needs: 'pull-requests: read',
    answer: (hub, { operation }) => {
      const commit = text(operation.parameters['commit_sha'])
      if (!hub.repository.has(commit)) return refused(`No commit found for SHA: ${commit}`)
      const full = hub.repository.commitOf(commit)
      const found = [...hub.pulls.values()].filter((pull) => brings(hub, pull, full))
      return ok(found.map((pull) => ({ ...pullBody(hub, pull), state: pull.merged ? 'closed' : 'open' })))
    }
  },
  'pulls/list-review-comments': {
    needs: 'pull-requests: read',
    answer: (hub, asked) =>
      ok(
        hub.lineComments
          .filter(({ pull }) => pull === number(asked, 'pull_number'))
          .map(({ id }) => lineCommentBody(hub, id))
      )
  },
  'pulls/create-review-comment': {
    needs: 'pull-requests: write',
    answer: (hub, asked) => {
      const pull = pullIn(hub, asked)
      if (!pull) return missing
      const commit = text(asked.body['commit_id'])
      const fault = takeLineComment(hub, pull, loginOfBearer(asked.bearer), commit, asked.body)
      return fault === null
        ? ok(lineCommentBody(hub, hub.nextId), 201)
        : refused(`Validation Failed: ${fault}`)
    }
  },
  'actions/list-workflow-runs-for-repo': {
    needs: 'actions: read',
    answer: (hub, { query }) => {
      const runs = hub.runs
        .filter(({ headCommit }) => (query.get('head_sha') ?? headCommit) === headCommit)
        .filter(({ event }) => (query.get('event') ?? event) === event)
        .toSorted((one, other) => other.id - one.id)
        .map((run) => runBody(hub, run))
      return { ...ok({ total_count: runs.length, workflow_runs: runs }), listed: 'workflow_runs' }
    }
  },
  'actions/get-workflow-run': {
    needs: 'actions: read',
    answer: (hub, asked) => {
      const run = hub.runs.find(({ id }) => id === number(asked, 'run_id'))
      return run ? ok(runBody(hub, run)) : missing
    }
  },
  'actions/get-workflow-run-attempt': {
    needs: 'actions: read',
    answer: (hub, asked) => {
      const run = hub.runs.find(({ id }) => id === number(asked, 'run_id'))
      const attempt = number(asked, 'attempt_number')
      if (!run || attempt > run.attempt) return missing
      // An attempt before the newest has ended.
      const ended = attempt < run.attempt ? { status: 'completed', conclusion: 'failure' } : {}
      return ok({ ...runBody(hub, run), run_attempt: attempt, ...ended })
    }
  },
  'actions/list-workflow-run-artifacts': {
    needs: 'actions: read',
    answer: (hub, asked) => {
      const run = number(asked, 'run_id')
      const artifacts = hub.artifacts
        .filter((artifact) => artifact.run === run)
        .map((artifact) => ({
          id: artifact.id,
          name: artifact.name,
          expired: artifact.expired,
          digest: artifact.digest,
          size_in_bytes: artifact.zip.byteLength,
          created_at: new Date(artifact.createdAt).toISOString(),
          workflow_run: { id: run }
        }))
      return { ...ok({ total_count: artifacts.length, artifacts }), listed: 'artifacts' }
    }
  },
  'actions/download-artifact': {
    needs: 'actions: read',
    answer: (hub, asked) => {
      const artifact = hub.artifacts.find(({ id }) => id === number(asked, 'artifact_id'))
      if (!artifact) return missing
      if (artifact.expired) return refused('Artifact has expired', 410)
      return {
        status: 302,
        body: null,
        headers: { location: `${hub.storeUrl}/${artifact.id}?signature=secret` }
      }
    }
  },
  'code-scanning/upload-sarif': {
    needs: 'security-events: write',
    answer: (hub, { body }) => {
      const packed = Buffer.from(text(body['sarif']), 'base64')
      const commit = text(body['commit_sha'])
      if (!hub.repository.has(commit)) return refused(`commit not found ${commit}`, 404)
      hub.sarifs.push({ commit, ref: text(body['ref']), text: gunzipSync(packed).toString('utf8') })
      return ok({ id: `sarif-${hub.sarifs.length}`, url: 'https://github.test/sarif' }, 202)
    }
  },
  'repos/create-deployment': {
    needs: 'deployments: write',
    answer: (hub, { body, bearer }) => {
      if (!hub.repository.has(text(body['ref']))) return refused(`No ref found for: ${text(body['ref'])}`)
      const id = (hub.nextId += 1)
      hub.deployments.push({ id, request: body, login: loginOfBearer(bearer), statuses: [] })
      return ok(deploymentBody(hub, id), 201)
    }
  },
  'repos/list-deployments': {
    needs: 'deployments: read',
    answer: (hub, { query }) =>
      ok(
        hub.deployments
          .map(({ id }) => deploymentBody(hub, id))
          .filter(({ sha }) => (query.get('sha') ?? sha) === sha)
          .filter(({ environment }) => (query.get('environment') ?? environment) === environment)
      )
  },
  'repos/create-deployment-status': {
    needs: 'deployments: write',
    answer: (hub, asked) => {
      const deployment = hub.deployments.find(({ id }) => id === number(asked, 'deployment_id'))
      if (!deployment) return missing
      const status = { id: (hub.nextId += 1), ...asked.body }
      deployment.statuses.push(status)
      return ok(status, 201)
    }
  },
  'repos/list-deployment-statuses': {
    needs: 'deployments: read',
    answer: (hub, asked) => {
      const deployment = hub.deployments.find(({ id }) => id === number(asked, 'deployment_id'))
      return deployment ? ok(deployment.statuses) : missing
    }
  },
  'repos/get-branch-rules': { needs: 'metadata: read', answer: (hub) => ok(hub.rules) },
  'repos/codeowners-errors': {
    needs: 'contents: read',
    answer: (hub, { query }) => {
      const ref = query.get('ref') ?? 'main'
      const names = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
      if (!hub.repository.has(ref)) return missing
      const tree = hub.repository.git('ls-tree', '-r', '--name-only', ref).split('\n')
      return names.some((name) => tree.includes(name)) ? ok({ errors: hub.codeownersErrors }) : missing
    }
  },
  'repos/get-content': {
    needs: 'contents: read',
    answer: (hub, { operation, query }) => {
      const path = text(operation.parameters['path'])
      const ref = query.get('ref') ?? 'main'
      if (!hub.repository.has(ref)) return refused(`No commit found for the ref ${ref}`, 404)
      const entry = hub.repository.git('ls-tree', ref, '--', path)
      const [, type, sha] = /^\d+ (\w+) ([0-9a-f]{40})\t/.exec(entry) ?? []
      if (sha === undefined) return missing
      if (type === 'tree') return ok([])
      const content = Buffer.from(hub.repository.git('cat-file', 'blob', sha)).toString('base64')
      const name = path.split('/').at(-1)
      return ok({ type: 'file', encoding: 'base64', name, path, sha, size: content.length, content })
    }
  },
  'git/get-ref': {
    needs: 'contents: read',
    answer: (hub, { operation }) => {
      const ref = `refs/${text(operation.parameters['ref'])}`
      if (!hub.repository.has(ref)) return missing
      return ok({ ref, object: { type: 'commit', sha: hub.repository.commitOf(ref) } })
    }
  }
}
