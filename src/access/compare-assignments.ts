import type { AssignmentChange, PersonVersion, Terms } from '../model/comparison.ts'
import { child, type Place } from '../model/place.ts'
import type { FunctionEntry, Line, Person } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import type { Continued, FormerRoles } from './compare-roles.ts'

/** How the names of the earlier version are called in the later one. */
interface Names {
  readonly target: (id: string) => string
  readonly role: (platform: string, id: string) => string
}

/**
 * What people are given otherwise: each role of each line, each job function that somebody has, each role that a job
 * function gives, and what of a person decides. How it is divided into lines and files does not matter.
 */
export const changedAssignments = (
  base: Policy,
  head: Policy,
  { targets, former }: { readonly targets: Continued; readonly former: FormerRoles }
): readonly AssignmentChange[] => {
  const names = namesNow(targets, former)
  return [
    ...changedLines(base, head, names),
    ...changedEntries(base, head),
    ...changedFunctions(base, head, names),
    ...changedPeople(base, head)
  ]
}

const namesNow = (targets: Continued, former: FormerRoles): Names => {
  const targetsNow = new Map([...targets].flatMap(([now, was]) => (was ? [[was.id, now.id]] : [])))
  const rolesNow = new Map(
    [...former].flatMap(([{ catalog }, roles]: readonly [Target, ReadonlyMap<string, string>]) =>
      [...roles].map(([now, was]) => [`${catalog.id}:${was}`, now] as const)
    )
  )
  return {
    target: (id) => targetsNow.get(id) ?? id,
    role: (platform, id) => rolesNow.get(`${platform}:${id}`) ?? id
  }
}

const same: Names = { target: (id) => id, role: (_, id) => id }

/** One thing that is given to somebody, what of it is compared, and where it stands. */
interface Given<Key> {
  readonly key: Key
  readonly terms: Terms
  readonly at: Place
}

/** What is given on one side, another on the other, or on both with other terms. */
interface Pair<Key> {
  readonly key: Key
  readonly before: Given<Key> | null
  readonly after: Given<Key> | null
}

interface RoleOfLine {
  readonly user: string
  readonly platform: string
  readonly role: string | null
}

const changedLines = (base: Policy, head: Policy, names: Names): readonly AssignmentChange[] =>
  pairsOf(linesIn(base, names), linesIn(head, same)).map((pair) => ({
    kind: 'line',
    ...pair.key,
    ...changeOf(pair)
  }))

const linesIn = ({ declared }: Policy, names: Names): readonly Given<RoleOfLine>[] =>
  declared.lines
    .filter(({ released }) => released === null)
    .flatMap((line) => {
      const { user, platform } = line
      const terms = termsOf(line, line.targets && line.targets.map(names.target).sort())
      const given = (role: string | null, at: Place): Given<RoleOfLine> => ({
        key: { user, platform, role },
        terms,
        at
      })
      if (line.roles.length === 0) return [given(null, child(line.at, 'roles'))]
      return line.roles.map((role, index) =>
        given(names.role(platform, role), child(line.at, 'roles', index))
      )
    })

interface FunctionOfPerson {
  readonly user: string
  readonly function: string
}

const changedEntries = (base: Policy, head: Policy): readonly AssignmentChange[] =>
  pairsOf(entriesIn(base), entriesIn(head)).map((pair) => ({
    kind: 'function',
    ...pair.key,
    ...changeOf(pair)
  }))

const entriesIn = ({ people }: Policy): readonly Given<FunctionOfPerson>[] =>
  [...people.values()].flatMap(({ id, functions }) =>
    functions.map((entry) => ({
      key: { user: id, function: entry.function },
      terms: termsOf(entry, null),
      at: entry.at
    }))
  )

const termsOf = ({ period, in: unit }: Line | FunctionEntry, targets: readonly string[] | null): Terms => ({
  targets,
  period,
  in: unit && inOrder(unit)
})

const changeOf = <Key>({ before, after }: Pair<Key>) =>
  ({
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before: before?.terms ?? null,
    after: after?.terms ?? null,
    at: after?.at ?? null
  }) as const

/** What differs, by key. Of several with one key, those with equal terms are the same; the others in the order of time. */
const pairsOf = <Key>(before: readonly Given<Key>[], after: readonly Given<Key>[]): readonly Pair<Key>[] => {
  const groups = new Map<string, { before: Given<Key>[]; after: Given<Key>[] }>()
  for (const [side, all] of [['before', before] as const, ['after', after] as const]) {
    for (const given of all) {
      const key = JSON.stringify(given.key)
      const group = groups.get(key) ?? { before: [], after: [] }
      group[side].push(given)
      groups.set(key, group)
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => pairUp(without(group.before, group.after), without(group.after, group.before)))
}

const pairUp = <Key>(before: readonly Given<Key>[], after: readonly Given<Key>[]): readonly Pair<Key>[] =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const pair = { before: before[index] ?? null, after: after[index] ?? null }
    const given = pair.after ?? pair.before
    return given ? [{ key: given.key, ...pair }] : []
  }).flat()

/** Those whose terms none of the others has. */
const without = <Key>(all: readonly Given<Key>[], others: readonly Given<Key>[]): readonly Given<Key>[] => {
  const known = new Set(others.map(textOf))
  return all
    .filter((given) => !known.has(textOf(given)))
    .sort((a, b) => a.terms.period.from - b.terms.period.from || (textOf(a) < textOf(b) ? -1 : 1))
}

/** Terms as one text. Instants as text too: JSON knows no infinity. */
const textOf = <Key>({ terms: { targets, period, in: unit } }: Given<Key>): string =>
  JSON.stringify([targets, `${period.from}`, `${period.until}`, unit])

const changedFunctions = (base: Policy, head: Policy, names: Names): readonly AssignmentChange[] => {
  const before = functionRolesIn(base, names)
  const after = functionRolesIn(head, same)
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const now = after.get(key)
    const given = now ?? before.get(key)
    if (!given || before.has(key) === after.has(key)) return []
    const users = usersWith(now ? head : base, given.function)
    return [{ kind: 'job-function', change: now ? 'added' : 'removed', ...given, users, at: now?.at ?? null }]
  })
}

interface FunctionRole {
  readonly function: string
  readonly platform: string
  readonly role: string
  readonly at: Place
}

const functionRolesIn = ({ functions }: Policy, names: Names): ReadonlyMap<string, FunctionRole> =>
  new Map(
    [...functions.values()].flatMap(({ id, roles, at }) =>
      Object.entries(roles).flatMap(([platform, own]) =>
        own.map((written, index) => {
          const role = names.role(platform, written)
          const place = child(at, 'roles', platform, index)
          return [JSON.stringify([id, platform, role]), { function: id, platform, role, at: place }] as const
        })
      )
    )
  )

const usersWith = ({ people }: Policy, name: string): readonly string[] =>
  [...people.values()]
    .filter(({ functions }) => functions.some((entry) => entry.function === name))
    .map(({ id }) => id)
    .sort()

/** Somebody in no People document is an active person; joining and leaving the documents is no change by itself. */
const changedPeople = (base: Policy, head: Policy): readonly AssignmentChange[] =>
  [...new Set([...base.people.keys(), ...head.people.keys()])].sort().flatMap((user) => {
    const [old, person] = [base.people.get(user), head.people.get(user)]
    const before = old ? versionOf(old) : person && activeVersionOf(person)
    const after = person ? versionOf(person) : old && activeVersionOf(old)
    if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) return []
    return [{ kind: 'person', user, change: 'changed', before, after, at: person?.at ?? null }]
  })

const versionOf = ({ status, department, accounts }: Person): PersonVersion => ({
  status,
  department,
  accounts: inOrder(accounts)
})

const activeVersionOf = (person: Person): PersonVersion => ({ ...versionOf(person), status: 'active' })

/** The same entries by key, so that equal ones are written alike. */
const inOrder = (entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
