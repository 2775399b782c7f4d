import type { Limit } from './document.ts'

/** How many people of a target may lose or gain something by one change where the guardrails set no limit. */
export const defaultLimit: Limit = { percent: 25, count: 50 }

/** The guards that an override of the guardrails can speak of; all others hold whatever anybody writes. */
export const overridableGuards = ['removals', 'additions', 'empty'] as const

/** The id of a guard that can be overridden. */
export type OverridableGuard = (typeof overridableGuards)[number]
