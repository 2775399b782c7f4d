/** One thing that happened in an apply, as the record keeps it. What it holds besides is up to its type. */
export type RecordEntry =
  /**
   * The first entry of a record. Its version fixes the format and with it the algorithm of the chain. `previous` is where
   * the record ended that was here before, and was gone when this one began; null where nothing tells of one.
   */
  | { readonly type: 'genesis'; readonly version: 1; readonly previous: RecordHead | null }
  /** A plan begins to be carried out. */
  | {
      readonly type: 'started'
      readonly plan: string
      readonly targets: readonly string[]
      readonly operations: number
      /** Who asked, as the machine knows it. */
      readonly by: string
      /** The commit that is applied; null outside of git. */
      readonly revision: string | null
      /** Why: `apply`, `due` or `confirm`. */
      readonly mode: string
      /** Who approved, as far as somebody has proven it; on a terminal nobody has. */
      readonly approvals: readonly { readonly by: string; readonly verified: boolean; readonly of: string }[]
      /** The fencing token of the lock it runs under. */
      readonly lock: string
    }
  /** A call is about to be made. */
  | {
      readonly type: 'intent'
      readonly operation: string
      readonly target: string
      /** The operation in words. */
      readonly what: string
      readonly reason: string
    }
  /** What became of it; `unknown` is settled by the entry `settled` of the next run. */
  | {
      readonly type: 'outcome'
      readonly operation: string
      readonly result: 'done' | 'already' | 'refused' | 'failed' | 'unknown' | 'waiting'
      readonly message: string
    }
  /** An intent whose outcome nobody knew, looked up by a later run. */
  | {
      readonly type: 'settled'
      readonly operation: string
      readonly result: 'done' | 'not-done' | 'superseded'
    }
  /** The end of an apply. */
  | {
      readonly type: 'ended'
      readonly plan: string
      readonly result: 'complete' | 'partial' | 'waiting' | 'abandoned'
      readonly done: number
      readonly left: number
    }
  /** A lock of an owner that is gone was taken over. */
  | { readonly type: 'take-over'; readonly lock: string; readonly owner: string }
  /** A half-written last line was closed. */
  | { readonly type: 'recovered'; readonly bytes: number }

/** Where a record ends: how many entries it has, and the hash of the last one. */
export interface RecordHead {
  readonly seq: number
  readonly hash: string
}

/** An entry as it stands in the record: its number from 0, the hash of the line before it, and when it was written. */
export type Recorded<Entry extends RecordEntry = RecordEntry> = Entry & {
  readonly seq: number
  readonly prev: string
  /** An instant of RFC 3339. */
  readonly at: string
}

/** The entries of one type. */
export type RecordedAs<Type extends RecordEntry['type']> = Recorded<Extract<RecordEntry, { type: Type }>>

/** Something that does not hold in a record. */
export interface RecordProblem {
  /** The line of the file, counted from 1; null where it concerns the whole file. */
  readonly line: number | null
  /** The number of the entry that stands or should stand there; null where none does. */
  readonly seq: number | null
  readonly message: string
}

/** A head that is kept outside of the record's own file, and whether the record agrees with it. */
export interface AnchoredHead {
  readonly name: string
  /** Null where none is kept there. */
  readonly head: RecordHead | null
  readonly agrees: boolean
}

/** What a look at the whole record has found. It holds where there are no problems. */
export interface RecordReport {
  readonly entries: number
  /** Where it ends; null where there is no entry. */
  readonly head: RecordHead | null
  /** When its first and its last entry were written; null where there is none. */
  readonly from: string | null
  readonly until: string | null
  /**
   * Where the record ended that was here before this one and is gone. While there is no record, it is what the kept ends
   * say of it, and the next entry begins a new one. Null where nothing tells of one.
   */
  readonly previous: RecordHead | null
  readonly anchors: readonly AnchoredHead[]
  readonly problems: readonly RecordProblem[]
  /** What an interrupted write has left, which the next entry puts right. */
  readonly notes: readonly string[]
}

/** One operation of an apply as the record tells it. */
export interface RecordedStep {
  readonly intent: RecordedAs<'intent'>
  /** The last word of the platform on it; null where the apply was cut off before there was one. */
  readonly outcome: RecordedAs<'outcome'> | null
  /** What a later look has found, where nobody knew the outcome; else null. */
  readonly settled: RecordedAs<'settled'> | null
}

/** An apply as the record tells it. */
export interface RecordedApply {
  readonly started: RecordedAs<'started'>
  readonly steps: readonly RecordedStep[]
  /** Outcomes of operations that needed no call. */
  readonly without: readonly RecordedAs<'outcome'>[]
  /** Null where it was cut off, or still runs. */
  readonly ended: RecordedAs<'ended'> | null
}

/** What a record tells of; of its own beginning only where another record was here before. */
export type Happening =
  RecordedApply | RecordedAs<'take-over'> | RecordedAs<'recovered'> | RecordedAs<'genesis'>

/** What was applied last on a target, and what is managed there since. */
export interface AppliedTarget {
  readonly target: string
  /** The commit; null where the documents were in none. */
  readonly revision: string | null
  /** Where the documents themselves are kept when no commit has them; null otherwise. */
  readonly snapshot: string | null
  /** When, as an instant of RFC 3339. */
  readonly at: string
  readonly plan: string
  /** Our role ids → the keys under which they were found or made. */
  readonly roles: Readonly<Record<string, string>>
}
