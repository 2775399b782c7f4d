import {
  ConnectorError,
  type Capabilities,
  type Connector,
  type Keys,
  type LiveState
} from '../../src/model/connector.ts'
import { operationKinds, type Operation } from '../../src/model/operation.ts'
import type { AccountState, RoleState } from '../../src/model/state.ts'
import type { Bench, Place } from './bench.ts'
import type { Fault, When } from './faults.ts'
import { changeByHand } from './foreign.ts'
import { checkCall } from './promises.ts'
import type { Run } from './run.ts'
import { perform, type Tenant } from './tenant.ts'
import { isFitting } from './truth.ts'

/** What a second apply is started by. */
export type Second = (takeOver: boolean) => Promise<void>

/** What a connector needs of the harness. */
export interface WayGiven {
  readonly bench: Bench
  readonly place: Place
  readonly run: Run
  readonly second: Second
}

type Version = RoleState | AccountState | undefined

/** One process's way to a simulated platform. */
export const connectTo = (given: WayGiven): Connector => {
  const { place } = given
  const { spec } = place.site
  const capabilities: Capabilities = {
    operations: operationKinds.filter((kind) => !spec.guided.includes(kind))
  }
  const seen = new Map<string, Version>()
  const readOne: NonNullable<Connector['readOne']> = (subject, keys) =>
    read(given, (tenant) => {
      const one = oneOf(tenant, subject, keys)
      const name = nameOf(subject, keys)
      seen.set(name, one.roles[0] ?? one.accounts[0])
      return one
    })
  return {
    capabilities,
    readState: () =>
      read(given, (tenant, lost) => {
        const pages = pagesOf(tenant, spec.pageSize, lost)
        seen.clear()
        for (const role of pages.roles) seen.set(`role ${role.key}`, role)
        for (const account of pages.accounts) seen.set(`account ${account.key}`, account)
        if (pages.evidence.complete) given.run.whole.add(place.site.target.id)
        return pages
      }),
    ...(spec.readsOne && { readOne }),
    applyOperation: (operation, keys) => write(given, operation, keys, seen)
  }
}

const nameOf = ({ role, user }: Pick<Operation, 'role' | 'user'>, keys: Keys): string =>
  user === null ? `role ${keys.role(role ?? '')}` : `account ${keys.account(user)}`

const versionOf = (tenant: Tenant, { role, user }: Pick<Operation, 'role' | 'user'>, keys: Keys): Version =>
  user === null ? tenant.roles.get(keys.role(role ?? '')) : tenant.accounts.get(keys.account(user))

const oneOf = (tenant: Tenant, subject: Pick<Operation, 'role' | 'user'>, keys: Keys): LiveState => {
  const evidence = { complete: true, pages: 1, note: 'one entry' }
  const account = subject.user === null ? undefined : tenant.accounts.get(keys.account(subject.user))
  const role = subject.user === null ? tenant.roles.get(keys.role(subject.role ?? '')) : undefined
  return { roles: role ? [role] : [], accounts: account ? [account] : [], evidence }
}

const pagesOf = (tenant: Tenant, size: number, lost: Extract<Fault, { k: 'lostPage' }> | null): LiveState => {
  const all = [...tenant.roles.values(), ...tenant.accounts.values()]
  const pages = Math.ceil(all.length / size)
  const gone = lost === null ? -1 : (all.length * 7) % pages
  const left = all.filter((_, index) => Math.floor(index / size) !== gone)
  return {
    roles: left.filter((entry) => 'grants' in entry),
    accounts: left.filter((entry) => 'markers' in entry),
    evidence: {
      complete: lost === null || lost.lying,
      pages: lost === null ? pages : pages - 1,
      note: `${pages} pages`
    }
  }
}

type Look = (tenant: Tenant, lost: Extract<Fault, { k: 'lostPage' }> | null) => LiveState

const read = async (given: WayGiven, look: Look): Promise<LiveState> => {
  const { bench, place, run } = given
  const { number, fault } = await begin(given, 'reads')
  fail(given, fault, 'before')
  fail(given, fault, 'after')
  const behind = fault?.k === 'staleRead' ? fault.effects : 0
  const upTo = place.history.findLastIndex(({ call }) => call <= number - place.site.spec.lag)
  const moment = place.history[Math.max(0, upTo - behind)] ?? place.since
  const shown = moment.tenant
  place.shown = shown
  const { id } = place.site.target
  if (!run.planned.has(id)) run.planned.set(id, moment)
  run.unclear.delete(place.site.target.id)
  bench.clock.jump(40)
  return look(shown, fault?.k === 'lostPage' ? fault : null)
}

/** What happens before every call: the process must live, and others may come first. */
const begin = async (
  given: WayGiven,
  what: string,
  mayBeTakenOver = true
): Promise<{ readonly number: number; readonly fault: Fault | null }> => {
  const { bench, place, run } = given
  run.life.check()
  const next = bench.next()
  const { fault } = next
  bench.tell(`${next.number} process ${run.number} ${what}${fault ? ` ${JSON.stringify(fault)}` : ''}`)
  if (run.isDenied) throw new ConnectorError('denied', 'the credential is not accepted')
  if (fault?.k === 'clock') bench.clock.jump(fault.jump)
  if (fault?.k === 'foreignWrite') changeByHand(bench, place, fault.seed)
  if (fault?.k === 'secondApply' && !run.isNested) await given.second(fault.takeOver && mayBeTakenOver)
  return next
}

/** Ends the call here if the fault is of this moment. */
const fail = ({ run, place }: WayGiven, fault: Fault | null, when: When): void => {
  if (fault === null) return
  if (fault.k === 'crash' && fault.when === when) run.life.end()
  if (fault.k === 'authGone' && when === 'before') {
    run.isDenied = true
    throw new ConnectorError('denied', 'the credential is not accepted')
  }
  if (fault.k === 'refusedConnection' && when === 'before')
    throw new ConnectorError('unreachable', 'the connection is refused')
  if (fault.k === 'status' && isBusy(fault)) {
    if (when === 'after') return
    const wait = fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }
    throw new ConnectorError('busy', `status ${fault.code}`, wait)
  }
  const isUnclear =
    fault.k === 'status' || fault.k === 'reset' || fault.k === 'timeout' || fault.k === 'truncate'
  if (!isUnclear || fault.when !== when) return
  run.unclear.add(place.site.target.id)
  throw new ConnectorError('unknown', fault.k === 'status' ? `status ${fault.code}` : fault.k)
}

/** Where a platform makes a second role of the same title, nobody can exclude that it does so on its own. */
const isRepeatable = ({ site: { spec } }: Place, { kind }: Operation): boolean =>
  kind !== 'create-role' || spec.uniqueTitles || !spec.ownKeys

/** Whether what is there now is what the process has seen there last. */
const isKnown = (
  { tenant }: Place,
  operation: Operation,
  keys: Keys,
  seen: ReadonlyMap<string, Version>
): boolean => {
  const { kind, after } = operation
  if (kind !== 'create-role') return versionOf(tenant, operation, keys) === seen.get(nameOf(operation, keys))
  const title = after !== null && 'title' in after ? after.title : ''
  return [...seen.values()].some((entry) => entry !== undefined && 'title' in entry && entry.title === title)
}

/** A platform that asks to wait has done nothing. */
const isBusy = (fault: Extract<Fault, { k: 'status' }>): boolean =>
  fault.code === 429 || (fault.code === 503 && fault.retryAfter !== undefined && fault.when === 'before')

const write = async (
  given: WayGiven,
  operation: Operation,
  keys: Keys,
  seen: Map<string, Version>
): Promise<void> => {
  const { bench, place, run } = given
  run.life.check()
  checkCall(bench, place, run, operation, keys)
  if (isKnown(place, operation, keys, seen) && !isFitting(place, operation))
    bench.violations.push(
      `I11: ${operation.kind} ${operation.role ?? ''} ${operation.user ?? ''} though it was seen not to fit`
    )
  const { number, fault: drawn } = await begin(
    given,
    `${operation.kind} ${operation.role ?? ''} ${operation.user ?? ''}`,
    isRepeatable(place, operation)
  )
  const fault = isRepeatable(place, operation) || (drawn?.k !== 'late' && drawn?.k !== 'dup') ? drawn : null
  fail(given, fault, 'before')
  // Somebody has said that this process has ended, while its call was on its way: nothing can stop that one any more.
  const isOvertaken = !bench.holdsLock(run)
  const name = nameOf(operation, keys)
  const expected = seen.get(name)
  const isFree = (): boolean =>
    !place.site.spec.conditional || versionOf(place.tenant, operation, keys) === expected
  const effect = (): string | null => {
    if (!isFree()) return 'changed'
    const result = perform(place.site.spec, place.tenant, operation, keys)
    if (typeof result === 'string') return result
    if (result === place.tenant) return null
    if (isOvertaken) bench.foreign(place, result)
    else
      bench.changed(place, result, run, `${operation.kind} ${operation.role ?? ''} ${operation.user ?? ''}`)
    return null
  }
  bench.clock.jump(60)
  if (fault?.k === 'late') {
    bench.later(number + fault.calls, effect)
    run.unclear.add(place.site.target.id)
    throw new ConnectorError('unknown', 'no answer in time')
  }
  const answer = fault?.k === 'ignored' ? null : effect()
  if (fault?.k === 'dup') effect()
  fail(given, fault, 'after')
  if (answer === 'changed') throw new ConnectorError('changed', 'it was changed since it was read')
  if (answer !== null) throw new ConnectorError('refused', answer)
  seen.set(name, versionOf(place.tenant, operation, keys))
}
