import { counted, type Carried, type Planned } from '../../src/index.ts'
import { commitUrl } from '../address.ts'
import type { Context, Ended } from '../model.ts'
import type { Standing } from '../report/view.ts'
import type { CarriedHere } from './carry.ts'

/** How an apply that came so far ended: for the outputs, and for the pull requests. */
export interface End {
  readonly ended: Ended
  readonly standing: Standing
}

/** Where it ended, and what of. */
export interface EndOptions {
  readonly context: Pick<Context, 'run' | 'serverUrl' | 'owner' | 'repository'>
  readonly commit: string
  readonly planned: Planned
}

/**
 * How it ended once it was carried out: all of it, as far as a program can, part of it, or not at all because the targets
 * had moved on since the plan.
 */
export const endOf = ({ carried, unsaved }: CarriedHere, options: EndOptions): End => {
  const { context, commit, planned } = options
  const runUrl = context.run.url
  if (carried.kind !== 'finished') return movedOn(carried, runUrl)
  const { applied, before } = carried
  const total = planned.plan.operations.length
  const done =
    before + applied.outcomes.filter(({ result }) => result === 'done' || result === 'already').length
  const left = Math.max(0, total - done)
  const isWaiting = applied.stopped === null && applied.left.length === 0 && waits(carried)
  const doneText = `${done} of ${counted(total, 'change')} done`
  if (unsaved !== null) {
    const message = `${doneText}, but the record of it is not on its branch: ${unsaved}: mend the cause and run this job again`
    return end(
      { exit: 4, result: 'partial', reason: 'target-error', message },
      { kind: 'partial', runUrl, left }
    )
  }
  if (applied.complete) {
    const message =
      total === 0
        ? 'nothing was to be changed; the documents are kept as applied'
        : `applied: ${doneText}, and read back`
    return end(
      { exit: 0, result: 'ok', reason: null, message },
      {
        kind: 'applied',
        runUrl,
        commit,
        commitUrl: commitUrl(context, commit)
      }
    )
  }
  if (isWaiting) {
    const message = `${doneText}; the rest a person has to do, as the checklist issue says`
    return end({ exit: 4, result: 'waiting', reason: null, message }, { kind: 'waiting', runUrl, left })
  }
  const message = `stopped part-way, ${doneText}: ${whyOf(carried)}: mend the cause and run this job again, it goes on where it stopped`
  return end(
    { exit: 4, result: 'partial', reason: 'target-error', message },
    { kind: 'partial', runUrl, left }
  )
}

type Finished = Extract<Carried, { readonly kind: 'finished' }>

const waits = ({ applied: { outcomes, held } }: Finished): boolean =>
  held.length > 0 || outcomes.some(({ result }) => result === 'waiting')

const whyOf = ({ applied }: Finished): string => {
  if (applied.stopped !== null) return applied.stopped.message
  const [unread] = applied.unread
  return unread === undefined
    ? 'the read-back shows that the targets are not as planned'
    : `\`${unread}\` could not be read at the end`
}

const movedOn = (carried: Exclude<Carried, Finished>, runUrl: string): End => {
  const because =
    carried.kind === 'stale'
      ? carried.message
      : `from where the targets are now the plan is not proven safe: ${carried.breach.message}`
  const message = `nothing was written: ${because}: run this job again, which plans anew`
  return end(
    { exit: 3, result: 'blocked', reason: 'plan-changed', message },
    { kind: 'not-applied', runUrl, because }
  )
}

const end = (ended: Omit<Ended, 'outputs'>, standing: Standing): End => ({
  ended: { ...ended, outputs: {} },
  standing
})
