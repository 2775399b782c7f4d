import { createHash } from 'node:crypto'
import { readPlan } from '../../src/index.ts'
import type { Artifact, Run } from '../github/port.ts'
import { fileIn } from './archive.ts'

/** What a run must have been for its plan to count. */
export interface Origin {
  /** The id of our repository. */
  readonly repositoryId: number
  /** The file of the workflow that makes plans. */
  readonly workflow: string
  /** The newest commit of the pull request. */
  readonly head: string
  /** Whether that file is the same in the pull request and in its base. */
  readonly isSameWorkflow: boolean
}

/** The most bytes of an artifact, and of the plan in it. */
export const mostBytes = { packed: 16 * 1024 * 1024, unpacked: 64 * 1024 * 1024 } as const

/** The name of the artifact that keeps the plan of a commit. */
export const artifactName = (head: string): string => `access-plan-${head}`

/** The name of the plan in it. */
export const fileName = 'access-plan.json'

/** Whether a run is one of a workflow; GitHub may name the branch behind the file. */
export const isOfWorkflow = ({ path }: Run, workflow: string): boolean =>
  path === workflow || path.startsWith(`${workflow}@`)

/** Why the plan of a run does not count, whatever is in it; null where it does. */
export const runFault = (
  run: Run,
  { repositoryId, workflow, head, isSameWorkflow }: Origin
): string | null => {
  if (!isOfWorkflow(run, workflow)) return `it is a run of \`${run.path}\`, not of \`${workflow}\``
  if (run.event !== 'pull_request') return `it was started by \`${run.event}\`, not by a pull request`
  if (run.headRepository !== repositoryId) return 'it ran for a branch of another repository'
  if (run.headCommit !== head)
    return `it ran for \`${run.headCommit.slice(0, 7)}\`, not for \`${head.slice(0, 7)}\``
  if (run.status !== 'completed') return 'it has not ended'
  if (run.conclusion !== 'success') return `it ended with \`${run.conclusion ?? 'nothing'}\``
  return isSameWorkflow ? null : `\`${workflow}\` is not the same in this change as in its base`
}

/**
 * The artifact that an attempt of a run has kept; the sentence that says why there is none. An attempt keeps what was
 * made until it ended and after those before it had. `attempts` are all of the run, oldest first.
 */
export const keptBy = (
  attempt: Run,
  attempts: readonly Run[],
  artifacts: readonly Artifact[],
  head: string
): Artifact | string => {
  const name = artifactName(head)
  const kept = artifacts
    .filter((artifact) => artifact.name === name && madeIn(artifact, attempts) === attempt)
    .sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)
    .at(-1)
  if (kept === undefined) return `it kept no \`${name}\``
  if (kept.run !== null && kept.run !== attempt.id) return `its \`${name}\` is of another run`
  if (kept.expired) return `its \`${name}\` has expired`
  return kept.bytes > mostBytes.packed ? `its \`${name}\` is larger than a plan may be` : kept
}

/** Attempts that ended at the same time cannot be told apart: then it is of the last one of them. */
const madeIn = ({ createdAt }: Artifact, attempts: readonly Run[]): Run | undefined => {
  const first = attempts.find(({ updatedAt }) => updatedAt >= createdAt)
  return first ? attempts.findLast(({ updatedAt }) => updatedAt === first.updatedAt) : attempts.at(-1)
}

/** The plan in an artifact's zip file; the sentence that says why it does not count. */
export const planIn = (
  { digest }: Pick<Artifact, 'digest'>,
  zip: Uint8Array
): { readonly digest: string; readonly text: string } | string => {
  if (digest === null) return 'GitHub does not say what hash its artifact has'
  const hash = `sha256:${createHash('sha256').update(zip).digest('hex')}`
  if (hash !== digest.toLowerCase()) return 'its artifact is not the one that was kept: the hash differs'
  const file = fileIn(zip, fileName, mostBytes.unpacked)
  if (typeof file === 'string') return `its artifact does not count: ${file}`
  const read = readPlan(file.text)
  if (typeof read === 'string') return `its \`${fileName}\` does not count: ${read}`
  return { digest: read.plan.digest, text: file.text }
}
