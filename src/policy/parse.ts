import {
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
  type SequenceEvent
} from 'js-yaml'
import { findForbidden } from './characters.ts'
import { eventsOf, isAbsent, isQuoted, scalarRange } from './events.ts'
import {
  type Reading,
  refuseAlias,
  refuseDuplicate,
  refuseEmpty,
  refuseEscape,
  refuseKey,
  refuseNothing,
  refuseProperties,
  refuseScalar,
  refuseSecondDocument
} from './refuse.ts'
import { failed, type Result, succeeded } from './result.ts'

const maxProblems = 10
const nullWord = /^(?:~|null|Null|NULL)$/
const typedWord = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/
const number =
  /^[-+]?(?:0x[0-9a-f_]+|0o[0-7_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9]+(?:e[-+]?[0-9]+)?|\.inf|\.nan)$/i

/**
 * Reads one document of the strict subset into plain maps, lists and text; no scalar is given a type. The text must
 * have passed the scan. Everything refused is a problem with its place, at most ten a file.
 */
export const parse = (file: string, text: string): Result<unknown> => {
  const events = eventsOf(file, text)
  if (!events.ok) return events
  const reading: Reading = { file, text, events: events.value, index: 0, problems: [], room: maxProblems }
  const value = readDocument(reading)
  return reading.problems.length > 0 ? failed(...reading.problems) : succeeded(value)
}

/** Around the root node stand one event that opens the document and one that closes it. */
const readDocument = (reading: Reading): unknown => {
  if (reading.events.length === 0) {
    refuseNothing(reading)
    return null
  }
  reading.index = 1
  const value = readNode(reading, 0)
  if (reading.index + 1 < reading.events.length) refuseSecondDocument(reading)
  return value
}

/** `owner` is the index of the key's event, for a value that has no text of its own; of the node itself in a list. */
const readNode = (reading: Reading, owner: number): unknown => {
  const event = reading.events[reading.index++]
  switch (event?.type) {
    case EVENT_SCALAR:
      return readScalar(reading, event, owner, true)
    case EVENT_MAPPING:
      return readMap(reading, event)
    case EVENT_SEQUENCE:
      return readList(reading, event)
    case EVENT_ALIAS:
      refuseAlias(reading, event.anchorStart, event.anchorEnd)
      return null
    default:
      return null
  }
}

const readMap = (reading: Reading, event: MappingEvent): Record<string, unknown> => {
  refuseProperties(reading, event)
  const first = reading.index
  const map: Record<string, unknown> = {}
  while (reading.events[reading.index]?.type !== EVENT_POP) {
    const index = reading.index
    const key = readKey(reading, index)
    if (key !== null && Object.hasOwn(map, key)) refuseDuplicate(reading, first, index, key)
    const value = readNode(reading, index)
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
  if (event?.type !== EVENT_SCALAR || event.style > SCALAR_STYLE_DOUBLE_QUOTED || isAbsent(event)) {
    refuseKey(reading, index)
    skip(reading, index)
    return null
  }
  reading.index++
  const key = readScalar(reading, event, index, false)
  return refuseKeyWord(reading, event, key) ? null : key
}

/** Passes over a node that is refused as a whole. */
const skip = (reading: Reading, index: number): void => {
  const silent: Reading = { ...reading, problems: [], room: 0 }
  readNode(silent, index)
  reading.index = silent.index
}

/** Refuses the few names that are dangerous or not text everywhere; says whether it did. */
const refuseKeyWord = (reading: Reading, event: ScalarEvent, key: string): boolean => {
  if (key === '__proto__') {
    refuseScalar(reading, event, 'the key `__proto__` is not allowed', 'choose another name')
  } else if (key === '<<') {
    const message = 'the merge key `<<` is not allowed: what it brings could not be read where it counts'
    refuseScalar(reading, event, message, 'write the entries out')
  } else if (event.style === SCALAR_STYLE_PLAIN && isTyped(key)) {
    refuseScalar(
      reading,
      event,
      `the key \`${key}\` is not text for every tool`,
      `put it in quotes: \`"${key}"\``
    )
  } else {
    return false
  }
  return true
}

/** A cheap first look keeps the expressions to the few keys that start like a number or one of the words. */
const isTyped = (key: string): boolean =>
  (key.charCodeAt(0) < 65 || '~nNtTfF'.includes(key.charAt(0))) && (typedWord.test(key) || number.test(key))

const readScalar = (reading: Reading, event: ScalarEvent, owner: number, isValue: boolean): string => {
  refuseProperties(reading, event)
  if (isAbsent(event)) {
    refuseEmpty(reading, owner)
    return ''
  }
  const value = getScalarValue(reading.text, event)
  if (event.style === SCALAR_STYLE_PLAIN) lookAtPlain(reading, event, value, isValue)
  else if (!event.fast) lookAtDecoded(reading, event, value)
  return value
}

const lookAtPlain = (reading: Reading, event: ScalarEvent, value: string, isValue: boolean): void => {
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
const lookAtDecoded = (reading: Reading, event: ScalarEvent, value: string): void => {
  const found = findForbidden(value)
  if (found) {
    refuseEscape(reading, event, found.character)
  } else if (isQuoted(event) && value.includes('\n')) {
    const help = 'write text of several lines after `|` or `>-`'
    refuseScalar(reading, event, 'a line break inside quotes', help)
  } else if (!isQuoted(event) && value.trim() === '') {
    const help = 'write it on the next lines, indented, or take the key out'
    refuseScalar(reading, event, 'there is no text after `|` or `>`', help)
  } else if (
    !isQuoted(event) &&
    /^.[-+]?\d/.test(reading.text.slice(scalarRange(reading.text, event).start))
  ) {
    const message = 'a number after `|` or `>` is not allowed: parsers do not agree on what it counts'
    refuseScalar(reading, event, message, 'take it out, and start the first line of the text without a blank')
  }
}
