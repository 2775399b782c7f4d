import { groupBy, type Alike, type Operation } from '../../src/index.ts'
import { lineLink, quoteBriefly } from './text.ts'
import type { PlanReport, Source } from './view.ts'

/**
 * The lines of documents by which people gain what they gain, file by file, as links; empty where the plan knows of none,
 * such as for what begins later.
 */
export const causesIn = ({
  plan,
  sources,
  fileUrl
}: Pick<PlanReport, 'plan' | 'sources' | 'fileUrl'>): ((alike: Alike) => string) => {
  const known = new Map(sources.map((source) => [source.operation, source]))
  const operations = indexed(plan?.operations ?? [])
  return ({ users, changes }) => {
    const causes = changes.flatMap(({ target, gained }) => {
      const roles = [...new Set(gained.flatMap(({ through }) => through))]
      return gained.length === 0 ? [] : users.flatMap((user) => causesOf(operations, { target, user, roles }))
    })
    const found = causes.flatMap(({ id }) => known.get(id) ?? [])
    return linesText(found, fileUrl)
  }
}

/** Operations by target and whom they are done to, or to which role where they are done to nobody. */
type Index = ReadonlyMap<string, readonly Operation[]>

const keyOf = (target: string, user: string | null, role: string | null): string =>
  JSON.stringify(user === null ? [target, role] : [target, user, null])

const indexed = (operations: readonly Operation[]): Index =>
  new Map(
    groupBy(operations, ({ target, user, role }) => keyOf(target, user, role)).flatMap((group) =>
      group.slice(0, 1).map(({ target, user, role }) => [keyOf(target, user, role), group] as const)
    )
  )

/** What somebody gains something through on a target. */
interface Gain {
  readonly target: string
  readonly user: string
  readonly roles: readonly string[]
}

/** What gives the roles, else the account with them, else what is in them, else where they hold. */
const causesOf = (operations: Index, { target, user, roles }: Gain): readonly Operation[] => {
  const own = operations.get(keyOf(target, user, null)) ?? []
  const ofKind = (...kinds: readonly Operation['kind'][]): readonly Operation[] =>
    own.filter(({ kind, role }) => kinds.includes(kind) && (role === null || roles.includes(role)))
  const ways = [
    ofKind('assign', 'set-role'),
    ofKind('invite', 'reactivate'),
    roles.flatMap((role) => operations.get(keyOf(target, null, role)) ?? []),
    ofKind('set-unit')
  ]
  return ways.find((way) => way.length > 0) ?? []
}

/** So many lines are named for people with the same changes. */
const mostLines = 3

const linesText = (sources: readonly Source[], fileUrl: string): string => {
  const each = groupBy(sources, ({ file, line }) => JSON.stringify([file, line])).flatMap(
    ([first]) => first ?? []
  )
  const rest = each.length - mostLines
  const files = groupBy(each.slice(0, mostLines), ({ file }) => file).map((lines) => {
    const links = lines.map(({ file, line }) => lineLink(fileUrl, file, line)).join(', ')
    return `${quoteBriefly(lines[0]?.file ?? '')} ${links}`
  })
  return `${files.join('<br>')}${rest > 0 ? ` and ${rest} more` : ''}`
}
