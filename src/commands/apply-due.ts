import { CannotRun } from '../model/errors.ts'
import type { Locate } from '../model/place.ts'
import type { AppliedTarget } from '../model/record.ts'
import type { Target } from '../model/target.ts'
import { describeOperation } from '../reporters/operation.ts'
import type { ApplyTarget } from '../sync/apply/site.ts'
import { dueOf, type Due } from '../sync/due.ts'
import type { TargetInput } from '../sync/plan/inputs.ts'
import { plan } from '../sync/plan/plan.ts'
import { appliedOpener, type OpenVersion } from './applied.ts'
import type { Agreement } from './carry-out.ts'
import type { Environment, Invocation } from './command.ts'
import { policyFolder } from './folders.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { instantOf } from './organisation.ts'
import { connectTarget, openTargets, type OpenTarget } from './targets.ts'

/** A target as it was applied last. */
interface Last {
  readonly applied: AppliedTarget
  readonly version: OpenVersion
  readonly target: Target
}

/**
 * What time alone has made due since the last apply, by the documents that were applied then; what stands in the folder now
 * is not looked at. Throws `CannotRun` where nothing was applied, or what was applied is gone.
 */
export const dueAgreement = async (invocation: Invocation, environment: Environment): Promise<Agreement> => {
  const folder = policyFolder(invocation, environment)
  const ledger = openLedger(folder, environment)
  const last = lastOf(folder, ledger, invocation.operands)
  const now = instantOf(invocation, environment)
  const notes: string[] = []
  const open: OpenTarget[] = []
  const inputs: TargetInput[] = []
  for (const { applied, version, target } of last) {
    const [read] = await openTargets({ policy: version.policy, folder }, [target], environment, ledger)
    if (!read) continue
    open.push(read)
    const isLocated = version === last[0]?.version
    inputs.push(inputOf({ applied, version, target: read.target }, read, { now, notes, isLocated }))
  }
  const here = new Set(open.map(({ target }) => target.id))
  const left = ledger.helpers.flatMap(({ target }) =>
    here.has(target) || !ledger.applied.has(target) ? [] : target
  )
  return {
    folder,
    ledger,
    open,
    others: await waysTo(left.length === 0 ? [] : lastOf(folder, ledger, left), folder, environment),
    mode: 'due',
    proven: null,
    now,
    locate: locateIn(last),
    kept: (id) => keptBefore(last, id),
    planned: withNotes(plan({ now, targets: inputs, due: true }), notes)
  }
}

/** The ways to targets that this is not about, where an earlier apply may have left something. */
const waysTo = (
  last: readonly Last[],
  folder: string,
  environment: Environment
): Promise<readonly ApplyTarget[]> =>
  Promise.all(
    last.map(({ version, target }) => connectTarget({ policy: version.policy, folder }, target, environment))
  )

const lastOf = (folder: string, { applied, store }: Ledger, names: readonly string[]): readonly Last[] => {
  const unknown = names.find((name) => !applied.has(name))
  if (unknown !== undefined || applied.size === 0) {
    throw new CannotRun(
      unknown === undefined ? 'nothing was applied yet' : `nothing was applied on \`${unknown}\` yet`,
      'time makes nothing due before the first `rolewright apply`'
    )
  }
  const openVersion = appliedOpener({ folder, store })
  const chosen = names.length === 0 ? [...applied.keys()] : [...new Set(names)]
  return chosen.flatMap((id): readonly Last[] => {
    const entry = applied.get(id)
    if (!entry) return []
    const { version, gone } = openVersion(entry)
    if (gone) throw gone
    const target = version.policy.targets.get(id)
    return target ? [{ applied: entry, version, target }] : []
  })
}

/** What counts for all targets. `notes` is added to; lines are found in one version only, and not told for the others. */
interface DueContext {
  readonly now: number
  readonly notes: string[]
  readonly isLocated: boolean
}

const inputOf = (
  { applied, version, target }: Last,
  { bound, live, connector, leftovers }: OpenTarget,
  { now, notes, isLocated }: DueContext
): TargetInput => {
  const holders = version.access.holders(target)
  const { capabilities } = connector
  const canInvite = capabilities.operations.includes('invite') || target.catalog.guides.has('invite')
  const due = { target, holders, actual: bound.state, appliedAt: Date.parse(applied.at), now, canInvite }
  return {
    target,
    holders,
    bound,
    capabilities,
    evidence: live.evidence,
    head: { policy: version.policy, access: version.access },
    known: applied.roles,
    leftovers,
    only: (operations) => {
      const chosen = dueOf(due, operations)
      notes.push(...chosen.heldBack.map(inWords))
      return isLocated ? chosen.due : chosen.due.map((operation) => ({ ...operation, source: null }))
    }
  }
}

const inWords = ({ operation, reason }: Due['heldBack'][number]): string =>
  `left for a person, on ${operation.target}: ${describeOperation(operation)} (${reason})`

const withNotes = (planned: Agreement['planned'], notes: readonly string[]): Agreement['planned'] => ({
  ...planned,
  notes: [...planned.notes, ...notes]
})

const locateIn =
  (last: readonly Last[]): Locate =>
  (place) =>
    last[0]?.version.locate(place) ?? { file: place.file, line: 1, column: 1, endLine: 1, endColumn: 1 }

const keptBefore = (last: readonly Last[], id: string): Pick<AppliedTarget, 'revision' | 'snapshot'> => {
  const entry = last.find(({ target }) => target.id === id)?.applied
  return { revision: entry?.revision ?? null, snapshot: entry?.snapshot ?? null }
}
