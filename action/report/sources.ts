import { fieldsOf } from '../fields.ts'
import type { Source } from './view.ts'

/**
 * The lines that ask for the operations of a plan, from the text of its file, which has to be one: whoever reads a plan is
 * told its operations without them. A path that leads elsewhere is none.
 */
export const sourcesIn = (text: string): readonly Source[] => {
  const { operations }: { readonly operations: readonly unknown[] } = JSON.parse(text)
  return operations.flatMap((written) => {
    const fields = fieldsOf(written)
    const operation = fields.text('id')
    const file = fields.text('source', 'file')
    const line = fields.number('source', 'line')
    const isKnown = operation !== null && file !== null && line !== null
    return isKnown && !file.split('/').includes('..') ? [{ operation, file, line }] : []
  })
}
