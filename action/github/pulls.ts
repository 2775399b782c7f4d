import { orNull, type Asker } from './asker.ts'
import { commentOf, commitOf, permissionOf, pullOf, reviewOf } from './convert.ts'
import { GitHubError, type GitHub } from './port.ts'

type Pulls = Pick<
  GitHub,
  'pull' | 'pullsOfCommit' | 'openPulls' | 'pullCommits' | 'reviews' | 'permission' | 'lineComments'
>

/** Reading pull requests, and who stands behind them. */
export const pullsOf = ({ rest, where, ask }: Asker): Pulls => {
  const get = (number: number) => rest.pulls.get({ ...where, pull_number: number })
  return {
    pull: (number) => ask('pull', async () => pullOf((await get(number)).data)),
    pullsOfCommit: (commit) =>
      ask('pullsOfCommit', async () => {
        const all = { ...where, commit_sha: commit, per_page: 100 }
        return (await rest.paginate(rest.repos.listPullRequestsAssociatedWithCommit, all)).map(pullOf)
      }),
    openPulls: () =>
      ask('openPulls', async () =>
        (await rest.paginate(rest.pulls.list, { ...where, state: 'open', per_page: 100 })).map(pullOf)
      ),
    pullCommits: (number) =>
      ask('pullCommits', async () => {
        const all = { ...where, pull_number: number, per_page: 100 }
        const commits = await rest.paginate(rest.pulls.listCommits, all)
        const { data } = await get(number)
        if (commits.length < data.commits) throw tooMany(number, data.commits, commits.length)
        return commits.map(commitOf)
      }),
    reviews: (number) =>
      ask('reviews', async () => {
        const all = { ...where, pull_number: number, per_page: 100 }
        const reviews = (await rest.paginate(rest.pulls.listReviews, all)).map(reviewOf)
        return reviews.toSorted(
          (one, other) => (one.submittedAt ?? Infinity) - (other.submittedAt ?? Infinity) || one.id - other.id
        )
      }),
    permission: async (login) => {
      const answer = await orNull(
        ask('permission', () => rest.repos.getCollaboratorPermissionLevel({ ...where, username: login }))
      )
      return answer === null ? 'none' : permissionOf(answer.data)
    },
    lineComments: (number) =>
      ask('lineComments', async () => {
        const all = { ...where, pull_number: number, per_page: 100 }
        const comments = await rest.paginate(rest.pulls.listReviewComments, all)
        return comments.map((comment) => ({ ...commentOf(comment), path: comment.path }))
      })
  }
}

/** GitHub lists 250 commits of a pull request; whoever stands behind the others would go unseen. */
const tooMany = (number: number, commits: number, listed: number): GitHubError =>
  new GitHubError(
    'refused',
    `pull request #${number} has ${commits} commits, of which GitHub lists ${listed}, so who wrote all of it cannot be told; split it`
  )
