import {
  counted,
  isRefused,
  type Finding,
  type Organisation,
  type Planned,
  type Refusal
} from '../../src/index.ts'
import type { Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { firstText, violationsIn } from './findings.ts'

/** What a plan is judged by. */
export interface Verdict {
  readonly organisation: Organisation
  /** Null where the documents have errors. */
  readonly planned: Planned | null
  /** Why the pull request as such must not be merged. */
  readonly refused: readonly Refusal[]
  /** Whether an apply has something to do although no operation is left, such as to keep what is applied now. */
  readonly isBehind: boolean
  readonly outputs: Readonly<Record<string, string>>
}

/** How a plan ends: findings first, then what refuses it, then whether there is anything to do. */
export const verdictOn = ({ inputs }: Job, verdict: Verdict): Ended => {
  const { organisation, planned, refused, isBehind } = verdict
  const violations = violationsIn(organisation.findings, inputs.failOn)
  const operations = planned?.plan.operations.length ?? 0
  const outputs = {
    ...verdict.outputs,
    'has-changes': String(operations > 0),
    violations: String(violations.length),
    summary: countsOf(organisation.findings, planned)
  }
  const denied = (message: string): Ended => ({
    exit: 1,
    result: 'denied',
    reason: 'policy-violation',
    message,
    outputs
  })
  const [first] = refused
  if (planned === null)
    return denied(
      `the documents have errors, so there is no plan: ${firstText(organisation.findings)}; mend all that is annotated`
    )
  if (violations.length > 0) {
    return denied(
      `${violationsText(violations, inputs.failOn)}: mend what is annotated, or let somebody answer for it in a waiver`
    )
  }
  if (first) return denied(`${first.message}: ${first.help}`)
  if (isRefused(planned)) {
    return { exit: 3, result: 'blocked', reason: 'guards', message: refusalText(planned), outputs }
  }
  const message = operationsText(operations, isBehind)
  const result = operations > 0 || isBehind ? 'changes' : 'ok'
  return { exit: 0, result, reason: null, message, outputs }
}

const violationsText = (violations: readonly Finding[], failOn: string): string => {
  const number = violations.length
  return `${number} of the findings ${number === 1 ? 'is' : 'are'} at \`${failOn}\` or above, the first at ${firstText(violations)}`
}

/** Numbers for whoever reads outputs: findings by severity, operations by target, who gains and loses, by risk. */
export const countsOf = (findings: readonly Finding[], planned: Planned | null): string => {
  const bySeverity = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length
  const counts = { errors: bySeverity('error'), warnings: bySeverity('warning'), notes: bySeverity('note') }
  return JSON.stringify(planned === null ? counts : { ...counts, ...planCounts(planned) })
}

const planCounts = ({ plan: { operations, targets, access } }: Planned): object => {
  const people = (side: 'gained' | 'lost'): number =>
    new Set(access.filter((change) => change[side].length > 0).map(({ user }) => user)).size
  const risks = access.flatMap(({ gained }) => gained.map(({ risk }) => risk))
  const gains = Object.fromEntries(
    (['low', 'medium', 'high', 'critical'] as const).map((risk) => [
      risk,
      risks.filter((each) => each === risk).length
    ])
  )
  return {
    operations: operations.length,
    targets: Object.fromEntries(targets.map((target) => [target.id, target.operations])),
    gaining: people('gained'),
    losing: people('lost'),
    gains
  }
}

const refusalText = ({ plan, refusals }: Planned): string => {
  const [refusal] = refusals
  if (refusal) return `the plan is refused: ${refusal.message}: ${refusal.help}`
  const guard = plan.guards.find(({ passed }) => !passed)
  return `the plan is refused by the guard \`${guard?.guard}\`: ${guard?.message}`
}

const operationsText = (operations: number, isBehind: boolean): string => {
  if (operations > 0) return `${counted(operations, 'operation')} planned`
  return isBehind
    ? 'nothing to change on the targets; the documents are to be kept as applied'
    : 'nothing to change'
}
