import type { Drift, DriftCause } from '../model/drift.ts'
import { counted } from '../model/words.ts'
import { groupBy } from './groups.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** One target with all that is to be told about it. */
export interface DriftView {
  readonly target: string
  /** What it was compared with; null where nothing was ever applied there. */
  readonly applied: { readonly at: string; readonly revision: string | null } | null
  readonly drifts: readonly Drift[]
  /** How old what it was read from is, in words; absent where it was read itself. */
  readonly read?: string
}

/** Target by target what differs, by likely cause, each with its two answers; then what does not count. */
export const driftPretty = (views: readonly DriftView[], { style }: { readonly style: Style }): string => {
  return `${[...views.map((view) => section(view, style)), verdict(views, style)].join('\n')}\n`
}

const verdict = (views: readonly DriftView[], style: Style): string => {
  const compared = views.filter(({ applied }) => applied !== null)
  const drifted = compared.filter(({ drifts }) => drifts.some(({ counts }) => counts))
  if (compared.length === 0) return 'nothing was compared'
  if (drifted.length > 0) return style.bad(`drift on ${drifted.length} of ${counted(views.length, 'target')}`)
  const others = views.length - compared.length
  return style.good(
    `no drift${others > 0 ? ` on ${counted(compared.length, 'target')}; ${others} not compared` : ''}`
  )
}

/** The likely causes of a difference in words, what matters most first. */
export const driftCauses: Readonly<Record<DriftCause, string>> = {
  'by-hand': 'changed by hand',
  vendor: 'changed by the vendor',
  expired: 'a period has ended, and that was not carried out yet',
  due: 'a period has begun, and that was not carried out yet',
  'half-finished': 'left by an apply that was not finished',
  unknown: 'cause unknown',
  'not-applied-yet': 'not applied yet',
  'never-applied': 'never applied',
  'runs-as': 'the account that the tool runs as',
  protected: 'protected'
}

const order = Object.keys(driftCauses)

const section = ({ target, applied, drifts, read }: DriftView, style: Style): string => {
  const counting = drifts
    .filter(({ counts }) => counts)
    .toSorted((a, b) => order.indexOf(a.cause) - order.indexOf(b.cause))
  return [
    style.strong(headline(target, applied, counting.length)),
    ...(read === undefined ? [] : [style.faint(`  taken ${safe(read)}`)]),
    ...groupBy(counting, ({ cause }) => cause).flatMap((group) => causeLines(group, style)),
    ...beside(drifts, target),
    ''
  ].join('\n')
}

const headline = (target: string, applied: DriftView['applied'], differences: number): string => {
  if (applied === null) {
    const next = `\`rolewright plan ${target}\` shows what would be, \`rolewright import ${target}\` takes over what is`
    return `${safe(target)}: nothing was applied here yet, so there is nothing to compare with; ${safe(next)}`
  }
  const revision = applied.revision === null ? '' : ` (${applied.revision.slice(0, 12)})`
  const what = `was applied on ${safe(applied.at)}${revision}`
  return differences === 0
    ? `${safe(target)}: as it ${what}`
    : `${safe(target)}: ${counted(differences, 'difference')} from what ${what}`
}

/** The differences of one cause; those that are reverted in the same way stand together. */
const causeLines = (group: readonly Drift[], style: Style): readonly string[] => {
  const [first] = group
  if (!first) return []
  const alike = groupBy(group, ({ answers }) => answers?.revert ?? '')
  return [
    `  ${style.warn(driftCauses[first.cause])}`,
    ...alike.flatMap((drifts) => alikeLines(drifts, style))
  ]
}

const alikeLines = (drifts: readonly Drift[], style: Style): readonly string[] => {
  const revert = drifts[0]?.answers?.revert
  return [
    ...drifts.flatMap(({ answers, ...drift }) => [
      `    ${differenceText(drift)}`,
      ...(answers ? [style.faint(`      adopt: ${safe(answers.adopt)}`)] : [])
    ]),
    ...(revert === undefined ? [] : [style.faint(`    revert: ${safe(revert)}`)])
  ]
}

const differenceText = ({
  subject,
  live,
  approved
}: Pick<Drift, 'subject' | 'live' | 'approved'>): string => {
  const { user, role } = subject
  const who = user ?? (role === null ? null : `role ${role}`)
  return `${who === null ? '' : `${safe(who)}: `}${safe(live.words)}; approved: ${safe(approved.words)}`
}

/** So many changes that are not applied yet are named; a plan shows them all. */
const named = 10

/** What is told beside the differences, and does not count. */
const beside = (drifts: readonly Drift[], target: string): readonly string[] => {
  const of = (...kinds: readonly DriftCause[]): readonly Drift[] =>
    drifts.filter(({ cause, counts }) => !counts && kinds.includes(cause))
  const open = of('not-applied-yet')
  return [
    ...of('runs-as', 'protected').map(
      ({ subject, live, cause }) =>
        `  not counted: ${safe(subject.user ?? '')} (${driftCauses[cause]}): ${safe(live.words)}`
    ),
    ...(open.length > 0
      ? [`  not applied yet: ${counted(open.length, 'change')}, in \`rolewright plan ${safe(target)}\` too`]
      : []),
    ...open.slice(0, named).map(openText),
    ...(open.length > named ? [`    and ${open.length - named} more`] : [])
  ]
}

const openText = ({ subject: { user, role }, approved }: Drift): string =>
  `    ${safe(user ?? `role ${role ?? ''}`)}: ${safe(approved.words)}`
