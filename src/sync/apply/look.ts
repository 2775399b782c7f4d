import type { Operation } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import { tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { diff } from '../diff.ts'
import { patience } from '../patience.ts'
import { unexplained } from '../why.ts'
import type { Reading, Site } from './site.ts'
import { positionOf, subjectOf, type Position } from './subject.ts'
import { readPatiently, type Waits } from './waiting.ts'

/** Where a target stands in an operation, or why that cannot be said. */
export type Look = { readonly position: Position } | { readonly trouble: string }

/** Reads a target until it can be believed what it says about an operation. */
export const look = async (site: Site, operation: Operation, waits: Waits): Promise<Look> => {
  const wait = waits.series()
  for (let looks = 1; ; looks++) {
    const tried = await readPatiently(() => site.read(operation), waits)
    if ('error' in tried) return { trouble: tried.error.message }
    const seen = judged(site, tried.value, operation)
    const isDoubted = 'trouble' in seen && tried.value.doubt !== null
    if (!isDoubted || looks === patience.looks || !(await wait())) return seen
  }
}

/**
 * Where a target stands right before a call. `isFresh`: it was read whole a moment ago, after the operation before.
 * What contradicts the last reading is looked at again: it may be a platform that still answers with what was. But a
 * role that was once seen is not made, whichever of the two reads was the older one: two of one title cannot be told apart.
 */
export const lookBefore = async (
  site: Site,
  operation: Operation,
  isFresh: boolean,
  waits: Waits
): Promise<Look> => {
  const known = subjectOf(site.last().state, operation)
  const before = judged(site, site.last(), operation)
  if (isFresh && site.isWhole() && !('trouble' in before)) return before
  const wait = waits.series()
  for (let looks = 1; ; looks++) {
    const seen = await look(site, operation, waits)
    const isContrary = 'position' in seen && lacking(site, operation, known) !== null
    if (isContrary && operation.kind === 'create-role' && !isAt('before', seen)) return seen
    if (!isContrary || looks === patience.looks || !(await wait())) return seen
  }
}

/** What a target looks like after a call. */
export interface LookAfter {
  readonly seen: Look
  /** What else of the same role or account is not as it should be, in words; null where all is well. */
  readonly besides: string | null
}

/** Reads a target back until it is as `wanted`, as often as patience allows. */
export const lookAfter = async (
  site: Site,
  operation: Operation,
  wanted: State,
  waits: Waits
): Promise<LookAfter> => {
  const wait = waits.series()
  for (let looks = 1; ; looks++) {
    const seen = await look(site, operation, waits)
    const besides = lacking(site, operation, wanted)
    const isSettled = 'trouble' in seen || (isAt('after', seen) && besides === null)
    if (isSettled || looks === patience.looks || !(await wait())) return { seen, besides }
  }
}

/** Whether a look found the target there. */
export const isAt = (position: Position, seen: Look): boolean =>
  'position' in seen && seen.position === position

const judged = (site: Site, { state, doubt, problem }: Reading, operation: Operation): Look => {
  const { catalog, id } = site.target
  if (problem !== null) return { trouble: problem }
  const position = positionOf(catalog, state, operation)
  if (doubt === null || !restsOnAbsence(position, operation)) return { position }
  return { trouble: `${tick(id)} was not read whole: ${doubt}` }
}

/** What a read that may not be whole does not show may be there all the same. */
const restsOnAbsence = (position: Position, { before, after }: Operation): boolean =>
  position === 'neither' || (position === 'after' ? after : before) === null

/** What would have to be done to the operation's subject to make it as it is wanted, or the other way round. */
const lacking = ({ target, last }: Site, operation: Operation, wanted: State): string | null => {
  const subject = subjectOf(last().state, operation)
  const [first] = [
    ...diff(target, subject, wanted, unexplained),
    ...diff(target, wanted, subject, unexplained)
  ]
  return first ? describe(first) : null
}
