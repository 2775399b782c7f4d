import { showEnd, type Instant } from '../../model/instant.ts'
import { child } from '../../model/place.ts'
import type { Override, Waiver } from '../../model/document.ts'
import { tick } from '../../model/words.ts'
import type { BothGuardrails, Weakening } from './weakening.ts'

/** Waivers and overrides that are new, hold longer or let more through. */
export function* newExceptions({ before, after }: BothGuardrails, now: Instant): Iterable<Weakening> {
  for (const waiver of after.waivers) {
    if (waiver.until <= now) continue
    const what = `the waiver of ${tick(waiver.rule)} for ${subjects(waiver)}`
    yield* exception(
      what,
      waiver,
      before.waivers.filter((other) => sameWaiver(waiver, other))
    )
  }
  for (const override of after.overrides) {
    if (override.until <= now) continue
    const same = before.overrides.filter(
      ({ guard, target }) => guard === override.guard && target === override.target
    )
    const what = `the override of ${tick(override.guard)} on ${tick(override.target)}`
    yield* exception(what, override, same)
    const most = Math.max(...same.map(({ upTo }) => upTo))
    if (same.length > 0 && override.upTo > most) {
      const { owner, at, upTo } = override
      yield { message: `${what} was up to ${most} and is now up to ${upTo}`, at: child(at, 'upTo'), owner }
    }
  }
}

const subjects = ({ user, role, conflict }: Waiver): string =>
  [user, role, conflict].flatMap((name) => (name === null ? [] : [tick(name)])).join(', ')

const sameWaiver = (a: Waiver, b: Waiver): boolean =>
  a.rule === b.rule && a.user === b.user && a.role === b.role && a.conflict === b.conflict

function* exception(
  what: string,
  { at, owner, until }: Waiver | Override,
  before: readonly (Waiver | Override)[]
): Iterable<Weakening> {
  const longest = Math.max(...before.map((other) => other.until))
  if (before.length === 0) yield { message: `${what} is new`, at, owner }
  else if (until > longest) {
    const message = `${what} ended on ${showEnd(longest)} and now ends on ${showEnd(until)}`
    yield { message, at: child(at, 'until'), owner }
  }
}
