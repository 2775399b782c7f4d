import type { Recorded, RecordReport } from '../model/record.ts'

/** The answer of `audit log --format json`: the entries as they stand in the record. */
export const logJson = (entries: readonly Recorded[]): string => `${JSON.stringify(entries, null, 2)}\n`

/** The answer of `audit verify --format json`. */
export const verifyJson = (report: RecordReport): string => {
  const { entries, head, from, until, previous, anchors, problems, notes } = report
  const answer = {
    ok: problems.length === 0,
    entries,
    head: head && { seq: head.seq, hash: head.hash },
    from,
    until,
    previous: previous && { seq: previous.seq, hash: previous.hash },
    anchors: anchors.map(({ name, head: kept, agrees }) => ({
      name,
      head: kept && { seq: kept.seq, hash: kept.hash },
      agrees
    })),
    problems: problems.map(({ line, seq, message }) => ({ line, seq, message })),
    notes
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}
