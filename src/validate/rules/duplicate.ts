import type { Problem } from '../../model/finding.ts'
import { overlap, type Period } from '../../model/instant.ts'
import { child, type Place } from '../../model/place.ts'
import type { Line } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { targetsFor, type TargetsFor } from '../targets.ts'
import { tick } from '../../model/words.ts'

/** Reports what is said twice, where only one of the two can hold. */
export const rule: Rule = {
  id: 'duplicate',
  group: 'document',
  severity: 'error',
  fixed: true,
  summary: 'the same thing said twice: a role, a person, a target, an assignment at one instant',
  explanation:
    'Where two documents speak of the same role, person, job function, target, platform, conflict or test, only one of them could hold, and nobody sees which. The same user, role and target twice at one instant is a duplicate too, because a change to one of the lines would have no effect; lines whose periods do not touch are not. Two targets whose ids give the same names of environment variables would share credentials. Keep one of the two.',
  basis: 'one source for each fact; the periods of lines are [start, end)',
  *check({ policy }) {
    const find = targetsFor(policy)
    yield* sameRole(policy, find)
    yield* sameId(policy)
    yield* sameVariable(policy)
    yield* sameResource(policy)
    yield* sameFunction(policy)
    yield* sameLine(policy, find)
    yield* releasedBesideLine(policy, find)
  }
}

/** Something that stands in the documents under a name that only one may have. */
interface Named {
  readonly id: string
  readonly at: Place
}

function* sameRole(policy: Policy, find: TargetsFor): Iterable<Problem> {
  const seen = new Map<string, Named>()
  for (const document of policy.declared.roles) {
    const { id, platform } = document
    const at = child(document.at, 'id')
    const keys = find(document).map((target) => JSON.stringify([target.id, id]))
    const first = keys.map((key) => seen.get(key)).find((named) => named !== undefined)
    if (first) yield twice(`the role ${tick(id)} of ${tick(platform)}`, at, first.at)
    for (const key of keys) if (!seen.has(key)) seen.set(key, { id, at })
  }
}

function* sameId(policy: Policy): Iterable<Problem> {
  const { people, functions, targets, guardrails, tests, platforms } = policy.declared
  const idAt = ({ id, at }: Named): Named => ({ id, at: child(at, 'id') })
  yield* repeated('the person', people.map(idAt))
  yield* repeated('the job function', functions.map(idAt))
  yield* repeated('the target', targets.map(idAt))
  yield* repeated('the platform', platforms.map(idAt))
  yield* repeated('the conflict', guardrails.conflicts.map(idAt))
  yield* repeated(
    'the test',
    tests.map(({ name, at }) => ({ id: name, at: child(at, 'name') }))
  )
  const own = new Set(platforms)
  for (const { id, at } of platforms) {
    const used = policy.catalogs.get(id)
    if (used === undefined || own.has(used)) continue
    yield {
      message: `the platform ${tick(id)} is built in`,
      help: 'give your own platform another id',
      at: child(at, 'id')
    }
  }
}

function* repeated(noun: string, items: readonly Named[]): Iterable<Problem> {
  const seen = new Map<string, Place>()
  for (const { id, at } of items) {
    const first = seen.get(id)
    if (first) yield twice(`${noun} ${tick(id)}`, at, first)
    else seen.set(id, at)
  }
}

function* sameVariable({ declared }: Policy): Iterable<Problem> {
  const seen = new Map<string, Named>()
  for (const { id, at } of declared.targets) {
    const variable = `ROLEWRIGHT_${id.toUpperCase().replaceAll('-', '_')}_URL`
    const first = seen.get(variable)
    if (first === undefined) seen.set(variable, { id, at: child(at, 'id') })
    else if (first.id !== id) {
      yield {
        message: `the targets ${tick(first.id)} and ${tick(id)} would both read ${tick(variable)}`,
        help: 'give one of them an id that differs in more than case and `-` or `_`',
        at: child(at, 'id'),
        related: [{ message: `${tick(first.id)} is here`, at: first.at }]
      }
    }
  }
}

function* sameResource({ declared, catalogs }: Policy): Iterable<Problem> {
  for (const { at, platform, resources } of declared.targets) {
    const known = new Set(
      [...(catalogs.get(platform)?.permissions.values() ?? [])].map(({ resource }) => resource)
    )
    for (const [index, resource] of resources.entries()) {
      if (!known.has(resource)) continue
      yield {
        message: `the resource ${tick(resource)} is one of ${tick(platform)} itself`,
        help: 'leave it out: only what the tenant defines itself stands here',
        at: child(at, 'resources', index)
      }
    }
  }
}

/** One thing that holds for a time. */
interface Timed {
  readonly period: Period
  readonly at: Place
  /** Where it stands in the order of the documents. */
  readonly order: number
}

function* sameFunction({ declared }: Policy): Iterable<Problem> {
  for (const { id, functions } of declared.people) {
    const entries = new Map<string, Timed[]>()
    for (const [order, { at, function: name, period }] of functions.entries()) {
      group(entries, name, { at, period, order })
    }
    for (const [name, timed] of entries) {
      for (const [first, second] of meeting(timed)) {
        yield twice(`the job function ${tick(name)} of ${tick(id)}`, second.at, first.at)
      }
    }
  }
}

function* sameLine({ declared }: Policy, find: TargetsFor): Iterable<Problem> {
  const byUser = new Map<string, Line[]>()
  for (const line of declared.lines) group(byUser, line.user, line)
  for (const lines of byUser.values()) if (lines.length > 1) yield* amongLines(lines, find)
}

/** The lines of one user, in the order of the documents. */
function* amongLines(lines: readonly Line[], find: TargetsFor): Iterable<Problem> {
  const given = new Map<string, Timed[]>()
  for (const [order, line] of lines.entries()) {
    const targets = find(line)
    for (const [index, role] of line.roles.entries()) {
      const timed = { at: child(line.at, 'roles', index), period: line.period, order }
      for (const target of targets) group(given, `${role} ${target.id}`, timed)
    }
  }
  for (const [key, timed] of given) {
    const [role = ''] = key.split(' ')
    for (const [first, second] of meeting(timed)) {
      yield {
        message: `${tick(lines[0]?.user ?? '')} is given ${tick(role)} twice at one instant`,
        help: 'keep one of the two, or give them periods that do not meet',
        at: second.at,
        related: [{ message: 'the other line is here', at: first.at }]
      }
    }
  }
}

function* releasedBesideLine({ declared }: Policy, find: TargetsFor): Iterable<Problem> {
  const held = new Map<string, Line>()
  const key = (line: Line, target: string): string => `${line.user}\n${target}`
  const released = declared.lines.filter((line) => line.released !== null)
  if (released.length === 0) return
  for (const line of declared.lines) {
    if (line.released !== null) continue
    for (const target of find(line)) if (!held.has(key(line, target.id))) held.set(key(line, target.id), line)
  }
  for (const line of released) {
    for (const target of find(line)) {
      const other = held.get(key(line, target.id))
      if (other) yield releasedAndHeld(line, other)
      else held.set(key(line, target.id), line)
    }
  }
}

const releasedAndHeld = (line: Line, other: Line): Problem => ({
  message:
    other.released === null
      ? `${tick(line.user)} is released here, and has a line as well`
      : `${tick(line.user)} is released twice`,
  help: 'keep one of the two: `released` lets the person go, a line manages them',
  at: child(line.at, 'released'),
  related: [{ message: 'the other line is here', at: other.at }]
})

const twice = (what: string, at: Place, first: Place): Problem => ({
  message: `${what} is already in ${tick(first.file)}`,
  help: 'keep one of the two',
  at,
  related: [{ message: 'it is here as well', at: first }]
})

const group = <Item>(groups: Map<string, Item[]>, key: string, item: Item): void => {
  const known = groups.get(key)
  if (known) known.push(item)
  else groups.set(key, [item])
}

/** Pairs that hold at one instant: each with the one before it that lasts longest, the later in the documents second. */
const meeting = (timed: readonly Timed[]): readonly (readonly [Timed, Timed])[] => {
  const [open, ...rest] = [...timed].sort((a, b) => startFirst(a, b))
  const pairs: [Timed, Timed][] = []
  let longest = open
  for (const next of rest) {
    if (longest && overlap(longest.period, next.period)) {
      pairs.push(longest.order < next.order ? [longest, next] : [next, longest])
    }
    if (!longest || next.period.until > longest.period.until) longest = next
  }
  return pairs
}

const startFirst = (a: Timed, b: Timed): number =>
  a.period.from === b.period.from ? a.order - b.order : a.period.from - b.period.from
