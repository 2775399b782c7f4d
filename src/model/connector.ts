import type { Instant } from './instant.ts'
import type { Operation, OperationKind } from './operation.ts'
import type { AccountState, Evidence, RoleState } from './state.ts'
import type { Target } from './target.ts'

/** What a connector can do by itself; the rest is guided or not possible. */
export interface Capabilities {
  readonly operations: readonly OperationKind[]
  /** Whether none of its reads tells in which units roles are held, see `LiveState`; no where absent. */
  readonly unitsUntold?: boolean
}

/** A target as its connector reads it: roles and accounts under the platform's own keys, nothing bound to a document yet. */
export interface LiveState {
  readonly roles: readonly RoleState[]
  readonly accounts: readonly AccountState[]
  readonly evidence: Evidence
  /** Whether the target has just been made, so that nobody has used it yet; no where absent. */
  readonly isFresh?: boolean
  /** When somebody has written it down, where it is not read now; absent where it is. */
  readonly taken?: Instant
  /** Whether it does not tell in which department, team or program a role is held; it does where absent. */
  readonly unitsUntold?: boolean
  /** What was seen there that people should know, and that changes nothing about the plan; nothing where absent. */
  readonly notes?: readonly string[]
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
  /**
   * Reads one role or one account alone, where the platform can: the answer has it, or nothing where it is not there.
   * Its evidence is whole in both cases. Throws a {@link ConnectorError}.
   */
  readOne?(subject: Pick<Operation, 'role' | 'user'>, keys: Keys): Promise<LiveState>
  /** Carries out one operation; resolves when the platform said yes. Throws a {@link ConnectorError}. */
  applyOperation(operation: Operation, keys: Keys): Promise<void>
}

/** Time as it is handed to whoever waits. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/** The outside world as it is handed to a connector. */
export interface World {
  readonly fetch: typeof fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A setting of the environment for this target: `setting('URL')` reads ROLEWRIGHT_<TARGET>_URL. */
  readonly setting: (name: string) => string | undefined
  /**
   * Reads a file that a document names, by a path relative to the folder that holds the policy folder; null where there is
   * none. Throws `CannotRun` for whatever leads out of that folder, by itself or by a link.
   */
  readonly readFile: (path: string) => string | null
  readonly store: Store
}

/** Small files of our own beside the policies, by name; writing replaces the whole file or nothing. */
export interface Store {
  read(name: string): string | null
  write(name: string, text: string): void
  /** Adds to the end of a file; what it returns from is on the disk, whatever happens next. */
  append(name: string, text: string): void
  /** How many bytes a file has; null where there is none. */
  size(name: string): number | null
  /** Makes a file only where there is none: of many that try at once, one is told true. */
  create(name: string, text: string): boolean
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
 * Why a connector could not do it:
 * - `refused`: by a rule of the platform for this one object; nothing happened
 * - `denied`: the credential is not accepted; nothing happened, and nothing else would
 * - `changed`: somebody else wrote it meanwhile; nothing happened
 * - `unreachable`: no bytes were sent; nothing happened, it may be tried again
 * - `busy`: the platform asks to wait; nothing happened
 * - `unknown`: it may have happened, or the answer cannot be believed: read back before anything else
 */
export type FailureKind = 'refused' | 'denied' | 'changed' | 'unreachable' | 'busy' | 'unknown'

/** A failure of a platform or of the way to it. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly kind: FailureKind
  /** How long the platform asks to wait, in milliseconds; null where it does not say. */
  readonly retryAfter: number | null

  constructor(kind: FailureKind, message: string, options?: ErrorOptions & { readonly retryAfter?: number }) {
    super(message, options)
    this.kind = kind
    this.retryAfter = options?.retryAfter ?? null
  }
}
