import { orNull, untried, type Asker } from './asker.ts'
import { commentOf, issueOf } from './convert.ts'
import type { GitHub, Issue } from './port.ts'

type Discussions = Pick<
  GitHub,
  | 'comments'
  | 'createComment'
  | 'updateComment'
  | 'deleteComment'
  | 'issues'
  | 'issue'
  | 'createIssue'
  | 'updateIssue'
>

/** How far the clocks of two machines may differ, in milliseconds. */
const slack = 300_000

/** Texts are stored without white space around them, and with line ends of one kind. */
const sameText = (one: string | null | undefined, other: string): boolean =>
  (one ?? '').replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim()

/** Comments and issues. */
export const discussionsOf = (asker: Asker): Discussions => {
  const { rest, where, ask, once } = asker
  const listComments = (issue: number) =>
    rest.paginate(rest.issues.listComments, { ...where, issue_number: issue, per_page: 100 })
  const listIssues = (label: string, state: 'open' | 'all') =>
    rest.paginate(rest.issues.listForRepo, { ...where, labels: label, state, per_page: 100 })
  const isOurs = async (since: number): Promise<(made: Made) => boolean> => {
    const viewer = await asker.viewer()
    return ({ user, created_at }) =>
      Date.parse(created_at) >= since - slack && (viewer === null || user?.login === viewer)
  }
  return {
    comments: (issue) => ask('comments', async () => (await listComments(issue)).map(commentOf)),
    createComment: (issue, body) => {
      const since = Date.now()
      return once('createComment', {
        make: async () =>
          commentOf(
            (await rest.issues.createComment({ ...where, issue_number: issue, body, ...untried })).data
          ),
        look: async () => {
          const ours = await isOurs(since)
          const found = (await listComments(issue)).find((one) => ours(one) && sameText(one.body, body))
          return found ? commentOf(found) : null
        }
      })
    },
    updateComment: async (id, body) =>
      (await orNull(
        ask('updateComment', () => rest.issues.updateComment({ ...where, comment_id: id, body }))
      )) !== null,
    deleteComment: async (id) => {
      await orNull(ask('deleteComment', () => rest.issues.deleteComment({ ...where, comment_id: id })))
    },
    issues: (label, state) =>
      ask('issues', async () =>
        (await listIssues(label, state)).filter(({ pull_request }) => !pull_request).map(issueOf)
      ),
    issue: (number) =>
      ask('issue', async () => issueOf((await rest.issues.get({ ...where, issue_number: number })).data)),
    createIssue: ({ title, body, labels }) => {
      const since = Date.now()
      return once<Issue>('createIssue', {
        make: async () =>
          issueOf(
            (await rest.issues.create({ ...where, title, body, labels: [...labels], ...untried })).data
          ),
        look: async () => {
          const ours = await isOurs(since)
          const found = (await listIssues(labels.join(','), 'all')).find(
            (one) => ours(one) && one.title === title.trim() && sameText(one.body, body)
          )
          return found ? issueOf(found) : null
        }
      })
    },
    updateIssue: async (number, change) => {
      await ask('updateIssue', () => rest.issues.update({ ...where, issue_number: number, ...change }))
    }
  }
}

interface Made {
  readonly user: { readonly login?: string } | null
  readonly created_at: string
}
