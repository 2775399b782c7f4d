import { createHash } from 'node:crypto'
import type { Operation } from '../model/operation.ts'

/**
 * Canonical JSON as RFC 8785 says: members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Throws on what JSON cannot say.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return `{${members(value).join(',')}}`
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} is not a JSON number`)
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`a ${typeof value} has no place in JSON`)
  return text
}

/** The SHA-256 of a text, in hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The id of an operation: the same for the same change, whoever asks for it, why and when. */
export const operationId = (operation: Omit<Operation, 'id' | 'reason' | 'source'>): string => {
  const { target, kind, role, user, before, after } = operation
  return sha256(canonical({ target, kind, role, user, before, after })).slice(0, 12)
}

const members = (value: object): string[] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
