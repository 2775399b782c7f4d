import type { Grants } from './catalog.ts'

/** One role on a target. */
export interface RoleState {
  /** Our id where it is bound to a declared or predefined role, else the platform's key. */
  readonly id: string
  /** The key that the platform gives it. */
  readonly key: string
  readonly title: string
  readonly predefined: boolean
  readonly scope: string | null
  readonly grants: Grants
  readonly reportsTo: string | null
}

/** One account on a target. */
export interface AccountState {
  /** The user's e-mail, in lower case. */
  readonly user: string
  /** The key that the platform gives the account. */
  readonly key: string
  readonly active: boolean
  /** Marks such as owner or admin. */
  readonly markers: readonly string[]
  /** Role id → the unit in which its narrower scopes hold, or null. */
  readonly roles: ReadonlyMap<string, string | null>
}

/** A target as it is or as it should be: one shape for both. Always complete, never only what is managed. */
export interface State {
  readonly target: string
  readonly roles: ReadonlyMap<string, RoleState>
  readonly accounts: ReadonlyMap<string, AccountState>
  /** Whether nobody knows in which units roles are held, so that they are left out of account; known where absent. */
  readonly unitsUntold?: boolean
}

/** How a read ended: what proves that it is whole. No removal is planned from one that is not. */
export interface Evidence {
  readonly complete: boolean
  readonly pages: number
  readonly note: string
}
