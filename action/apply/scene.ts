import {
  chooseTargets,
  commitOf,
  documentsHash,
  fetchCommit,
  openLedger,
  openVersion,
  readRecord,
  revisionSource,
  type Ledger,
  type Organisation,
  type Target
} from '../../src/index.ts'
import { loginsOf } from '../approval/logins.ts'
import type { Logins } from '../approval/model.ts'
import { firstText } from '../commands/findings.ts'
import { openDocuments } from '../commands/prepare.ts'
import { Failure } from '../failure.ts'
import type { Job } from '../job.ts'
import type { Ends } from './range.ts'

/** The documents that are to be applied, and what is known of earlier applies. */
export interface Scene {
  readonly organisation: Organisation
  readonly targets: readonly Target[]
  readonly ledger: Ledger
}

/**
 * Opens the documents of the checkout. They must be what the commit has, and without errors. The state of earlier runs
 * has to be open already.
 */
export const openScene = (job: Job, head: string): Scene => {
  const organisation = openDocuments(job, null)
  const { folder, source, findings } = organisation
  if (documentsHash(source) !== documentsHash(revisionSource(folder, folder, head))) {
    throw new Failure(
      'usage',
      'the documents of the checkout are not those of its commit',
      'let no step before this one change them'
    )
  }
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new Failure(
      'policy-violation',
      `the documents have errors: ${firstText(findings)}`,
      'nothing was written; mend them in a pull request',
      { result: 'denied', exit: 1 }
    )
  }
  const targets = chooseTargets(organisation.policy, job.inputs.targets)
  return { organisation, targets, ledger: openLedger(folder, job.environment) }
}

/**
 * Where what is to be applied begins. Throws where what was applied last cannot be found any more: the documents would
 * then judge themselves.
 */
export const endsOf = (
  { context }: Pick<Job, 'context'>,
  { organisation: { folder }, targets, ledger }: Scene,
  { branch, head }: Pick<Ends, 'branch' | 'head'>
): Ends => {
  const { event } = context
  const known = targets.flatMap(({ id }) => ledger.applied.get(id) ?? [])
  const begun = targets.flatMap(({ id }) => (ledger.applied.has(id) ? [] : (beginOf(ledger, id) ?? [])))
  const applied = [...new Set(known.flatMap(({ revision }) => revision ?? []))]
  const gone = applied.find((commit) => !fetchCommit(context.workspace, 'origin', commit))
  if (gone !== undefined) {
    throw new Failure(
      'provenance',
      `what was applied last (\`${gone.slice(0, 12)}\`) is not in the repository any more, so nobody can say what has changed since`,
      'put that commit back; where the history was rewritten on purpose, remove `record/applied.json` from the branch of the record, and the next apply begins anew',
      { result: 'blocked', exit: 3 }
    )
  }
  const before = begun.flatMap((commit) => commitOf(folder, `${commit}^1`) ?? [])
  return {
    policies: folder,
    branch,
    head,
    before: event.kind === 'push' ? event.before : null,
    isPush: event.kind === 'push',
    applied: [...applied, ...before],
    isIncomplete: known.length + begun.length < targets.length
  }
}

/** The first commit that was begun to be applied on a target; null where none was. */
const beginOf = ({ store }: Ledger, target: string): string | null => {
  const { entries } = readRecord(store, null)
  for (const entry of entries) {
    if (entry.type === 'started' && entry.targets.includes(target) && entry.revision !== null)
      return entry.revision
  }
  return null
}

/**
 * Who people are, as what was applied before has it: whoever changes who approves is judged by those who did until then.
 * The documents themselves only where there were none before.
 */
export const loginsBefore = ({ organisation }: Scene, ends: Ends, start: string | null): Logins => {
  const { folder, policy } = organisation
  for (const revision of [...ends.applied.slice(0, 1), ends.before, start]) {
    if (revision === null || commitOf(folder, revision) === null) continue
    const source = revisionSource(folder, folder, revision)
    if (source.files().length > 0) return loginsOf(openVersion(source).policy)
  }
  return loginsOf(policy)
}
