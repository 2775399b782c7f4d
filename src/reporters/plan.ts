import type { Locate } from '../model/place.ts'
import type { Operation } from '../model/operation.ts'
import type { Gap, NeededApproval, Plan, PlanEffects } from '../model/plan.ts'
import { counted } from '../model/words.ts'
import { accessSection, shownChange } from './access.ts'
import { groupBy, names } from './groups.ts'
import { actionOf, describeOperation, signOf } from './operation.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** How a plan is shown. */
export interface PlanView {
  readonly locate: Locate
  readonly style: Style
  readonly width: number
}

/** A plan, and why it may not be carried out. */
interface PlanAnswer {
  readonly plan: Plan
  readonly refusals: readonly { readonly target: string; readonly message: string; readonly help: string }[]
  /** What a person should know about how the order was found. */
  readonly notes: readonly string[]
}

/** A plan for people: who gains and loses what, the changes target by target, and what follows from them. */
export const planPretty = ({ plan, refusals, notes }: PlanAnswer, view: PlanView): string => {
  const targets = plan.targets.map(({ id }) => id)
  const inSync = plan.targets.filter(({ operations }) => operations === 0)
  const sections = [
    accessSection(plan.access.map(shownChange), view.style),
    gapSection(plan.gaps, view),
    approvalSection(plan.approvals, view),
    ...targets.map((id) => targetSection(plan, id, view)),
    helperSection(plan, view),
    pendingSection(plan, view),
    ...plan.effects.map((effects) => effectsSection(effects, view)),
    waitingSection(plan, view),
    noteSection(plan, notes, view),
    refusalSection(plan, refusals, view),
    syncLine(inSync.length, targets.length, view)
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

const syncLine = (inSync: number, all: number, { style }: PlanView): string => {
  if (inSync === 0) return ''
  if (inSync < all) return style.good(`${inSync} of ${all} targets are in sync already`)
  return style.good(all === 1 ? 'the target is in sync' : `all ${all} targets are in sync`)
}

const targetSection = (plan: Plan, id: string, view: PlanView): string => {
  const operations = plan.operations.filter(({ target }) => target === id)
  if (operations.length === 0) return ''
  const heading = view.style.strong(`${id}: ${counted(operations.length, 'change')}`)
  const groups = groupBy(operations, (operation) =>
    operation.user === null ? operation.id : actionOf(operation)
  )
  const adopt = plan.targets.find((target) => target.id === id)?.adopt ?? []
  const adopted = adopt.length > 0 ? [`  adopts what is already there: ${adopt.map(safe).join(', ')}`] : []
  const unlisted = plan.unlisted
    .filter(({ target }) => target === id)
    .map(({ role, user }) => `  also reaches ${safe(user)}, who holds \`${safe(role)}\` without a line`)
  return [heading, ...groups.map((group) => operationLine(group, view)), ...adopted, ...unlisted].join('\n')
}

const operationLine = (group: readonly Operation[], { locate, style }: PlanView): string => {
  const [first] = group
  if (!first) return ''
  const users = group.flatMap(({ user }) => (user === null ? [] : [user]))
  const text = users.length > 1 ? `${actionOf(first)} ${names(users)}` : describeOperation(first)
  const location = first.source && group.length === 1 ? locate(first.source) : null
  const from = location ? style.faint(`  ${safe(location.file)}:${location.line}`) : ''
  return `  ${signOf(first)} ${text}${from}`
}

const effectsSection = (
  { target, takesEffect, signInAgain, fallback, checklists }: PlanEffects,
  view: PlanView
): string => {
  const lines = [
    ...takesEffect.map((note) => `  ${note}`),
    ...(signInAgain.length > 0 ? [`  must sign in again: ${names(signInAgain)}`] : []),
    ...fallback.map(({ user, role }) => `  ${safe(user)} is given \`${safe(role)}\` by the platform itself`),
    ...checklists.flatMap(({ title, steps }) => [
      `  ${safe(title)}`,
      ...steps.map((step) => `    [ ] ${safe(step)}`)
    ])
  ]
  return lines.length === 0 ? '' : [view.style.strong(`afterwards on ${target}`), ...lines].join('\n')
}

/** What no order avoids, before anything else that is only good to know. */
const gapSection = (gaps: readonly Gap[], { style }: PlanView): string =>
  gaps.length === 0
    ? ''
    : [style.warn('interrupted on the way, which no order avoids'), ...gaps.map(gapLine)].join('\n')

const gapLine = ({ target, user, permissions, steps, seconds }: Gap): string => {
  const lost = Object.entries(permissions).map(
    ([permission, scope]) => `\`${safe(permission)}\`${scope === 'on' ? '' : ` (${safe(scope)})`}`
  )
  return `  ${safe(user)} on ${safe(target)} is without ${lost.join(', ')} for ${counted(steps, 'step')}, ${counted(seconds, 'second')} at the worst`
}

const approvalSection = (approvals: readonly NeededApproval[], { style }: PlanView): string =>
  approvals.length === 0
    ? ''
    : [
        style.strong('approvals needed'),
        ...approvals.flatMap(({ when, count, approvers, because }) => [
          `  ${count} of ${approvers.length === 0 ? 'nobody who could' : names(approvers)} (${whenText(when)})`,
          ...someOf(because).map((line) => `    ${safe(line)}`)
        ])
      ].join('\n')

/** The first few reasons; a reviewer wants to know why, not everything. */
const someOf = (because: readonly string[]): readonly string[] =>
  because.length <= fewReasons + 1
    ? because
    : [...because.slice(0, fewReasons), `and more; \`--format json\` has them`]

const fewReasons = 3

const whenText = (when: NeededApproval['when']): string =>
  Object.entries(when)
    .map(([name, value]) => `${name} ${safe(value)}`)
    .join(', ')

const helperSection = ({ helpers }: Plan, { style }: PlanView): string =>
  helpers.length === 0
    ? ''
    : [
        style.strong('temporary roles, deleted at the end'),
        ...helpers.map(
          ({ target, title, users }) =>
            `  ${safe(title)} on ${safe(target)} keeps what they have for ${names(users)} meanwhile`
        )
      ].join('\n')

const pendingSection = ({ pending }: Plan, { style }: PlanView): string =>
  pending.length === 0
    ? ''
    : [
        style.strong('by hand'),
        `  ${counted(pending.length, 'change')} of these a person carries out in the administration page; \`rolewright apply\` shows the clicks`
      ].join('\n')

const noteSection = ({ evidence }: Plan, notes: readonly string[], { style }: PlanView): string => {
  const lines = [...notes.map((note) => `  ${safe(note)}`), ...baseLines(evidence)]
  return lines.length === 0 ? '' : style.faint(lines.join('\n'))
}

/** By what each target was judged; nothing where the documents judge alone. */
const baseLines = ({ bases }: Plan['evidence']): readonly string[] =>
  groupBy(
    bases.filter(({ differs }) => differs),
    ({ revision, because }) => `${revision} ${because}`
  ).map((group) => {
    const [first] = group
    const version = first?.revision?.slice(0, 12) ?? 'the documents kept with the record'
    const words = { named: 'as named', applied: 'applied last', head: 'checked out', same: '' }
    return `  judged with ${version} (${words[first?.because ?? 'same']}) too: ${group.map(({ target }) => target).join(', ')}`
  })

const waitingSection = ({ waiting }: Plan, { style }: PlanView): string =>
  waiting.length === 0
    ? ''
    : [
        style.strong('waiting'),
        ...waiting.map(({ target, user, reason }) => `  ${safe(user)} on ${target}: ${safe(reason)}`)
      ].join('\n')

const refusalSection = ({ guards }: Plan, refusals: PlanAnswer['refusals'], { style }: PlanView): string => {
  const refused = [
    ...refusals.flatMap(({ target, message, help }) => [
      `  ${target}: ${safe(message)}`,
      `    ${safe(help)}`
    ]),
    ...guards.flatMap(({ passed, target, message }) => (passed ? [] : [`  ${target}: ${safe(message)}`]))
  ]
  return refused.length === 0 ? '' : [style.bad('refused, nothing will be written'), ...refused].join('\n')
}
