import type { Operation } from '../../model/operation.ts'
import type { Gap } from '../../model/plan.ts'
import { counted, tick } from '../../model/words.ts'
import type { Breach, ProofInput } from './input.ts'
import { promises, type Seen } from './promises.ts'
import type { Start } from './start.ts'
import type { Stage } from './step.ts'
import { accessesOf, advance, sizeOf, trackOf, type Track } from './track.ts'
import { inWords } from './words.ts'

/** The promises after each operation, for everybody whom it can concern; everybody else is as after the one before. */
export const walk = (
  { operations, conflicts, gaps }: ProofInput,
  starts: ReadonlyMap<string, Start>,
  ends: ReadonlyMap<string, Stage>
): Breach | null => {
  const tracks = new Map<string, Track>()
  for (const [id, start] of starts) {
    const after = ends.get(id)
    if (after) tracks.set(id, trackOf(start, after, conflicts))
  }
  const interruptions = placed(operations, gaps)
  const gapsOf = byPerson(interruptions)
  const see = (track: Track, user: string, index: number): Seen => ({
    track,
    user,
    name: nameOf(track, user),
    ...accessesOf(track, user),
    gaps: gapsOf(track.target.id, user)
      .filter(({ from, until }) => from <= index && index < until)
      .map(({ gap }) => gap),
    peers: [...tracks.values()].filter(({ target }) => target.environment === track.target.environment),
    conflicts
  })
  for (const [index, operation] of operations.entries()) {
    const track = tracks.get(operation.target)
    const changed = track ? advance(track, operation).map((user) => see(track, user, index)) : []
    const reopened = interruptions
      .filter(({ until }) => until === index)
      .flatMap(({ gap: { target, user } }) => {
        const where = tracks.get(target)
        return where ? see(where, user, index) : []
      })
    const breach = firstBreach(operation, [...changed, ...reopened])
    if (breach) return breach
  }
  return null
}

const firstBreach = (operation: Operation, all: readonly Seen[]): Breach | null => {
  for (const [promise, judge] of promises) {
    for (const seen of all) {
      const why = judge(seen)
      if (why === null) continue
      const target = seen.track.target.id
      const user = promise === 'I5' ? null : seen.user
      return {
        promise,
        operation: operation.id,
        target,
        user,
        message: `after "${inWords(operation)}", ${why}`
      }
    }
  }
  return null
}

/** A person as messages name them, with how many others they stand for. */
const nameOf = (track: Track, user: string): string => {
  const alike = sizeOf(track, user) - 1
  return alike > 0 ? `${tick(user)} (and ${counted(alike, 'other')} with the same roles)` : tick(user)
}

/** An interruption with the places of the operations after which it begins and with which it ends. */
interface Placed {
  readonly gap: Gap
  readonly from: number
  readonly until: number
}

/** An interruption for which the plan has no place does not count. */
const placed = (operations: readonly Operation[], gaps: readonly Gap[]): readonly Placed[] => {
  const places = new Map(operations.map(({ id }, index) => [id, index]))
  return gaps.flatMap((gap) => {
    const [from, until] = [places.get(gap.from), places.get(gap.until)]
    return from === undefined || until === undefined ? [] : [{ gap, from, until }]
  })
}

const byPerson = (all: readonly Placed[]): ((target: string, user: string) => readonly Placed[]) => {
  const lists = new Map<string, Placed[]>()
  const key = (target: string, user: string): string => JSON.stringify([target, user])
  for (const one of all) {
    const name = key(one.gap.target, one.gap.user)
    lists.set(name, [...(lists.get(name) ?? []), one])
  }
  return (target, user) => lists.get(key(target, user)) ?? []
}
