import { resolve } from 'node:path'
import { CannotRun, Refused } from '../model/errors.ts'
import type { Plan } from '../model/plan.ts'
import { describeOperation } from '../reporters/operation.ts'
import { planIn } from '../sync/apply/settle.ts'
import { canonical } from '../sync/digest.ts'
import { readPlan, type SavedPlan } from '../sync/plan/file.ts'
import type { Refusal } from '../sync/refusal.ts'
import { agreementOn, type AgreementContext } from './agreement.ts'
import type { Agreement } from './carry-out.ts'
import type { Invocation } from './command.ts'
import { besides, requireNewer } from './confirmed.ts'
import { planTargets, type Prepared } from './plan.ts'
import { chooseTargets } from './targets.ts'

/** What is needed to carry out a plan that was saved. */
export interface SavedContext extends AgreementContext {
  readonly invocation: Invocation
}

/**
 * The plan of `--plan FILE`, or with `--confirm` the one that waits for a person; null where neither is asked for. It is
 * carried out as it is where the targets are as it expects, all of what was read of them; else they are planned again, and
 * nothing is done that it does not hold. Throws `StillWaiting` where nothing proves yet that the person has done anything.
 */
export const savedAgreement = async (context: SavedContext): Promise<Agreement | null> => {
  const saved = savedIn(context)
  if (saved === null) return null
  const mode = context.invocation.switches.has('confirm') ? 'confirm' : 'apply'
  const fresh = await planAgain(saved, context)
  if (mode === 'confirm') requireNewer(saved.plan, fresh, context.ledger)
  const again = async (): Promise<Agreement> => ({
    ...(await agreementOn(within(saved, fresh), context)),
    mode
  })
  if (isOver(saved.plan, context) || !isWhereItWas(saved, fresh, context)) return again()
  const beside = mode === 'confirm' ? besides(saved.plan, fresh) : []
  return { ...(await agreementOn(asSaved(saved, fresh), context)), mode, again, beside }
}

const savedIn = ({ invocation, environment, ledger }: SavedContext): SavedPlan | null => {
  const file = invocation.values['plan']
  if (file !== undefined)
    return opened(environment.readFile(resolve(environment.folder, file)), `the plan \`${file}\``)
  if (!invocation.switches.has('confirm')) return null
  const text = ledger.journal.waiting()?.planText ?? null
  if (text !== null) return opened(text, 'the plan that waits')
  throw new CannotRun(
    'no apply waits for a person',
    'run `rolewright plan` to see what is to do, and `rolewright apply` to do it'
  )
}

const opened = (text: string, name: string): SavedPlan => {
  const saved = readPlan(text)
  if (typeof saved !== 'string') return saved
  throw new Refused(
    `${name} is not carried out: ${saved}`,
    'nothing was written; make it anew with `rolewright plan --out FILE`, and have it approved'
  )
}

/** Whether an instant has come that changes what the plan was made from. */
const isOver = ({ validUntil }: Plan, { organisation }: SavedContext): boolean =>
  validUntil !== null && Date.parse(validUntil) <= organisation.now

/**
 * Whether a plan with which nobody has begun finds the targets as they were when it was made. Of one that was begun the
 * places in the middle are told by what it changes.
 */
const isWhereItWas = ({ plan }: SavedPlan, { planned }: Prepared, { ledger }: SavedContext): boolean =>
  planIn(ledger.journal.keptPlan())?.digest === plan.digest ||
  canonical(plan.evidence.states) === canonical(planned.plan.evidence.states)

const planAgain = (
  { plan }: SavedPlan,
  { organisation, ledger, environment }: SavedContext
): Promise<Prepared> => {
  const names = plan.targets.map(({ id }) => id)
  const targets = names.length === 0 ? [] : chooseTargets(organisation.policy, names)
  return planTargets(organisation, targets, ledger, { environment, revokeFirst: false })
}

const asSaved = (saved: SavedPlan, fresh: Prepared): Prepared => ({
  ...fresh,
  planned: { ...fresh.planned, ...saved, notes: [] }
})

/**
 * What is to do by now, in the order of the saved plan and under its digest. Whatever the saved plan does not hold is a
 * refusal: nobody has approved it.
 */
const within = (saved: SavedPlan, fresh: Prepared): Prepared => {
  const { planned } = fresh
  const wanted = new Set(planned.plan.operations.map(({ id }) => id))
  const operations = saved.plan.operations.filter(({ id }) => wanted.has(id))
  const pending = saved.plan.pending.filter(({ operation }) => wanted.has(operation))
  const { digest, helpers, gaps } = saved.plan
  return {
    ...fresh,
    planned: {
      ...planned,
      plan: { ...planned.plan, digest, operations, helpers, gaps, pending },
      refusals: [...planned.refusals, ...refusalsOf(saved), ...extra(saved, fresh)]
    }
  }
}

/** A plan that was refused when it was made is not carried out later either. */
const refusalsOf = ({ plan, refusals }: SavedPlan): readonly Refusal[] => [
  ...refusals,
  ...plan.guards.flatMap(({ passed, target, message }) =>
    passed ? [] : [{ target, message, help: 'make a new plan' }]
  )
]

const extra = ({ plan }: SavedPlan, { planned, open }: Prepared): readonly Refusal[] => {
  const written = new Set(open.flatMap(({ target, live }) => (live.taken === undefined ? [] : target.id)))
  const known = new Set(plan.operations.map(({ id }) => id))
  return planned.plan.operations
    .filter(({ id }) => !known.has(id))
    .map((operation) => ({
      target: operation.target,
      message: `the saved plan does not hold this, which is to do by now: ${describeOperation(operation)}`,
      help: written.has(operation.target)
        ? 'undo it on the platform and write that down, or make a new plan and have it approved'
        : 'make a new plan, and have it approved'
    }))
}
