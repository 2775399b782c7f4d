import { counted } from '../../src/index.ts'
import type { Judgement } from '../approval/model.ts'
import type { Check } from '../github/port.ts'
import { approvalLines, missingIn, objectionText } from './approvals.ts'
import { planComment } from './comment.ts'
import { headline, isRefusedReport } from './headline.ts'
import type { PlanReport } from './view.ts'

/** What a check says: whether all is well, in a line, and as Markdown. */
export type CheckText = Pick<Check, 'conclusion' | 'title' | 'summary'>

/** The check `rolewright/plan`: fails on errors, on what is refused, and where an apply did not do everything. */
export const checkOf = (report: PlanReport): CheckText => ({
  conclusion: conclusionOf(report),
  title: headline(report),
  summary: planComment(report)
})

const conclusionOf = (report: PlanReport): Check['conclusion'] => {
  const { standing, summary } = report
  switch (standing.kind) {
    case 'invalid':
    case 'not-applied':
    case 'partial':
      return 'failure'
    case 'applied':
      return 'success'
    case 'waiting':
      return 'neutral'
    case 'planned':
      if (summary.errors > 0 || isRefusedReport(report)) return 'failure'
      return report.isFromFork ? 'neutral' : 'success'
  }
}

/** The check `rolewright/approval`: what an apply would say if it were merged now. */
export const approvalCheckOf = (judgement: Judgement): CheckText => {
  const { isMet, objections } = judgement
  const lines = approvalLines(judgement)
  const shown = lines.slice(0, mostLines)
  const rest = lines.length > shown.length ? [`- and ${lines.length - shown.length} more`] : []
  return {
    conclusion: isMet ? 'success' : objections.length > 0 ? 'failure' : 'action_required',
    title: approvalTitle(judgement),
    summary:
      lines.length === 0
        ? 'Nothing in this change needs an approval by the guardrails of the base branch.'
        : [...shown, ...rest].join('\n')
  }
}

/** So many lines of the longest texts have room in the 65,535 characters of a check. */
const mostLines = 40

const approvalTitle = (judgement: Judgement): string => {
  if (judgement.isMet) return judgement.needs.length === 0 ? 'Needs no approval' : 'Approved'
  const missing = missingIn(judgement)
  const texts = [objectionText(judgement), missing > 0 ? `${counted(missing, 'approval')} missing` : '']
  return texts.filter((text) => text !== '').join(', ')
}
