/** Where something stands in the documents: a file and a JSON Pointer (RFC 6901) into it. Cheap to keep; becomes a {@link Location} only when somebody is told. */
export interface Place {
  /** Path of the file, relative to the git root, else to the policy folder's parent. */
  readonly file: string
  /** JSON Pointer to the node; `''` is the whole document. */
  readonly pointer: string
  /** Which side of a mapping entry is meant; the value where absent. */
  readonly part?: 'key' | 'value'
}

/** A range in a file; lines and columns count from 1, the end is exclusive. */
export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns a place into lines and columns. */
export type Locate = (place: Place) => Location

/** The place of a child node: `child(at, 'roles', 0)`. Segments are escaped as RFC 6901 says. */
export const child = (parent: Place, ...segments: readonly (string | number)[]): Place => {
  let pointer = parent.pointer
  for (const segment of segments)
    pointer += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`
  return { file: parent.file, pointer }
}

/** The same place, but the key of the entry instead of its value. */
export const keyOf = (place: Place): Place => ({ ...place, part: 'key' })

/** The segments of a JSON Pointer, unescaped. */
export const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

const escapeSegment = (segment: string): string =>
  /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
