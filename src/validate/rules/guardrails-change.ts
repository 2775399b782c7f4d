import type { Problem } from '../../model/finding.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { beginningOf } from '../beginning.ts'
import { weakerApprovals } from '../weaker/approvals.ts'
import { weakerConflicts } from '../weaker/conflicts.ts'
import { newExceptions } from '../weaker/exceptions.ts'
import { weakerLimits } from '../weaker/limits.ts'
import { weakerRules } from '../weaker/rules.ts'
import { weakerTargets } from '../weaker/targets.ts'
import type { Weakening } from '../weaker/weakening.ts'
import { counted, tick } from '../../model/words.ts'

/** Reports every way in which the rules of the organisation became weaker. */
export const rule: Rule = {
  id: 'guardrails-change',
  group: 'change',
  severity: 'warning',
  fixed: false,
  summary: 'guardrails or a target that became weaker against the base',
  explanation:
    'Whoever may change the rules may do anything. Compared with the base, this shows each way in which they became weaker: a rule that weighs less or allows more, a higher limit, rarer reviews, a conflict that is gone or narrower, an approval that fewer or other people give, a new or longer waiver or override, and on a target: less that is managed or protected, another account of the tool, changes from anywhere, another environment, or no target any more. What became stricter is silent. In this one step the rules of the base still judge too, so nothing gets through that they refuse; from the next one on only the new ones do. An option that takes the place of a default is shown, whichever way it goes.',
  basis: 'ISO/IEC 27002:2022, 5.3: who is bound by a control does not loosen it alone',
  *check({ policy, base, now }) {
    if (base === null) return
    const versions = { before: base.policy, after: policy }
    const guardrails = { before: base.policy.declared.guardrails, after: policy.declared.guardrails }
    const weakenings = [
      ...weakerRules(guardrails),
      ...weakerLimits(guardrails),
      ...weakerConflicts(guardrails),
      ...weakerApprovals(guardrails),
      ...newExceptions(guardrails, now),
      ...weakerTargets(versions)
    ]
    yield* weakenings.map(toProblem)
    yield* unread(base.policy)
  }
}

const toProblem = ({ message, at, owner }: Weakening): Problem => ({
  message,
  help:
    owner === undefined
      ? 'let somebody agree who is bound by it, and look at what becomes possible'
      : `${tick(owner)} has to agree, and may not be the one it is for`,
  at
})

/** Documents of the base that could not be read: what they said is compared with nothing. */
function* unread({ problems }: Policy): Iterable<Problem> {
  const all = [...problems.yaml, ...problems.schema]
  const byFile = new Map<string, number>()
  for (const { at } of all) byFile.set(at.file, (byFile.get(at.file) ?? 0) + 1)
  for (const [file, number] of byFile) {
    yield {
      message: `${tick(file)} has ${counted(number, 'error')} in the base, so that nothing is compared with what it said`,
      help: 'look at the whole document, or compare with an older revision',
      at: beginningOf({ file, pointer: '' })
    }
  }
}
