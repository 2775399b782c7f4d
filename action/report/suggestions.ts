import { applyEdits, fence, safe, sha256, type Finding } from '../../src/index.ts'
import type { LineComment } from '../github/port.ts'
import { marker } from './marker.ts'
import { quote } from './text.ts'

/** A fix that a reviewer takes over with a click, and by what it is found again. */
export type Suggestion = LineComment & { readonly fingerprint: string }

/** Lines of the new version that a pull request changes, by file. */
export type Changed = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>

/**
 * The fixes that can be offered: of each finding the first that gives nobody more, where all of it lies in one stretch of
 * lines that the pull request changes. GitHub takes no others. Of two that overlap the first is offered.
 */
export const suggestionsOf = (
  findings: readonly Finding[],
  textOf: (file: string) => string | null,
  changed: Changed
): readonly Suggestion[] => {
  const taken: Suggestion[] = []
  for (const finding of findings) {
    const suggestion = suggestionFor(finding, textOf, changed)
    if (suggestion && !taken.some((other) => overlaps(other, suggestion))) taken.push(suggestion)
  }
  return taken
}

const suggestionFor = (
  finding: Finding,
  textOf: (file: string) => string | null,
  changed: Changed
): Suggestion | null => {
  const fix = finding.fixes.find(({ widens }) => !widens)
  const [file, ...others] = [...new Set(fix?.edits.map((edit) => edit.file))]
  if (!fix || file === undefined || others.length > 0) return null
  const before = textOf(file)
  const after = before === null ? null : applyEdits(before, fix.edits)
  if (before === null || after === null) return null
  const stretch = stretchOf(before.split('\n'), after.split('\n'))
  if (!stretch || !isShowable(stretch) || !isIn(changed.get(file) ?? [], stretch)) return null
  const { first, last, lines } = stretch
  const fingerprint = hash([finding.rule, file, ...lines])
  const text = `${quote(finding.rule)}: ${quote(finding.message)}\n\n${quote(fix.title)}:`
  const body = [marker('suggestion', { fingerprint }), text, '', fence('suggestion', lines)].join('\n')
  return { path: file, startLine: first, line: last, body, fingerprint }
}

/** Lines from 1, and what is to stand in their place. */
interface Stretch {
  readonly first: number
  readonly last: number
  readonly lines: readonly string[]
}

/** From the first to the last line that differs; where lines only come in, with the line before them. */
const stretchOf = (before: readonly string[], after: readonly string[]): Stretch | null => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  if (start === before.length && start === after.length) return null
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const isInsertion = start === before.length - end
  const first = isInsertion ? Math.max(0, start - 1) : start
  const last = isInsertion ? Math.max(1, start) : before.length - end
  const stop = isInsertion && start === 0 ? after.length - end + 1 : after.length - end
  return { first: first + 1, last, lines: after.slice(first, stop) }
}

/** What a fence would have to escape would be taken over escaped. */
const isShowable = ({ lines }: Stretch): boolean =>
  lines.length <= mostLines && lines.every((line) => safe(line) === line)

const mostLines = 60

const isIn = (ranges: readonly (readonly [number, number])[], { first, last }: Stretch): boolean =>
  ranges.some(([from, to]) => from <= first && last <= to)

const overlaps = (a: Suggestion, b: Suggestion): boolean =>
  a.path === b.path && a.startLine <= b.line && b.startLine <= a.line

const hash = (parts: readonly string[]): string => sha256(JSON.stringify(parts)).slice(0, 32)
