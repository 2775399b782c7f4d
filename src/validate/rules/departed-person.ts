import type { Fix, Problem } from '../../model/finding.ts'
import { child, type Place } from '../../model/place.ts'
import type { Person } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports people who have left and to whom documents still give something. */
export const rule: Rule = {
  id: 'departed-person',
  group: 'time and people',
  severity: 'error',
  fixed: false,
  summary: 'somebody who has left, and still has a line, a job function or a say in the guardrails',
  explanation:
    'With `status: departed` the tool takes every role and closes the account on each platform, whatever lines and job functions say. What they still say would come back on the day somebody corrects the status, and reads as if the person worked here. An approver who has left leaves a route that cannot be met, and a waiver whose owner has left is answered for by nobody. Take the lines and functions out, and name somebody else. Who owns a role is looked at by `missing-owner`; lines whose time is over by `expired-assignment`.',
  basis: 'ISO/IEC 27002:2022, 5.11 and 5.18: access rights are removed when somebody leaves',
  *check({ policy, now }) {
    const departed = new Map([...policy.people].filter(([, { status }]) => status === 'departed'))
    if (departed.size === 0) return
    for (const { user, roles, released, period, at } of policy.declared.lines) {
      const person = departed.get(user)
      if (!person || released !== null || roles.length === 0 || period.until <= now) continue
      yield still(
        person,
        `still has the ${roles.length === 1 ? 'role' : 'roles'} ${list(roles)} here`,
        at,
        true
      )
    }
    for (const person of departed.values()) {
      for (const { function: name, at, period } of person.functions) {
        if (period.until > now) yield still(person, `still has the job function ${tick(name)}`, at, true)
      }
    }
    for (const [user, what, at] of sayings(policy, now)) {
      const person = departed.get(user)
      if (person) yield still(person, what, at, false)
    }
  }
}

/** Who has a say in the guardrails, in which words, and where; what has ended counts for nothing. */
function* sayings(
  { declared }: Policy,
  now: number
): Iterable<readonly [user: string, what: string, at: Place]> {
  const { approvals, waivers, overrides } = declared.guardrails
  for (const { from, at } of approvals) {
    for (const [index, user] of from.people.entries()) {
      yield [user, 'is still named as an approver', child(at, 'from', 'people', index)]
    }
  }
  for (const { owner, until, at } of [...waivers, ...overrides]) {
    if (until > now) yield [owner, 'still answers for this exception', child(at, 'owner')]
  }
}

const still = (person: Person, what: string, at: Place, isGiven: boolean): Problem => ({
  message: `${tick(person.id)} has left, and ${what}`,
  help: isGiven
    ? 'take it out; the status alone takes everything on every platform'
    : 'name somebody who works here',
  at,
  related: [{ message: 'the status is here', at: child(person.at, 'status') }],
  about: { user: person.id },
  fixes: isGiven ? [takeOut(at)] : []
})

const takeOut = ({ file, pointer }: Place): Fix => ({
  title: 'take it out',
  widens: false,
  edits: [{ file, op: 'remove', path: pointer }]
})
