import {
  COLLECTION_STYLE_FLOW,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  type MappingEvent,
  type SequenceEvent,
  getScalarValue
} from 'js-yaml'
import { type Locate, type Location, type Place, segmentsOf } from '../model/place.ts'
import { eventsOf, isAbsent, type Range, scalarRange } from './events.ts'
import { lineEnd, locationAt, startOf } from './position.ts'

const remembered = 8

/**
 * Finds places in texts (file → text) by reading one file again when it is asked about; the last few files are
 * remembered. A scalar's range is its text as written; a pointer to something missing gives its nearest ancestor.
 */
export const locator = (texts: ReadonlyMap<string, string>): Locate => {
  const trees = new Map<string, Branch | null>()
  return (place) => {
    const text = texts.get(place.file)
    if (text === undefined) return startOf(place.file)
    const tree = trees.has(place.file) ? (trees.get(place.file) ?? null) : treeOf(place.file, text)
    trees.delete(place.file)
    trees.set(place.file, tree)
    for (const [oldest] of trees) if (trees.size > remembered) trees.delete(oldest)
    return tree === null ? startOf(place.file) : locationIn(tree, text, place)
  }
}

/** A node and where it stands; `key` is the range of the key that it belongs to. */
interface Branch {
  readonly start: number
  readonly end: number
  readonly key: Range | null
  readonly children: ReadonlyMap<string, Branch>
}

const locationIn = (tree: Branch, text: string, place: Place): Location => {
  let branch = tree
  let isWhole = true
  for (const segment of segmentsOf(place.pointer)) {
    const next = branch.children.get(segment)
    if (next === undefined) {
      isWhole = false
      break
    }
    branch = next
  }
  const { start, end } = isWhole && place.part === 'key' && branch.key !== null ? branch.key : branch
  return locationAt(place.file, text, start, end)
}

interface Walk {
  readonly text: string
  readonly events: readonly Event[]
  index: number
}

const treeOf = (file: string, text: string): Branch | null => {
  const events = eventsOf(file, text)
  if (!events.ok || events.value.length === 0) return null
  return readBranch({ text, events: events.value, index: 1 }, null, 0)
}

/** `before` is where the text before the node ends, for a node without text. */
const readBranch = (walk: Walk, key: Range | null, before: number): Branch => {
  const event = walk.events[walk.index++]
  switch (event?.type) {
    case EVENT_SCALAR:
      return {
        ...(isAbsent(event) ? { start: before, end: before } : scalarRange(walk.text, event)),
        key,
        children: new Map()
      }
    case EVENT_MAPPING:
      return collection(walk, event, key, readEntries(walk, event))
    case EVENT_SEQUENCE:
      return collection(walk, event, key, readItems(walk, event))
    default:
      return { start: before, end: before, key, children: new Map() }
  }
}

const readEntries = (walk: Walk, event: MappingEvent): Map<string, Branch> => {
  const children = new Map<string, Branch>()
  let before = event.start
  while (walk.events[walk.index]?.type !== EVENT_POP) {
    const named = walk.events[walk.index]
    const key = readBranch(walk, null, before)
    const value = readBranch(walk, key, key.end)
    if (named?.type === EVENT_SCALAR) children.set(getScalarValue(walk.text, named), value)
    before = value.end
  }
  walk.index++
  return children
}

const readItems = (walk: Walk, event: SequenceEvent): Map<string, Branch> => {
  const children = new Map<string, Branch>()
  let before = event.start
  while (walk.events[walk.index]?.type !== EVENT_POP) {
    const item = readBranch(walk, null, before)
    children.set(String(children.size), item)
    before = item.end
  }
  walk.index++
  return children
}

const collection = (
  walk: Walk,
  event: MappingEvent | SequenceEvent,
  key: Range | null,
  children: ReadonlyMap<string, Branch>
): Branch => {
  const last = [...children.values()].at(-1)?.end ?? event.start
  const opener = walk.text[event.start]
  const isBracketed = event.style === COLLECTION_STYLE_FLOW && (opener === '[' || opener === '{')
  const end = isBracketed ? closing(walk.text, Math.max(last, event.start + 1)) : last
  return { start: event.start, end, key, children }
}

/** Offset after the bracket that closes a flow collection whose last child ends at `from`. */
const closing = (text: string, from: number): number => {
  let at = from
  while (/[\s,#]/.test(text[at] ?? '')) at = text[at] === '#' ? lineEnd(text, at) : at + 1
  return Math.min(at + 1, text.length)
}
