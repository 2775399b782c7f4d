import type { AnchoredHead, RecordHead, RecordProblem, RecordReport } from '../../model/record.ts'
import { counted } from '../../model/words.ts'
import { breaksOf, headOf, type Chain } from './chain.ts'

/** A head that is kept somewhere, as it was found there. */
export interface Kept {
  /** What a person would call the place. */
  readonly name: string
  /** Null where nothing is kept there. */
  readonly head: RecordHead | null
  /** Whether what is kept there is no head at all. */
  readonly spoilt: boolean
  /** Whether it is written with every entry, so that at most the last one may be missing from it. */
  readonly always: boolean
}

/**
 * Holds a record against itself and against the heads that are kept elsewhere. What an interrupted write leaves behind
 * is no problem as long as no kept head has it.
 */
export const verifyChain = (chain: Chain, kept: readonly Kept[]): RecordReport => {
  const heads = kept.flatMap(({ head }) => head ?? [])
  const judged = kept.map((each) => judge(chain, each))
  const { lines } = chain
  return {
    entries: lines.length,
    head: headOf(chain),
    from: lines[0]?.entry?.at ?? null,
    until: lines.at(-1)?.entry?.at ?? null,
    previous: previousOf(chain, kept),
    anchors: judged.map(({ anchor }) => anchor),
    problems: [...breaksOf(lines, heads), ...judged.flatMap(({ problems }) => problems)],
    notes: notesOf(chain, kept)
  }
}

/** Where a record ended that is not here: as the first entry says, or, while there is no record, as is kept elsewhere. */
const previousOf = ({ exists, lines }: Chain, kept: readonly Kept[]): RecordHead | null => {
  if (exists) return before(lines)
  if (kept.some(({ spoilt }) => spoilt)) return null
  return kept.reduce<RecordHead | null>(
    (furthest, { head }) => (head !== null && head.seq >= (furthest?.seq ?? 0) ? head : furthest),
    null
  )
}

const before = ([first]: Chain['lines']): RecordHead | null =>
  first?.entry?.type === 'genesis' ? first.entry.previous : null

/** Whether a kept head is still the one of the record before: a write was interrupted right after the first entry. */
const isBefore = ({ lines }: Chain, { head }: Pick<Kept, 'head'>): boolean => {
  const previous = before(lines)
  const isSame = previous !== null && previous.seq === head?.seq && previous.hash === head.hash
  return isSame && lines.length === 1
}

interface Judged {
  readonly anchor: AnchoredHead
  readonly problems: readonly RecordProblem[]
}

const judge = (chain: Chain, kept: Kept): Judged => {
  const problem = problemOf(chain, kept)
  return {
    anchor: { name: kept.name, head: kept.head, agrees: problem === null },
    problems: problem === null ? [] : [problem]
  }
}

const problemOf = (chain: Chain, kept: Kept): RecordProblem | null => {
  const { exists, lines, torn } = chain
  const { name, head, spoilt, always } = kept
  const last = lines.length - 1
  const whole = (message: string): RecordProblem => ({ line: null, seq: null, message })
  if (spoilt) return whole(`what is kept in \`${name}\` is not the end of a record: it was changed`)
  if (head === null) {
    if (!always || last < 1) return null
    return whole(`\`${name}\` is gone, and with it the end of the record up to which nothing may be missing`)
  }
  if (isBefore(chain, kept)) return null
  const { seq } = head
  if (!exists)
    return whole(`the record is gone: \`${name}\` says that it ended with entry ${seq}, hash ${head.hash}`)
  if (seq > last) {
    const missing = seq - last === 1 ? 'line of the record is' : `${seq - last} lines of the record are`
    const what = lines.length === 0 ? 'the whole record is' : `the last ${missing}`
    const how = torn === null ? 'cut off' : 'cut off, in the middle of a line'
    return {
      line: last + 2,
      seq: last + 1,
      message: `${what} ${how}: \`${name}\` has ${counted(seq + 1, 'line')}`
    }
  }
  if (lines[seq]?.hash !== head.hash) {
    return {
      line: seq + 1,
      seq,
      message: `is not the entry that is kept in \`${name}\`: one of the two was changed`
    }
  }
  if (!always || last - seq <= 1) return null
  const message = `this line and what follows is not in \`${name}\`, which ends at entry ${seq}: something else has added it, or that file is an older copy`
  return { line: seq + 2, seq: seq + 1, message }
}

const notesOf = (chain: Chain, kept: readonly Kept[]): readonly string[] => {
  const { lines, torn } = chain
  const line = lines.length + 1
  const ahead = kept.some(
    (each) => isBefore(chain, each) || (each.always && (each.head?.seq ?? -1) === lines.length - 2)
  )
  return [
    ...(torn === null
      ? []
      : [
          `torn tail at line ${line} (interrupted write); everything before is intact; the next apply closes it`
        ]),
    ...(ahead && lines.length > 0
      ? [`the last entry is not in the kept end yet (interrupted write); the next apply puts it there`]
      : [])
  ]
}
