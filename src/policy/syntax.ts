import { leftOpen } from './left-open.ts'
import { lineEnd, lineStart } from './position.ts'

/** A syntax mistake in words, with the offsets between which it stands. */
export interface Mistake {
  readonly message: string
  readonly help: string
  readonly start: number
  readonly end: number
}

/**
 * Says what an administrator most likely did wrong where the YAML parser gave up. The parser often notices only
 * lines later, so the text before is looked at too.
 */
export const explainSyntax = (text: string, reason: string, offset: number): Mistake =>
  explanations.find(([pattern]) => pattern.test(reason))?.[1](text, offset) ?? other(text, offset, reason)

type Explain = (text: string, offset: number) => Mistake

const at = (start: number, end: number, message: string, help: string): Mistake => ({
  message,
  help,
  start,
  end
})

const other = (text: string, offset: number, reason: string): Mistake =>
  wholeLine(text, offset, `this line cannot be read: ${reason}`, 'compare it with the lines around it')

const wholeLine = (text: string, offset: number, message: string, help: string): Mistake => {
  const start = lineStart(text, offset)
  const end = lineEnd(text, start)
  return at(start + leadingSpaces(text.slice(start, end)), end, message, help)
}

const leadingSpaces = (line: string): number => line.length - line.trimStart().length

/** Offset inside the nearest line above that is neither blank nor a comment; the offset itself where there is none. */
const lineAbove = (text: string, offset: number): number => {
  for (let start = lineStart(text, offset); start > 0;) {
    start = lineStart(text, start - 1)
    const line = text.slice(start, lineEnd(text, start)).trim()
    if (line !== '' && !line.startsWith('#')) return start
  }
  return offset
}

/** A line that should be `key: value` and is not. */
const brokenEntry: Explain = (text, offset) => {
  const start = lineStart(text, offset)
  const line = text.slice(start, lineEnd(text, start))
  if (/^\s*(?:- +)?[\w-]+:\S/.test(line)) {
    return wholeLine(text, start, 'a space is missing after the `:`', 'write `key: value`')
  }
  return wholeLine(text, start, 'a `:` is missing', 'write `key: value`, or start a list entry with `- `')
}

/** The parser ran on past the broken line and stopped at the next one. */
const brokenAbove: Explain = (text, offset) => brokenEntry(text, lineAbove(text, offset))

const isEntry = (text: string, offset: number): boolean =>
  /:(?:\s|$)|^\s*[-[\]{}]/.test(text.slice(lineStart(text, offset), lineEnd(text, offset)))

const misplaced: Explain = (text, offset) => {
  const above = lineAbove(text, offset)
  if (above !== offset && !isEntry(text, above)) return brokenEntry(text, above)
  if (text[offset] === '-') {
    return wholeLine(
      text,
      offset,
      'a list entry stands among keys',
      'indent it below the key that it belongs to'
    )
  }
  const help = 'a file holds one map of keys: start each key in the same column'
  return wholeLine(text, offset, 'this line does not belong to the lines above', help)
}

const quoteHelp = 'put the whole text in double quotes'

const insideEntry: Explain = (text, offset) => {
  const start = lineStart(text, offset)
  const before = text.slice(start, offset)
  const here = text[offset] ?? ''
  if (/["']$/.test(before) && here === '#') {
    return at(offset, offset + 1, 'a comment needs a space before its `#`', 'write a space there')
  }
  if (/'\w*$/.test(before) && /'/.test(before) && /\w/.test(here)) {
    const help = 'inside single quotes write a quote twice, or use double quotes around the text'
    return at(offset, lineEnd(text, offset), 'there is more text after the closing quote', help)
  }
  if (/["']\s*$/.test(before)) {
    return at(offset, lineEnd(text, offset), 'there is more text after the closing quote', quoteHelp)
  }
  if (/[\]}]\s*$/.test(before)) {
    const help = 'take it out, or put the whole value in quotes'
    return at(offset, lineEnd(text, offset), 'there is more text after the closing bracket', help)
  }
  if ('@`%'.includes(here) || (/[:-]\s+$/.test(before) && ',]}?'.includes(here))) {
    return at(
      offset,
      offset + 1,
      `a value cannot start with ${here === '`' ? 'a back-tick' : `\`${here}\``}`,
      'put the value in quotes'
    )
  }
  if (/:\s+$/.test(before) && here === '-') {
    return at(
      offset,
      offset + 1,
      'a list cannot start on the line of its key',
      'start it on the next line, or write `[...]`'
    )
  }
  if (here === ':' && /\S:\s/.test(before)) {
    return at(
      offset,
      offset + 1,
      'a second `: ` in one line',
      'put the value in quotes, or start the second key on its own line'
    )
  }
  return indentation(text, offset)
}

const indentation: Explain = (text, offset) => {
  const above = lineAbove(text, offset)
  const isDeeper = indentAt(text, offset) > indentAt(text, above)
  if (indentAt(text, offset) === indentAt(text, above) && !isEntry(text, above))
    return brokenEntry(text, above)
  const message = isDeeper
    ? 'this line is indented more than the one above, which does not open a list or a map'
    : 'the indentation of this line fits none of the lines above'
  return wholeLine(
    text,
    offset,
    message,
    'start entries that belong together in the same column; indent by two spaces'
  )
}

const indentAt = (text: string, offset: number): number => {
  const start = lineStart(text, offset)
  return leadingSpaces(text.slice(start, lineEnd(text, start)))
}

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" }

/** Something was opened further up and never closed: the nearest line above with a quote or bracket left over. */
const unclosed: Explain = (text, offset) => {
  const here = text[offset] ?? ''
  if (here === ']' || here === '}') {
    return at(
      offset,
      offset + 1,
      `this \`${here}\` is not indented enough`,
      'indent it more than the key it belongs to'
    )
  }
  let line = lineStart(text, offset)
  let left = leftOpen(text.slice(line, offset))
  while (left === null && line > 0) {
    line = lineStart(text, line - 1)
    left = leftOpen(text.slice(line, lineEnd(text, line)))
  }
  return left === null ? indentation(text, offset) : notClosed(text, line + left)
}

const notClosed = (text: string, start: number): Mistake => {
  const opener = text[start] ?? ''
  return at(
    start,
    start + 1,
    `the \`${opener}\` is never closed`,
    `close it with \`${closers[opener] ?? ''}\`; indent what stands inside`
  )
}

const missingComma: Explain = (text, offset) => {
  const here = text[offset] ?? ''
  if (here === ']' || here === '}') {
    return at(
      offset,
      offset + 1,
      `\`${here}\` does not close the bracket that is open`,
      'close each bracket with its own kind'
    )
  }
  return at(
    offset,
    offset + 1,
    'a comma is missing before this, or a bracket further up is not closed',
    'write the comma or the bracket'
  )
}

const point =
  (message: string, help: string, back = 0): Explain =>
  (text, offset) =>
    at(
      offset - back,
      Math.max(offset - back, Math.min(offset - back + 1, lineEnd(text, lineStart(text, offset)))),
      message,
      help
    )

const explanations: readonly (readonly [RegExp, Explain])[] = [
  [/nesting exceeded/, point('lists and maps go more than 32 levels deep', 'write it flatter')],
  [/^deficient indentation|unexpected end of the (?:stream|document) within/, unclosed],
  [/^missed comma/, missingComma],
  [
    /^expected the node content/,
    point('a value is missing before this comma', 'write it, or take the comma out')
  ],
  [/^bad indentation of a mapping entry/, insideEntry],
  [/^bad indentation/, indentation],
  [/^end of the stream or a document separator/, misplaced],
  [/^can not read a block mapping entry/, brokenAbove],
  [/^expected ':' after a mapping key/, brokenEntry],
  [
    /^a whitespace character is expected after the key-value/,
    point('a space is missing after the `:`', 'write `key: value`')
  ],
  [
    /escape sequence|hexadecimal/,
    point(
      'this is not an escape that YAML knows',
      'write `\\\\` for one `\\`, or use single quotes around the text'
    )
  ],
  [
    /^a line break is expected/,
    point('text after `|` or `>` starts on the next line', 'move it down and indent it')
  ],
  [/^name of an alias/, point('a value cannot start with `*`', 'put the value in quotes', 1)],
  [/^name of an anchor/, point('a value cannot start with `&`', 'put the value in quotes', 1)],
  [/\btag\b/, point('tags (`!`) are not allowed in policies', 'put text that starts with `!` in quotes')]
]
