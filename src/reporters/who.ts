import type { Capable } from '../model/explanation.ts'
import { on } from '../model/grants.ts'
import type { Locate } from '../model/place.ts'
import { instantJson, pathJson, quoted, reachText } from './path.ts'
import type { Style } from './style.ts'
import { safe } from './safe.ts'
import { table } from './table.ts'
import { listed } from '../model/words.ts'

/** How the answer is shown. */
export interface WhoView {
  readonly style: Style
  readonly width: number
  /** The target that was read; absent where only documents were asked. */
  readonly live?: string
}

/** The answer of `who --format json`. */
export const whoJson = (capable: readonly Capable[], locate: Locate): string => {
  const answer = capable.map(
    ({ user, platform, permission, target, scope, departments, since, paths, markers }) => ({
      user,
      permission: `${platform}:${permission}`,
      target,
      scope,
      departments,
      since: instantJson(since),
      paths: paths.map((path) => pathJson(path, locate)),
      ...(markers && { markers })
    })
  )
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** Who can, permission by permission as a table, who may, and of whom this speaks. */
export const whoPretty = (capable: readonly Capable[], view: WhoView): string => {
  const names = [...new Set(capable.map(nameOf))]
  const sections = names.map((name) =>
    section(
      name,
      capable.filter((each) => nameOf(each) === name),
      view
    )
  )
  return [...sections, closing(capable, view)].join('\n')
}

const nameOf = ({ platform, permission }: Capable): string => `${platform}:${permission}`

const section = (name: string, capable: readonly Capable[], { style, width }: WhoView): string => {
  const rows = capable.map(rowOf)
  const heading = ['user', 'target', 'scope', 'department', 'since', 'through']
  const paint = (text: string, row: number): string => (row === 0 ? style.faint(text) : text)
  return `${style.strong(name)}\n${table([heading, ...rows], { width, indent: 2, wrap: [5, 2], paint })}`
}

const rowOf = (each: Capable): readonly string[] => [
  each.user,
  each.target,
  scopeText(each),
  each.departments.join(', ') || '-',
  each.since === null ? '-' : new Date(each.since).toISOString().slice(0, 10),
  throughText(each)
]

const scopeText = ({ scope, units }: Capable): string => (scope === null ? '?' : reachText(scope, units))

/** The roles that give it, the widest first; a job function before the role that it brings. */
const throughText = ({ paths, scope, markers = [] }: Capable): string => {
  const shown = paths.filter((path) => (path.scope === null) === (scope === null))
  const texts = shown.map(({ role, holding, scope: own, unlisted }) => {
    const through = holding && 'function' in holding.through ? `${holding.through.function}: ` : ''
    const reach = own !== null && own !== scope && own !== on ? ` (${own})` : ''
    return `${through}${role}${reach}${unlisted ? ', by no line' : ''}`
  })
  return [...new Set([...texts, ...markers.map((mark) => `the mark ${quoted(mark)}`)])].join(', ')
}

/** Of whom this speaks, and what is not known. */
const closing = (capable: readonly Capable[], { live }: WhoView): string => {
  const sure = capable.filter(({ scope }) => scope !== null)
  const maybe = capable.filter(({ scope }) => scope === null)
  const unsure = maybe.filter(({ paths }) => paths.some(({ origin }) => origin.kind === 'unknown'))
  const marked = maybe.filter(({ markers = [] }) => markers.length > 0)
  const roles = new Set(
    maybe.flatMap(({ paths }) =>
      paths.flatMap(({ origin }) => (origin.kind === 'unknown' ? origin.role : []))
    )
  )
  return [
    live === undefined
      ? `${peopleIn(sure)} by the documents; accounts that no document names are not looked at\n`
      : `${peopleIn(sure)} on ${safe(live)} as it was read, also without a document\n`,
    ...(roles.size > 0
      ? [
          `${peopleIn(unsure, 'more ')} may, because nobody knows all that ${listed([...roles].map(quoted))} may do\n`
        ]
      : []),
    ...(marked.length > 0 ? [`${peopleIn(marked, 'more ')} may, because of a mark of the account\n`] : []),
    ...(sure.length > 0 && sure.every(({ since }) => since === null)
      ? ['since when is not known: these lines are not committed to git, or its history is not here\n']
      : [])
  ].join('')
}

const peopleIn = (capable: readonly Capable[], word = ''): string => {
  const { size } = new Set(capable.map(({ user }) => user))
  if (size === 0) return 'nobody'
  return size === 1 ? `1 ${word}person` : `${size} ${word}people`
}
