import type { Helper } from '../model/plan.ts'
import type { Recorded } from '../model/record.ts'
import { tick } from '../model/words.ts'

/** What the temporary role of a hash is called: under our id, and on the platform. */
export const helperNames = (hash: string): Pick<Helper, 'role' | 'title'> => ({
  role: `rolewright-helper-${hash}`,
  title: `Rolewright helper ${hash}`
})

const isHash = /^[0-9a-f]{8}$/

/** The temporary roles that were begun to be made by what a record says. Nothing else is ever taken for one. */
export const helpersMade = (entries: readonly Recorded[]): readonly Helper[] =>
  entries.flatMap((entry): readonly Helper[] => {
    if (entry.type !== 'intent' || !entry.what.startsWith('create role ')) return []
    const hash = entry.what.slice(-9, -1)
    const names = helperNames(hash)
    const isHelper = isHash.test(hash) && entry.what === `create role ${tick(names.role)}`
    return isHelper ? [{ target: entry.target, ...names, users: [] }] : []
  })
