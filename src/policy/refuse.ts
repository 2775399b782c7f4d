import {
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent
} from 'js-yaml'
import type { Problem } from '../model/finding.ts'
import type { Location } from '../model/place.ts'
import { describeCharacter } from './characters.ts'
import { isAbsent, scalarRange, startOffset } from './events.ts'
import { locationAt, startOf } from './position.ts'

/** A document while it is being read: its events, how far they are read, and what was refused so far. */
export interface Reading {
  readonly file: string
  readonly text: string
  readonly events: readonly Event[]
  index: number
  readonly problems: Problem[]
  /** How many problems are kept; finding the place of more would only cost time. */
  readonly room: number
}

/** Refuses a file in which there is nothing, or nothing but comments. */
export const refuseNothing = (reading: Reading): void =>
  refuse(reading, () => ({
    message: 'the file holds no document',
    help: 'write one, or delete the file',
    at: startOf(reading.file)
  }))

/** Refuses a file with several documents. */
export const refuseSecondDocument = (reading: Reading): void =>
  refuse(reading, () => ({
    message: 'the file holds more than one document',
    help: 'move the others to files of their own',
    at: startOf(reading.file)
  }))

/** Refuses what may stand before any node: anchors and tags. */
export const refuseProperties = (
  reading: Reading,
  event: ScalarEvent | MappingEvent | SequenceEvent
): void => {
  if (event.anchorStart >= 0) {
    const message = 'anchors (`&`) are not allowed in policies: a grant must be readable where it applies'
    const help = 'write the value out; put text with `&` in quotes'
    refuseAt(reading, event.anchorStart - 1, event.anchorEnd, message, help)
  }
  if (event.tagStart >= 0) {
    const message = 'tags (`!`) are not allowed in policies: they change what a value is'
    const help = 'take it out; put text that starts with `!` in quotes'
    refuseAt(reading, event.tagStart, event.tagEnd, message, help)
  }
}

/** Refuses an alias, whose name stands between these offsets. */
export const refuseAlias = (reading: Reading, start: number, end: number): void => {
  const message = 'aliases (`*`) are not allowed in policies: a grant must be readable where it applies'
  const help = 'write the value out; put text that starts with `*` in quotes'
  refuseAt(reading, start - 1, end, message, help)
}

/** Refuses a key that is missing, or is no simple name. */
export const refuseKey = (reading: Reading, index: number): void => {
  const event = reading.events[index]
  const isEmpty = event?.type === EVENT_SCALAR && isAbsent(event)
  const message = isEmpty ? 'a key is missing before `:`' : 'a key must be a simple name'
  refuse(reading, () => {
    const start = startOffset(reading.text, event) ?? endBefore(reading, index)
    return { message, help: 'write a plain word', at: located(reading, start, start + 1) }
  })
}

/** Refuses a key that stands twice in a map; `first` is the first event inside the map. */
export const refuseDuplicate = (reading: Reading, first: number, second: number, key: string): void =>
  refuse(reading, () => {
    const before = locateKey(reading, firstKey(reading, first, key))
    const at = locateKey(reading, second)
    const lines = before.line === at.line ? '' : `, in line ${before.line} and line ${at.line}`
    return {
      message: `the key \`${key}\` stands twice in one map${lines}`,
      help: 'keep one of them',
      at,
      related: [{ message: 'it stands here first', at: before }]
    }
  })

/** Refuses a value that is not there. `owner` is the event of its key; in a list its own. */
export const refuseEmpty = (reading: Reading, owner: number): void => {
  const event = reading.events[owner]
  if (event?.type === EVENT_DOCUMENT) {
    refuseNothing(reading)
  } else if (event?.type === EVENT_SCALAR && !isAbsent(event)) {
    const help = 'write a value, or take the key out; an empty list is `[]`, an empty map `{}`'
    refuseScalar(reading, event, `the key \`${getScalarValue(reading.text, event)}\` has no value`, help)
  } else {
    refuse(reading, () => {
      const start = loneDash(reading.text, endBefore(reading, owner))
      const at = located(reading, start, start + 1)
      return { message: 'the list entry is empty', help: 'fill it, or take it out', at }
    })
  }
}

/** Refuses an escape that stands for a character that could not be written. */
export const refuseEscape = (reading: Reading, event: ScalarEvent, character: string): void =>
  refuseScalar(reading, event, `an escape stands for ${describeCharacter(character)}`, 'take it out')

/** Refuses a scalar for any other reason. */
export const refuseScalar = (reading: Reading, event: ScalarEvent, message: string, help: string): void =>
  refuse(reading, () => {
    const { start, end } = scalarRange(reading.text, event)
    return { message, help, at: located(reading, start, end) }
  })

const refuseAt = (reading: Reading, start: number, end: number, message: string, help: string): void =>
  refuse(reading, () => ({ message, help, at: located(reading, start, end) }))

const refuse = (reading: Reading, problem: () => Problem): void => {
  if (reading.problems.length < reading.room) reading.problems.push(problem())
}

const located = (reading: Reading, start: number, end: number): Location =>
  locationAt(reading.file, reading.text, start, end)

/** Where the text of the events before this one ends, nearly: closing brackets have no event of their own. */
const endBefore = ({ text, events }: Reading, index: number): number => {
  for (let at = index - 1; at > 0; at--) {
    const event = events[at]
    if (event?.type === EVENT_SCALAR && !isAbsent(event)) return scalarRange(text, event).end
    const start = startOffset(text, event)
    if (start !== null) return start
  }
  return 0
}

/** Offset of the next `-` with nothing behind it. */
const loneDash = (text: string, from: number): number => {
  const found = text.slice(from).search(/(?<![^\s-])-[ ]*(?:#[^\n]*)?\r?$/m)
  return from + Math.max(0, found)
}

/** Index of the event of a map's key with this text. */
const firstKey = ({ text, events }: Reading, index: number, key: string): number => {
  let depth = 0
  let isKey = true
  for (let at = index; at < events.length; at++) {
    const event = events[at]
    if (depth === 0 && isKey && event?.type === EVENT_SCALAR && getScalarValue(text, event) === key) return at
    if (event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE) depth++
    if (event?.type === EVENT_POP) depth--
    if (depth === 0) isKey = !isKey
  }
  return index
}

const locateKey = (reading: Reading, index: number): Location => {
  const event = reading.events[index]
  const { start, end } =
    event?.type === EVENT_SCALAR ? scalarRange(reading.text, event) : { start: 0, end: 0 }
  return located(reading, start, end)
}
