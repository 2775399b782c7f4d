import { fence, safe, type Alike, type ShownDelta } from '../../src/index.ts'
import { clipped } from './text.ts'

/** More than this nobody follows with the eye. */
const mostEdges = 40

/**
 * Who is given or loses which role on which target, as a diagram: what is gained with solid lines, what is lost with dotted
 * ones. Null where there is nothing to draw, or too much. Its ids are ours; labels hold nothing that means anything.
 */
export const diagram = (alike: readonly Alike[]): string | null => {
  const edges = edgesOf(alike)
  if (edges.size === 0 || edges.size > mostEdges) return null
  const ids = new Map<string, string>()
  const nodes: string[] = []
  const idOf = ([kind, text, on]: Node): string => {
    const key = JSON.stringify([kind, text, on])
    const id = ids.get(key) ?? `n${ids.size + 1}`
    if (!ids.has(key)) nodes.push(`  ${id}${shapes[kind](label(text))}`)
    ids.set(key, id)
    return id
  }
  const lines = [...edges.values()].map(
    ({ from, to, isGain }) => `  ${idOf(from)} ${isGain ? '-->' : '-.->'} ${idOf(to)}`
  )
  return fence('mermaid', ['flowchart LR', ...nodes, ...lines])
}

/** What is drawn, and where it is, for a role of one name may be on several targets. */
type Node = readonly [kind: 'people' | 'role' | 'target', text: string, on: string]

interface Edge {
  readonly from: Node
  readonly to: Node
  readonly isGain: boolean
}

/** Only what changes: a line for each role that somebody gains or loses something through, and where that role is. */
const edgesOf = (alike: readonly Alike[]): ReadonlyMap<string, Edge> => {
  const edges = new Map<string, Edge>()
  const add = (from: Node, to: Node, isGain: boolean): void => {
    edges.set(JSON.stringify([from, to, isGain]), { from, to, isGain })
  }
  for (const { users, changes } of alike) {
    const who: Node = ['people', userText(users), '']
    for (const { target, gained, lost } of changes) {
      for (const [deltas, isGain] of [[gained, true] as const, [lost, false] as const]) {
        for (const role of rolesIn(deltas)) {
          const node: Node = ['role', role, target]
          add(who, node, isGain)
          add(node, ['target', target, ''], isGain)
        }
      }
    }
  }
  return edges
}

const rolesIn = (deltas: readonly ShownDelta[]): ReadonlySet<string> =>
  new Set(deltas.flatMap(({ through }) => through))

const userText = (users: readonly string[]): string => {
  const [first = '', ...others] = users
  return others.length === 0 ? first : `${first} + ${others.length} more`
}

const shapes: Readonly<Record<Node[0], (label: string) => string>> = {
  people: (text) => `(["${text}"])`,
  role: (text) => `["${text}"]`,
  target: (text) => `[("${text}")]`
}

/**
 * Everything but letters, digits and a few harmless signs as its number, which is how the language writes text. A label
 * that is empty would be none.
 */
const label = (text: string): string =>
  text.trim() === ''
    ? '-'
    : safe(clipped(text, longestLabel)).replaceAll(
        /[^\p{L}\p{N}\p{M} .@_-]/gu,
        (sign) => `#${sign.codePointAt(0) ?? 0};`
      )

const longestLabel = 48
