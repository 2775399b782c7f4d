import type { Rule } from '../../model/rule.ts'
import { unknownInGuardrails } from '../unknown/guardrails.ts'
import { unknownInLines, unknownInPeople } from '../unknown/people.ts'
import { unknownInPlatforms } from '../unknown/platforms.ts'
import { qualifiedNames } from '../unknown/qualified.ts'
import { unknownInFunctions, unknownInRoles, unknownRoles } from '../unknown/roles.ts'
import { unknownInTargets } from '../unknown/targets.ts'
import { unknownInTests } from '../unknown/tests.ts'

/** Reports every name in the documents that leads nowhere. */
export const rule: Rule = {
  id: 'unknown-reference',
  group: 'document',
  severity: 'error',
  fixed: true,
  summary: 'a name that does not exist, with the nearest that does',
  explanation:
    'Documents refer to platforms, targets, roles, permissions, job functions, units, rules and conflicts by name. A name that does not exist would mean nothing, or something else once somebody creates it, so it is never guessed. A role counts where at least one of the targets that are meant has it; a role that the subscription of a target does not include does not exist there. Users are e-mails and need not be known. Correct the name, or write the document that is missing.',
  basis: 'a reference must resolve before access is decided by it',
  *check({ policy }) {
    const names = qualifiedNames(policy)
    yield* unknownInRoles(policy)
    yield* unknownInFunctions(policy)
    yield* unknownInLines(policy)
    yield* unknownInPeople(policy)
    yield* unknownRoles(policy)
    yield* unknownInTargets(policy)
    yield* unknownInGuardrails(policy, names)
    yield* unknownInTests(policy, names)
    yield* unknownInPlatforms(policy)
  }
}
