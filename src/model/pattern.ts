/** A pattern for permissions of one or several platforms: `*` stands for any run of characters inside one part. */
export interface Pattern {
  readonly platform: string
  readonly resource: string
  readonly action: string
}

/** The most stars that one pattern may have. */
const maximumStars = 3

const grammar = /^([\w*-]+):([\w*-]+)\.([\w*-]+)$/

/** Reads `platform:resource.action`; null where the text is not that, or has more than three stars. */
export const parsePattern = (text: string): Pattern | null => {
  const [, platform, resource, action] = grammar.exec(text) ?? []
  if (platform === undefined || resource === undefined || action === undefined) return null
  return text.split('*').length - 1 > maximumStars ? null : { platform, resource, action }
}

/** Whether one part of a pattern, such as `manage-*`, stands for the name. */
const matchesPart = (part: string, name: string): boolean => {
  const [start = '', ...rest] = part.split('*')
  const end = rest.pop()
  if (end === undefined) return part === name
  if (!name.startsWith(start) || !name.endsWith(end)) return false
  let position = start.length
  for (const piece of rest) {
    const found = name.indexOf(piece, position)
    if (found < 0) return false
    position = found + piece.length
  }
  return position <= name.length - end.length
}

/** Whether the pattern stands for this permission of this platform. */
export const matches = (
  pattern: Pattern,
  platform: string,
  permission: { readonly resource: string; readonly action: string }
): boolean =>
  matchesPart(pattern.platform, platform) &&
  matchesPart(pattern.resource, permission.resource) &&
  matchesPart(pattern.action, permission.action)
