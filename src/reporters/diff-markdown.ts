import { accessInFull, accessTable, alikeIn, type Shown } from './access-markdown.ts'
import { comparedText, notesOf, summaryOf, type DiffAnswer, type DiffView } from './diff.ts'
import { assignmentList, releasedList, roleList } from './documents-markdown.ts'
import { code } from './markdown.ts'
import { pageOf } from './page.ts'

/** How differences are shown in a comment. */
export interface CommentView extends Pick<DiffView, 'hunks'> {
  /** How many bytes the comment may have; 60,000 where absent, which a comment on GitHub has room for. */
  readonly room?: number
}

/**
 * Differences as a comment on a pull request: how much, then who gains and loses what, then what is let go; all else is
 * folded. Text of users stands in code spans and fenced blocks only. What has no room is counted.
 */
export const diffMarkdown = (answer: DiffAnswer, { hunks, room = 60_000 }: CommentView): string => {
  const { comparison } = answer
  const alike = alikeIn(comparison.access)
  const summary = summaryOf(comparison)
  return pageOf({
    room,
    start: [
      `## ${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}`,
      ...notesOf(answer, code).map((note) => `**Careful:** ${note}.`)
    ],
    parts: [
      (half) => accessTable(alike, shown(half)),
      (half) => releasedList(comparison.released, shown(half)),
      (half) => roleList(comparison.roles, hunks, shown(half)),
      (half) => assignmentList(comparison.assignments, shown(half)),
      (half) => accessInFull(alike, shown(half))
    ],
    end: [`Compared ${comparedText(answer, code)}.`]
  })
}

const shown = (room: number): Shown => ({
  room,
  more: (rest) => `and ${rest} more, which have no room here: \`rolewright diff\` shows all`
})
