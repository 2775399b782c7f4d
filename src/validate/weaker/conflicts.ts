import { matches, parsePattern } from '../../model/pattern.ts'
import { child } from '../../model/place.ts'
import type { Conflict } from '../../model/document.ts'
import { beginningOf } from '../beginning.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'
import type { BothGuardrails, Weakening } from './weakening.ts'

/** Conflicts that are gone, or that cover fewer permissions. */
export function* weakerConflicts({ before, after }: BothGuardrails): Iterable<Weakening> {
  for (const conflict of before.conflicts) {
    const now = after.conflicts.find(({ id }) => id === conflict.id)
    if (now) yield* narrower(conflict, now)
    else if (!after.conflicts.some((other) => uncovered(conflict, other).length === 0)) {
      yield { message: `the conflict ${tick(conflict.id)} is gone`, at: beginningOf(conflict.at) }
    }
  }
}

function* narrower(was: Conflict, is: Conflict): Iterable<Weakening> {
  const lost = uncovered(was, is)
  if (lost.length === 0) return
  yield {
    message: `the conflict ${tick(is.id)} no longer speaks of ${list(lost)} on one of its sides`,
    at: child(is.at, 'between')
  }
}

/** The patterns of a conflict that another one does not cover, with its sides the one way round or the other. */
const uncovered = (
  { between: [a = [], b = []] }: Conflict,
  { between: [c = [], d = []] }: Conflict
): readonly string[] => {
  const straight = [...missing(a, c), ...missing(b, d)]
  const crossed = [...missing(a, d), ...missing(b, c)]
  return straight.length <= crossed.length ? straight : crossed
}

const missing = (wanted: readonly string[], offered: readonly string[]): readonly string[] =>
  wanted.filter((pattern) => !offered.some((other) => includes(other, pattern)))

/** Whether everything that the one pattern stands for the other stands for too. */
const includes = (wide: string, narrow: string): boolean => {
  if (wide === narrow) return true
  const outer = parsePattern(wide)
  const inner = parsePattern(narrow)
  return outer !== null && inner !== null && matches(outer, inner.platform, inner)
}
