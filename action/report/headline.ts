import { counted, isRefused, type Risk } from '../../src/index.ts'
import { accessIn, tallyOf, type Side, type Tally } from './tally.ts'
import { people } from './text.ts'
import type { PlanReport, Standing } from './view.ts'

/** The first line: how it stands, and how many people gain and lose how much, at which risk. Our own words only. */
export const headline = (report: PlanReport): string => {
  const { standing } = report
  if (standing.kind === 'invalid') return `❌ No plan: ${errorsText(report)} in the documents`
  const tally = tallyOf(accessIn(report))
  const text = sentence(tally, report, tenses[standing.kind])
  if (standing.kind === 'planned' && isRefusedReport(report)) return `⛔ Refused: ${text}`
  const lead = standingText(standing)
  const start = lead === '' ? text.charAt(0).toUpperCase() + text.slice(1) : `${lead}: ${text}`
  return `${signs[standing.kind] ?? riskSign(tally)} ${start}`
}

/** Whether the plan may not be carried out. */
export const isRefusedReport = ({ plan, refusals }: Pick<PlanReport, 'plan' | 'refusals'>): boolean =>
  plan ? isRefused({ plan, refusals }) : refusals.length > 0

/** How many errors there are, in words. */
const errorsText = ({ summary }: Pick<PlanReport, 'summary'>): string =>
  summary.errors === 0 ? 'errors' : counted(summary.errors, 'error')

const signs: Readonly<Partial<Record<Standing['kind'], string>>> = {
  applied: '✅',
  'not-applied': '⛔',
  partial: '⚠️',
  waiting: '⏳'
}

const standingText = (standing: Standing): string => {
  switch (standing.kind) {
    case 'planned':
    case 'invalid':
      return ''
    case 'applied':
      return 'Applied'
    case 'not-applied':
      return 'Not applied'
    case 'partial':
      return `Partly applied, ${counted(standing.left, 'change')} left`
    case 'waiting':
      return `Waiting for a person, ${counted(standing.left, 'change')} left`
  }
}

/** What somebody does, many do, and nobody does. */
type Tense = readonly [gains: string, gain: string, loses: string, lose: string, nobody: string]

const now: Tense = ['gains', 'gain', 'loses', 'lose', 'gains or loses']
const past: Tense = ['gained', 'gained', 'lost', 'lost', 'gained or lost']
const never: Tense = ['would gain', 'would gain', 'would lose', 'would lose', 'would gain or lose']

const tenses: Readonly<Record<Standing['kind'], Tense>> = {
  planned: now,
  invalid: now,
  applied: past,
  'not-applied': never,
  partial: now,
  waiting: now
}

const sentence = ({ gained, lost }: Tally, { plan }: PlanReport, tense: Tense): string => {
  const [gains, gain, loses, lose, nobody] = tense
  const sides = [sideText(gained, [gains, gain]), sideText(lost, [loses, lose])].filter((text) => text !== '')
  const risk = riskText(gained.highest ?? lost.highest)
  if (sides.length > 0) return sides.map((text, index) => text + (index === 0 ? risk : '')).join(', ')
  const operations = plan?.operations.length ?? 0
  const by = operations === 0 ? ', nothing to do' : ` by ${counted(operations, 'change')}`
  return `nobody ${nobody} access${by}`
}

const sideText = (side: Side, [one, many]: readonly [string, string]): string =>
  side.people === 0
    ? ''
    : `${people(side.people)} ${side.people === 1 ? one : many} ${counted(side.permissions, 'permission')}`

/** Of what is gained, where anything is: a loss is a risk only to whoever works with it. */
const riskText = (highest: Risk | null): string => (highest === null ? '' : ` (up to ${highest} risk)`)

const riskSigns: Readonly<Record<Risk, string>> = { critical: '🟥', high: '🟧', medium: '🟨', low: '🟩' }

const riskSign = ({ gained, lost }: Tally): string => {
  if (gained.highest !== null) return riskSigns[gained.highest]
  return lost.highest === null ? '🟩' : '🟦'
}
