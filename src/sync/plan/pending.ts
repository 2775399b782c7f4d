import type { Capabilities } from '../../model/connector.ts'
import type { Guide } from '../../model/catalog.ts'
import type { Operation } from '../../model/operation.ts'
import type { PendingStep } from '../../model/plan.ts'
import type { Target } from '../../model/target.ts'
import { isContent, isHeld } from '../simulate.ts'

/** Whether a person has to carry an operation out: the connector cannot, and the catalog tells how. */
export const isGuided = (
  { catalog }: Target,
  { operations }: Capabilities,
  kind: Operation['kind']
): boolean => !operations.includes(kind) && catalog.guides.has(kind)

/** The steps of a plan that a person has to carry out, with the clicks of the catalog filled in. */
export const pendingOf = (
  target: Target,
  capabilities: Capabilities,
  operations: readonly Operation[]
): readonly PendingStep[] =>
  operations.flatMap((operation) => {
    const guide = target.catalog.guides.get(operation.kind)
    if (!guide || !isGuided(target, capabilities, operation.kind)) return []
    return [{ operation: operation.id, target: target.id, guide: filled(guide, target, operation) }]
  })

/** The operations that nobody can carry out: neither the connector nor a person by the catalog. */
export const impossibleOf = (
  { catalog }: Target,
  { operations: able }: Capabilities,
  operations: readonly Operation[]
): readonly Operation[] => operations.filter(({ kind }) => !able.includes(kind) && !catalog.guides.has(kind))

const filled = ({ screen, steps }: Guide, target: Target, operation: Operation): Guide => {
  const words = wordsOf(target, operation)
  const fill = (text: string): string =>
    text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => words[name] ?? whole)
  return { screen: fill(screen), steps: steps.map(fill) }
}

const wordsOf = (
  target: Target,
  { role, user, before, after, reason }: Operation
): Readonly<Record<string, string>> => {
  const title = (id: string | null): string => target.roles.get(id ?? '')?.title ?? id ?? ''
  const value = (of: Operation['after']): string => {
    if (of === null) return ''
    if (isHeld(of)) return of.unit === null ? title(of.role) : `${title(of.role)} (${of.unit})`
    return 'title' in of ? of.title : ''
  }
  return {
    role: title(role),
    user: user ?? '',
    title: isContent(after) ? after.title : title(role),
    grants: isContent(after) ? grantsText(after.grants) : '',
    before: value(before),
    after: value(after),
    reason
  }
}

const grantsText = (grants: Readonly<Record<string, string>>): string =>
  Object.entries(grants)
    .map(([permission, scope]) => (scope === 'on' ? permission : `${permission}: ${scope}`))
    .join(', ')
