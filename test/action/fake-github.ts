import type {
  Account,
  Artifact,
  Comment,
  GitHub,
  Issue,
  Permission,
  Pull,
  Run
} from '../../action/github/port.ts'

/** The login that the Action writes with. */
export const us: Account = { login: 'github-actions[bot]', kind: 'Bot' }

export const person = (login: string): Account => ({ login, kind: 'User' })

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

/** A repository in memory, behind the port: what the schedule and the commenter ask of GitHub. */
export interface FakeGitHub extends GitHub {
  readonly issuesThere: Mutable<Issue>[]
  /** Issue or pull request → comments. */
  readonly commentsThere: Map<number, Mutable<Comment>[]>
  /** The name of every call that changes something, in order. */
  readonly writes: string[]
  /** Calls that fail, by name. */
  readonly failing: Map<keyof GitHub, Error>
  readonly permissions: Map<string, Permission>
  readonly sarifs: { readonly commit: string; readonly ref: string; readonly sarif: string }[]
  readonly runs: Map<number, Run>
  readonly kept: (Artifact & { readonly zip: Uint8Array })[]
  readonly open: Pull[]
  /** How many bytes were downloaded. */
  downloaded: number
  /** Adds an issue that is not ours. */
  addIssue(issue: Partial<Issue>): Mutable<Issue>
  /** Somebody closes an issue. */
  close(number: number, by: Account | null): void
}

export interface FakeOptions {
  readonly now: () => number
  readonly viewer?: string | null
}

export const fakeGitHub = ({ now, viewer = us.login }: FakeOptions): FakeGitHub => {
  const issuesThere: Mutable<Issue>[] = []
  const commentsThere = new Map<number, Mutable<Comment>[]>()
  const writes: string[] = []
  const failing = new Map<keyof GitHub, Error>()
  const permissions = new Map<string, Permission>()
  const sarifs: { commit: string; ref: string; sarif: string }[] = []
  const runs = new Map<number, Run>()
  const kept: (Artifact & { readonly zip: Uint8Array })[] = []
  const open: Pull[] = []
  let next = 1
  const check = (name: keyof GitHub): void => {
    const error = failing.get(name)
    if (error) throw error
  }
  const write = (name: keyof GitHub): void => {
    check(name)
    writes.push(name)
  }
  const find = (number: number): Mutable<Issue> => {
    const issue = issuesThere.find((each) => each.number === number)
    if (!issue) throw new Error(`there is no issue ${number}`)
    return issue
  }
  const addIssue = (issue: Partial<Issue>): Mutable<Issue> => {
    const made: Mutable<Issue> = {
      number: next++,
      author: us,
      title: '',
      body: '',
      state: 'open',
      closedAt: null,
      closedBy: null,
      labels: [],
      url: `https://github.example/example/access/issues/${next - 1}`,
      ...issue
    }
    issuesThere.push(made)
    return made
  }
  const notAsked = (name: string) => (): never => {
    throw new Error(`${name} is not to be asked here`)
  }
  const fake: FakeGitHub = {
    issuesThere,
    commentsThere,
    writes,
    failing,
    permissions,
    sarifs,
    runs,
    kept,
    open,
    downloaded: 0,
    addIssue,
    close(number, by) {
      const issue = find(number)
      issue.state = 'closed'
      issue.closedBy = by
      issue.closedAt = now()
    },
    async viewer() {
      check('viewer')
      return viewer
    },
    async repository() {
      return { id: 1, isPrivate: true, defaultBranch: 'main' }
    },
    pull: notAsked('pull'),
    pullsOfCommit: notAsked('pullsOfCommit'),
    async openPulls() {
      return open
    },
    pullCommits: notAsked('pullCommits'),
    reviews: notAsked('reviews'),
    async permission(login) {
      check('permission')
      return permissions.get(login) ?? 'none'
    },
    async comments(issue) {
      check('comments')
      return commentsThere.get(issue) ?? []
    },
    async createComment(issue, body) {
      write('createComment')
      const comment = { id: next++, author: us, body, url: `https://github.example/comments/${next}` }
      commentsThere.set(issue, [...(commentsThere.get(issue) ?? []), comment])
      return comment
    },
    async updateComment(id, body) {
      write('updateComment')
      const comment = [...commentsThere.values()].flat().find((each) => each.id === id)
      if (comment) comment.body = body
      return comment !== undefined
    },
    async deleteComment(id) {
      write('deleteComment')
      for (const [issue, comments] of commentsThere)
        commentsThere.set(
          issue,
          comments.filter((each) => each.id !== id)
        )
    },
    lineComments: notAsked('lineComments'),
    commentOnLines: notAsked('commentOnLines'),
    putCheck: notAsked('putCheck'),
    async uploadSarif(commit, ref, sarif) {
      write('uploadSarif')
      sarifs.push({ commit, ref, sarif })
    },
    runsOf: notAsked('runsOf'),
    async run(id) {
      return runs.get(id) ?? null
    },
    async artifacts(run) {
      return kept.filter((each) => each.run === run)
    },
    async download(artifact, most) {
      check('download')
      const zip = kept.find(({ id }) => id === artifact)?.zip ?? new Uint8Array()
      if (zip.byteLength > most) throw new Error('more was downloaded than is allowed')
      fake.downloaded += zip.byteLength
      return zip
    },
    blobOf: notAsked('blobOf'),
    branchHead: notAsked('branchHead'),
    async issues(label, state) {
      check('issues')
      return issuesThere
        .filter((issue) => issue.labels.includes(label) && (state === 'all' || issue.state === 'open'))
        .toReversed()
        .map((issue) => ({ ...issue }))
    },
    async issue(number) {
      check('issue')
      return { ...find(number) }
    },
    async createIssue(issue) {
      write('createIssue')
      return addIssue(issue)
    },
    async updateIssue(number, change) {
      write('updateIssue')
      const issue = find(number)
      Object.assign(issue, change)
      if (change.state === 'closed') fake.close(number, us)
      if (change.state === 'open') Object.assign(issue, { closedAt: null, closedBy: null })
    },
    async recordDeployment() {
      write('recordDeployment')
    },
    branchRules: notAsked('branchRules'),
    codeownersErrors: notAsked('codeownersErrors')
  }
  return fake
}
