import type { Risk } from '../model/catalog.ts'
import { isUndocumented, none, on } from '../model/grants.ts'
import { showEnd, showInstant, type Instant } from '../model/instant.ts'
import type { AccessDelta, PlannedAccess, PlannedDelta } from '../model/plan.ts'
import { groupBy, names } from './groups.ts'
import { undocumentedText } from './operation.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { counted } from '../model/words.ts'

/** One permission that somebody gains or loses; at once and for ever where no time is said. */
export interface ShownDelta extends AccessDelta {
  readonly from?: Instant
  readonly until?: Instant
}

/** What somebody gains and loses on a target. */
export interface ShownChange {
  readonly user: string
  readonly target: string
  readonly gained: readonly ShownDelta[]
  readonly lost: readonly ShownDelta[]
}

/** What a plan changes for somebody, as it is shown. */
export const shownChange = ({ gained, lost, ...change }: PlannedAccess): ShownChange => ({
  ...change,
  gained: gained.map(shownDelta),
  lost: lost.map(shownDelta)
})

const shownDelta = ({ from, until, ...delta }: PlannedDelta): ShownDelta => ({
  ...delta,
  ...(from !== null && { from: Date.parse(from) }),
  ...(until !== null && { until: Date.parse(until) })
})

/** Who gains and loses what, in the order given; empty where nobody does. People with the very same change are told together. */
export const accessSection = (access: readonly ShownChange[], style: Style): string => {
  if (access.length === 0) return ''
  const lines = sameChanges(access).flatMap(({ users, target, gained, lost }) => [
    `  ${style.strong(names(users))} on ${safe(target)}`,
    ...deltaLines(verbFor('gained', users), '+', gained),
    ...deltaLines(verbFor('lost', users), '-', lost)
  ])
  return [style.strong('who gains and loses'), ...lines].join('\n')
}

/** The same change of several people, as one. */
const sameChanges = (
  access: readonly ShownChange[]
): readonly (Omit<ShownChange, 'user'> & { readonly users: readonly string[] })[] =>
  groupBy(access, ({ target, gained, lost }) => JSON.stringify([target, gained, lost])).flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, users: group.map(({ user }) => user) }] : []
  })

/** Deltas by the time in which they hold, in the order given. */
export const byPeriod = (deltas: readonly ShownDelta[]): readonly (readonly ShownDelta[])[] =>
  groupBy(deltas, ({ from, until }) => `${from} ${until}`)

/** When a gain or a loss holds, as the end of a sentence; empty where it is at once and for ever. */
export const periodText = ({
  from = -Infinity,
  until = Infinity
}: Pick<ShownDelta, 'from' | 'until'>): string => {
  const start = from === -Infinity ? '' : ` from ${showInstant(from)}`
  return until === Infinity ? start : `${start} until ${showEnd(until)}`
}

/** What one person does, and what several do. */
export const verbFor = (side: 'gained' | 'lost', users: readonly string[]): string =>
  `${side === 'gained' ? 'gain' : 'lose'}${users.length === 1 ? 's' : ''}`

const deltaLines = (verb: string, sign: string, deltas: readonly ShownDelta[]): readonly string[] =>
  byPeriod(deltas).flatMap((group) => {
    const roles = [...new Set(group.flatMap(({ through }) => through))].sort()
    const through = roles.length > 0 ? ` through ${roles.map(safe).join(', ')}` : ''
    const number = counted(group.length, 'permission')
    const period = group[0] ? periodText(group[0]) : ''
    const loud = (['critical', 'high'] as const).flatMap((risk) => riskLine(risk, group))
    return [`    ${sign} ${verb} ${number}${through}${period}`, ...loud, ...quietLine(group, loud.length > 0)]
  })

/** A few everyday permissions are named too; many would hide what matters. */
const quietLine = (deltas: readonly ShownDelta[], afterLoud: boolean): readonly string[] => {
  const quiet = deltas.filter(({ risk }) => risk === 'low' || risk === 'medium')
  if (quiet.length === 0 || quiet.length > fewPermissions) return []
  return [`      ${afterLoud ? 'also: ' : ''}${quiet.map(deltaText).join(', ')}`]
}

const fewPermissions = 8

const riskLine = (risk: Risk, deltas: readonly ShownDelta[]): readonly string[] => {
  const those = deltas.filter((delta) => delta.risk === risk)
  return those.length === 0 ? [] : [`      ${risk}: ${those.map(deltaText).join(', ')}`]
}

/** One permission and how its scope changes. */
export const deltaText = ({ permission, scope, was }: Omit<AccessDelta, 'through'>): string => {
  if (isUndocumented(permission)) return undocumentedText(permission)
  const change = scopeText({ scope, was })
  return change === '' ? safe(permission) : `${safe(permission)} (${change})`
}

/** How the scope of a permission changes; empty where there is nothing to say. */
const scopeText = ({ scope, was }: Pick<AccessDelta, 'scope' | 'was'>): string => {
  if (was !== null && was !== scope) return `${safe(was)} → ${safe(scope)}`
  return scope === on || scope === none ? '' : safe(scope)
}
