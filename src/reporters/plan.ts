import type { Locate } from '../model/place.ts'
import type { Operation } from '../model/operation.ts'
import type { Plan, PlanEffects } from '../model/plan.ts'
import { accessSection } from './access.ts'
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
}

/** A plan for people: who gains and loses what, the changes target by target, and what follows from them. */
export const planPretty = ({ plan, refusals }: PlanAnswer, view: PlanView): string => {
  const targets = plan.targets.map(({ id }) => id)
  const inSync = plan.targets.filter(({ operations }) => operations === 0)
  const sections = [
    accessSection(plan.access, view.style),
    ...targets.map((id) => targetSection(plan, id, view)),
    ...plan.effects.map((effects) => effectsSection(effects, view)),
    waitingSection(plan, view),
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
  const heading = view.style.strong(
    `${id}: ${operations.length === 1 ? '1 change' : `${operations.length} changes`}`
  )
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
