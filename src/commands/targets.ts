import { ConnectorError, type Connector, type LiveState } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import type { Helper } from '../model/plan.ts'
import type { AppliedTarget } from '../model/record.ts'
import { counted } from '../model/words.ts'
import { readApplied } from '../sync/applied.ts'
import { helpersThere, withHelpers } from '../sync/apply/helpers.ts'
import type { ApplyTarget } from '../sync/apply/site.ts'
import { readPatiently, waitsOn } from '../sync/apply/waiting.ts'
import { bind, type Bound } from '../sync/bind.ts'
import type { Environment } from './command.ts'
import { connectorOf } from './connectors.ts'
import type { Organisation } from './organisation.ts'
import { reachable } from './sandbox.ts'

/** A target with its connector, as it was read. */
export interface OpenTarget extends ApplyTarget {
  readonly live: LiveState
  readonly bound: Bound
  /** Temporary roles that an earlier apply has left there; the target names them as removed. */
  readonly leftovers: readonly Helper[]
}

/** The targets that are named, all of them where none is. Throws `CannotRun` for an unknown name, with the nearest. */
export const chooseTargets = (policy: Policy, names: readonly string[]): readonly Target[] => {
  const declared = [...policy.targets.values()].filter(({ document }) => document !== null)
  if (declared.length === 0) {
    throw new CannotRun('no document declares a target', 'write a document of kind `Target` for each tenant')
  }
  if (names.length === 0) return declared
  return [...new Set(names)].map((name) => findTarget(declared, name))
}

/** What earlier applies tell about roles: those left behind, and the keys of ours. */
export interface Remembered {
  readonly helpers?: readonly Helper[]
  readonly applied?: ReadonlyMap<string, AppliedTarget>
}

/**
 * Reads the targets one after another. Temporary roles that an apply has left, and that are really there, are named as
 * removed. Throws `CannotRun` where one cannot be reached.
 */
export const openTargets = async (
  organisation: Pick<Organisation, 'policy' | 'folder'>,
  targets: readonly Target[],
  environment: Environment,
  { helpers = [], applied }: Remembered = {}
): Promise<readonly OpenTarget[]> => {
  const open: OpenTarget[] = []
  const recorded = applied ?? reachable(() => readApplied(environment.world(organisation.folder, '').store))
  for (const declared of targets) {
    environment.progress(`reading ${declared.id}`)
    const { connector, accounts } = await connectTarget(organisation, declared, environment)
    const live = await readOrExplain(connector, declared, environment)
    refuseEmptiness(declared, live, recorded.get(declared.id))
    const known = applied?.get(declared.id)?.roles ?? {}
    const leftovers = helpersThere(declared, live, helpers)
    const target = withHelpers(declared, leftovers)
    const bound = bind(target, live, accounts, known)
    open.push({ target, connector, accounts, known, live, bound, leftovers })
  }
  environment.progress('')
  return open
}

/** The way to a target, before anything is read. Throws `CannotRun` where its connector is not known. */
export const connectTarget = async (
  { policy, folder }: Pick<Organisation, 'policy' | 'folder'>,
  target: Target,
  environment: Environment
): Promise<ApplyTarget> => ({
  target,
  connector: await connect(policy, target, folder, environment),
  accounts: accountsOn(policy, target)
})

const findTarget = (declared: readonly Target[], name: string): Target => {
  const target = declared.find(({ id }) => id === name)
  if (target) return target
  const names = declared.map(({ id }) => id)
  const near = nearest(name, names)
  throw new CannotRun(
    `there is no target \`${name}\``,
    `${near === null ? '' : `did you mean \`${near}\`? `}targets: ${names.join(', ')}`
  )
}

const connect = async (
  policy: Policy,
  target: Target,
  folder: string,
  environment: Environment
): Promise<Connector> => {
  const factory = await connectorOf(target, environment)
  const world = environment.world(folder, target.id)
  const connector = factory({ target, people: activePeople(policy), world })
  const recorded = environment.recorded?.(target.id) ?? null
  return recorded === null ? connector : asRecorded(target, connector, recorded)
}

/** A target that nobody can reach now: it is as it was read, and nothing is written to it. */
const asRecorded = ({ id }: Target, { capabilities }: Connector, recorded: LiveState): Connector => ({
  capabilities,
  readState: async () => (capabilities.unitsUntold === true ? { ...recorded, unitsUntold: true } : recorded),
  applyOperation: async () => {
    throw new ConnectorError(
      'denied',
      `\`${id}\` is only known as it was recorded, so nothing is written to it`
    )
  }
})

/** Reads, and reads again where that may help: a target that is busy for a moment is no reason to give up. */
const readOrExplain = async (
  connector: Connector,
  target: Target,
  { clock }: Environment
): Promise<LiveState> => {
  const tried = await readPatiently(() => connector.readState(), waitsOn(clock))
  if (!('error' in tried)) return tried.value
  throw new CannotRun(
    `target \`${target.id}\` cannot be read: ${tried.error.message}`,
    'nothing was changed; mend the connection and run again',
    { cause: tried.error }
  )
}

/**
 * A target where an apply has left roles is not empty all at once: a list that comes without anything in it is a failure
 * that says it is none. An embedded tenant that was thrown away is not empty either.
 */
const refuseEmptiness = (
  { id, document }: Target,
  { roles, accounts }: LiveState,
  applied: AppliedTarget | undefined
): void => {
  const recorded = Object.keys(applied?.roles ?? {}).length
  const isEmpty = roles.length === 0 || (accounts.length === 0 && document?.runsAs != null)
  if (recorded === 0 || !isEmpty) return
  throw new CannotRun(
    `target \`${id}\` is not believed: the platform shows ${counted(roles.length, 'role')} and ${counted(accounts.length, 'account')}; ${counted(recorded, 'role')} recorded`,
    'nothing was changed; look at the platform, and run again when it shows what is there'
  )
}

/** The e-mails of everybody who works here: of People documents, and of lines about somebody in none. */
export const activePeople = (policy: Policy): readonly string[] => {
  const users = new Set<string>()
  for (const { id, status } of policy.people.values()) if (status === 'active') users.add(id)
  for (const { user } of policy.declared.lines) if (!policy.people.has(user)) users.add(user)
  return [...users].sort()
}

/** The platform's account → the user, for people whose account is not their e-mail. */
export const accountsOn = (policy: Policy, target: Target): ReadonlyMap<string, string> => {
  const accounts = new Map<string, string>()
  for (const person of policy.people.values()) {
    const account = person.accounts[target.id] ?? person.accounts[target.catalog.id]
    if (account !== undefined) accounts.set(account, person.id)
  }
  return accounts
}
