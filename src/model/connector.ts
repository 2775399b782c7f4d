import type { Operation, OperationKind } from './operation.ts'
import type { AccountState, Evidence, RoleState } from './state.ts'
import type { Target } from './target.ts'

/** What a connector can do by itself; the rest is guided or not possible. */
export interface Capabilities {
  readonly operations: readonly OperationKind[]
}

/** A target as its connector reads it: roles and accounts under the platform's own keys, nothing bound to a document yet. */
export interface LiveState {
  readonly roles: readonly RoleState[]
  readonly accounts: readonly AccountState[]
  readonly evidence: Evidence
}

/** Our names → the platform's keys, as of the last read. A role or account that is not there yet has its id for a key. */
export interface Keys {
  role(id: string): string
  account(user: string): string
}

/** One way to a target. It decides nothing: it reads everything and does the one thing it is told. */
export interface Connector {
  readonly capabilities: Capabilities
  /** Reads the whole target. Throws a {@link ConnectorError}. */
  readState(): Promise<LiveState>
  /** Carries out one operation; resolves when the platform said yes. Throws a {@link ConnectorError}. */
  applyOperation(operation: Operation, keys: Keys): Promise<void>
}

/** The outside world as it is handed to a connector. */
export interface World {
  readonly fetch: typeof fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A setting of the environment for this target: `setting('URL')` reads ROLEWRIGHT_<TARGET>_URL. */
  readonly setting: (name: string) => string | undefined
  readonly store: Store
}

/** Small files of our own beside the policies, by name; writing replaces the whole file or nothing. */
export interface Store {
  read(name: string): string | null
  write(name: string, text: string): void
  remove(name: string): void
  list(folder: string): readonly string[]
}

/** What a connector is made from. `people` are the e-mails of active persons, for an embedded tenant's first start. */
export interface ConnectorOptions {
  readonly target: Target
  readonly people: readonly string[]
  readonly world: World
}

/** Makes a connector for one target. */
export type ConnectorFactory = (options: ConnectorOptions) => Connector

/**
 * Why a connector could not do it: `refused` by a rule of the platform (nothing happened), `unreachable` (nothing
 * happened), or `unknown` (it may have happened: read back before anything else).
 */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly kind: 'refused' | 'unreachable' | 'unknown'

  constructor(kind: 'refused' | 'unreachable' | 'unknown', message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
