import { runGit, type Organisation, type Policy } from '../../src/index.ts'
import { Failure } from '../failure.ts'

/** The two ends of a change: what counts is what the head has done since it left the base. */
export interface Range {
  /** The folder of the checkout. */
  readonly folder: string
  readonly base: string
  readonly head: string
}

/** The files that a pull request changes, both names of those that it renames; relative to the root of the repository. */
export const changedFiles = (range: Range): readonly string[] =>
  difference(range, ['--name-only', '-z'], [])
    .split('\0')
    .filter((file) => file !== '')

/** The lines of one file that are new in the head, as ranges from the first to the last. */
export const changedLines = (
  range: Range,
  file: string
): readonly (readonly [first: number, last: number])[] =>
  [...difference(range, ['--unified=0'], [file]).matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)]
    .map(([, first = '', length = '1']): readonly [number, number] => [
      Number(first),
      Number(first) + Number(length) - 1
    ])
    .filter(([first, last]) => last >= first)

/** The text of a file at a commit; null where it has none. */
export const textAt = (folder: string, commit: string, file: string): string | null => {
  const { ok, output } = runGit(folder, ['cat-file', 'blob', `${commit}:${file}`])
  return ok ? output : null
}

/** What decides how a pull request is judged itself: workflows and what they call, CODEOWNERS, guardrails, targets, catalogs. */
export const touchedRules = (files: readonly string[], organisation: Organisation): readonly string[] => {
  const judging = new Set(
    [organisation.policy, ...(organisation.base ? [organisation.base.policy] : [])].flatMap(judgesIn)
  )
  const isJudge = (file: string): boolean =>
    judging.has(file) || isWorkflow(file) || isOwners(file) || saysItJudges(organisation.text(file) ?? '')
  return files.filter(isJudge).toSorted()
}

const isWorkflow = (file: string): boolean => /^\.github\/(?:workflows|actions)\//i.test(file)

const isOwners = (file: string): boolean => /^(?:\.github\/|docs\/)?CODEOWNERS$/i.test(file)

const saysItJudges = (text: string): boolean =>
  /\bkind["']?\s*:\s*["']?(?:Guardrails|Target|Platform)\b/.test(text)

const judgesIn = ({ declared: { targets, guardrails } }: Policy): readonly string[] => {
  const { rules, conflicts, waivers, overrides, approvals, places = {} } = guardrails
  const parts = [...targets, ...rules.values(), ...conflicts, ...waivers, ...overrides, ...approvals]
  return [...parts.map(({ at }) => at.file), ...Object.values(places).map(({ file }) => file)]
}

/** Attributes of the repository could name programs for differences; none of them is started. */
const difference = (
  { folder, base, head }: Range,
  options: readonly string[],
  files: readonly string[]
): string => {
  const quiet = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--end-of-options']
  const args = ['--literal-pathspecs', 'diff', ...options, ...quiet, `${base}...${head}`, '--', ...files]
  const { ok, output, complaint } = runGit(folder, args)
  if (ok) return output
  throw new Failure(
    'usage',
    `what the pull request changes cannot be read: ${complaint}`,
    'let `actions/checkout` fetch the whole history (`fetch-depth: 0`)'
  )
}
