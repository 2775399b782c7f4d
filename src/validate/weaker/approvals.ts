import { risks } from '../../model/catalog.ts'
import type { ApprovalRoute } from '../../model/document.ts'
import { beginningOf } from '../beginning.ts'
import { tick } from '../../model/words.ts'
import type { BothGuardrails, Weakening } from './weakening.ts'

type When = ApprovalRoute['when']

/** Approvals that are no longer asked for, or of fewer people, or of others. */
export function* weakerApprovals({ before, after }: BothGuardrails): Iterable<Weakening> {
  for (const route of before.approvals) {
    if (after.approvals.some((other) => coversWhen(other.when, route.when) && asksAsMuch(other, route)))
      continue
    const same = after.approvals.find(({ when }) => JSON.stringify(when) === JSON.stringify(route.when))
    yield {
      message: `${same ? 'fewer or other people have to agree' : 'nobody has to agree any more'} where ${words(route.when)}`,
      at: same?.at ?? beginningOf(route.at)
    }
  }
}

/** Whether one condition holds wherever the other does. */
const coversWhen = (wide: When, narrow: When): boolean =>
  names.every((name) => wide[name] === null || wide[name] === narrow[name]) &&
  (wide.risk === null || (narrow.risk !== null && risks.indexOf(wide.risk) <= risks.indexOf(narrow.risk))) &&
  (narrow.change === null || wide.change === narrow.change)

const names = ['platform', 'target', 'role', 'permission'] as const

/** Whether nobody may approve who could not before, and at least as many must. */
const asksAsMuch = (route: ApprovalRoute, before: ApprovalRoute): boolean =>
  route.count >= before.count &&
  route.from.people.every((person) => before.from.people.includes(person)) &&
  route.from.roles.every((role) => before.from.roles.includes(role))

const words = (when: When): string => {
  const said = [...names, 'risk', 'change'] as const
  return said.flatMap((name) => (when[name] === null ? [] : [tick(`${name}: ${when[name]}`)])).join(' and ')
}
