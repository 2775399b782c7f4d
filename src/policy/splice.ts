import { segmentsOf } from '../model/place.ts'
import type { Edit } from '../model/finding.ts'
import { blanks, breakOf, column, cut, indentAt, isFirst, type Patch, type Written } from './layout.ts'
import { listIndex } from './patch.ts'
import { lineEnd, lineStart } from './position.ts'
import { addedToFlow, removedFromFlow } from './splice-flow.ts'
import type { Item, Tree } from './tree.ts'
import { blockText, flowEntry, flowText, keyText } from './yaml-text.ts'

/** One edit as a change of the text that touches no more of it than it must. Null where the path leads nowhere. */
export const patchFor = (written: Written, { op, path, value }: Edit): Patch | null => {
  const segments = segmentsOf(path)
  let parent: Tree | undefined = written.root
  for (const segment of segments.slice(0, -1)) parent = parent && find(parent, segment)?.node
  const last = segments.at(-1)
  if (parent === undefined || parent.kind === 'scalar' || last === undefined) return null
  const index = indexIn(parent, last)
  const item = index === null ? undefined : parent.items[index]
  if (op === 'remove') return item && index !== null ? removed(written, parent, index) : null
  if (item && (op === 'replace' || parent.kind === 'map')) return replaced(written, parent, item, value)
  if (op === 'replace') return null
  if (parent.kind === 'map') return appended(written, parent, last, value)
  return index === null ? null : inserted(written, parent, index, value)
}

const find = (tree: Tree, segment: string): Item | undefined => tree.items[indexIn(tree, segment) ?? -1]

const indexIn = ({ kind, items }: Tree, segment: string): number | null => {
  if (kind === 'list') return listIndex(segment, items.length)
  const index = items.findIndex(({ key }) => key === segment)
  return index === -1 ? null : index
}

const replaced = (written: Written, parent: Tree, { node, slot, start }: Item, value: unknown): Patch => {
  const { text } = written
  const own = parent.flow ? indentAt(text, start) : column(text, start)
  const isInline = parent.flow || node.flow || node.kind === 'scalar'
  const patch = isInline
    ? { start: node.start, end: node.end, by: flowText(value) }
    : { start: slot, end: node.end, by: blockText(value, blanks(own), breakOf(text)) }
  return cut(written, patch, blanks(own + 2))
}

const removed = (written: Written, parent: Tree, index: number): Patch | null => {
  const { text } = written
  const item = parent.items[index]
  const next = parent.items[index + 1]
  if (item === undefined) return null
  if (parent.items.length === 1) return emptied(written, parent)
  if (parent.flow) return removedFromFlow(written, parent, index)
  const indent = blanks(column(text, item.start))
  return isFirst(text, item.start) || next === undefined
    ? removedLines(written, item, indent)
    : cut(written, { start: item.start, end: next.start, by: '' }, indent)
}

/** Takes whole lines out; their comments stay where they stood. */
const removedLines = ({ text, comments }: Written, { start, node }: Item, indent: string): Patch => {
  const from = lineStart(text, start)
  const end = lineEnd(text, node.end)
  const kept = comments.filter(({ offset }) => offset >= from && offset < end)
  const by = kept.map(({ source }) => indent + source + breakOf(text)).join('')
  return { start: from, end: Math.min(text.length, end + breakOf(text).length), by }
}

/** What is left of a collection without its last entry. */
const emptied = (written: Written, parent: Tree): Patch => {
  const { text, root } = written
  const by = parent.kind === 'map' ? '{}' : '[]'
  const indent = blanks(indentAt(text, parent.start) + (parent.flow ? 2 : 0))
  const owner = parent.flow ? null : ownerOf(root, parent)
  const patch =
    owner === null
      ? { start: parent.start, end: parent.end, by }
      : { start: owner.slot, end: parent.end, by: ` ${by}` }
  return cut(written, patch, indent)
}

/** The entry whose value a collection is; null for the whole document. */
const ownerOf = (tree: Tree, wanted: Tree): Item | null => {
  for (const item of tree.items) {
    const found = item.node === wanted ? item : ownerOf(item.node, wanted)
    if (found !== null) return found
  }
  return null
}

/** A new entry at the end of a map. */
const appended = (written: Written, map: Tree, key: string, value: unknown): Patch => {
  if (map.flow) return addedToFlow(written, map, flowEntry(key, value))
  const { text } = written
  const indent = blanks(column(text, map.start))
  return addedLine(written, map, `${keyText(key)}:${blockText(value, indent, breakOf(text))}`)
}

/** A new entry of a list, before the one at this index. */
const inserted = (written: Written, list: Tree, index: number, value: unknown): Patch => {
  const { text } = written
  const next = list.items[index]
  if (list.flow && next) return { start: next.start, end: next.start, by: `${flowText(value)}, ` }
  if (list.flow) return addedToFlow(written, list, flowText(value))
  const indent = blanks(column(text, list.start))
  const entry = `-${blockText(value, indent, breakOf(text))}`
  const before = list.items[index - 1]
  if (before) return addedLine(written, { ...list, end: before.node.end }, entry)
  return { start: list.start, end: list.start, by: entry + breakOf(text) + indent }
}

/** A new line in a collection without brackets, below the one that its `end` stands in. */
const addedLine = ({ text }: Written, { start, end }: Tree, entry: string): Patch => {
  const at = lineEnd(text, end)
  return { start: at, end: at, by: breakOf(text) + blanks(column(text, start)) + entry }
}
