import type { Problem } from '../../src/model/finding.ts'
import type { Location, Place } from '../../src/model/place.ts'
import type { ReadResult } from '../../src/policy/read.ts'
import type { Source } from '../../src/policy/source.ts'

/** A source with these documents; text is encoded as UTF-8. */
export const sourceOf = (files: Readonly<Record<string, string | Uint8Array>>): Source => {
  const encoder = new TextEncoder()
  const list = Object.entries(files).map(([file, content]) => ({
    file,
    bytes: typeof content === 'string' ? encoder.encode(content) : content
  }))
  return { name: 'a test', files: () => list, problems: () => [] }
}

/** The problems of a source, one or two lines each, with the rule that reports them. */
export const shownProblems = ({ problems, locate }: ReadResult): string => {
  const placed = (at: Place | Location): Location => ('pointer' in at ? locate(at) : at)
  const show = (rule: string, { message, help, at, related = [] }: Problem): string =>
    [
      `${range(placed(at))} ${rule}: ${message}`,
      `    help: ${help}`,
      ...related.map(({ message: note, at: other }) => `    ${range(placed(other))} ${note}`)
    ].join('\n')
  const lines = [
    ...problems.yaml.map((problem) => show('yaml', problem)),
    ...problems.schema.map((problem) => show('schema', problem))
  ]
  return `${lines.join('\n')}\n`
}

const range = ({ file, line, column, endLine, endColumn }: Location): string =>
  `${file}:${line}:${column}-${endLine}:${endColumn}`
