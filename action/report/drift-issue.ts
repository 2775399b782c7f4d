import { counted, cut, driftCauses, pageOf, sha256, type DriftView, type Part } from '../../src/index.ts'
import { link, moment, quote, short } from './text.ts'

type Drift = DriftView['drifts'][number]

/** An issue about drift as it is to be. */
export interface DriftIssue {
  readonly title: string
  /** Without the line of its marker. */
  readonly body: string
  /** The same as long as the same differences are there. */
  readonly fingerprint: string
  readonly isClean: boolean
}

/** How drift is told. */
export interface DriftOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly runUrl: string
  readonly label: string
}

/** What differs from what was applied, target by target, each difference with its two answers. */
export const driftIssue = (views: readonly DriftView[], options: DriftOptions): DriftIssue => {
  const drifted = views.filter((view) => countingIn(view).length > 0)
  const differences = drifted.flatMap(countingIn)
  const isClean = differences.length === 0
  const amount = `${counted(differences.length, 'difference')} on ${counted(drifted.length, 'target')}`
  return {
    title: isClean ? 'Access drift: none' : `Access drift: ${amount}`,
    body: pageOf({
      room: 60_000,
      start: [isClean ? cleanText(views, options) : openText(amount, options)],
      parts: [differencesPart(drifted, options), besidePart(views)],
      end: [
        `<sub>${link('Run', options.runUrl)} · this issue (label ${quote(options.label)}) is kept up to date by a schedule and closes by itself once no difference is left; editing it changes nothing</sub>`
      ]
    }),
    fingerprint: fingerprintOf(differences),
    isClean
  }
}

const countingIn = ({ drifts }: DriftView): readonly Drift[] => drifts.filter(({ counts }) => counts)

const openText = (amount: string, { now }: DriftOptions): string =>
  `**${amount}** from what was approved and applied, as of ${moment(now)}. For each there are two answers: **revert** makes the target what was approved, **adopt** approves what is there, by a pull request.`

const cleanText = (views: readonly DriftView[], { now }: DriftOptions): string => {
  const compared = views.filter(({ applied }) => applied !== null).length
  return `No difference from what was applied on ${counted(compared, 'target')}, as of ${moment(now)}.`
}

/** Every difference, after the first of each target's what it was compared with. */
const differencesPart =
  (views: readonly DriftView[], { runUrl }: DriftOptions): Part =>
  (room) =>
    cut(
      views.flatMap((view) =>
        countingIn(view).map((drift, index) => ({ drift, view: index === 0 ? view : null }))
      ),
      {
        room,
        write: ({ drift, view }) => `${view ? `\n${whereText(view)}\n\n` : ''}${driftItem(drift)}`,
        more: (rest) => `and ${rest} more: ${link('the run', runUrl)} and \`rolewright drift\` show all`
      }
    ).trim()

const whereText = ({ target, applied }: DriftView): string => {
  if (applied === null) return `**On** ${quote(target)}, where nothing was applied yet:`
  const revision = applied.revision === null ? '' : ` from commit ${short(applied.revision)}`
  return `**On** ${quote(target)}, as it was applied on ${quote(applied.at)}${revision}:`
}

const driftItem = ({ subject: { user, role }, live, approved, cause, answers }: Drift): string => {
  const who = user === null ? (role === null ? '' : `role ${quote(role)}: `) : `${quote(user)}: `
  return [
    `- ${who}${quote(live.words)}; approved: ${quote(approved.words)} (${driftCauses[cause]})`,
    ...(answers ? [`  - **revert:** ${quote(answers.revert)}`, `  - **adopt:** ${quote(answers.adopt)}`] : [])
  ].join('\n')
}

/** What is no drift but good to know. */
const besidePart = (views: readonly DriftView[]): Part => {
  const open = views.flatMap(({ drifts }) => drifts.filter(({ cause }) => cause === 'not-applied-yet'))
  const never = views.filter(({ applied }) => applied === null)
  const lines = [
    ...(open.length > 0 ? [`- not applied yet: ${counted(open.length, 'change')} of the documents`] : []),
    ...never.map(({ target }) => `- ${quote(target)}: nothing was applied yet, so nothing was compared`)
  ]
  return (room) => cut(lines, { room, write: (line) => line, more: (rest) => `and ${rest} more` })
}

const fingerprintOf = (differences: readonly Drift[]): string => {
  const parts = differences.map(({ target, kind, subject, approved, live }) =>
    JSON.stringify([target, kind, subject.user, subject.role, approved.value, live.value])
  )
  return sha256(JSON.stringify(parts.toSorted())).slice(0, 32)
}
