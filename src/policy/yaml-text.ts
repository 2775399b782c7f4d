import { stringify } from 'yaml'

/** Text in brackets becomes hard to read beyond this. */
const widest = 90

const flowOptions = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const

/** A value on one line, as it may stand between brackets. */
export const flowText = (value: unknown): string => inside(stringify([value], flowOptions))

/** An entry `key: value` on one line, as it may stand between brackets. */
export const flowEntry = (key: string, value: unknown): string =>
  inside(stringify({ [key]: value }, flowOptions))

/** What stands after a dash or a colon, with the space or line break before it; further lines are set in from `indent`. */
export const blockText = (value: unknown, indent: string, lineBreak: string): string => {
  const flow = flowText(value)
  const isText = typeof value === 'string'
  if (isText ? !value.includes('\n') : flow.length <= widest) return ` ${flow}`
  return stringify({ '': value }, { lineWidth: 0, indentSeq: true })
    .replace(/^"":/, '')
    .trimEnd()
    .replaceAll(/\n(?=.)/g, `\n${indent}`)
    .replaceAll('\n', lineBreak)
}

/** A key as it stands before its colon. */
export const keyText = (key: string): string => flowEntry(key, 'x').slice(0, -': x'.length)

const inside = (text: string): string => text.trimEnd().slice(1, -1)
