import type { Problem } from '../../model/finding.ts'
import { showEnd } from '../../model/instant.ts'
import { child } from '../../model/place.ts'
import type { Override, Waiver } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import { tick } from '../../model/words.ts'

/** Reports exceptions whose time is over. */
export const rule: Rule = {
  id: 'expired-waiver',
  group: 'time and people',
  severity: 'error',
  fixed: false,
  summary: 'a waiver or an override whose last day is over',
  explanation:
    'An exception to a rule or a guard holds until its last day. After it the finding is back and the guard refuses again, while the document still reads as if it were allowed. Mend what it excused and take it out. To go on with it, write a later `until`; that is a change of the guardrails, and its owner has to agree again.',
  basis: 'an exception has an owner, a reason and an end',
  *check({ policy: { declared }, now }) {
    for (const waiver of declared.guardrails.waivers) {
      const { user, role, conflict } = waiver
      const what = [user, role, conflict].filter((name) => name !== null).map(tick)
      if (waiver.until <= now)
        yield ended(waiver, `the waiver of ${tick(waiver.rule)} for ${what.join(', ')}`)
    }
    for (const override of declared.guardrails.overrides) {
      const { guard, target } = override
      if (override.until <= now) yield ended(override, `the override of ${tick(guard)} on ${tick(target)}`)
    }
  }
}

const ended = ({ at, until, owner }: Waiver | Override, what: string): Problem => ({
  message: `${what} ended on ${showEnd(until)}`,
  help: `take it out, or let ${tick(owner)} agree to a later \`until\``,
  at: child(at, 'until'),
  fixes: [
    {
      title: 'take it out',
      widens: false,
      edits: [{ file: at.file, op: 'remove', path: at.pointer }]
    }
  ]
})
