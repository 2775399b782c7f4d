import { alikeIn, type Part } from '../../src/index.ts'
import { body } from './body.ts'
import { diagram } from './mermaid.ts'
import { accessIn } from './tally.ts'
import type { PlanReport } from './view.ts'

/** A step may have 1 MiB; other parts of it are told there too. */
const summaryRoom = 900_000

/** The same as the comment for the summary of the job, with nearly any number of people, and a diagram of what changes. */
export const jobSummary = (report: PlanReport): string => {
  const picture: Part = () => diagram(alikeIn(accessIn(report))) ?? ''
  return body(report, {
    room: summaryRoom,
    picture,
    showing: () => (room) => ({
      room,
      more: (rest) => `and ${rest} more in the plan, which this run keeps as an artifact`
    })
  })
}
