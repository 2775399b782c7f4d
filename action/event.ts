import { fieldsOf, type Fields } from './fields.ts'
import type { Event, EventPull } from './model.ts'

/**
 * What an event is about. An event of a known name whose payload lacks what it needs is `other`, like one that nobody
 * knows: nothing is done on a guess.
 */
export const readEvent = (name: string, payload: unknown, repository: number | null): Event => {
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  return read?.(fieldsOf(payload), repository, name) ?? { kind: 'other', name }
}

type Reader = (fields: Fields, repository: number | null, name: string) => Event | null

const dangerous: Reader = (_fields, _repository, name) => ({ kind: 'dangerous', name })

const readers: Readonly<Record<string, Reader>> = {
  pull_request: (fields, repository) => aboutPull('pull', fields, repository),
  pull_request_review: (fields, repository) => aboutPull('review', fields, repository),
  pull_request_target: dangerous,
  issue_comment: dangerous,
  discussion_comment: dangerous,
  commit_comment: dangerous,
  schedule: () => ({ kind: 'schedule' }),
  workflow_dispatch: () => ({ kind: 'dispatch' }),
  merge_group: (fields) => {
    const [base, head] = [fields.commit('merge_group', 'base_sha'), fields.commit('merge_group', 'head_sha')]
    return base && head ? { kind: 'merge-group', base, head } : null
  },
  push: (fields) => {
    const [, branch] = /^refs\/heads\/(.+)$/.exec(fields.text('ref') ?? '') ?? []
    const after = fields.commit('after')
    return branch && after ? { kind: 'push', branch, before: fields.commit('before'), after } : null
  },
  issues: (fields) => {
    const [number, action] = [fields.number('issue', 'number'), fields.text('action')]
    return number !== null && action !== null ? { kind: 'issue', number, action } : null
  },
  workflow_run: (fields) => {
    const run = fields.number('workflow_run', 'id')
    const headCommit = fields.commit('workflow_run', 'head_sha')
    if (run === null || headCommit === null) return null
    return {
      kind: 'run',
      run,
      event: fields.text('workflow_run', 'event') ?? '',
      headCommit,
      headBranch: fields.text('workflow_run', 'head_branch') ?? '',
      headRepository: fields.number('workflow_run', 'head_repository', 'id')
    }
  }
}

const aboutPull = (kind: 'pull' | 'review', fields: Fields, repository: number | null): Event | null => {
  const pull = pullOf(fields, repository)
  return pull && { kind, pull }
}

/** Who set the event off is never looked at: a second push or a re-run by somebody else would change the answer. */
const pullOf = (fields: Fields, ours: number | null): EventPull | null => {
  const number = fields.number('pull_request', 'number') ?? fields.number('number')
  const base = fields.commit('pull_request', 'base', 'sha')
  const head = fields.commit('pull_request', 'head', 'sha')
  if (number === null || base === null || head === null) return null
  const author = fields.text('pull_request', 'user', 'login') ?? ''
  const repository = fields.number('pull_request', 'head', 'repo', 'id')
  return {
    number,
    author,
    base: { branch: fields.text('pull_request', 'base', 'ref') ?? '', commit: base },
    head: { branch: fields.text('pull_request', 'head', 'ref') ?? '', commit: head, repository },
    isFork: ours === null || repository !== ours || withoutSecrets.has(author.toLowerCase())
  }
}

/** GitHub treats what these open like what comes from a fork. */
const withoutSecrets: ReadonlySet<string> = new Set(['dependabot[bot]', 'dependabot-preview[bot]'])
