import {
  array,
  boolean,
  exactOptional,
  function as callable,
  looseObject,
  map,
  nullable,
  number,
  object,
  optional,
  picklist,
  safeParse,
  string,
  type GenericSchema
} from 'valibot'
import {
  ConnectorError,
  type Capabilities,
  type Connector,
  type ConnectorFactory,
  type FailureKind,
  type LiveState
} from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { operationKinds } from '../model/operation.ts'
import type { AccountState, Evidence, RoleState } from '../model/state.ts'
import type { OwnModule } from './command.ts'

const author = 'what a connector has to be stands in CONTRIBUTING.md under "Bring your own connector"'

/**
 * Makes connectors of a module that somebody else has written. What it answers is checked before anything is believed, and
 * whatever it throws becomes one of our own failures. Throws `CannotRun` where it is no connector.
 */
export const ownFactory = (name: string, { path, exports }: OwnModule): ConnectorFactory => {
  const { connect } = exports
  const wrong = (what: string, cause?: unknown): CannotRun =>
    new CannotRun(`the connector \`${name}\` in \`${path}\` cannot be used: ${what}`, author, { cause })
  if (typeof connect !== 'function') throw wrong('it exports no function `connect`')
  return (options) => {
    const made = started(() => connect(options) as unknown, name, wrong)
    const parsed = safeParse(connectorShape, made)
    if (!parsed.success) throw wrong(`what \`connect\` gives is no connector: ${issueOf(parsed.issues)}`)
    return guarded(name, made as Connector, parsed.output.capabilities)
  }
}

const started = (
  start: () => unknown,
  name: string,
  wrong: (what: string, cause: unknown) => CannotRun
): unknown => {
  try {
    return start()
  } catch (error) {
    const ours = asOurs(name, error)
    throw ours instanceof CannotRun ? ours : wrong(ours.message, error)
  }
}

/** The connector as the engine sees it. */
const guarded = (name: string, made: Connector, capabilities: Capabilities): Connector => {
  const believed = async (asked: () => Promise<unknown>): Promise<LiveState> => {
    const parsed = safeParse(liveShape, await failing(name, asked))
    if (parsed.success) return parsed.output
    const why = `the connector \`${name}\` is not believed: ${issueOf(parsed.issues)}`
    throw new ConnectorError('unknown', why)
  }
  return {
    capabilities,
    readState: () => believed(() => made.readState()),
    ...(made.readOne && {
      readOne: (subject, keys) => believed(async () => made.readOne?.(subject, keys))
    }),
    async applyOperation(operation, keys) {
      await failing(name, () => made.applyOperation(operation, keys))
    }
  }
}

const failing = async <Value>(name: string, asked: () => Promise<Value>): Promise<Value> => {
  try {
    return await asked()
  } catch (error) {
    throw asOurs(name, error)
  }
}

/**
 * A failure as one of ours. A module of somebody else may have its own copy of this library, so it is known by its name;
 * what is of no kind that we know may have happened or not.
 */
const asOurs = (name: string, error: unknown): ConnectorError | CannotRun => {
  if (error instanceof ConnectorError || error instanceof CannotRun) return error
  const { message } = error instanceof Error ? error : { message: String(error) }
  const thrown = safeParse(thrownShape, error)
  if (!thrown.success)
    return new ConnectorError('unknown', `the connector \`${name}\` failed: ${message}`, { cause: error })
  const { output } = thrown
  if (output.name === 'CannotRun') return new CannotRun(message, output.help ?? author, { cause: error })
  const retryAfter = output.retryAfter ?? null
  return new ConnectorError(output.kind ?? 'unknown', message, {
    cause: error,
    ...(retryAfter !== null && { retryAfter })
  })
}

const issueOf = ([{ path, message }]: readonly [
  { readonly path?: readonly { readonly key: unknown }[] | undefined; readonly message: string },
  ...unknown[]
]): string => {
  const where = path?.map(({ key }) => String(key)).join('.')
  return where === undefined ? message : `\`${where}\`: ${message}`
}

interface Thrown {
  readonly name: 'ConnectorError' | 'CannotRun'
  readonly kind?: FailureKind | undefined
  readonly retryAfter?: number | null | undefined
  readonly help?: string | undefined
}

const kinds = ['refused', 'denied', 'changed', 'unreachable', 'busy', 'unknown'] as const
const thrownShape: GenericSchema<unknown, Thrown> = looseObject({
  name: picklist(['ConnectorError', 'CannotRun']),
  kind: optional(picklist(kinds)),
  retryAfter: optional(nullable(number())),
  help: optional(string())
})

/** One schema for each member that there is: what is forgotten here would be dropped in silence. */
type MembersOf<Shape> = Readonly<Record<keyof Shape, unknown>>

const capabilities = object({
  operations: array(picklist(operationKinds)),
  unitsUntold: exactOptional(boolean())
} satisfies MembersOf<Capabilities>)

const connectorShape: GenericSchema<unknown, { readonly capabilities: Capabilities }> = looseObject({
  capabilities,
  readState: callable(),
  applyOperation: callable(),
  readOne: optional(callable())
} satisfies MembersOf<Connector>)

const roleShape = object({
  id: string(),
  key: string(),
  title: string(),
  predefined: boolean(),
  scope: nullable(string()),
  grants: map(string(), string()),
  reportsTo: nullable(string())
} satisfies MembersOf<RoleState>)
const accountShape = object({
  user: string(),
  key: string(),
  active: boolean(),
  markers: array(string()),
  roles: map(string(), nullable(string()))
} satisfies MembersOf<AccountState>)
const liveShape: GenericSchema<unknown, LiveState> = object({
  roles: array(roleShape),
  accounts: array(accountShape),
  evidence: object({ complete: boolean(), pages: number(), note: string() } satisfies MembersOf<Evidence>),
  isFresh: exactOptional(boolean()),
  taken: exactOptional(number()),
  unitsUntold: exactOptional(boolean()),
  notes: exactOptional(array(string()))
} satisfies MembersOf<LiveState>)
