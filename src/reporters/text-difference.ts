import { structuredPatch } from 'diff'
import type { Hunk } from './diff.ts'

/** How a text changed, with three lines around each change; empty where it did not, or where hardly a line is the same. */
export const textDifference = (before: string, after: string): readonly Hunk[] => {
  const options = { context: 3, maxEditLength: 1000, stripTrailingCr: true }
  const patch = structuredPatch('', '', before, after, undefined, undefined, options)
  return (patch?.hunks ?? []).map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    header: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    lines: lines.filter((line) => !line.startsWith('\\'))
  }))
}
