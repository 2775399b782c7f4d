import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'

/** Reports roles that stand above themselves, by base or in the hierarchy. */
export const rule: Rule = {
  id: 'role-cycle',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: 'a role that is based on itself, or reports to itself, over any number of others',
  explanation:
    'What a role grants follows from its base, and its place in the organisation from the role it reports to. A circle has no beginning: nothing could be worked out, and the platform refuses it. The finding shows the way round; break it at one of the roles.',
  basis: 'ANSI INCITS 359-2012 (role-based access control), role hierarchies are partial orders',
  *check({ policy }) {
    for (const target of policy.targets.values()) {
      yield* cycles(target, 'basedOn', 'is based on')
      yield* cycles(target, 'reportsTo', 'reports to')
    }
  }
}

type Link = 'basedOn' | 'reportsTo'

/** Each circle once, at the first of its roles in the order of the documents. */
function* cycles(target: Target, link: Link, words: string): Iterable<Problem> {
  const settled = new Set<string>()
  for (const start of target.roles.keys()) {
    const path: string[] = []
    let id: string | null = start
    while (id !== null && !settled.has(id) && !path.includes(id)) {
      path.push(id)
      id = documentOf(target, id)?.[link] ?? null
    }
    const circle = id === null ? -1 : path.indexOf(id)
    if (circle >= 0) yield* toProblem(target, path.slice(circle), link, words)
    for (const role of path) settled.add(role)
  }
}

const documentOf = ({ roles }: Target, id: string): RoleDocument | null => roles.get(id)?.document ?? null

function* toProblem(target: Target, circle: readonly string[], link: Link, words: string): Iterable<Problem> {
  const order = [...target.roles.keys()].filter((id) => circle.includes(id))
  const [first = ''] = order
  const turned = [...circle.slice(circle.indexOf(first)), ...circle.slice(0, circle.indexOf(first))]
  const way = [...turned, first].slice(1).map(tick).join(`, which ${words} `)
  const document = documentOf(target, first)
  if (document === null) return
  yield {
    message: circle.length === 1 ? `${tick(first)} ${words} itself` : `${tick(first)} ${words} ${way}`,
    help: `change \`${link}\` of one of them`,
    at: child(document.at, link),
    related: turned.slice(1).flatMap((id) => {
      const other = documentOf(target, id)
      return other ? [{ message: `${tick(id)} goes on here`, at: child(other.at, link) }] : []
    })
  }
}
