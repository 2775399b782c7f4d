import type { Problem } from '../../model/finding.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { AccessTest } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import { some, unknownName } from './name.ts'
import type { Qualified } from './qualified.ts'

/** Names in access tests: roles, job functions, departments, permissions and scopes. Users need not be known. */
export function* unknownInTests(policy: Policy, names: Qualified): Iterable<Problem> {
  for (const test of policy.declared.tests) {
    yield* unknownInWho(policy, names, test)
    const { permission } = test.written
    if (typeof permission === 'string')
      yield* some(names.permission(permission, child(test.at, 'permission')))
    for (const field of ['can', 'cannot'])
      yield* unknownInList(names, test.written[field], child(test.at, field))
  }
}

function* unknownInWho(policy: Policy, names: Qualified, { at, written }: AccessTest): Iterable<Problem> {
  const who = entriesOf(written['who'])
  for (const [kind, name] of who) {
    if (typeof name !== 'string') continue
    const place = child(at, 'who', kind)
    if (kind === 'role') yield* some(names.role(name, place))
    if (kind === 'function' && !policy.functions.has(name)) {
      yield unknownName({
        noun: 'job function',
        name,
        at: place,
        candidates: policy.functions.keys(),
        otherwise: 'write a `JobFunction` document for it'
      })
    }
    if (kind === 'department') yield* unknownDepartment(policy, name, place)
  }
}

function* unknownDepartment(policy: Policy, name: string, at: Place): Iterable<Problem> {
  const departments = new Set([...policy.people.values()].flatMap(({ department }) => department ?? []))
  if (departments.has(name)) return
  yield unknownName({
    noun: 'department',
    name,
    at,
    candidates: departments,
    otherwise: 'write `department` on the people who belong to it'
  })
}

function* unknownInList(names: Qualified, listed: unknown, at: Place): Iterable<Problem> {
  if (!Array.isArray(listed)) return
  const items: readonly unknown[] = listed
  for (const [index, item] of items.entries()) {
    const place = child(at, index)
    if (typeof item === 'string') yield* some(names.permission(item, place))
    for (const [permission, scope] of entriesOf(item)) {
      const problem = names.permission(permission, keyOf(child(place, permission)))
      if (problem !== null) yield problem
      else if (typeof scope === 'string')
        yield* some(names.scope(permission, scope, child(place, permission)))
    }
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
