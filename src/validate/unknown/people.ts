import type { Catalog } from '../../model/catalog.ts'
import type { Problem } from '../../model/finding.ts'
import { child, keyOf, type Place } from '../../model/place.ts'
import type { FunctionEntry, Line, Person } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'
import { unitKinds, unknownName, unknownPlatform } from './name.ts'
import { unknownTargets } from './roles.ts'

/** Names in assignments: platform, targets and units. Users need not be known. */
export function* unknownInLines(policy: Policy): Iterable<Problem> {
  const files = new Set<string>()
  for (const line of policy.declared.lines) {
    const { file } = line.at
    if (!files.has(file)) yield* unknownInHead(policy, line)
    files.add(file)
    const catalog = policy.catalogs.get(line.platform)
    if (catalog) yield* unknownUnits([catalog], line.in, child(line.at, 'in'))
  }
}

/** What all lines of one document share. */
function* unknownInHead(policy: Policy, { at: { file }, platform, targets }: Line): Iterable<Problem> {
  if (policy.catalogs.has(platform)) {
    yield* unknownTargets(policy, platform, targets, { file, pointer: '/targets' })
  } else yield unknownPlatform(platform, { file, pointer: '/platform' }, policy.catalogs)
}

/** Names in people: job functions, units, and where their accounts are. */
export function* unknownInPeople(policy: Policy): Iterable<Problem> {
  for (const person of policy.declared.people) {
    for (const entry of person.functions) yield* unknownInEntry(policy, entry)
    yield* unknownAccounts(policy, person)
  }
}

function* unknownInEntry(policy: Policy, entry: FunctionEntry): Iterable<Problem> {
  const jobFunction = policy.functions.get(entry.function)
  if (jobFunction === undefined) {
    yield unknownName({
      noun: 'job function',
      name: entry.function,
      at: child(entry.at, 'function'),
      candidates: policy.functions.keys(),
      otherwise: 'write a `JobFunction` document for it'
    })
    return
  }
  const catalogs = Object.keys(jobFunction.roles).flatMap((platform) => policy.catalogs.get(platform) ?? [])
  yield* unknownUnits(catalogs, entry.in, child(entry.at, 'in'))
}

function* unknownUnits(
  catalogs: readonly Catalog[],
  units: Readonly<Record<string, string>> | null,
  at: Place
): Iterable<Problem> {
  if (units === null || catalogs.length === 0) return
  const kinds = unitKinds(catalogs)
  for (const kind of Object.keys(units)) {
    if (kinds.includes(kind)) continue
    yield unknownName({
      noun: 'unit',
      name: kind,
      at: keyOf(child(at, kind)),
      where: ` on ${list(catalogs.map(({ id }) => id))}`,
      candidates: kinds,
      otherwise: 'no scope there is bound to a unit: leave `in` out'
    })
  }
}

function* unknownAccounts(policy: Policy, { at, accounts }: Person): Iterable<Problem> {
  for (const key of Object.keys(accounts)) {
    if (policy.targets.has(key) || policy.catalogs.has(key)) continue
    yield unknownName({
      noun: 'target or platform',
      name: key,
      at: keyOf(child(at, 'accounts', key)),
      candidates: new Set([...policy.targets.keys(), ...policy.catalogs.keys()]),
      otherwise: `write ${tick('accounts')} with a target or platform for the key`
    })
  }
}
