import { GitHubError, type Comment, type GitHub, type Issue } from '../github/port.ts'
import { marker, markerIn } from './marker.ts'

/** What became of a comment. */
export interface Put {
  /** Null where the token may not comment. */
  readonly url: string | null
  readonly kind: 'created' | 'updated' | 'unchanged' | 'denied'
}

/**
 * Keeps one comment of ours up to date. It is ours by its marker *and* its author: anybody may write the marker. Of
 * several the oldest is kept. Where the token may not write, nothing is thrown.
 */
export const putComment = async (github: GitHub, issue: number, kind: 'plan', body: string): Promise<Put> => {
  try {
    return await put(github, issue, kind, body)
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'denied') return { url: null, kind: 'denied' }
    throw error
  }
}

const put = async (github: GitHub, issue: number, kind: 'plan', body: string): Promise<Put> => {
  const isUs = await authorship(github)
  const ours = (await github.comments(issue))
    .filter((comment) => isUs(comment) && markerIn(comment.body, kind) !== null)
    .toSorted((a, b) => a.id - b.id)
  for (const [index, comment] of ours.entries()) {
    const kept = await bringUpToDate(github, comment, body)
    if (kept === null) continue
    for (const { id } of ours.slice(index + 1)) await ignoringMissing(() => github.deleteComment(id))
    return kept
  }
  const { url } = await github.createComment(issue, body)
  return { url, kind: 'created' }
}

/** Null where the comment is gone by now. */
const bringUpToDate = async (
  github: GitHub,
  { id, body: old, url }: Comment,
  body: string
): Promise<Put | null> => {
  if (isSame(old, body)) return { url, kind: 'unchanged' }
  return (await github.updateComment(id, body)) ? { url, kind: 'updated' } : null
}

const isSame = (a: string, b: string): boolean => normal(a) === normal(b)

/** GitHub may keep line ends and blanks at the end otherwise than they were sent. */
const normal = (text: string): string => text.replaceAll('\r\n', '\n').trim()

const ignoringMissing = async (call: () => Promise<void>): Promise<void> => {
  try {
    await call()
  } catch (error) {
    if (!(error instanceof GitHubError) || error.kind !== 'missing') throw error
  }
}

/** The app of the workflows, where GitHub does not say who we are. */
const workflows = 'github-actions[bot]'

/** Tells what was written in our name. */
export const authorship = async (
  github: GitHub
): Promise<(text: Pick<Comment, 'author'> | Pick<Issue, 'author'>) => boolean> => {
  const viewer = ((await github.viewer()) ?? workflows).toLowerCase()
  return ({ author }) => author !== null && author.login.toLowerCase() === viewer
}

/** An issue of ours as it is to be. */
export interface IssueText {
  readonly label: string
  readonly kind: 'drift'
  readonly title: string
  /** Without the line of its marker. */
  readonly body: string
  /** Whether there is nothing to tell any more. */
  readonly isClean: boolean
  /** The same as long as the same is told; what is new is said in a comment, so that people hear of it. */
  readonly fingerprint: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** An issue that was closed longer ago is left alone, and a new one is opened. */
const reopenWithin = 7 * 24 * 60 * 60 * 1000

/**
 * Keeps one issue of ours up to date: opens it, opens it again where it was closed in the last 7 days, closes it where all
 * is well. Its number; null where there is nothing to tell and none is open.
 */
export const putIssue = async (github: GitHub, text: IssueText): Promise<number | null> => {
  const isUs = await authorship(github)
  const ours = (await github.issues(text.label, 'all')).filter(
    (issue) => isUs(issue) && markerIn(issue.body, text.kind) !== null
  )
  const open = ours.filter(({ state }) => state === 'open').toSorted((a, b) => a.number - b.number)
  const closed = ours.filter(({ state }) => state === 'closed').toSorted((a, b) => b.number - a.number)
  const [kept, ...others] = open
  for (const { number } of others) await github.updateIssue(number, { state: 'closed' })
  if (text.isClean) return kept ? close(github, kept, text) : null
  if (kept) return update(github, kept, text)
  const last = closed.find(({ closedAt }) => closedAt !== null && text.now - closedAt <= reopenWithin)
  if (last) return update(github, last, text)
  const { title, label } = text
  return (await github.createIssue({ title, body: bodyOf(text), labels: [label] })).number
}

const bodyOf = ({ kind, fingerprint, body }: IssueText): string => `${marker(kind, { fingerprint })}\n${body}`

const close = async (github: GitHub, { number }: Issue, text: IssueText): Promise<number> => {
  await github.updateIssue(number, { title: text.title, body: bodyOf(text), state: 'closed' })
  return number
}

const update = async (github: GitHub, issue: Issue, text: IssueText): Promise<number> => {
  const { number, title, state } = issue
  const body = bodyOf(text)
  const before = markerIn(issue.body, text.kind)?.['fingerprint']
  if (title !== text.title || !isSame(issue.body, body) || state === 'closed') {
    await github.updateIssue(number, {
      title: text.title,
      body,
      ...(state === 'closed' && { state: 'open' })
    })
  }
  if (before !== text.fingerprint || state === 'closed') {
    await github.createComment(number, `The differences have changed: ${text.title}`)
  }
  return number
}
