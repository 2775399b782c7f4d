import type { Fixed } from '../model/finding.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** What was mended, a line each, with the place as it was found. Empty where nothing was. */
export const fixedPretty = (fixed: readonly Fixed[], style: Style): string => {
  const lines = fixed.map(({ rule, title, location: { file, line, column } }) => {
    const where = style.strong(`${safe(file)}:${line}:${column}`)
    return `${where} ${style.good('fixed')} ${style.strong(safe(rule))}: ${safe(title)}\n`
  })
  return lines.length === 0 ? '' : `${lines.join('')}\n`
}
