import type { RoleState } from '../model/state.ts'
import type { Snapshot } from './snapshot/check.ts'
import { readObject, writeObject } from './snapshot/object.ts'
import { readTable } from './snapshot/table.ts'
import { writeOpenTable, writeRoleRows, writeTable } from './snapshot/write-table.ts'

export type { Snapshot } from './snapshot/check.ts'

/**
 * Reads what somebody wrote down of a target, for platforms without an interface: JSON where the text begins with a
 * brace, else comma-separated values. Throws `CannotRun` with line and column where it is not as
 * `schemas/files/snapshot.schema.json` says, or not whole.
 */
export const readSnapshot = (text: string, name: string): Snapshot => {
  const source = { name, text: text.replace(/^\ufeff/, '') }
  return /^\s*[{[]/.test(source.text) ? readObject(source) : readTable(source)
}

/** Writes a snapshot so that {@link readSnapshot} reads exactly the same. No key, user or title may be empty. */
export const writeSnapshot = (snapshot: Snapshot, format: 'json' | 'csv'): string =>
  format === 'json' ? writeObject(snapshot) : writeTable(snapshot)

/** A table to be filled in by whoever looks at a target; {@link readSnapshot} refuses it until that is done. */
export const writeTemplate = (begun: Pick<Snapshot, 'roles' | 'accounts'>): string => writeOpenTable(begun)

/** A role as rows for such a table. */
export const roleRows = (role: RoleState): string => writeRoleRows([role])
