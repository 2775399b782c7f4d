import { fileAt, lineAfter, type LineCommit } from '../../src/index.ts'
import type { GitHub, Pull } from '../github/port.ts'
import type { Job } from '../job.ts'

/** Where what is to be applied begins and ends. */
export interface Ends {
  readonly policies: string
  /** The branch that is applied, and its newest commit. */
  readonly branch: string
  readonly head: string
  /** What the push found there; null where it is not known, or nothing was pushed. */
  readonly before: string | null
  readonly isPush: boolean
  /** The commits that were applied last on the targets. */
  readonly applied: readonly string[]
  /** Whether nothing was ever applied on some target, so that older changes may not be carried out yet either. */
  readonly isIncomplete: boolean
}

/** A commit of the main line that changes documents. */
interface Step extends LineCommit {
  /** Whether it came with this very push. */
  readonly isNew: boolean
  /** Whether it lies after what was applied, or what this push found; how older ones came is nobody's fault now. */
  readonly isBounded: boolean
}

/** The commits that may not be carried out yet. */
export interface Pending {
  /** Those that change documents, oldest first. */
  readonly steps: readonly Step[]
  /** All of them. */
  readonly commits: ReadonlySet<string>
}

/** How far back is looked where nothing tells what was applied. */
const most = { commits: 1000, steps: 50 }

/**
 * The commits that may not be carried out yet: all since the older of what this push found and what was applied last, so
 * that a change whose apply has failed is not forgotten with the next push.
 */
export const pendingIn = (ends: Ends): Pending => {
  const { policies, head, isIncomplete } = ends
  const { fresh, bounded } = linesOf(ends)
  const whole = isIncomplete ? (lineAfter(policies, null, head, most.commits) ?? []) : []
  const isBounded = inLine(bounded)
  const isNew = inLine(fresh)
  const line = longest([bounded, whole])
  const steps = line
    .filter(({ documents }) => documents.length > 0)
    .filter((step, index, all) => isBounded(step) || all.length - index <= most.steps)
    .map((step) => ({ ...step, isNew: isNew(step), isBounded: isBounded(step) }))
  return { steps, commits: new Set(line.map(({ commit }) => commit)) }
}

type Line = readonly LineCommit[]

/**
 * What came with this push, and all that lies after what was applied, which may be more or, where it is applied already,
 * nothing; the newest commit where nothing is known.
 */
const linesOf = ({
  policies,
  head,
  before,
  isPush,
  applied,
  isIncomplete
}: Ends): { fresh: Line; bounded: Line } => {
  const pending = longest(applied.map((commit) => lineAfter(policies, commit, head) ?? []))
  const pushed = before === null ? null : lineAfter(policies, before, head)
  const otherwise = applied.length > 0 ? pending : (lineAfter(policies, null, head, 1) ?? [])
  const fresh = isPush ? (pushed ?? otherwise) : []
  if (applied.length > 0 && !isIncomplete) return { fresh, bounded: pending }
  return { fresh, bounded: longest([otherwise, fresh]) }
}

const longest = (lines: readonly Line[]): Line =>
  lines.reduce((one, other) => (other.length > one.length ? other : one), [])

const inLine = (line: Line): ((step: LineCommit) => boolean) => {
  const commits = new Set(line.map(({ commit }) => commit))
  return ({ commit }) => commits.has(commit)
}

/** A step, and the pull request that it came with; null where it came with none. */
export interface Came extends Step {
  readonly pull: Pull | null
}

/** GitHub may know of a merge a moment later than git. */
const looks = { times: 3, wait: 10_000 }

/**
 * The merged pull requests that steps came with, in the order of the steps. What came before anything was ever applied is
 * only followed back to the first step that came with none.
 */
export const cameWith = async (
  { github, environment }: Pick<Job, 'github' | 'environment'>,
  { steps, commits }: Pending,
  { branch }: Pick<Ends, 'branch'>
): Promise<readonly Came[]> => {
  const found: Came[] = []
  for (const step of steps.toReversed()) {
    let pull = await pullOf(github, step, branch, commits)
    for (let look = 1; pull === null && step.isNew && look < looks.times; look++) {
      await environment.clock.sleep(looks.wait)
      pull = await pullOf(github, step, branch, commits)
    }
    if (pull === null && !step.isBounded) break
    found.unshift({ ...step, pull })
  }
  return found
}

/** Merged into this branch, and by a commit of these: whatever else speaks of the commit has not brought it. */
const pullOf = async (
  github: GitHub,
  { commit }: Step,
  branch: string,
  commits: ReadonlySet<string>
): Promise<Pull | null> => {
  const pulls = (await github.pullsOfCommit(commit)).filter(
    ({ mergedAt, mergeCommit, base }) =>
      mergedAt !== null && mergeCommit !== null && commits.has(mergeCommit) && base.branch === branch
  )
  return pulls.find(({ mergeCommit }) => mergeCommit === commit) ?? pulls[0] ?? null
}

/**
 * The steps that came with no pull request and whose effect is still there: it is not where a later one, which came with a
 * pull request, has put every document back as it was.
 */
export const directIn = (policies: string, came: readonly Came[]): readonly Came[] =>
  came.filter(({ pull, isBounded, before, documents }, index) => {
    if (pull !== null || !isBounded) return false
    const later = came.slice(index + 1).filter((step) => step.pull !== null)
    const isBack = (path: string): boolean => {
      const was = before === null ? null : fileAt(policies, before, path)
      return later.some(
        ({ commit, documents: changed }) => changed.includes(path) && fileAt(policies, commit, path) === was
      )
    }
    return !documents.every(isBack)
  })
