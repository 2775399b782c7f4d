import { body } from './body.ts'
import { showingIn } from './text.ts'
import type { PlanReport } from './view.ts'

/** GitHub takes 65,536 characters; what it counts as one is not known for sure, so bytes are counted. */
const commentRoom = 60_000

/**
 * The comment on a pull request, without the line of its marker, in at most so many bytes of UTF-8: who gains and loses
 * what, what stands against it, who has to agree. Text that is not ours stands in code only.
 */
export const planComment = (report: PlanReport, room: number = commentRoom): string =>
  body(report, {
    room,
    showing: (most) => showingIn(report, most),
    end: ['this comment is output only: editing it changes nothing']
  })
