import {
  readPlan,
  summarise,
  type DiffAnswer,
  type Organisation,
  type Planned,
  type Refusal
} from '../../src/index.ts'
import { fileUrl, repositoryUrl } from '../address.ts'
import type { Judgement } from '../approval/model.ts'
import type { Job } from '../job.ts'
import { sourcesIn } from '../report/sources.ts'
import type { Basis, PlanReport } from '../report/view.ts'

/** What a report is made from. */
export interface ReportParts {
  readonly organisation: Organisation
  readonly difference: DiffAnswer | null
  /** Null where the documents have errors. */
  readonly planned: Pick<Planned, 'plan' | 'refusals' | 'notes'> | null
  /** The same plan as its file has it; null where there is none, or nobody knows who wrote it. */
  readonly planText: string | null
  readonly refused: readonly Refusal[]
  readonly bases: readonly Basis[]
  readonly judgement: Judgement | null
  readonly touchesRules: readonly string[]
  readonly lastDrift: number | null
  readonly head: string
  readonly run: number
  readonly isFromFork: boolean
}

/** Everything that people are told about a plan. */
export const reportOf = ({ context, environment }: Job, parts: ReportParts): PlanReport => {
  const { organisation, planned, head, run } = parts
  const { findings, waived, policy, base } = organisation
  return {
    standing: { kind: planned === null ? 'invalid' : 'planned' },
    head,
    runId: run,
    runUrl: `${repositoryUrl(context)}/actions/runs/${run}`,
    now: environment.now(),
    difference: parts.difference,
    plan: planned?.plan ?? null,
    sources: planned === null || parts.planText === null ? [] : sourcesIn(parts.planText),
    refusals: [...parts.refused, ...(planned?.refusals ?? [])],
    notes: planned?.notes ?? [],
    bases: parts.bases,
    findings,
    summary: {
      ...summarise(findings, policy.documents),
      ...(base && { base: { revision: base.name, documents: base.policy.documents } })
    },
    waived,
    judgement: parts.judgement,
    touchesRules: parts.touchesRules,
    lastDrift: parts.lastDrift,
    isFromFork: parts.isFromFork,
    fileUrl: fileUrl(context, head)
  }
}

/** A plan from its file as a report shows it; null where it is not as it was written. */
export const plannedIn = (text: string): ReportParts['planned'] => {
  const saved = readPlan(text)
  return typeof saved === 'string' ? null : { ...saved, notes: [] }
}
