import type { Clock } from '../../model/connector.ts'
import type { Operation } from '../../model/operation.ts'
import type { Helper, Plan } from '../../model/plan.ts'
import { readPlan } from '../plan/file.ts'
import type { Journal } from '../record/record.ts'
import { applyTo } from '../simulate.ts'
import { isAt, look, lookAfter, type Look } from './look.ts'
import type { Sites } from './open.ts'
import type { Site } from './site.ts'
import { subjectOf, type Position } from './subject.ts'
import { waitsOn } from './waiting.ts'

/** What an earlier apply has left open, as far as it matters here. */
export interface OpenApply {
  readonly intents: readonly { readonly operation: string; readonly target: string }[]
  readonly planText: string | null
}

/** What became of a call whose outcome nobody knew. */
export interface Settled {
  readonly operation: string
  readonly result: 'done' | 'not-done' | 'superseded'
}

/** A target on which a call is open that cannot be looked up now. */
export interface Unread {
  readonly unread: string
  readonly message: string
}

/**
 * Looks up what became of the calls of an earlier apply. One that has not happened may still land: where the new plan
 * wants the same this does no harm, else it is looked at again for a while. Calls on targets that are not at hand stay
 * open.
 */
export const settle = async (
  open: OpenApply,
  plan: Plan,
  sites: Sites,
  clock: Clock
): Promise<readonly Settled[] | Unread> => {
  const wanted = new Map(plan.operations.map((operation) => [operation.id, operation]))
  const meant = new Map(planIn(open.planText)?.operations.map((operation) => [operation.id, operation]))
  const settled: Settled[] = []
  for (const { operation: id, target } of open.intents) {
    const operation = wanted.get(id) ?? meant.get(id)
    if (!operation) {
      settled.push({ operation: id, result: 'superseded' })
      continue
    }
    const site = sites.get(target)
    if (!site) continue
    const seen = await lookUp(site, operation, wanted.has(id), clock)
    if ('trouble' in seen) return { unread: target, message: seen.trouble }
    settled.push({ operation: id, result: resultOf(seen.position) })
  }
  return settled
}

/** The temporary roles of a plan's text, which an apply that was cut off may have left; none where it is no plan. */
export const helpersIn = (planText: string | null): readonly Helper[] => planIn(planText)?.helpers ?? []

/** The temporary roles that earlier applies may have left: those of the plan that is kept, and all that were ever made. */
export const helpersLeft = (journal: Pick<Journal, 'keptPlan' | 'helpers'>): readonly Helper[] => {
  const all = [...journal.helpers(), ...helpersIn(journal.keptPlan())]
  return [...new Map(all.map((helper) => [`${helper.target} ${helper.role}`, helper])).values()]
}

/** The plan of a text; null where it is none of this version. */
export const planIn = (text: string | null): Plan | null => {
  const read = text === null ? '' : readPlan(text)
  return typeof read === 'string' ? null : read.plan
}

const lookUp = async (site: Site, operation: Operation, isWanted: boolean, clock: Clock): Promise<Look> => {
  const waits = waitsOn(clock)
  const seen = await look(site, operation, waits)
  if (isWanted || !isAt('before', seen)) return seen
  const wanted = applyTo(site.target.catalog, subjectOf(site.last().state, operation), operation)
  return (await lookAfter(site, operation, wanted, waits)).seen
}

const resultOf = (position: Position): Settled['result'] => {
  if (position === 'after') return 'done'
  return position === 'before' ? 'not-done' : 'superseded'
}
