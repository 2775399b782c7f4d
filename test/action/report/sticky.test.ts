import { describe, expect, test } from 'vitest'
import { GitHubError } from '../../../action/github/port.ts'
import { marker } from '../../../action/report/marker.ts'
import { putComment, putIssue, type IssueText } from '../../../action/report/sticky.ts'
import { fakeGitHub, person, us, type FakeGitHub } from '../fake-github.ts'

const day = 24 * 60 * 60 * 1000
const now = 100 * day
const fake = (): FakeGitHub => fakeGitHub({ now: () => now })
const bodyOf = (run: number): string => `${marker('plan', { run })}\n## plan ${run}\n`

const there = (github: FakeGitHub): readonly string[] =>
  (github.commentsThere.get(7) ?? []).map(({ id, body }) => `${id} ${/plan \d+|hello/.exec(body)?.[0]}`)

/** Comments on the pull request, oldest first. */
const comment = (github: FakeGitHub, id: number, body: string, author = us): void => {
  const before = github.commentsThere.get(7) ?? []
  github.commentsThere.set(7, [...before, { id, body, author, url: `https://github.example/comments/${id}` }])
}

describe('the comment', () => {
  test('is created once and then kept up to date', async () => {
    const github = fake()
    expect(await putComment(github, 7, 'plan', bodyOf(1))).toMatchObject({ kind: 'created' })
    expect(await putComment(github, 7, 'plan', bodyOf(2))).toMatchObject({ kind: 'updated' })
    expect(there(github)).toEqual(['1 plan 2'])
    expect(github.writes).toEqual(['createComment', 'updateComment'])
  })

  test('is not written where it would say the same', async () => {
    const github = fake()
    comment(github, 3, bodyOf(1).replaceAll('\n', '\r\n').trimEnd())
    expect(await putComment(github, 7, 'plan', bodyOf(1))).toEqual({
      kind: 'unchanged',
      url: 'https://github.example/comments/3'
    })
    expect(github.writes).toEqual([])
  })

  test("is never a stranger's, though it has our marker", async () => {
    const github = fake()
    comment(github, 1, bodyOf(9), person('mallory'))
    comment(github, 2, bodyOf(9), { login: 'github-actions', kind: 'User' })
    expect(await putComment(github, 7, 'plan', bodyOf(1))).toMatchObject({ kind: 'created' })
    expect(there(github).slice(0, 2)).toEqual(['1 plan 9', '2 plan 9'])
    expect(github.writes).toEqual(['createComment'])
  })

  test('is none of ours that quotes the marker further down, or is of another kind', async () => {
    const github = fake()
    comment(github, 1, `hello\n${bodyOf(9)}`)
    comment(github, 2, `${marker('drift', {})}\nhello`)
    await putComment(github, 7, 'plan', bodyOf(1))
    expect(github.writes).toEqual(['createComment'])
  })

  test('is the oldest of several, and the others go', async () => {
    const github = fake()
    for (const id of [8, 5, 9]) comment(github, id, bodyOf(id))
    comment(github, 6, bodyOf(6), person('mallory'))
    await putComment(github, 7, 'plan', bodyOf(1))
    expect(there(github)).toEqual(['5 plan 1', '6 plan 6'])
  })

  test('that was deleted meanwhile is created again', async () => {
    const github = fake()
    comment(github, 3, bodyOf(3))
    const gone: FakeGitHub = Object.assign(github, { updateComment: () => Promise.resolve(false) })
    expect(await putComment(gone, 7, 'plan', bodyOf(1))).toMatchObject({ kind: 'created' })
  })

  test('that somebody else has removed already does not matter', async () => {
    const github = fake()
    for (const id of [1, 2]) comment(github, id, bodyOf(id))
    github.failing.set('deleteComment', new GitHubError('missing', 'gone'))
    expect(await putComment(github, 7, 'plan', bodyOf(3))).toMatchObject({ kind: 'updated' })
  })

  test('is left away where the token may not write', async () => {
    for (const call of ['comments', 'createComment'] as const) {
      const github = fake()
      github.failing.set(call, new GitHubError('denied', 'no'))
      expect(await putComment(github, 7, 'plan', bodyOf(1))).toEqual({ url: null, kind: 'denied' })
    }
  })

  test.each(['missing', 'refused', 'limited', 'unreachable'] as const)('that is %s fails', async (kind) => {
    const github = fake()
    github.failing.set('createComment', new GitHubError(kind, 'no'))
    await expect(putComment(github, 7, 'plan', bodyOf(1))).rejects.toThrow(GitHubError)
  })

  test('is ours by the login of the workflows where GitHub does not say who we are', async () => {
    const github = fakeGitHub({ now: () => now, viewer: null })
    comment(github, 4, bodyOf(4))
    expect(await putComment(github, 7, 'plan', bodyOf(1))).toMatchObject({ kind: 'updated' })
  })
})

const text = (given: Partial<IssueText> = {}): IssueText => ({
  label: 'access-drift',
  kind: 'drift',
  title: 'Access drift: 1 difference on 1 target',
  body: 'body',
  isClean: false,
  fingerprint: 'f1',
  now,
  ...given
})

const clean = text({ isClean: true, title: 'Access drift: none', body: 'none', fingerprint: 'f0' })

describe('the issue', () => {
  test('is opened, kept up to date in silence, told where it changes, and closed', async () => {
    const github = fake()
    expect(await putIssue(github, text())).toBe(1)
    expect(await putIssue(github, text())).toBe(1)
    expect(github.writes).toEqual(['createIssue'])
    expect(await putIssue(github, text({ body: 'as of later' }))).toBe(1)
    expect(github.writes).toEqual(['createIssue', 'updateIssue'])
    expect(await putIssue(github, text({ fingerprint: 'f2' }))).toBe(1)
    expect(github.writes.slice(2)).toEqual(['updateIssue', 'createComment'])
    expect(await putIssue(github, clean)).toBe(1)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['closed'])
    expect(await putIssue(github, clean)).toBe(null)
    expect(github.issuesThere).toHaveLength(1)
  })

  test('is opened again within 7 days, and then a new one is', async () => {
    const github = fake()
    await putIssue(github, text())
    await putIssue(github, clean)
    expect(await putIssue(github, text({ now: now + 7 * day }))).toBe(1)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['open'])
    await putIssue(github, clean)
    expect(await putIssue(github, text({ now: now + 7 * day + 1 }))).not.toBe(1)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['closed', 'open'])
  })

  test("is never a stranger's, nor one without our marker or label", async () => {
    const github = fake()
    const body = `${marker('drift', { fingerprint: 'f1' })}\nbody`
    github.addIssue({ author: person('mallory'), labels: ['access-drift'], body })
    github.addIssue({ labels: ['access-drift'], body: 'mine' })
    github.addIssue({ labels: ['other'], body })
    expect(await putIssue(github, clean)).toBe(null)
    expect(await putIssue(github, text())).toBe(4)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open'])
  })

  test('is one: others that are open are closed', async () => {
    const github = fake()
    const body = `${marker('drift', { fingerprint: 'f1' })}\nbody`
    for (let count = 0; count < 3; count++) github.addIssue({ labels: ['access-drift'], body })
    expect(await putIssue(github, text())).toBe(1)
    expect(github.issuesThere.map(({ state }) => state)).toEqual(['open', 'closed', 'closed'])
  })
})
