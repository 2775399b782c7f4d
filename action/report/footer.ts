import { groupBy, names } from '../../src/index.ts'
import { ago, link, moment, quoteBriefly, short } from './text.ts'
import type { Basis, PlanReport } from './view.ts'

/** Where it comes from, and how old what it rests on is; `more` are further words at its end. */
export const footer = (report: PlanReport, more: readonly string[]): string => {
  const { runId, runUrl, head, plan, bases, now } = report
  const facts = [
    link(`Run ${runId}`, runUrl),
    `commit ${short(head)}`,
    ...(plan ? [`plan ${short(plan.digest)}`] : []),
    ...basisTexts(bases, now),
    driftText(report),
    ...more
  ]
  return `<sub>${facts.join(' · ')}</sub>`
}

const basisTexts = (bases: readonly Basis[], now: number): readonly string[] =>
  groupBy(bases, ({ kind }) => kind).map((alike) => {
    const where = placesText(alike, bases)
    if (alike.every(({ kind }) => kind === 'live')) return `compared with the live state of ${where}`
    const times = alike.flatMap(({ at }) => at ?? [])
    return times.length === 0
      ? `compared with the recorded state of ${where}`
      : recordedText(Math.min(...times), now, where)
  })

const placesText = (some: readonly Basis[], all: readonly Basis[]): string =>
  some.length === all.length && all.length > 1
    ? `all ${all.length} targets`
    : names(
        some.map(({ target }) => target),
        quoteBriefly
      )

const recordedText = (oldest: number, now: number, where: string): string => {
  const sign = now - oldest > tooOld ? '⚠️ ' : ''
  return `${sign}compared with the state of ${where} as recorded ${ago(now, oldest)} or later (${moment(oldest)})`
}

/** A schedule looks daily; after two days it has stopped. */
const tooOld = 48 * 60 * 60 * 1000

const driftText = ({ lastDrift, now }: PlanReport): string => {
  if (lastDrift === null) return '⚠️ drift was never looked for, as far as is known'
  return now - lastDrift > tooOld
    ? `⚠️ drift was looked for last ${ago(now, lastDrift)}: look why the schedule has stopped`
    : `drift was looked for last ${ago(now, lastDrift)}`
}
