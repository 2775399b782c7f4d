import { safe } from './safe.ts'

/** Items in groups, each group and each item in the order in which it is met. */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

/** A list of people that stays readable: all of a few, the first few of many. */
export const names = (users: readonly string[], write: (user: string) => string = safe): string => {
  const shown = users.slice(0, 6).map(write).join(', ')
  return users.length > 6 ? `${shown} and ${users.length - 6} more` : shown
}
