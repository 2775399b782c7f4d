import type { Problem } from '../../model/finding.ts'
import { child, type Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { tick } from '../../model/words.ts'

/** Reports roles and job functions for which nobody answers. */
export const rule: Rule = {
  id: 'missing-owner',
  group: 'time and people',
  severity: 'note',
  fixed: false,
  summary: 'a custom role or a job function without an owner, or whose owner does not work here',
  explanation:
    'Somebody has to say what a role is for, whether it still fits, and who may have it; without a name nobody does, and the role grows. `owner` names that person by e-mail. The owner should be in a `People` document and not have left; organisations without any `People` document are only asked for a name. The roles of the vendor need no owner.',
  basis: 'ISO/IEC 27002:2022, 5.9 and 5.15: assets and access have owners',
  *check({ policy }) {
    for (const { id, platform, owner, removed, at } of policy.declared.roles) {
      if (removed !== null || policy.catalogs.get(platform)?.roles.has(id) !== false) continue
      for (const problem of answering(policy, `the role ${tick(id)}`, owner, at)) {
        yield { ...problem, about: { role: roleName(platform, id) } }
      }
    }
    for (const { id, owner, at } of policy.declared.functions) {
      yield* answering(policy, `the job function ${tick(id)}`, owner, at)
    }
  }
}

function* answering(policy: Policy, what: string, owner: string | null, at: Place): Iterable<Problem> {
  if (owner === null) {
    yield {
      message: `nobody answers for ${what}`,
      help: 'name a person with `owner`',
      at: child(at, 'id')
    }
    return
  }
  const person = policy.people.get(owner)
  if (policy.people.size === 0 || (person && person.status !== 'departed')) return
  yield {
    message: `${tick(owner)}, who answers for ${what}, ${person ? 'has left' : 'is in no `People` document'}`,
    help: person ? 'name somebody who works here' : 'name somebody who is, or write the person down',
    at: child(at, 'owner'),
    related: person ? [{ message: 'the status is here', at: child(person.at, 'status') }] : []
  }
}
