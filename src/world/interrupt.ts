import { setImmediate as turn } from 'node:timers/promises'

/**
 * From now on Ctrl-C (and a polite request to end) is only noted, once: the second one ends the program as ever. `told` is
 * called when it is noted. Answers with a function that says whether it was.
 */
export const interruptible = (told: () => void): (() => Promise<boolean>) => {
  let noted = false
  const note = (): void => {
    noted = true
    process.off('SIGINT', note).off('SIGTERM', note)
    told()
  }
  process.on('SIGINT', note).on('SIGTERM', note)
  return async () => {
    // Signals come in only between two turns, and an apply that never waits for anything else would have none.
    await turn()
    return noted
  }
}
