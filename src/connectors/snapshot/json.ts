import { type At, type Text, wrong } from './text.ts'

/** A JSON value with the offset at which it stands; members in their order, none of them twice. */
export type Json = At<string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>>

const deepest = 32
const blank = /[ \t\n\r]*/y
const string = /"[^"\\]*(?:\\[^][^"\\]*)*"/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/** Reads JSON as RFC 8259 says, but refuses what parsers differ about: a member that stands there twice, and great depth. */
export const parseJson = (source: Text): Json => {
  const walk = { source, at: 0 }
  const value = readValue(walk, 0)
  skip(walk)
  return walk.at === source.text.length ? value : wrong(source, walk.at, 'something follows after the end')
}

interface Walk {
  readonly source: Text
  at: number
}

const skip = (walk: Walk): void => void take(walk, blank)

const take = (walk: Walk, pattern: RegExp): string | null => {
  pattern.lastIndex = walk.at
  const found = pattern.exec(walk.source.text)?.[0] ?? null
  walk.at += found?.length ?? 0
  return found
}

const isNext = (walk: Walk, sign: string): boolean => {
  skip(walk)
  if (walk.source.text[walk.at] !== sign) return false
  walk.at++
  return true
}

const readValue = (walk: Walk, depth: number): Json => {
  skip(walk)
  const { at } = walk
  if (depth > deepest) return wrong(walk.source, at, `it is nested more than ${deepest} deep`)
  if (isNext(walk, '{')) return { at, value: readMembers(walk, depth) }
  if (isNext(walk, '[')) return { at, value: readItems(walk, depth) }
  if (walk.source.text[at] === '"') return { at, value: readString(walk) }
  const text = take(walk, scalar)
  if (text === null) return wrong(walk.source, at, expected(walk, 'a value'))
  const value: unknown = JSON.parse(text)
  return { at, value: typeof value === 'number' || typeof value === 'boolean' ? value : null }
}

const expected = ({ source, at }: Walk, what: string): string =>
  at >= source.text.length ? `the file ends where ${what} should be: it may be cut` : `this is not ${what}`

const readString = (walk: Walk): string => {
  const { at } = walk
  const text = take(walk, string)
  try {
    return String(JSON.parse(text ?? ''))
  } catch {
    return wrong(walk.source, at, 'this text is not written as JSON wants it, or does not end')
  }
}

const readItems = (walk: Walk, depth: number): readonly Json[] => {
  const items: Json[] = []
  if (isNext(walk, ']')) return items
  do items.push(readValue(walk, depth + 1))
  while (isNext(walk, ','))
  if (!isNext(walk, ']')) wrong(walk.source, walk.at, expected(walk, '`,` or `]`'))
  return items
}

const readMembers = (walk: Walk, depth: number): ReadonlyMap<string, Json> => {
  const members = new Map<string, Json>()
  if (isNext(walk, '}')) return members
  do {
    skip(walk)
    const { at } = walk
    if (walk.source.text[at] !== '"') wrong(walk.source, at, expected(walk, 'a name in quotes'))
    const name = readString(walk)
    if (members.has(name)) wrong(walk.source, at, `\`${name}\` stands there twice`)
    if (!isNext(walk, ':')) wrong(walk.source, walk.at, expected(walk, '`:`'))
    members.set(name, readValue(walk, depth + 1))
  } while (isNext(walk, ','))
  if (!isNext(walk, '}')) wrong(walk.source, walk.at, expected(walk, '`,` or `}`'))
  return members
}
