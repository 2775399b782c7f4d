import { counted } from '../../src/index.ts'
import { approvedText, approversIn } from './approved.ts'
import { missingIn, objectionText } from './approvals.ts'
import { isRefusedReport } from './headline.ts'
import { link, quote, short } from './text.ts'
import type { PlanReport } from './view.ts'

/** The line below the headline: what stands between the change and the targets, or what became of it. */
export const verdict = (report: PlanReport): string => {
  const { standing } = report
  switch (standing.kind) {
    case 'planned':
      return openText(report)
    case 'invalid':
      return 'Nothing is planned, and nothing can be applied, until they are mended.'
    case 'applied':
      return `Carried out by ${link('this run', standing.runUrl)} at ${link('commit', standing.commitUrl)} ${short(standing.commit)}, and read back${approvedBy(report)}.`
    case 'not-applied':
      return `**Nothing was written** by ${link('this run', standing.runUrl)}: ${quote(standing.because)}`
    case 'partial':
      return `${link('This run', standing.runUrl)} stopped part-way: mend the cause it names and run it again, it goes on where it stopped${approvedBy(report)}.`
    case 'waiting':
      return `${link('This run', standing.runUrl)} has done all that a program can: the rest a person does, as the checklist issue says${approvedBy(report)}.`
  }
}

const approvedBy = ({ judgement }: PlanReport): string => {
  const text = approvedText(approversIn(judgement))
  return text === '' ? '' : `; the plan ${text}`
}

const openText = (report: PlanReport): string => {
  const { warnings } = report.summary
  const obstacles = [
    ...refusedText(report),
    ...errorText(report),
    ...approvalText(report),
    ...(report.plan && report.plan.gaps.length > 0
      ? [`⚠️ ${counted(report.plan.gaps.length, 'interruption')}`]
      : []),
    ...(warnings > 0 ? [`⚠️ ${counted(warnings, 'warning')}`] : [])
  ]
  return obstacles.join(' · ')
}

const refusedText = (report: PlanReport): readonly string[] => {
  if (!isRefusedReport(report)) return []
  const guards = report.plan?.guards.filter(({ passed }) => !passed).length ?? 0
  return [`⛔ **refused for ${counted(report.refusals.length + guards, 'reason')}**`]
}

const errorText = ({ summary: { errors } }: PlanReport): readonly string[] =>
  errors > 0 ? [`❌ **${counted(errors, 'error')}**`] : []

const approvalText = ({ judgement, plan }: PlanReport): readonly string[] => {
  if (judgement === null) {
    const number = (plan?.approvals ?? []).reduce((sum, { count }) => sum + count, 0)
    if (number > 0) return [`✋ **needs ${counted(number, 'approval')}**`]
    return plan && plan.operations.length > 0 ? ['✅ needs no approval'] : []
  }
  const missing = missingIn(judgement)
  const against = objectionText(judgement)
  return [
    ...(against === '' ? [] : [`✋ **${against}**`]),
    ...(missing > 0 ? [`✋ **${counted(missing, 'approval')} missing**`] : []),
    ...(judgement.isMet ? [judgement.needs.length === 0 ? '✅ needs no approval' : '✅ **approved**'] : [])
  ]
}
