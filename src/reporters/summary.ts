import type { Summary } from '../model/finding.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { counted, listed } from '../model/words.ts'

/** How many documents were checked, and what was found, in one line without its end. */
export const summaryText = (
  { errors, warnings, notes, documents, base }: Summary,
  style: Style,
  waived = 0
): string => {
  const found = [
    ...(errors > 0 ? [style.bad(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.warn(counted(warnings, 'warning'))] : []),
    ...(notes > 0 ? [style.info(counted(notes, 'note'))] : [])
  ]
  const where = ` in ${counted(documents, 'document')}`
  const allowed = waived > 0 ? `, ${waived} allowed for a time` : ''
  return (found.length === 0 ? style.good('nothing wrong') : listed(found)) + where + allowed + compared(base)
}

const compared = (base: Summary['base']): string => {
  if (!base) return ''
  const nothing = base.documents === 0 ? ', which has no documents there' : ''
  return `, compared with \`${safe(base.revision)}\`${nothing}`
}
