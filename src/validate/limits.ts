import type { Limit } from '../model/document.ts'

/** How many people of a target may lose or gain something by one change where the guardrails set no limit. */
export const defaultLimit: Limit = { percent: 25, count: 50 }
