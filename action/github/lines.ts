import { untried, type Asker } from './asker.ts'
import { GitHubError, type GitHub, type LineComment } from './port.ts'

/** Above the comments of a review; GitHub wants a text there. */
const heading = 'Suggested by rolewright'

/** Comments on lines: all in one review, or one by one where GitHub refuses some line. */
export const commentOnLines = (asker: Asker): GitHub['commentOnLines'] => {
  const { rest, where, ask, once } = asker
  const posted = async (number: number, commit: string): Promise<(comment: LineComment) => boolean> => {
    const all = { ...where, pull_number: number, per_page: 100 }
    const there = await rest.paginate(rest.pulls.listReviewComments, all)
    const viewer = await asker.viewer()
    return ({ path, line, body }) =>
      there.some(
        (one) =>
          one.path === path &&
          one.line === line &&
          one.body === body &&
          one.original_commit_id === commit &&
          (viewer === null || one.user.login === viewer)
      )
  }
  const review = (number: number, commit: string, comments: readonly LineComment[]) =>
    once('commentOnLines', {
      make: async () => {
        const placed = comments.map((comment) => ({ ...placeOf(comment), body: comment.body }))
        const what = { commit_id: commit, event: 'COMMENT', body: heading, comments: placed } as const
        await rest.pulls.createReview({ ...where, pull_number: number, ...what, ...untried })
        return comments.length
      },
      look: async () => (comments.every(await posted(number, commit)) ? comments.length : null)
    })
  const single = async (number: number, commit: string, comment: LineComment): Promise<number> => {
    const what = { ...placeOf(comment), commit_id: commit, body: comment.body }
    try {
      return await once('commentOnLines', {
        make: async () => {
          await rest.pulls.createReviewComment({ ...where, pull_number: number, ...what, ...untried })
          return 1
        },
        look: async () => ((await posted(number, commit))(comment) ? 1 : null)
      })
    } catch (error) {
      if (isRefused(error)) return 0
      throw error
    }
  }
  return async (number, commit, comments) => {
    if (comments.length === 0) return 0
    try {
      return await review(number, commit, comments)
    } catch (error) {
      if (!isRefused(error)) throw error
    }
    const isPosted = await ask('commentOnLines', () => posted(number, commit))
    let taken = 0
    for (const comment of comments) taken += isPosted(comment) ? 1 : await single(number, commit, comment)
    return taken
  }
}

const isRefused = (error: unknown): boolean => error instanceof GitHubError && error.kind === 'refused'

/** Where a comment stands: lines of the new side. */
const placeOf = ({ path, startLine, line }: LineComment) => ({
  path,
  line,
  side: 'RIGHT' as const,
  ...(startLine < line ? { start_line: startLine, start_side: 'RIGHT' as const } : {})
})
