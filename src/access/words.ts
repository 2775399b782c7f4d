import { tick } from '../model/words.ts'

/** A permission with the scope at which it is held or wanted; a switch has none. */
export const scoped = (permission: string, scope: string | null): string =>
  scope === null || scope === 'on' ? tick(permission) : `${tick(permission)} (${scope})`
