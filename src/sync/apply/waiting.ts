import { ConnectorError, type Clock } from '../../model/connector.ts'
import { patience } from '../patience.ts'

/** Waits once, for as long as a platform asks or else longer from time to time; false where no patience is left. */
export type Wait = (asked?: number | null) => Promise<boolean>

/** The patience for one operation or one read: every series of waits begins short, and all of them share one cap. */
export interface Waits {
  series(): Wait
}

/** Fresh patience. It counts what it asks for and not what the clock says, so that no jump of time prolongs it. */
export const waitsOn = (clock: Clock): Waits => {
  let spent = 0
  return {
    series() {
      let own = patience.firstWait
      return async (asked = null) => {
        const wait = Math.min(asked !== null && asked > 0 ? asked : own, patience.longestWait)
        if (spent + wait > patience.allWaits) return false
        own *= 2
        spent += wait
        await clock.sleep(wait)
        return true
      }
    }
  }
}

/** What became of something that was tried with a connector. */
export type Tried<Value> = { readonly value: Value } | { readonly error: ConnectorError }

/** Turns a connector's failure into a value; anything else that is thrown is a bug and goes on. */
export const attempt = async <Value>(action: () => Promise<Value>): Promise<Tried<Value>> => {
  try {
    return { value: await action() }
  } catch (error) {
    if (error instanceof ConnectorError) return { error }
    throw error
  }
}

/** Reads, and reads again where that may help: a read changes nothing, so it may be tried whatever the failure was. */
export const readPatiently = async <Value>(
  read: () => Promise<Value>,
  waits: Waits
): Promise<Tried<Value>> => {
  const wait = waits.series()
  for (let tries = 1; ; tries++) {
    const tried = await attempt(read)
    if (!('error' in tried) || !isPassing(tried.error) || tries === patience.tries) return tried
    if (!(await wait(tried.error.retryAfter))) return tried
  }
}

const isPassing = ({ kind }: ConnectorError): boolean =>
  kind === 'unreachable' || kind === 'busy' || kind === 'unknown'
