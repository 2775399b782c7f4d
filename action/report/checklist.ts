import { counted, cut, describeOperation, type PendingStep, type Plan } from '../../src/index.ts'
import { link, quote, short } from './text.ts'

/** What the steps of a person come from. */
export interface ChecklistOptions {
  readonly runUrl: string
  /** The pull request that asked for them; null where time alone did. */
  readonly pull: number | null
}

/** The steps that a person carries out, as clicks to tick off; closing the issue says that they are done. */
export const checklistIssue = (
  plan: Plan,
  pending: readonly PendingStep[],
  { runUrl, pull }: ChecklistOptions
): { readonly title: string; readonly body: string } => {
  const targets = new Set(pending.map(({ target }) => target)).size
  const amount = `${counted(pending.length, 'change')} on ${counted(targets, 'target')}`
  const steps = pending.map((step, index) => ({ step, index }))
  const cause = pull === null ? 'What time has made due' : `Pull request #${pull}`
  return {
    title: `Access: ${amount} to be made by hand`,
    body: [
      `${cause} needs **${amount}** that only a person can make, in this order. Do each step, then **close this issue**: the targets are read again, and what is as planned counts as done.`,
      'Whoever gains by a step, or is who it is about, asks somebody else to do it and to close the issue.',
      cut(steps, {
        room: 55_000,
        write: ({ step, index }) => stepText(plan, step, index),
        more: (rest) => `and ${counted(rest, 'more step')}, told here once these are done`
      }),
      `<sub>${link('Run', runUrl)} · plan ${short(plan.digest)} · ticks are for you alone</sub>\n`
    ].join('\n\n')
  }
}

/** One change with its clicks. */
const stepText = (plan: Plan, { operation, target, guide }: PendingStep, index: number): string => {
  const what = plan.operations.find(({ id }) => id === operation)
  const clicks = guide.steps.map((step, place) => `  ${place + 1}. ${quote(step)}`)
  return `${[
    `### Step ${index + 1}`,
    `On ${quote(target)}: ${quote(what ? describeOperation(what) : operation)}`,
    [`- [ ] ${quote(guide.screen)}`, ...clicks].join('\n')
  ].join('\n\n')}\n`
}
