import type { Coverage, Unasked } from '../../model/access-test.ts'
import type { Access, Reaches } from '../../model/access.ts'
import { risks } from '../../model/catalog.ts'
import { isUndocumented } from '../../model/grants.ts'
import type { Instant } from '../../model/instant.ts'
import { riskOf } from '../effective.ts'
import { readTest } from './written.ts'

/** How many of the permissions of high and critical risk that somebody holds at an instant the access tests ask about. */
export const coverageOf = (access: Access, at: Instant): Coverage => {
  const sensitive = sensitiveHeld(access, at)
  const asked = askedAbout(access)
  const unasked = [...sensitive].flatMap(([name, permission]) => (asked.has(name) ? [] : [permission]))
  return {
    held: sensitive.size,
    asked: sensitive.size - unasked.length,
    unasked: unasked.sort(byRisk)
  }
}

const askedAbout = ({ policy }: Access): ReadonlySet<string> => {
  const asked = new Set<string>()
  for (const test of policy.declared.tests.map(readTest)) {
    const named = test.permission ? [test.permission, ...test.claims] : test.claims
    for (const { platform, permission } of named) asked.add(`${platform}:${permission}`)
  }
  return asked
}

const sensitiveHeld = (access: Access, at: Instant): ReadonlyMap<string, Unasked> => {
  const found = new Map<string, Unasked>()
  for (const target of access.policy.targets.values()) {
    const { catalog } = target
    const distinct = new Set<Reaches>()
    for (const user of access.holders(target).keys()) distinct.add(access.reachesAt(target, user, at))
    for (const permission of [...distinct].flatMap((reaches) => [...reaches.keys()])) {
      const risk = riskOf(catalog, permission)
      if (isUndocumented(permission) || risks.indexOf(risk) < risks.indexOf('high')) continue
      found.set(`${catalog.id}:${permission}`, { platform: catalog.id, permission, risk })
    }
  }
  return found
}

const byRisk = (a: Unasked, b: Unasked): number =>
  risks.indexOf(b.risk) - risks.indexOf(a.risk) || (nameOf(a) < nameOf(b) ? -1 : 1)

const nameOf = ({ platform, permission }: Unasked): string => `${platform}:${permission}`
