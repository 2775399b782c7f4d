import { safe, type Finding } from '../../src/index.ts'
import type { Annotation } from '../github/port.ts'
import { clipped } from './text.ts'

const levels = { error: 'failure', warning: 'warning', note: 'notice' } as const

/** Findings as marks at their lines. What GitHub has no room for is cut; the text is shown as it is, never as Markdown. */
export const annotationsOf = (findings: readonly Finding[]): readonly Annotation[] =>
  findings.map(({ rule, severity, message, help, location, related }) => {
    const details = related.map((each) => `${each.location.file}:${each.location.line} ${each.message}`)
    return {
      path: location.file,
      ...rangeOf(location),
      level: levels[severity],
      title: clipped(safe(rule), mostTitle),
      message: lines([message, ...(help === '' ? [] : [`help: ${help}`])]),
      ...(details.length > 0 && { details: lines(details) })
    }
  })

/** GitHub understands columns on a single line only, and the last one belongs to the range. */
const rangeOf = ({
  line,
  column,
  endLine,
  endColumn
}: Finding['location']): Pick<Annotation, 'startLine' | 'endLine' | 'startColumn' | 'endColumn'> => ({
  startLine: line,
  endLine,
  ...(line === endLine && { startColumn: column, endColumn: Math.max(column, endColumn - 1) })
})

const mostTitle = 255

/** 64 KB at four bytes a character. */
const mostText = 16_000

const lines = (texts: readonly string[]): string => clipped(texts.map(safe).join('\n'), mostText)
