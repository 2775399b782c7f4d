import {
  CannotRun,
  chooseTargets,
  driftOfTarget,
  openLedger,
  openTargets,
  type DriftView,
  type Environment,
  type Ledger,
  type OpenTarget,
  type Organisation,
  type Target
} from '../../src/index.ts'
import { Failure } from '../failure.ts'
import type { Job } from '../job.ts'
import { basesFor } from '../state/targets.ts'
import { firstText } from './findings.ts'
import { openDocuments } from './prepare.ts'

/** What a look at the targets has shown. */
export interface Look {
  readonly organisation: Organisation
  readonly ledger: Ledger
  readonly seen: readonly { readonly open: OpenTarget; readonly view: DriftView }[]
  /** Targets that were to be looked at and could not be, and why. */
  readonly unread: readonly { readonly target: string; readonly error: CannotRun }[]
  /** Targets without credentials here: nobody expected to see them. */
  readonly left: readonly string[]
}

/**
 * Reads every target that can be read live, one after another, and compares each with what was applied there last. One
 * that cannot be read keeps no other from being looked at. The state of earlier runs has to be open already.
 */
export const lookAround = async (job: Job): Promise<Look> => {
  const organisation = openDocuments(job, null)
  refuseInvalid(organisation)
  const chosen = targetsOf(job, organisation)
  const ledger = openLedger(organisation.folder, job.environment)
  const look: Growing = { organisation, ledger, seen: [], unread: [], left: [] }
  for (const target of chosen) {
    const environment = liveFor(job, organisation, target)
    if (environment === null) look.left.push(target.id)
    else await lookAt(target, environment, look)
  }
  return look
}

/** An organisation that only describes roles so far has nothing to look at, which is no mistake. */
const targetsOf = ({ inputs }: Job, { policy }: Organisation): readonly Target[] => {
  const isDeclared = [...policy.targets.values()].some(({ document }) => document !== null)
  return isDeclared || inputs.targets.length > 0 ? chooseTargets(policy, inputs.targets) : []
}

interface Growing extends Look {
  readonly seen: Look['seen'][number][]
  readonly unread: Look['unread'][number][]
  readonly left: string[]
}

/** Null where the target cannot be read live here; whether anything is recorded of it does not matter to drift. */
const liveFor = (job: Job, organisation: Organisation, { id }: Target): Environment | null => {
  try {
    const one = { ...job, inputs: { ...job.inputs, targets: [id] } }
    const { environment, bases } = basesFor(one, organisation)
    return bases.every(({ kind }) => kind === 'live') ? environment : null
  } catch (error) {
    if (error instanceof CannotRun) return null
    throw error
  }
}

const lookAt = async (
  target: Target,
  environment: Environment,
  { organisation, ledger, seen, unread }: Growing
): Promise<void> => {
  try {
    for (const open of await openTargets(organisation, [target], environment))
      seen.push({ open, view: driftOfTarget(organisation, open, ledger) })
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    unread.push({ target: target.id, error })
  }
}

/** Throws where the documents hold an error: what they mean is not known then. */
export const refuseInvalid = ({ findings }: Organisation): void => {
  if (findings.every(({ severity }) => severity !== 'error')) return
  throw new Failure(
    'policy-violation',
    `the documents hold errors, so nothing is done with them: ${firstText(findings)}`,
    'mend them; `rolewright validate` shows all of them',
    { result: 'denied', exit: 1 }
  )
}
