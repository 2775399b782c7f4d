import { CannotRun } from '../model/errors.ts'
import { tick } from '../model/words.ts'
import type { OpenTarget } from './targets.ts'

/** Throws `CannotRun` where a target was not read whole: what is missing in such a read may be there. */
export const requireWhole = ({ target, live }: Pick<OpenTarget, 'target' | 'live'>): void => {
  if (live.evidence.complete) return
  throw new CannotRun(
    `${tick(target.id)} was not read whole, so nothing can be said about what is missing there: ${live.evidence.note}`,
    'try again; if it stays so, look at what the platform answers'
  )
}
