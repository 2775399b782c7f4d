import { connectors } from '../connectors/registry.ts'
import { ConnectorError, type Connector, type LiveState } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import type { Helper } from '../model/plan.ts'
import type { AppliedTarget } from '../model/record.ts'
import { helpersThere, withHelpers } from '../sync/apply/helpers.ts'
import type { ApplyTarget } from '../sync/apply/site.ts'
import { bind, type Bound } from '../sync/bind.ts'
import type { Environment } from './command.ts'
import type { Organisation } from './organisation.ts'

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
  for (const declared of targets) {
    environment.progress(`reading ${declared.id}`)
    const { connector, accounts } = await connectTarget(organisation, declared, environment)
    const live = await readOrExplain(connector, declared)
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
  const name = target.document?.connector ?? 'sandbox'
  const load = Object.hasOwn(connectors, name) ? connectors[name] : undefined
  if (!load) {
    throw new CannotRun(
      `target \`${target.id}\` asks for the connector \`${name}\`, which this version does not have`,
      `connectors: ${Object.keys(connectors).join(', ')}`
    )
  }
  const factory = await load()
  return factory({ target, people: activePeople(policy), world: environment.world(folder, target.id) })
}

const readOrExplain = async (connector: Connector, target: Target): Promise<LiveState> => {
  try {
    return await connector.readState()
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new CannotRun(
      `target \`${target.id}\` cannot be read: ${error.message}`,
      'nothing was changed; mend the connection and run again',
      { cause: error }
    )
  }
}

/** The e-mails of everybody who works here: of People documents, and of lines about somebody in none. */
const activePeople = (policy: Policy): readonly string[] => {
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
