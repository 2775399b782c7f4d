import { parseInstant, type Instant } from '../../model/instant.ts'
import { parsePattern } from '../../model/pattern.ts'
import { child, type Place } from '../../model/place.ts'
import type { AccessTest } from '../../model/document.ts'

/** Whose access is looked at: the kind of selector and the name in it; for everybody, who is excepted. */
export type Who =
  | { readonly kind: 'role'; readonly platform: string; readonly role: string }
  | { readonly kind: 'user' | 'function' | 'department'; readonly name: string }
  | { readonly kind: 'everybody'; readonly except: readonly string[] }

/** A permission of a platform, as it is written. */
export interface Named {
  readonly platform: string
  readonly permission: string
  readonly at: Place
}

/** One entry of `can` or `cannot`. */
export interface Claim extends Named {
  readonly allowed: boolean
  /** Null asks for any scope. */
  readonly scope: string | null
}

/** An access test, read from what its schema has checked. */
export interface ReadTest {
  readonly at: Place
  readonly name: string
  /** The test's own clock; null where it has none. */
  readonly now: Instant | null
  readonly who: Who | null
  readonly claims: readonly Claim[]
  readonly permission: Named | null
  /** Exactly these people, with the place of each. */
  readonly heldBy: readonly { readonly user: string; readonly at: Place }[] | null
  readonly holders: { readonly min: number | null; readonly max: number | null } | null
}

/** Reads a test as it is written. */
export const readTest = ({ at, name, written }: AccessTest): ReadTest => {
  const { heldBy, holders, permission } = written
  return {
    at,
    name,
    now: typeof written['at'] === 'string' ? parseInstant(written['at']) : null,
    who: readWho(written['who']),
    claims: [
      ...readClaims(written['can'], child(at, 'can'), true),
      ...readClaims(written['cannot'], child(at, 'cannot'), false)
    ],
    permission: typeof permission === 'string' ? readNamed(permission, child(at, 'permission')) : null,
    heldBy: Array.isArray(heldBy)
      ? textsIn(heldBy).map((user, index) => ({ user: user.toLowerCase(), at: child(at, 'heldBy', index) }))
      : null,
    holders: isMap(holders) ? { min: numberIn(holders['min']), max: numberIn(holders['max']) } : null
  }
}

const readWho = (written: unknown): Who | null => {
  if (!isMap(written)) return null
  const [[kind, value] = ['', null]] = Object.entries(written)
  if (kind === 'everybody')
    return {
      kind,
      except: isMap(value) ? textsIn(value['except']).map((user) => user.toLowerCase()) : []
    }
  if (typeof value !== 'string') return null
  if (kind === 'user') return { kind, name: value.toLowerCase() }
  if (kind === 'function' || kind === 'department') return { kind, name: value }
  const [platform = '', role = ''] = value.split(':')
  return { kind: 'role', platform, role }
}

const readClaims = (written: unknown, at: Place, allowed: boolean): readonly Claim[] => {
  if (!Array.isArray(written)) return []
  return written.flatMap((item: unknown, index) => {
    const [[text, scope] = ['', null]] = isMap(item) ? Object.entries(item) : [[String(item), null]]
    const named = readNamed(text, child(at, index))
    return named ? [{ ...named, allowed, scope: typeof scope === 'string' ? scope : null }] : []
  })
}

const readNamed = (text: string, at: Place): Named | null => {
  const pattern = parsePattern(text)
  return pattern && { platform: pattern.platform, permission: `${pattern.resource}.${pattern.action}`, at }
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

const numberIn = (value: unknown): number | null => {
  const number = Number(value)
  return value === undefined || !Number.isFinite(number) ? null : number
}
