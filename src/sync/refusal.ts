/** Why a target cannot be planned or changed, in words for the person who wrote the documents. */
export interface Refusal {
  readonly target: string
  /** What and why, lower case, user text in back-ticks. */
  readonly message: string
  /** What to do next. */
  readonly help: string
}
