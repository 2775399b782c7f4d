import { targetsBefore } from '../../access/difference.ts'
import { child } from '../../model/place.ts'
import type { TargetDocument } from '../../model/document.ts'
import { beginningOf } from '../beginning.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'
import type { Versions, Weakening } from './weakening.ts'

/** Targets that are gone, or that watch over less, protect less, or let others carry changes out. */
export function* weakerTargets({ before, after }: Versions): Iterable<Weakening> {
  const continued = new Map([...targetsBefore(before, after)].map(([target, old]) => [old, target]))
  for (const target of before.targets.values()) {
    const { document, id } = target
    if (document === null) continue
    const now = continued.get(target)
    if (now?.document) {
      yield* weaker(document, now.document)
      if (now.environment !== target.environment) yield moved(now.document)
    } else {
      yield {
        message: `the target ${tick(id)} is gone: nothing is managed there any more`,
        at: beginningOf(document.at)
      }
    }
  }
}

function* weaker(was: TargetDocument, is: TargetDocument): Iterable<Weakening> {
  const on = `on ${tick(is.id)}`
  for (const side of ['roles', 'assignments'] as const) {
    const kind = side === 'roles' ? 'roles' : 'users'
    if (was.manage[side] === 'all' && is.manage[side] === 'declared') {
      const at = child(is.at, 'id')
      yield { message: `all ${side} ${on} were managed, and now only those that are declared`, at }
    }
    const lost = was.protected[kind].filter((name) => !is.protected[kind].includes(name))
    if (lost.length > 0) {
      yield {
        message: `${list(lost)} ${lost.length === 1 ? 'is' : 'are'} no longer protected ${on}`,
        at: child(is.at, is.protected[kind].length > 0 ? 'protected' : 'id')
      }
    }
  }
  if (was.runsAs !== null && is.runsAs !== was.runsAs) {
    const at = child(is.at, is.runsAs === null ? 'id' : 'runsAs')
    yield {
      message: `the tool ran as ${tick(was.runsAs)} ${on}, whose account is no longer kept from changes`,
      at
    }
  }
  if (was.apply === 'action' && is.apply === 'anywhere') {
    yield {
      message: `changes ${on} were carried out by the action only, and now from anywhere`,
      at: child(is.at, 'id')
    }
  }
}

const moved = ({ id, at }: TargetDocument): Weakening => ({
  message: `${tick(id)} moved to another environment, so that conflicts with its old one are no longer seen`,
  at: child(at, 'id')
})
