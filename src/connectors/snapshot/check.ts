import type { LiveState } from '../../model/connector.ts'
import { parseInstant, showInstant, type Instant } from '../../model/instant.ts'
import type { AccountState, RoleState } from '../../model/state.ts'
import { tick } from '../../model/words.ts'
import { type At, type Text, wrong } from './text.ts'

/** What a person or a program wrote down of a target, and when. */
export interface Snapshot extends LiveState {
  readonly taken: Instant
}

/** A snapshot as it was read, with the offsets of what could contradict something else. */
export interface Found {
  readonly taken: At<string>
  readonly roles: readonly At<RoleState>[]
  readonly accounts: readonly At<AccountState>[]
}

/** Puts a snapshot together: every key once, and no role that is not there. */
export const checked = (source: Text, { taken, roles, accounts }: Found): Snapshot => {
  const instant = parseInstant(taken.value)
  if (instant === null)
    return wrong(source, taken.at, `${tick(taken.value)} is not a day, or a moment with its offset`)
  const keys = once(source, roles, 'role')
  once(source, accounts, 'account')
  for (const { at, value } of roles) {
    if (value.reportsTo !== null && !keys.has(value.reportsTo))
      wrong(
        source,
        at,
        `${tick(value.key)} reports to ${tick(value.reportsTo)}, which is not among the roles`
      )
  }
  for (const { at, value } of accounts) {
    for (const role of value.roles.keys())
      if (!keys.has(role))
        wrong(source, at, `${tick(value.key)} has the role ${tick(role)}, which is not among the roles`)
  }
  return {
    taken: instant,
    roles: roles.map(({ value }) => value),
    accounts: accounts.map(({ value }) => value),
    evidence: { complete: true, pages: 1, note: `${source.name}, taken ${showInstant(instant)}` }
  }
}

const once = (
  source: Text,
  entries: readonly At<{ readonly key: string }>[],
  noun: string
): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const { at, value } of entries) {
    if (keys.has(value.key)) wrong(source, at, `the ${noun} ${tick(value.key)} stands there twice`)
    keys.add(value.key)
  }
  return keys
}
