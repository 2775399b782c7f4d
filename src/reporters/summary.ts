import type { Summary } from '../model/finding.ts'
import type { Style } from './style.ts'
import { counted, listed } from './words.ts'

/** How many documents were checked, and what was found, in one line without its end. */
export const summaryText = ({ errors, warnings, notes, documents }: Summary, style: Style): string => {
  const found = [
    ...(errors > 0 ? [style.bad(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.warn(counted(warnings, 'warning'))] : []),
    ...(notes > 0 ? [style.info(counted(notes, 'note'))] : [])
  ]
  const where = ` in ${counted(documents, 'document')}`
  return (found.length === 0 ? style.good('nothing wrong') : listed(found)) + where
}
