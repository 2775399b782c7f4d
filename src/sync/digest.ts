import { createHash } from 'node:crypto'
import type { Operation } from '../model/operation.ts'

/**
 * Canonical JSON as RFC 8785 says: members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Throws on what JSON cannot say.
 */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return `{${members(value)}}`
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} is not a JSON number`)
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`a ${typeof value} has no place in JSON`)
  return text
}

/** The SHA-256 of a text, in hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The SHA-256 of an object's canonical JSON, made piece by piece: a plan for many people is longer than one text can be. */
export const sha256Of = (value: Readonly<Record<string, unknown>>): string => {
  const hash = createHash('sha256')
  for (const piece of pieces(value)) hash.update(piece, 'utf8')
  return hash.digest('hex')
}

/** The id of an operation: the same for the same change, whoever asks for it, why and when. */
export const operationId = (operation: Omit<Operation, 'id' | 'reason' | 'source'>): string => {
  const { target, kind, role, user, before, after } = operation
  return sha256(canonical({ target, kind, role, user, before, after })).slice(0, 12)
}

/** Plans are long and have many small objects, so this makes no arrays of pairs. */
const members = (value: object): string => {
  const entries: Readonly<Record<string, unknown>> = { ...value }
  let text = ''
  for (const key of Object.keys(entries).sort()) {
    const member = entries[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`
  }
  return text
}

function* pieces(value: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{'
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (!Array.isArray(member)) yield canonical(member)
    else {
      yield '['
      for (const [index, entry] of member.entries()) yield `${index === 0 ? '' : ','}${canonical(entry)}`
      yield ']'
    }
  }
  yield before === '{' ? '{}' : '}'
}
