import type { Clock } from '../../src/model/connector.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Plan } from '../../src/model/plan.ts'
import { virtualClock, type VirtualClock } from './clock.ts'
import { fulfilled } from './documents.ts'
import { noFaults, type DiskFault, type Fault, type FaultPlan } from './faults.ts'
import { broken } from './invariants.ts'
import { notesOn, type Notes } from './record.ts'
import { runOf, type Run } from './run.ts'
import { diskOf, type Disk } from './store.ts'
import type { Moment, Tenant } from './tenant.ts'
import { isSo } from './truth.ts'
import type { Organisation, Site } from './world.ts'

/** What one platform of a bench is in. */
export interface Place {
  readonly site: Site
  tenant: Tenant
  /** What the last read showed: an engine can know no more. */
  shown: Tenant
  /** The two ends by which every step is judged. */
  before: Tenant
  after: Tenant
  /** What it was in after each effect. */
  readonly history: Moment[]
  /** From which of these on the two ends count. */
  since: Moment
}

/** A call that lands later. */
interface Late {
  readonly due: number
  readonly land: () => void
}

/** Everything outside of the engine, for one scenario: platforms, disk, clock, and what was found. */
export interface Bench {
  readonly organisation: Organisation
  readonly places: readonly Place[]
  readonly clock: VirtualClock
  readonly disk: Disk
  readonly violations: string[]
  /** All processes, in the order in which they were started. */
  readonly runs: readonly Run[]
  /** What the record on the disk says. */
  readonly notes: Notes
  /** How second applies ended. */
  readonly ends: unknown[]
  /** What a person was asked to do and has not done yet, and by which process. */
  readonly asked: { readonly operation: Operation; readonly by: Run }[]
  /** Whether anything was ever written to a platform by the engine. */
  readonly hasWritten: () => boolean
  /** Starts a process; the number of its lock is counted by {@link Bench.locked}. */
  readonly start: (isNested?: boolean) => Run
  readonly locked: (run: Run) => void
  /** The next call: its number and what happens to it. What was late lands first. */
  readonly next: () => { readonly number: number; readonly fault: Fault | null }
  readonly calls: () => number
  readonly later: (due: number, land: () => void) => void
  readonly landAll: () => void
  readonly faultsOff: () => void
  readonly tell: (line: string) => void
  /**
   * A platform changed: by a process or a person whom it has asked, and then it is judged unless somebody else has
   * written since its plan was made; or by that somebody, after which new ends count.
   */
  readonly changed: (place: Place, tenant: Tenant, by: Run, what: string) => void
  readonly helped: (place: Place, tenant: Tenant, by: Run, what: string) => void
  readonly foreign: (place: Place, tenant: Tenant) => void
  readonly isForeign: () => boolean
  /** Whether any fault has come. */
  readonly hadFaults: () => boolean
  readonly holdsLock: (run: Run) => boolean
  /** What a plan announces: its helpers and gaps. */
  readonly announced: (plan: Plan, run: Run) => void
  readonly isHelper: (title: string) => boolean
}

/** What a bench is made from. */
export interface BenchGiven {
  readonly organisation: Organisation
  readonly faults: FaultPlan
  /** Is told everything that happens, one line each; for whoever replays a failure. */
  readonly tell?: (line: string) => void
}

const recordFile = 'record/log.jsonl'

/** How many administrators should remain where the documents say nothing. */
const administrators = 1

/** A bench on which nothing has happened yet. */
export const benchOf = ({ organisation, faults, tell = () => {} }: BenchGiven): Bench => {
  const violations: string[] = []
  const violated = (message: string): void => {
    violations.push(message)
    tell(`VIOLATION ${message}`)
  }
  const places = organisation.sites.map((site): Place => {
    const { start, spec, wishes } = site
    const after = fulfilled(spec, wishes, start)
    const first: Moment = { call: -1, tenant: start }
    return { site, tenant: start, shown: start, before: start, after, history: [first], since: first }
  })
  const gaps = new Set<string>()
  const helpers = new Set<string>()
  const active: Run[] = []
  let late: Late[] = []
  let plan = faults
  let calls = 0
  let locks = 0
  let foreigns = 0
  /** How often new ends were set, and after how many of them a plan was made; none where by reads from before the last. */
  let bases = 0
  const madeAfter = new Map<string, number | null>()
  let written = false
  let faulty = false
  const notes = notesOn()
  let planner: Run | null = null
  const take = (name: string, text: string): void => {
    if (name !== recordFile) return
    for (const { type, operation: id, result } of notes.take(text)) {
      tell(`  entry ${type} ${id} ${result}`)
      const operation = planner?.operations.get(id)
      const place = places.find(({ site }) => site.target.id === operation?.target)
      if (type !== 'outcome' || result !== 'done' || !operation || !place || planner?.isUndisturbed !== true)
        continue
      if (!isSo(place, operation) && !isSo({ ...place, tenant: place.shown }, operation))
        violated(
          `I12: ${operation.kind} ${operation.role ?? ''} ${operation.user ?? ''} is done by the record and not by the platform`
        )
    }
  }
  const faultOf = (write: number): DiskFault | null => {
    const fault = plan.ofWrite(write)
    faulty ||= fault !== null
    return fault
  }
  const disk = diskOf({ faultOf, tell, onWritten: take })
  const land = (isDue: (late: Late) => boolean): void => {
    const due = late.filter(isDue)
    late = late.filter((entry) => !isDue(entry))
    for (const entry of due) entry.land()
  }
  const put = (place: Place, tenant: Tenant): void => {
    place.tenant = tenant
    place.history.push({ call: calls, tenant })
  }
  const rebase = (): void => {
    bases += 1
    for (const place of places) {
      place.since = place.history.at(-1) ?? place.since
      const { spec, wishes } = place.site
      place.before = place.tenant
      place.after = withoutHelpers(fulfilled(spec, wishes, place.tenant), helpers)
    }
  }
  const basesSeenBy = ({ planned }: Run): number | null => {
    const isSince = ({ site, history, since }: Place): boolean => {
      const seen = planned.get(site.target.id)
      return seen !== undefined && history.indexOf(seen) >= history.indexOf(since)
    }
    return places.every(isSince) ? bases : null
  }
  const judge = (what: string): void => {
    const targets = places.map(({ site: { target }, before, after, tenant }) => ({
      target: target.id,
      catalog: target.catalog,
      runsAs: target.document?.runsAs ?? '',
      before,
      after,
      now: tenant
    }))
    const { conflicts } = organisation
    for (const message of broken(targets, { conflicts, administrators, announced: gaps }))
      violated(`${message} (call ${calls}: ${what})`)
  }
  const change = (place: Place, tenant: Tenant, by: Run, what: string): void => {
    tell(`${calls} effect ${what}`)
    put(place, tenant)
    if (by.isUndisturbed) judge(what)
    else rebase()
  }
  return {
    organisation,
    places,
    clock: virtualClock(violated),
    disk,
    violations,
    runs: active,
    notes,
    ends: [],
    asked: [],
    hasWritten: () => written,
    start: (isNested = false) => {
      const run = runOf(active.length, isNested)
      active.push(run)
      return run
    },
    locked: (run) => {
      locks += 1
      run.lock = locks
    },
    holdsLock: (run) => run.lock === locks,
    next: () => {
      const number = calls
      land(({ due }) => due <= number)
      calls += 1
      const fault = plan.ofCall(number)
      faulty ||= fault !== null
      return { number, fault }
    },
    calls: () => calls,
    later: (due, action) => void late.push({ due, land: action }),
    landAll: () => land(() => true),
    faultsOff: () => {
      plan = noFaults
    },
    tell,
    changed: (place, tenant, by, what) => {
      written = true
      change(place, tenant, by, what)
    },
    helped: (place, tenant, by, what) => change(place, tenant, by, `${what} by hand`),
    foreign: (place, tenant) => {
      // A read that is older than what somebody else did cannot be told from what they did.
      place.history.length = 0
      tell(`${calls} somebody else writes`)
      put(place, tenant)
      foreigns += 1
      for (const run of active) run.isUndisturbed = false
      rebase()
    },
    isForeign: () => foreigns > 0,
    hadFaults: () => faulty,
    announced: (announced, run) => {
      planner = run
      const known = madeAfter.get(announced.digest)
      const made = known === undefined ? basesSeenBy(run) : known
      madeAfter.set(announced.digest, made)
      // What was planned before new ends were set, or by reads that are older than them, has other ends than these.
      run.isUndisturbed = made === bases
      for (const helper of announced.helpers) helpers.add(helper.title)
      for (const gap of announced.gaps) {
        for (const permission of Object.keys(gap.permissions))
          gaps.add(`${gap.target} ${gap.user} ${permission}`)
      }
    },
    isHelper: (title) => helpers.has(title)
  }
}

/** What is left of a temporary role is no part of what should be. */
const withoutHelpers = (tenant: Tenant, helpers: ReadonlySet<string>): Tenant => {
  const keys = new Set(
    [...tenant.roles.values()].filter(({ title }) => helpers.has(title)).map(({ key }) => key)
  )
  if (keys.size === 0) return tenant
  const accounts = [...tenant.accounts].map(([user, account]): [string, typeof account] => {
    const roles = new Map([...account.roles].filter(([key]) => !keys.has(key)))
    return [user, { ...account, roles }]
  })
  const roles = new Map([...tenant.roles].filter(([key]) => !keys.has(key)))
  return { roles, accounts: new Map(accounts) }
}

/** The clock as the engine gets it: it moves a little with every look, and a dead process gets none. */
export const clockFor = (bench: Bench, run: Run): Clock => ({
  now: () => {
    run.life.check()
    return bench.clock.now()
  },
  sleep: async (milliseconds) => {
    run.life.check()
    await bench.clock.sleep(milliseconds)
  }
})
