import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { findingsSarif, rules, version, type Finding, type Organisation } from '../../src/index.ts'
import type { Annotation, Check } from '../github/port.ts'
import type { Job } from '../job.ts'
import { annotationsOf } from '../report/annotations.ts'
import { attempt } from './attempt.ts'

const severities = ['note', 'warning', 'error'] as const

/** The findings for which the step fails. */
export const violationsIn = (
  findings: readonly Finding[],
  failOn: Job['inputs']['failOn']
): readonly Finding[] => {
  if (failOn === 'never') return []
  return findings.filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn))
}

/** Where the gravest of the findings is, the first of these, and what it says; for a line of the log. */
export const firstText = (findings: readonly Finding[]): string => {
  const [first] = severities
    .toReversed()
    .flatMap((level) => findings.filter(({ severity }) => severity === level))
  return first ? `${first.location.file}:${first.location.line}: ${first.message}` : ''
}

/** The annotations of findings, and the check run that carries them. */
export interface Marks {
  /** The commit that the check stands at. */
  readonly commit: string
  readonly name: string
  readonly check: Pick<Check, 'conclusion' | 'title' | 'summary'>
  readonly findings: readonly Finding[]
  /** What is to be marked beside the findings. */
  readonly others: readonly Annotation[]
}

/**
 * Marks findings at their lines, as the inputs ask: by a check run, which has room for any number, else by commands of
 * the log. What the token may not do becomes a notice, unless exactly that was asked for.
 */
export const mark = async (job: Job, { commit, name, check, findings, others }: Marks): Promise<void> => {
  const { inputs, runner, github } = job
  if (inputs.annotations === 'none') return
  const annotations = [...others, ...annotationsOf(findings)]
  const byCommands = (): void => annotations.forEach((annotation) => runner.annotate(annotation))
  if (inputs.annotations === 'commands') return byCommands()
  const put = (): Promise<unknown> => github.putCheck({ name, commit, ...check, annotations })
  const made = await attempt(job, `the check \`${name}\` is not put`, put, {
    insists: inputs.annotations === 'check-run'
  })
  if (made === null) byCommands()
}

/** Writes the findings as SARIF where a file is named, and sends them to code scanning where that is asked for. */
export const giveSarif = async (
  job: Job,
  { findings, waived, text }: Organisation
): Promise<Readonly<Record<string, string>>> => {
  const { inputs, context, github, environment } = job
  if (inputs.sarifFile === null && !inputs.uploadSarif) return {}
  const sarif = findingsSarif(findings, { rules, waived, version, source: text, hash })
  if (inputs.uploadSarif) {
    await attempt(job, 'the findings are not sent to code scanning', () =>
      github.uploadSarif(context.commit, context.ref, sarif)
    )
  }
  if (inputs.sarifFile === null) return {}
  const file = resolve(context.workspace, inputs.sarifFile)
  environment.writeFile(file, sarif)
  return { 'sarif-file': file }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
