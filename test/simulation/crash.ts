/** The process is gone, as after a power cut. Only the harness catches it. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Whether a process still lives; once it is dead, whatever it still tries to do outside fails. */
export interface Life {
  readonly isAlive: () => boolean
  /** Throws a {@link Crash} if the process is dead. */
  readonly check: () => void
  /** Ends the process now. */
  readonly end: () => never
}

/** A new process. */
export const lifeOf = (): Life => {
  let alive = true
  const crash = (): never => {
    alive = false
    throw new Crash('the process is gone')
  }
  return {
    isAlive: () => alive,
    check: () => {
      if (!alive) crash()
    },
    end: crash
  }
}
