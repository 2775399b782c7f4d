/** How long an apply waits, and how often it tries. Everything that could go on for ever has its cap here. */
export const patience = {
  /** How often a call that did not happen is tried in all. */
  tries: 5,
  /** The first wait before the next try, in milliseconds; each further one is twice as long. */
  firstWait: 500,
  /** No single wait is longer, whatever a platform asks for. */
  longestWait: 60_000,
  /** All waits of one operation together; above that the apply stops. */
  allWaits: 300_000,
  /** How often a target is read back until an unknown outcome is settled. */
  looks: 5,
  /** How often it is proven which operations may be carried out while others wait for a person. */
  proofs: 500,
  /** The longest that one operation is assumed to take when nothing goes wrong, in seconds: for what a gap costs at the worst. */
  secondsForOne: 30
} as const
