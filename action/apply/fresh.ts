import { counted, planTargets, type Prepared } from '../../src/index.ts'
import type { Job } from '../job.ts'
import { beyond, isBeyond, type Beyond } from './beyond.ts'
import { beyondText, notApproved, planChanged } from './failures.ts'
import { isMet, type Judged, type Shown } from './judged.ts'
import type { Scene } from './scene.ts'
import type { Failure } from '../failure.ts'

/** A merged pull request whose plan is approved. */
type Approved = Judged & { readonly shown: Shown }

/** What is done now. */
export interface Fresh {
  readonly prepared: Prepared
  /** Whether something is left out, because nobody has approved it. */
  readonly isPart: boolean
}

/** What decides what may be done now. */
export interface FreshOptions {
  readonly judged: readonly Judged[]
  readonly approved: readonly Approved[]
  /** Told of each plan that is made, for whoever has to say later why it was not carried out. */
  readonly onPlan: (prepared: Prepared) => void
}

/**
 * Plans anew against the targets as they are, or goes on with a plan that was cut off, and holds it against what was
 * approved. Whatever no approved plan shows is a reason to do nothing, or is left out where the inputs say so; what is
 * left is then planned, guarded and proven as a plan of its own. The targets are read a second time only where a plan
 * was cut off that may not be gone on with: by then another one may be what was approved.
 */
export const planFresh = async (
  job: Job,
  { organisation, targets, ledger }: Scene,
  { judged, approved, onPlan }: FreshOptions
): Promise<Fresh> => {
  const { environment, inputs, runner } = job
  const plans = approved.map(({ shown }) => shown.plan)
  const moreIn = ({ planned }: Prepared): Beyond =>
    beyond(planned.plan, plans, { now: organisation.now, helpers: ledger.helpers })
  const planned = async (without: ReadonlySet<string>, goesOn = false): Promise<Prepared> => {
    const prepared = await planTargets(organisation, targets, ledger, {
      environment,
      revokeFirst: false,
      goesOn,
      ...(without.size > 0 && { only: (operations) => operations.filter(({ id }) => !without.has(id)) })
    })
    onPlan(prepared)
    return prepared
  }
  const goneOn = await planned(new Set(), true)
  if (!isBeyond(moreIn(goneOn))) return { prepared: goneOn, isPart: false }
  const wasCutOff = ledger.journal.keptPlan() !== null
  const whole = wasCutOff ? await planned(new Set()) : goneOn
  const more = moreIn(whole)
  if (!isBeyond(more)) return { prepared: whole, isPart: false }
  const isAdopted = targets.every(({ id }) => ledger.applied.has(id))
  if (inputs.onPlanChange === 'fail' || !isAdopted) throw changed(more, judged)
  const part = await planned(new Set(more.operations.map(({ id }) => id)))
  const still = moreIn(part)
  if (isBeyond(still)) throw changed(still, judged)
  const amount = counted(more.operations.length, 'change')
  runner.warning(`${amount} that nobody has approved left out: ${beyondText(more)}`)
  return { prepared: part, isPart: true }
}

/** Where what is more stands in a plan that is not approved, that is the reason. */
const changed = (more: Beyond, judged: readonly Judged[]): Failure => {
  const extra = new Set(more.operations.map(({ id }) => id))
  const owner = judged.find(
    (one) => !isMet(one) && one.shown?.plan.operations.some(({ id }) => extra.has(id)) === true
  )
  return owner?.shown
    ? notApproved(`what pull request #${owner.pull.number} has left to do`, owner.shown.judgement)
    : planChanged(more)
}
