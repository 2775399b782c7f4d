import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException
} from 'js-yaml'
import type { Problem, Related } from '../model/finding.ts'
import type { Location } from '../model/place.ts'
import { describeCharacter, findForbidden } from './characters.ts'
import { locationAt, startOf } from './position.ts'
import { failed, type Result, succeeded } from './result.ts'
import { explainSyntax } from './syntax.ts'

/** How many levels of lists and maps a document may have. */
const maxDepth = 32

const maxProblems = 10
const nothingHere = 'the file holds no document'
const writeOrDelete = 'write one, or delete the file'
const loneDash = /(?<![^\s-])-[ ]*(?:#[^\n]*)?$/m
const absent = -1
const typedWord = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/
const number =
  /^[-+]?(?:0x[0-9a-f_]+|0o[0-7_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9]+(?:e[-+]?[0-9]+)?|\.inf|\.nan)$/i
const nullWord = /^(?:~|null|Null|NULL)$/

/**
 * Reads one document of the strict subset into plain maps, lists and text; no scalar is given a type. The text must
 * have passed the scan. Everything refused is a problem with its place, at most ten a file.
 */
export const parse = (file: string, text: string): Result<unknown> => {
  const events = eventsOf(file, text)
  if (!events.ok) return events
  const reading: Reading = { file, text, events: events.value, index: 0, problems: [] }
  const value = readDocument(reading)
  return reading.problems.length > 0 ? failed(...reading.problems) : succeeded(value)
}

/** The events of the YAML parser; its complaints become problems in words that an administrator understands. */
export const eventsOf = (file: string, text: string): Result<Event[]> => {
  try {
    return succeeded(parseEvents(text, { maxDepth: maxDepth + 1 }))
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { message, help, start, end } = explainSyntax(text, error.reason, error.mark?.position ?? 0)
    return failed({ message, help, at: locationAt(file, text, start, end) })
  }
}

interface Reading {
  readonly file: string
  readonly text: string
  readonly events: readonly Event[]
  index: number
  readonly problems: Problem[]
}

type Start = ScalarEvent | MappingEvent | SequenceEvent

const readDocument = (reading: Reading): unknown => {
  if (reading.events.length === 0) {
    refuse(reading, startOf(reading.file), nothingHere, writeOrDelete)
    return null
  }
  if (reading.events.filter(({ type }) => type === EVENT_DOCUMENT).length > 1) {
    const message = 'the file holds more than one document'
    refuse(reading, startOf(reading.file), message, 'move the others to files of their own')
    return null
  }
  reading.index = 1
  return readNode(reading, 0)
}

/** `owner` is the index of the key's event, for a value that has no text of its own; of the node itself in a list. */
const readNode = (reading: Reading, owner: number): unknown => {
  const event = reading.events[reading.index++]
  switch (event?.type) {
    case EVENT_SCALAR:
      return readScalar(reading, event, owner)
    case EVENT_MAPPING:
      return readMap(reading, event)
    case EVENT_SEQUENCE:
      return readList(reading, event)
    case EVENT_ALIAS:
      refuseAlias(reading, event.anchorStart - 1, event.anchorEnd)
      return null
    default:
      return null
  }
}

const readMap = (reading: Reading, event: MappingEvent): Record<string, unknown> => {
  refuseProperties(reading, event)
  const { events } = reading
  const first = reading.index
  const map: Record<string, unknown> = {}
  while (events[reading.index]?.type !== EVENT_POP) {
    const keyIndex = reading.index
    const key = readKey(reading, keyIndex)
    if (key !== null && Object.hasOwn(map, key)) refuseDuplicate(reading, first, keyIndex, key)
    const value = readNode(reading, keyIndex)
    if (key !== null) map[key] = value
  }
  reading.index++
  return map
}

const readList = (reading: Reading, event: SequenceEvent): unknown[] => {
  refuseProperties(reading, event)
  const list: unknown[] = []
  while (reading.events[reading.index]?.type !== EVENT_POP) list.push(readNode(reading, reading.index))
  reading.index++
  return list
}

/** The text of a key; null where it is refused. */
const readKey = (reading: Reading, index: number): string | null => {
  const event = reading.events[index]
  if (event?.type !== EVENT_SCALAR || event.style > SCALAR_STYLE_DOUBLE_QUOTED)
    return refuseKey(reading, index)
  if (event.valueStart === absent) return refuseKey(reading, index)
  reading.index++
  const before = reading.problems.length
  const key = readScalar(reading, event, index, false)
  refuseKeyWord(reading, event, key)
  return reading.problems.length > before ? null : key
}

const refuseKey = (reading: Reading, index: number): null => {
  const event = reading.events[index]
  const start = startOffset(event) ?? endBefore(reading, index)
  const isEmpty = event?.type === EVENT_SCALAR && event.valueStart === absent
  const message = isEmpty ? 'a key is missing before `:`' : 'a key must be a simple name'
  refuseAt(reading, start, start + 1, message, 'write a plain word')
  readSilently(reading, index)
  return null
}

/** Skips a node that is refused as a whole. */
const readSilently = (reading: Reading, index: number): void => {
  const silent: Reading = { ...reading, index, problems: [] }
  readNode(silent, index)
  reading.index = silent.index
}

const refuseKeyWord = (reading: Reading, event: ScalarEvent, key: string): void => {
  if (key === '__proto__')
    refuseScalar(reading, event, 'the key `__proto__` is not allowed', 'choose another name')
  if (key === '<<') {
    const message = 'the merge key `<<` is not allowed: what it brings could not be read where it counts'
    refuseScalar(reading, event, message, 'write the entries out')
  }
  if (event.style === SCALAR_STYLE_PLAIN && couldBeTyped(key) && (typedWord.test(key) || number.test(key))) {
    const message = `the key \`${key}\` is not text for every tool`
    refuseScalar(reading, event, message, `put it in quotes: \`"${key}"\``)
  }
}

/** Cheap first look, so that the expression runs only on the few keys that start like a number or one of the words. */
const couldBeTyped = (key: string): boolean => {
  const code = key.charCodeAt(0)
  return code < 65 || code === 126 || 'nNtTfF'.includes(key.charAt(0))
}

const readScalar = (reading: Reading, event: ScalarEvent, owner: number, isValue = true): string => {
  refuseProperties(reading, event)
  if (event.valueStart === absent) {
    refuseEmpty(reading, owner)
    return ''
  }
  const value = getScalarValue(reading.text, event)
  if (event.style === SCALAR_STYLE_PLAIN) refusePlain(reading, event, value, isValue)
  else if (!event.fast) refuseEscaped(reading, event, value)
  return value
}

const refusePlain = (reading: Reading, event: ScalarEvent, value: string, isValue: boolean): void => {
  if (!event.fast && reading.text.slice(event.valueStart, event.valueEnd).includes('\n')) {
    const message = 'text without quotes goes over several lines'
    const help =
      'put it on one line or in quotes, or start it with `>-`; a list entry needs a space after `-`, a key one after `:`'
    refuseScalar(reading, event, message, help)
  } else if (isValue && value.length < 5 && nullWord.test(value)) {
    const help = 'write a value, or take the key out; put it in quotes if the word itself is meant'
    refuseScalar(reading, event, `\`${value}\` stands for no value at all`, help)
  }
}

/** What only shows once escapes are read: the scan has seen the text as it is written. */
const refuseEscaped = (reading: Reading, event: ScalarEvent, value: string): void => {
  const found = findForbidden(value)
  if (found) {
    const message = `an escape stands for ${describeCharacter(found.character)}`
    refuseScalar(reading, event, message, 'take it out')
  } else if (isQuoted(event) && value.includes('\n')) {
    refuseScalar(
      reading,
      event,
      'a line break inside quotes',
      'write text of several lines after `|` or `>-`'
    )
  } else if (!isQuoted(event) && value.trim() === '') {
    const message = 'there is no text after `|` or `>`'
    refuseScalar(reading, event, message, 'write it on the next lines, indented, or take the key out')
  }
}

const refuseProperties = (reading: Reading, event: Start): void => {
  if (event.anchorStart !== absent) {
    const message = 'anchors (`&`) are not allowed in policies: a grant must be readable where it applies'
    refuseAt(
      reading,
      event.anchorStart - 1,
      event.anchorEnd,
      message,
      'write the value out; put text with `&` in quotes'
    )
  }
  if (event.tagStart !== absent) {
    const message = 'tags (`!`) are not allowed in policies: they change what a value is'
    refuseAt(
      reading,
      event.tagStart,
      event.tagEnd,
      message,
      'take it out; put text that starts with `!` in quotes'
    )
  }
}

const refuseAlias = (reading: Reading, start: number, end: number): void => {
  const message = 'aliases (`*`) are not allowed in policies: a grant must be readable where it applies'
  refuseAt(reading, start, end, message, 'write the value out; put text that starts with `*` in quotes')
}

const refuseEmpty = (reading: Reading, owner: number): void => {
  const help = 'write a value, or take the key out; an empty list is `[]`, an empty map `{}`'
  const event = reading.events[owner]
  if (event?.type === EVENT_DOCUMENT) {
    refuse(reading, startOf(reading.file), nothingHere, writeOrDelete)
  } else if (event?.type === EVENT_SCALAR && event.valueStart !== absent) {
    refuseScalar(reading, event, `the key \`${getScalarValue(reading.text, event)}\` has no value`, help)
  } else {
    const from = endBefore(reading, owner)
    const dash = from + reading.text.slice(from).search(loneDash)
    refuseAt(
      reading,
      Math.max(dash, from),
      Math.max(dash, from) + 1,
      'the list entry is empty',
      'fill it, or take it out'
    )
  }
}

/** Where the text of the events before this one ends, nearly: closing brackets have no event of their own. */
const endBefore = (reading: Reading, index: number): number => {
  for (let at = index - 1; at > 0; at--) {
    const event = reading.events[at]
    if (event?.type === EVENT_SCALAR && event.valueStart !== absent) return scalarRange(event)[1]
    const start = startOffset(event)
    if (start !== null) return start
  }
  return 0
}

const refuseDuplicate = (reading: Reading, first: number, second: number, key: string): void => {
  const before = locateKey(reading, firstKey(reading, first, key))
  const at = locateKey(reading, second)
  const lines = before.line === at.line ? '' : `, in line ${before.line} and line ${at.line}`
  const message = `the key \`${key}\` stands twice in one map${lines}`
  const related = [{ message: 'it stands here first', at: before }]
  refuse(reading, at, message, 'keep one of them', related)
}

/** Index of the event of a map's key with this text; `index` is the first event inside the map. */
const firstKey = (reading: Reading, index: number, key: string): number => {
  let depth = 0
  let isKey = true
  for (let at = index; at < reading.events.length; at++) {
    const event = reading.events[at]
    if (depth === 0 && isKey && event?.type === EVENT_SCALAR && getScalarValue(reading.text, event) === key)
      return at
    if (event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE) depth++
    if (event?.type === EVENT_POP) depth--
    if (depth === 0) isKey = !isKey
  }
  return index
}

const locateKey = (reading: Reading, index: number): Location => {
  const event = reading.events[index]
  const [start, end] = event?.type === EVENT_SCALAR ? scalarRange(event) : [0, 0]
  return locationAt(reading.file, reading.text, start, end)
}

const isQuoted = ({ style }: ScalarEvent): boolean =>
  style === SCALAR_STYLE_SINGLE_QUOTED || style === SCALAR_STYLE_DOUBLE_QUOTED

/** A scalar as it is written, quotes included; of a block scalar its lines. */
const scalarRange = (event: ScalarEvent): readonly [number, number] =>
  isQuoted(event) ? [event.valueStart - 1, event.valueEnd + 1] : [event.valueStart, event.valueEnd]

const startOffset = (event: Event | undefined): number | null => {
  if (event?.type === EVENT_SCALAR) return event.valueStart === absent ? null : scalarRange(event)[0]
  if (event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE) return event.start
  return event?.type === EVENT_ALIAS ? event.anchorStart - 1 : null
}

const refuseScalar = (reading: Reading, event: ScalarEvent, message: string, help: string): void =>
  refuseAt(reading, ...scalarRange(event), message, help)

const refuseAt = (reading: Reading, start: number, end: number, message: string, help: string): void =>
  refuse(reading, locationAt(reading.file, reading.text, start, end), message, help)

const refuse = (
  reading: Reading,
  at: Location,
  message: string,
  help: string,
  related: readonly Related<Location>[] = []
): void => {
  if (reading.problems.length >= maxProblems) return
  reading.problems.push({ message, help, at, ...(related.length > 0 && { related }) })
}
