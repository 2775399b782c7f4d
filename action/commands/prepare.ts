import { resolve } from 'node:path'
import {
  chooseTargets,
  openLedger,
  openOrganisation,
  planTargets,
  revisionSource,
  type Ledger,
  type Organisation,
  type Prepared,
  type Target
} from '../../src/index.ts'
import type { Job } from '../job.ts'
import type { Basis } from '../report/view.ts'
import { basesFor } from '../state/targets.ts'

/** The organisation as it is checked out, and what would change on its targets. */
export interface Ready {
  readonly organisation: Organisation
  /** Null where the documents have errors, so that nothing may be planned from them. */
  readonly prepared: Prepared | null
  readonly ledger: Ledger
  /** What each target was compared with: the live one, or what was recorded last. */
  readonly bases: readonly Basis[]
}

/**
 * Validates the documents and plans all chosen targets. `base` is the commit that judges beside them; where it is null,
 * each target is judged by what was applied there last. The state of earlier runs has to be open already.
 */
export const prepare = async (job: Job, { base }: { readonly base: string | null }): Promise<Ready> => {
  const organisation = openDocuments(job, base)
  const { folder, findings } = organisation
  if (findings.some(({ severity }) => severity === 'error')) {
    return { organisation, prepared: null, ledger: openLedger(folder, job.environment), bases: [] }
  }
  const { environment, bases, targets } = chosenIn(job, organisation)
  const ledger = openLedger(folder, environment)
  const prepared = await planTargets(organisation, targets, ledger, { environment, revokeFirst: false })
  return { organisation, prepared, ledger, bases }
}

/** The targets that are asked for, and how they are read. One that only describes roles so far has none, which is no mistake. */
export const chosenIn = (
  job: Job,
  organisation: Organisation
): ReturnType<typeof basesFor> & { readonly targets: readonly Target[] } => {
  const { policy } = organisation
  const isDeclared = [...policy.targets.values()].some(({ document }) => document !== null)
  if (!isDeclared && job.inputs.targets.length === 0)
    return { environment: job.environment, bases: [], targets: [] }
  return { ...basesFor(job, organisation), targets: chooseTargets(policy, job.inputs.targets) }
}

/**
 * The documents of the checkout, validated and compared with a commit where one is named. A commit without any document
 * judges nothing: the very first documents could otherwise be approved by nobody.
 */
export const openDocuments = (job: Job, base: string | null): Organisation => {
  const { context, inputs, environment } = job
  const named = base !== null && hasDocuments(job, base) ? { base } : {}
  return openOrganisation(
    { operands: [], values: { policies: inputs.policies, ...named }, switches: new Set() },
    { ...environment, folder: context.workspace }
  )
}

const hasDocuments = (job: Job, revision: string): boolean => {
  const folder = policiesOf(job)
  return revisionSource(folder, folder, revision).files().length > 0
}

/** The policy folder, absolute. */
export const policiesOf = ({ context, inputs }: Pick<Job, 'context' | 'inputs'>): string =>
  resolve(context.workspace, inputs.policies)
