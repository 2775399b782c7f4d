import { risks } from '../../model/catalog.ts'
import type { ApprovalRoute } from '../../model/document.ts'
import { matches, parsePattern } from '../../model/pattern.ts'
import type { Version } from '../version.ts'
import type { Thing } from './thing.ts'

/** Whether all that a route asks for holds for one and the same thing. */
export const asksFor = ({ when }: ApprovalRoute): ((thing: Thing) => boolean) => {
  const isPermission = permissionTest(when.permission)
  return (thing) =>
    (when.change === 'any' || (thing.kind !== 'loss' && thing.kind !== 'operation')) &&
    (when.platform === null || thing.platform === null || thing.platform === when.platform) &&
    (when.target === null || thing.targets === null || thing.targets.includes(when.target)) &&
    (when.role === null || thing.roles.includes(when.role)) &&
    isPermission(thing) &&
    (when.risk === null || (thing.risk !== null && risks.indexOf(thing.risk) >= risks.indexOf(when.risk)))
}

const permissionTest = (text: string | null): ((thing: Thing) => boolean) => {
  if (text === null) return () => true
  const pattern = parsePattern(text)
  return ({ platform, permission }) => {
    if (platform === null || permission === null) return false
    const dot = permission.indexOf('.')
    const parts = { resource: permission.slice(0, dot), action: permission.slice(dot + 1) }
    // A pattern that nobody can read asks for everything: it must not pass for one that asks for nothing.
    return pattern === null || matches(pattern, platform, parts)
  }
}

/** The routes of both versions, each once: those of the version that is applied in their order, then the base's own. */
export const routesOf = (head: Version, base: Version | null): readonly ApprovalRoute[] => {
  const routes = [head, ...(base ? [base] : [])].flatMap(({ policy }) => policy.declared.guardrails.approvals)
  const known = new Map<string, ApprovalRoute>()
  for (const route of routes) {
    const key = keyOf(route)
    if (!known.has(key)) known.set(key, route)
  }
  return [...known.values()]
}

/** What a route asks for, as it is shown: only what it names. */
export const namedIn = ({ when }: ApprovalRoute): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = when[field]
      return value === null ? [] : [[field, value]]
    })
  )

const fields = ['platform', 'target', 'role', 'permission', 'risk', 'change'] as const

const keyOf = (route: ApprovalRoute): string =>
  JSON.stringify([namedIn(route), route.from.roles.toSorted(), route.from.people.toSorted(), route.count])
