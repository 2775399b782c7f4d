import type { Catalog, Grants } from '../model/catalog.ts'
import type { Role } from '../model/target.ts'

/** What two roles grant, counted. */
interface Likeness {
  /** Grants at the same scope in both. */
  readonly common: number
  /** How many the larger of the two has. */
  readonly larger: number
}

/**
 * Counts what two roles of a target share. Each grant (permission and scope) that occurs has a bit, so that every pair
 * can be looked at. What the platform itself gives to every role is left out.
 */
export const likenessOf = (catalog: Catalog, roles: readonly Role[]): ((a: Role, b: Role) => Likeness) => {
  const numbers = new Map<string, number>()
  const numberOf = (token: string): number => {
    const number = numbers.get(token) ?? numbers.size
    numbers.set(token, number)
    return number
  }
  const lists = roles.map((role) => [role, tokensOf(catalog, role).map(numberOf)] as const)
  const sets = new Map(lists.map(([role, list]) => [role, bitsOf(list, numbers.size)]))
  return (a, b) => {
    const first = sets.get(a)
    const second = sets.get(b)
    if (first === undefined || second === undefined) return { common: 0, larger: 0 }
    return { common: commonBits(first.words, second.words), larger: Math.max(first.size, second.size) }
  }
}

/** The grants of a role that documents or the vendor decide, each with its scope: the role's, where it belongs to that. */
export const tokensOf = (catalog: Catalog, { grants, scope }: Pick<Role, 'grants' | 'scope'>): string[] =>
  [...grants]
    .filter(([permission]) => catalog.permissions.get(permission)?.fixed !== true)
    .map(([permission, value]) => `${permission} ${catalog.scopePer === 'role' ? (scope ?? value) : value}`)

/** What sets a role apart from another: grants that only one of the two has, or has at another scope. */
export const differences = (a: Grants, b: Grants): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((permission) => a.get(permission) !== b.get(permission))

interface Bits {
  readonly words: Uint32Array
  readonly size: number
}

const bitsOf = (numbers: readonly number[], most: number): Bits => {
  const words = new Uint32Array(Math.ceil(most / 32))
  for (const number of numbers) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31))
  return { words, size: numbers.length }
}

const commonBits = (a: Uint32Array, b: Uint32Array): number => {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += ones((a[index] ?? 0) & (b[index] ?? 0))
  return sum
}

/** How many bits of a word are set. */
const ones = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
