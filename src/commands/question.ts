import { CannotRun } from '../model/errors.ts'
import { on } from '../model/grants.ts'
import { nearest } from '../model/nearest.ts'
import { matches, parsePattern, type Pattern } from '../model/pattern.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'

/** What `PERMISSION` on the command line means: permissions of targets, and how far they must reach. */
export interface Asked {
  readonly found: readonly { readonly target: Target; readonly permission: string }[]
  /** Null asks for any scope. */
  readonly scope: string | null
}

/**
 * Reads `platform:resource.action`, with `=scope` behind it where a scope is asked for; the platform may be left out
 * where it is clear. Throws `CannotRun` with the nearest name that exists.
 */
export const readPermission = (
  policy: Policy,
  text: string,
  { patterns }: { readonly patterns: boolean }
): Asked => {
  const [name = '', ...scopes] = text.split('=')
  const pattern = patternOf(name)
  if (pattern === null || (!patterns && name.includes('*'))) throw unreadable(text, patterns)
  const targets = [...policy.targets.values()]
  const found = targets.flatMap((target) =>
    [...target.catalog.permissions.values()]
      .filter((permission) => matches(pattern, target.catalog.id, permission))
      .map(({ id }) => ({ target, permission: id }))
  )
  if (found.length === 0) throw unknownPermission(policy, name, pattern)
  const platforms = [...new Set(found.map(({ target }) => target.catalog.id))]
  if (platforms.length > 1 && !name.includes('*')) throw ambiguous(name, platforms)
  return { found, scope: scopes.length === 0 ? null : checkScope(found, scopes.join('=')) }
}

/** The person whom an e-mail means: somebody whom a document speaks of. Throws `CannotRun` with the nearest. */
export const readUser = (policy: Policy, text: string): string => {
  const users = new Set([...policy.people.keys(), ...policy.declared.lines.map(({ user }) => user)])
  const wanted = text.toLowerCase()
  if (users.has(wanted)) return wanted
  const near = nearest(wanted, users) ?? byLocalPart(wanted, users)
  throw new CannotRun(
    `no document speaks of \`${text}\``,
    near === null
      ? 'people are known by e-mail, as in People and Assignments documents'
      : `did you mean \`${near}\`?`
  )
}

/** Somebody whose e-mail begins like the text, where only one does; else whose name before the `@` is near to it. */
const byLocalPart = (text: string, users: ReadonlySet<string>): string | null => {
  const [only, another] = [...users].filter((user) => user.startsWith(text))
  if (only !== undefined && another === undefined) return only
  const byName = new Map([...users].map((user) => [user.split('@')[0] ?? user, user]))
  const near = nearest(text.split('@')[0] ?? text, byName.keys())
  return near === null ? null : (byName.get(near) ?? null)
}

const patternOf = (name: string): Pattern | null =>
  name.includes(':') ? parsePattern(name) : withAnyPlatform(parsePattern(`any:${name}`))

const withAnyPlatform = (pattern: Pattern | null): Pattern | null => pattern && { ...pattern, platform: '*' }

const unreadable = (text: string, patterns: boolean): CannotRun =>
  new CannotRun(
    `\`${text}\` is not a permission`,
    `write \`resource.action\`, with the platform in front where it is not clear, as in \`platform:resource.action\`${
      patterns ? '; at most three `*` may stand for letters' : ''
    }`
  )

const unknownPermission = (policy: Policy, name: string, { platform }: Pattern): CannotRun => {
  const targets = [...policy.targets.values()]
  const used = [...new Set(targets.map(({ catalog }) => catalog.id))]
  if (name.includes('*'))
    return new CannotRun(
      `the pattern \`${name}\` matches no permission`,
      '`rolewright catalog` lists what exists'
    )
  if (platform !== '*' && !used.includes(platform)) return unknownPlatform(policy, platform, used)
  const names = targets.flatMap(({ catalog }) =>
    [...catalog.permissions.keys()].map((id) => (platform === '*' ? id : `${catalog.id}:${id}`))
  )
  const near = nearest(name, new Set(names))
  const where = platform === '*' ? '`rolewright catalog`' : `\`rolewright catalog ${platform}\``
  return new CannotRun(
    `there is no permission \`${name}\``,
    near === null ? `${where} lists what exists` : `did you mean \`${near}\`?`
  )
}

const unknownPlatform = (policy: Policy, platform: string, used: readonly string[]): CannotRun => {
  const near = nearest(platform, used)
  return new CannotRun(
    policy.catalogs.has(platform)
      ? `no document speaks of the platform \`${platform}\``
      : `there is no platform \`${platform}\``,
    `${near === null ? '' : `did you mean \`${near}\`? `}platforms: ${used.join(', ')}`
  )
}

const ambiguous = (name: string, platforms: readonly string[]): CannotRun =>
  new CannotRun(
    `\`${name}\` exists on ${platforms.join(' and ')}`,
    `put the platform in front, as in \`${platforms[0]}:${name}\``
  )

const checkScope = (found: Asked['found'], scope: string): string => {
  const scopes = new Set(found.flatMap(({ target }) => target.catalog.scopes.map(({ id }) => id)))
  if (scope === on || scopes.has(scope)) return scope
  const near = nearest(scope, scopes)
  const names = [...scopes].join(', ')
  throw new CannotRun(
    `there is no scope \`${scope}\``,
    scopes.size === 0
      ? 'permissions are only on or off there: write the permission alone'
      : `${near === null ? '' : `did you mean \`${near}\`? `}scopes: ${names}`
  )
}
