import { CannotRun, Refused } from '../model/errors.ts'
import { counted } from '../model/words.ts'
import { applyJson, applyPretty } from '../reporters/apply.ts'
import { safe } from '../reporters/safe.ts'
import type { Refusal } from '../sync/refusal.ts'
import { summarise } from '../validate/validate.ts'
import { agreementOn } from './agreement.ts'
import { dueAgreement } from './apply-due.ts'
import { savedAgreement } from './apply-saved.ts'
import { carryOut, type Agreement, type Carried } from './carry-out.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { walkThrough } from './guided.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { openOrganisation } from './organisation.ts'
import { isRefused, planTargets, showPlan } from './plan.ts'
import { chooseTargets } from './targets.ts'
import { reportFindings, stopsHere, summaryLine } from './validate.ts'

/**
 * `rolewright apply`: validates, plans, asks, and carries the plan out. Where a person has to do something, a terminal asks
 * until it is done. Exit 3 where it is refused and nothing was written, 4 where it stopped part-way or waits for a person.
 */
export const applyCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  checkOptions(invocation)
  let ended = await applyOnce(invocation, environment, false)
  while (ended.waits && isAsking(invocation)) {
    environment.say(ended.output)
    ended = { ...ended, output: '' }
    if ((await environment.confirm('is all of this done and written down?')) !== true) break
    ended = await confirmOnce(invocation, environment)
  }
  const { exit, output } = ended
  return { exit, output }
}

/** An end, and whether a person can bring it further. */
interface End extends Outcome {
  readonly waits: boolean
}

/** `isGoingOn`: it was shown before what is carried out here. */
const applyOnce = async (
  invocation: Invocation,
  environment: Environment,
  isGoingOn: boolean
): Promise<End> => {
  if (invocation.switches.has('due')) {
    return settle(await dueAgreement(invocation, environment), invocation, environment, isGoingOn)
  }
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) {
    return { ...reportFindings(organisation, invocation, environment), waits: false }
  }
  const names = invocation.operands
  const targets = isSaved(invocation) ? [] : chooseTargets(organisation.policy, names)
  const { style, say } = environment
  if (!isGoingOn)
    say(`${summaryLine(summarise(organisation.findings, organisation.policy.documents), style)}\n`)
  const ledger = openLedger(organisation.folder, environment)
  tellUnfinished(ledger, environment)
  const saved = await savedAgreement({ organisation, ledger, invocation, environment })
  if (saved) return settle(saved, invocation, environment, isGoingOn)
  const options = { environment, revokeFirst: false, goesOn: true }
  const prepared = await planTargets(organisation, targets, ledger, options)
  const agreement = await agreementOn(prepared, { organisation, ledger, environment })
  return settle(agreement, invocation, environment, isGoingOn)
}

/** Whoever wants an answer in JSON, or no questions, is not asked. */
const isAsking = ({ values, switches }: Invocation): boolean =>
  values['format'] !== 'json' && !switches.has('yes')

/** What was written down in haste can be put right: the question comes again. */
const confirmOnce = async (invocation: Invocation, environment: Environment): Promise<End> => {
  const { policies, at } = invocation.values
  const values = { ...(policies !== undefined && { policies }), ...(at !== undefined && { at }) }
  try {
    const ended = await applyOnce({ operands: [], values, switches: new Set(['confirm']) }, environment, true)
    return { ...ended, waits: ended.waits || ended.exit === 3 }
  } catch (error) {
    if (!(error instanceof CannotRun) || error instanceof Refused) throw error
    const { style } = environment
    return {
      exit: 4,
      output: `${style.bad(safe(error.message))}\n  ${safe(error.help)}\n`,
      waits: true
    }
  }
}

/** Options that say which plan is meant do not go together. */
const checkOptions = ({ values, switches, operands }: Invocation): void => {
  const chosen = [
    ...(values['plan'] === undefined ? [] : ['--plan']),
    ...['due', 'confirm'].filter((name) => switches.has(name)).map((name) => `--${name}`)
  ]
  if (chosen.length > 1) {
    throw new CannotRun(`\`${chosen[0]}\` and \`${chosen[1]}\` do not go together`, 'leave one of them away')
  }
  const [only] = chosen
  if (only === undefined || only === '--due') return
  const more = operands.length > 0 ? 'targets' : values['base'] === undefined ? null : '`--base`'
  if (more === null) return
  throw new CannotRun(
    `\`${only}\` carries out a plan as it is, so ${more} cannot be chosen`,
    'leave that away, or make a new plan'
  )
}

/** Whether a plan is carried out that was made before. */
const isSaved = ({ values, switches }: Invocation): boolean =>
  values['plan'] !== undefined || switches.has('confirm')

const tellUnfinished = ({ unfinished }: Ledger, { say, style }: Environment): void => {
  if (unfinished === null) return
  const { started, done } = unfinished
  const text = `an apply of ${started.at} has not come to its end, with ${done.size} of ${counted(started.operations, 'change')} done; this one goes on from what is there`
  say(`${style.warn(text)}\n`)
}

const settle = async (
  agreement: Agreement,
  invocation: Invocation,
  environment: Environment,
  isGoingOn: boolean
): Promise<End> => {
  const { planned, locate } = agreement
  if (!isGoingOn || isRefused(planned)) environment.say(showPlan(planned, locate, environment))
  if (isRefused(planned)) return answer(agreement, null, invocation, environment)
  if (planned.plan.operations.length > 0 && !(await agreed(agreement, invocation, environment))) {
    const output = invocation.values['format'] === 'json' ? '' : 'nothing was changed\n'
    return { exit: 0, output, waits: false }
  }
  const carried = await carryOut(agreement, invocation, environment)
  if (carried.kind !== 'stale' || !agreement.again) return answer(agreement, carried, invocation, environment)
  const again = await agreement.again()
  if (isRefused(again.planned)) environment.say(showPlan(again.planned, again.locate, environment))
  const result = isRefused(again.planned) ? null : await carryOut(again, invocation, environment)
  return answer(again, result, invocation, environment)
}

const agreed = async (
  { mode, planned }: Agreement,
  invocation: Invocation,
  environment: Environment
): Promise<boolean> => {
  if (planned.plan.approvals.length > 0) {
    environment.say('nobody has proven these approvals here; a pull request collects them\n')
  }
  if (mode !== 'apply' || invocation.switches.has('yes')) return true
  const reply = await environment.confirm('carry this plan out?')
  if (reply !== null) return reply
  throw new CannotRun(
    'the plan has to be confirmed, and nobody is here to answer',
    'look at `rolewright plan`, then run `rolewright apply --yes`'
  )
}

/** What is said at the end, and the exit code that goes with it. */
const answer = (
  agreement: Agreement,
  carried: Carried | null,
  invocation: Invocation,
  environment: Environment
): End => {
  const { planned, locate, beside = [] } = agreement
  const applied = carried?.kind === 'finished' ? carried.applied : null
  const refusals = carried === null ? [] : refusalsOf(carried)
  const shown = { ...planned, refusals: [...planned.refusals, ...refusals] }
  const walk =
    applied === null ? { steps: [], snapshots: [], notes: [] } : walkThrough(agreement, applied, environment)
  const notes = [...(carried?.notes ?? []), ...walk.notes, ...(applied === null ? [] : beside)]
  return {
    exit: applied === null ? 3 : applied.complete ? 0 : 4,
    waits: walk.steps.length > 0,
    output:
      invocation.values['format'] === 'json'
        ? applyJson(shown, applied, locate)
        : applyPretty(shown, { ...walk, applied, refusals, notes }, environment.style)
  }
}

const refusalsOf = (carried: Carried): readonly Refusal[] => {
  if (carried.kind === 'finished') return []
  const help = 'nothing was written; run `rolewright apply` again, which plans anew'
  return carried.kind === 'stale'
    ? [{ target: '', message: carried.message, help }]
    : [
        {
          target: carried.breach.target,
          message: `not proven safe any more: ${carried.breach.message}`,
          help
        }
      ]
}
