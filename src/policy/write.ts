import type { Edit } from '../model/finding.ts'
import type { Patch } from './layout.ts'
import { parse } from './parse.ts'
import { patched } from './patch.ts'
import { scan } from './scan.ts'
import { patchFor } from './splice.ts'
import { treeOf, type Comment } from './tree.ts'

/**
 * The text of a document after edits, one after the other. Everything that is not edited stays as it is written: order,
 * layout, quotes, and every comment, the ones beside what is taken out too. Null where an edit leads nowhere, or where
 * the result would not be read as exactly what the edits say.
 */
export const applyEdits = (text: string, edits: readonly Edit[]): string | null => {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const edited = edits.length === 0 ? text.slice(mark.length) : apply(text.slice(mark.length), edits)
  return edited === null ? null : mark + edited
}

/** All at once where they do not touch each other, else one half after the other. */
const apply = (text: string, edits: readonly Edit[]): string | null => {
  const result = together(text, edits)
  if (result !== null || edits.length === 1) return result
  const half = Math.floor(edits.length / 2)
  const first = apply(text, edits.slice(0, half))
  return first === null ? null : apply(first, edits.slice(half))
}

/** The result is taken only if it reads as what the edits mean one after the other, and has the same comments. */
const together = (text: string, edits: readonly Edit[]): string | null => {
  const before = read(text)
  const tree = before && treeOf(text)
  if (tree === null) return null
  const patches = edits.flatMap((edit) => patchFor({ text, ...tree }, edit) ?? [])
  const result = patches.length < edits.length ? null : patchedText(text, patches)
  const after = result === null ? null : read(result)
  if (result === null || after === null) return null
  const isMeant = JSON.stringify(after) === JSON.stringify(edits.reduce(step, before))
  return isMeant && sources(treeOf(result)?.comments ?? []) === sources(tree.comments) ? result : null
}

interface Value {
  readonly value: unknown
}

const step = (before: Value | null, edit: Edit): Value | null => before && patched(before.value, edit)

/** A document as the loader reads it; null where it does not. */
const read = (text: string): Value | null => {
  const scanned = scan('', new TextEncoder().encode(text))
  const parsed = scanned.ok ? parse('', scanned.value) : scanned
  return parsed.ok ? { value: parsed.value } : null
}

/** Null where two patches touch each other. */
const patchedText = (text: string, patches: readonly Patch[]): string | null => {
  let result = ''
  let from = 0
  for (const { start, end, by } of patches.toSorted((a, b) => a.start - b.start)) {
    if (start < from) return null
    result += text.slice(from, start) + by
    from = end
  }
  return result + text.slice(from)
}

const sources = (comments: readonly Comment[]): string =>
  JSON.stringify(comments.map(({ source }) => source.trimEnd()).sort())
