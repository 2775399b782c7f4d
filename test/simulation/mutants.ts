import { ConnectorError, type Connector, type LiveState, type Store } from '../../src/model/connector.ts'
import type { OperationKind } from '../../src/model/operation.ts'
import type { Journal } from '../../src/sync/record/record.ts'
import { sizeOf } from '../support/builders.ts'
import type { Seams } from './engine.ts'
import type { FaultList } from './faults.ts'
import type { Mutation } from './mutate.ts'

/** An engine that is wrong in one way: by parts that are replaced, or by a change to its source. */
export type Mutant = ({ readonly seams: Seams } | { readonly source: readonly Mutation[] }) & {
  /** What happens instead of the faults of the scenario. */
  readonly faults?: FaultList
}

/** A platform that leaves out a page of every read for a while. */
const lostPages: FaultList = {
  calls: new Map(Array.from({ length: 25 }, (_, call) => [call, { k: 'lostPage', lying: false }])),
  writes: new Map()
}

const growing: readonly OperationKind[] = [
  'create-role',
  'invite',
  'reactivate',
  'update-role',
  'rename-role',
  'assign',
  'set-role',
  'set-unit',
  'unassign',
  'deactivate',
  'delete-role'
]

/** First everything that gives, then everything that takes, and nobody checks. */
const naiveOrder: Seams = {
  prove: () => null,
  reorder: (operations) => operations.toSorted((a, b) => growing.indexOf(a.kind) - growing.indexOf(b.kind))
}

/** Calls again after an unclear answer, without a look. */
const blindRetry = (connector: Connector): Connector => ({
  ...connector,
  applyOperation: async (operation, keys) => {
    try {
      await connector.applyOperation(operation, keys)
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'unknown') throw error
      await connector.applyOperation(operation, keys)
    }
  }
})

/** Says yes to every taking of a role, shows it as taken, and leaves it there. */
const deafRevoke = (connector: Connector): Connector => {
  const hidden = new Set<string>()
  const shown = (live: LiveState): LiveState => ({
    ...live,
    accounts: live.accounts.map((account) => ({
      ...account,
      roles: new Map([...account.roles].filter(([role]) => !hidden.has(`${account.key} ${role}`)))
    }))
  })
  const readOne = connector.readOne?.bind(connector)
  return {
    ...connector,
    readState: async () => shown(await connector.readState()),
    ...(readOne && { readOne: async (subject, keys) => shown(await readOne(subject, keys)) }),
    applyOperation: async (operation, keys) => {
      if (operation.kind !== 'unassign') return connector.applyOperation(operation, keys)
      hidden.add(`${keys.account(operation.user ?? '')} ${keys.role(operation.role ?? '')}`)
    }
  }
}

/** Takes every read for a whole one. */
const believer = (connector: Connector): Connector => ({
  ...connector,
  readState: async () => {
    const live = await connector.readState()
    return { ...live, evidence: { ...live.evidence, complete: true } }
  }
})

/** Keeps what is added to a file in memory for a while. */
const lazyStore = (store: Store): Store => {
  const waiting = new Map<string, string>()
  const flush = (): void => {
    for (const [name, text] of waiting) store.append(name, text)
    waiting.clear()
  }
  const read = (name: string): string | null => {
    const known = store.read(name)
    return waiting.has(name) ? (known ?? '') + (waiting.get(name) ?? '') : known
  }
  return {
    ...store,
    read,
    size: (name) => sizeOf(read(name) ?? undefined),
    append: (name, text) => {
      const more = (waiting.get(name) ?? '') + text
      waiting.set(name, more)
      if (more.split('\n').length > 4) flush()
    }
  }
}

/** Forgets what an apply that was cut off has left. */
const forgetful = (journal: Journal): Journal => ({
  ...journal,
  unfinished: () => null,
  keptPlan: () => null,
  helpers: () => []
})

/** Deliberately wrong engines, by what is wrong with them. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'naive order': { seams: naiveOrder },
  'blind retry': { seams: { connector: blindRetry } },
  'no read-back': {
    source: [
      {
        file: 'src/sync/apply/step.ts',
        from: "if ('value' in tried) return settled(operation, await readBack(), null)",
        to: "if ('value' in tried) return { ending: goesOn(operation, 'done') }"
      }
    ]
  },
  'lock ignored': {
    seams: {
      lock: (acquired) =>
        acquired.kind === 'lock'
          ? { ...acquired, lock: { ...acquired.lock, holds: () => true } }
          : {
              kind: 'lock',
              lock: { token: 'none', note: null, previous: null, holds: () => true, release: () => null }
            }
    }
  },
  'intents not durable': { seams: { store: lazyStore } },
  'stale check off': {
    source: [
      {
        file: 'src/sync/apply/step.ts',
        from: "if (seen.position === 'before') return null",
        to: "if (seen.position !== 'after') return null"
      }
    ]
  },
  'limits that pass on nothing': {
    source: [
      {
        file: 'src/sync/guards/removals.ts',
        from: 'return all.some((user) => losers.has(user)) &&',
        to: 'return losers.size < 0 &&'
      },
      {
        file: 'src/sync/guards/empty.ts',
        from: 'if (!noPeople && !noRoles) {',
        to: 'if (had >= 0) {'
      }
    ]
  },
  'revoke that does nothing': { seams: { connector: deafRevoke } },
  'incomplete read believed': { seams: { connector: believer }, faults: lostPages },
  'helper roles left behind': { seams: { journal: forgetful } },
  'journal believed instead of the platform': {
    source: [
      {
        file: 'src/sync/apply/run.ts',
        from: '{ plan, proof }: RunInputs,',
        to: '{ plan, proof, journal }: RunInputs,'
      },
      {
        file: 'src/sync/apply/run.ts',
        from: 'const before = fit(observed, plan.operations)',
        to: 'const before = Math.min(journal.unfinished()?.done.size ?? fit(observed, plan.operations) ?? 0, plan.operations.length)'
      }
    ]
  }
}
