import type { Command } from '../job.ts'
import { Failure } from '../failure.ts'
import { planMerged } from './plan-merged.ts'
import { planPull } from './plan-pull.ts'
import { judgeReview } from './plan-review.ts'

/**
 * Shows what would change, and for whom. On a pull request it tells people and marks files; on a review it only judges
 * again; on what is merged, or is about to be, it says whether an apply has anything to do.
 */
export const planCommand: Command = async (job) => {
  const { event } = job.context
  switch (event.kind) {
    case 'pull':
      return planPull(job, event.pull)
    case 'review':
      return judgeReview(job, event.pull)
    case 'merge-group':
      return planMerged(job, { base: event.base, queued: event.head })
    case 'push':
    case 'schedule':
    case 'dispatch':
      return planMerged(job, { base: null, queued: null })
    case 'issue':
    case 'run':
    case 'dangerous':
    case 'other':
      throw new Failure(
        event.kind === 'run' || event.kind === 'dangerous' ? 'unsafe-event' : 'usage',
        `\`plan\` has nothing to do on this event (\`${event.kind === 'other' ? event.name : event.kind}\`)`,
        'use it on `pull_request`, `pull_request_review`, `merge_group`, `push` or `workflow_dispatch`'
      )
  }
}
