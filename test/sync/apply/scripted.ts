import {
  ConnectorError,
  type Clock,
  type Connector,
  type FailureKind,
  type LiveState
} from '../../../src/model/connector.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { State } from '../../../src/model/state.ts'
import type { Target } from '../../../src/model/target.ts'
import type { ApplyInputs } from '../../../src/sync/apply/apply.ts'
import type { Outcome } from '../../../src/sync/apply/outcome.ts'
import { calm, tenantOf, virtualClock } from '../../support/applying.ts'

/** What a call does: it happens or not, and then the answer comes or a failure. */
export interface CallScript {
  readonly happens: boolean
  readonly fails?: FailureKind
  readonly retryAfter?: number
  /** It happens only before the read with this number, counted from the call. */
  readonly landsAfterReads?: number
  /** It happens only right before the next call. */
  readonly landsBeforeNextCall?: boolean
}

/** What a read does instead of telling the truth. */
export type ReadScript = FailureKind | 'stale' | 'not-whole' | ((live: LiveState) => LiveState)

/** How a tenant behaves, call by call and read by read; what is not said goes well. */
export interface Script {
  readonly calls?: readonly (CallScript | null)[]
  readonly call?: (index: number, operation: Operation) => CallScript | null
  readonly reads?: readonly (ReadScript | null)[]
  readonly read?: (index: number) => ReadScript | null
  /** Whether it can read one thing alone. */
  readonly alone?: boolean
}

/** A tenant that does as it is told, and the list of everything that happens with it. */
export interface Scripted {
  readonly connector: Connector
  readonly events: string[]
  readonly clock: Clock & { readonly waits: readonly number[] }
  /** A recorder and a fence that write into the same list. */
  readonly world: Pick<ApplyInputs, 'proof' | 'clock' | 'recorder' | 'fence'>
}

/** An operation in three words. */
export const show = ({ kind, role, user }: Operation): string =>
  [kind, role, user?.split('@')[0]].filter((word) => word != null).join(' ')

/** Makes one in some state. */
export const scripted = (target: Target, state: State, script: Script = {}): Scripted => {
  const tenant = tenantOf(target, state)
  const events: string[] = []
  const clock = virtualClock()
  let calls = 0
  let reads = 0
  let before: LiveState | null = null
  let landing: { readonly at: number; readonly action: () => Promise<void> } | null = null
  const land = async (): Promise<void> => {
    const action = landing?.action
    landing = null
    await action?.()
  }

  const reading = async (name: string, read: () => Promise<LiveState>): Promise<LiveState> => {
    const index = reads
    reads += 1
    events.push(name)
    if (landing && index >= landing.at) await land()
    const how = script.reads?.[index] ?? script.read?.(index) ?? null
    if (how === 'stale') return before ?? read()
    const live = await read()
    if (typeof how === 'function') return how(live)
    if (how === 'not-whole')
      return { ...live, evidence: { complete: false, pages: 1, note: 'a page was lost' } }
    if (how !== null) throw new ConnectorError(how, 'no answer to a read')
    return live
  }
  const connector: Connector = {
    capabilities: tenant.capabilities,
    readState: () => reading('read', () => tenant.readState()),
    async applyOperation(operation, keys) {
      const how = script.calls?.[calls] ?? script.call?.(calls, operation) ?? { happens: true }
      calls += 1
      await land()
      events.push(`call ${show(operation)}`)
      const effect = (): Promise<void> => tenant.applyOperation(operation, keys)
      before = await tenant.readState()
      if (how.landsAfterReads !== undefined || how.landsBeforeNextCall) {
        landing = { at: reads + (how.landsAfterReads ?? Infinity), action: effect }
      } else if (how.happens) await effect()
      const { fails, retryAfter } = how
      const asked = retryAfter === undefined ? {} : { retryAfter }
      if (fails) throw new ConnectorError(fails, 'no answer', asked)
    },
    ...(script.alone && {
      readOne: (subject, keys) =>
        reading('look', async () => (await tenant.readOne?.(subject, keys)) ?? tenant.readState())
    })
  }
  const told = (word: string, message = ''): void =>
    void events.push(message === '' ? word : `${word} ${message}`)
  return {
    connector,
    events,
    clock: {
      waits: clock.waits,
      now: () => clock.now(),
      sleep: (milliseconds) => {
        told('wait', String(milliseconds))
        return clock.sleep(milliseconds)
      }
    },
    world: {
      ...calm(),
      clock,
      recorder: {
        intent: (operation) => told('intent', show(operation)),
        outcome: ({ operation, result }: Outcome) => told(result, show(operation))
      },
      fence: {
        holds: () => {
          told('fence')
          return true
        }
      }
    }
  }
}
