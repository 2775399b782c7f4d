import { blockText, keyText } from './yaml-text.ts'

/**
 * A new document: its fields in the order given, below `apiVersion`. Maps of resources and lists of lines have an entry
 * a line. `modeline` is the comment by which editors find the schema; null for none.
 */
export const newDocument = (fields: Readonly<Record<string, unknown>>, modeline: string | null): string => {
  const all = { apiVersion: 'rolewright/v1', ...fields }
  const lines = Object.entries(all).map(([key, value]) => `${keyText(key)}:${valueText(value)}\n`)
  return `${modeline === null ? '' : `${modeline}\n`}${lines.join('')}`
}

const valueText = (value: unknown): string => {
  if (Array.isArray(value) && value.some(isCollection)) {
    return value.map((entry) => `\n  -${blockText(entry, '  ', '\n')}`).join('')
  }
  if (isCollection(value) && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([key, entry]) => `\n  ${keyText(key)}:${blockText(entry, '  ', '\n')}`)
      .join('')
  }
  return blockText(value, '', '\n')
}

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The comment at the top of a document by which editors find its schema; null where there is none. */
export const modelineOf = (text: string): string | null =>
  /^\ufeff?(# yaml-language-server: \$schema=\S+)\r?$/m.exec(text.split('\n', 1)[0] ?? '')?.[1] ?? null
