import type { Clock, Connector } from '../../src/model/connector.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { connect } from '../../src/connectors/sandbox.ts'
import { writeTenant } from '../../src/connectors/sandbox-tenant.ts'
import type { ApplyInputs } from '../../src/sync/apply/apply.ts'
import { unexplained } from '../../src/sync/why.ts'
import { diff } from '../../src/sync/diff.ts'
import { memoryStore, now, worldOf } from './builders.ts'

/** A clock on which waiting costs nothing; it keeps how long was waited. */
export const virtualClock = (): Clock & { readonly waits: readonly number[] } => {
  const waits: number[] = []
  return {
    waits,
    now: () => now + waits.reduce((sum, wait) => sum + wait, 0),
    sleep: async (milliseconds) => void waits.push(milliseconds)
  }
}

/** An embedded tenant in some state. */
export const tenantOf = (target: Target, state: State): Connector => {
  const store = memoryStore()
  store.write(`sandbox/${target.id}.json`, writeTenant(state))
  return connect({ target, people: [], world: worldOf(store) })
}

/** A plan as its operations alone make it, in the order given. */
export const planWith = (operations: readonly Operation[], more: Partial<Plan> = {}): Plan => {
  const targets = [...new Set(operations.map(({ target }) => target))]
  return {
    version: 1,
    digest: 'sha256:test',
    validUntil: null,
    targets: targets.map((id) => ({
      id,
      platform: 'desk',
      connector: 'sandbox',
      operations: operations.filter(({ target }) => target === id).length,
      adopt: []
    })),
    operations,
    access: [],
    unlisted: [],
    guards: [],
    helpers: [],
    gaps: [],
    approvals: [],
    effects: [],
    pending: [],
    waiting: [],
    evidence: { revision: null, policy: 'sha256:test', bases: [], states: [] },
    ...more
  }
}

/** The operations between two states, as the difference has them. */
export const operationsBetween = (target: Target, before: State, after: State): readonly Operation[] =>
  diff(target, before, after, unexplained)

/** What an apply needs of the world where nothing goes wrong and nothing is kept. */
export const calm = (): Pick<ApplyInputs, 'proof' | 'clock' | 'recorder' | 'fence'> => ({
  proof: { targets: [], conflicts: [], prove: () => null },
  clock: virtualClock(),
  recorder: { intent: () => undefined, outcome: () => undefined },
  fence: { holds: () => true }
})
