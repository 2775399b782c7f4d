import type { Severity } from '../../model/finding.ts'
import { risks } from '../../model/catalog.ts'
import { child } from '../../model/place.ts'
import type { RuleSetting } from '../../model/document.ts'
import { beginningOf } from '../beginning.ts'
import { ruleIds } from '../ids.ts'
import { tick } from '../../model/words.ts'
import type { BothGuardrails, Weakening } from './weakening.ts'

/** Rules that weigh less than they did, or whose options allow more. */
export function* weakerRules({ before, after }: BothGuardrails): Iterable<Weakening> {
  for (const [id, { severity, fixed }] of ruleIds) {
    const was = before.rules.get(id)
    const is = after.rules.get(id)
    if (fixed || (was === undefined && is === undefined)) continue
    const weighed = was?.severity ?? severity
    const weighs = is?.severity ?? severity
    const place = is ? child(is.at, 'severity') : was && beginningOf(was.at)
    if (place && weight(weighs) < weight(weighed)) {
      yield {
        message: `the rule ${tick(id)} weighed ${tick(weighed)} and now weighs ${tick(weighs)}`,
        at: place
      }
    }
    yield* weakerOptions(id, was, is)
  }
}

const weight = (severity: Severity | 'off'): number => ['off', 'note', 'warning', 'error'].indexOf(severity)

function* weakerOptions(
  id: string,
  was: RuleSetting | undefined,
  is: RuleSetting | undefined
): Iterable<Weakening> {
  const options = new Set([...Object.keys(was?.options ?? {}), ...Object.keys(is?.options ?? {})])
  for (const option of options) {
    const old = was?.options[option]
    const fresh = is?.options[option]
    if (!allowsMore(option, old, fresh)) continue
    const at = is ? child(is.at, option) : was && beginningOf(was.at)
    const from = old === undefined ? 'its default' : tick(written(old))
    const to = fresh === undefined ? 'its default' : tick(written(fresh))
    if (at) yield { message: `${tick(option)} of the rule ${tick(id)} was ${from} and is now ${to}`, at }
  }
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A number may be lower only where it is a minimum. What replaces a default, or falls back to one, is shown: nobody sees which way it goes. */
const allowsMore = (option: string, old: unknown, fresh: unknown): boolean => {
  if (old === undefined || fresh === undefined) return true
  if (typeof old === 'number' && typeof fresh === 'number')
    return option === 'min' ? fresh < old : fresh > old
  if (Array.isArray(old) && Array.isArray(fresh)) return old.some((item) => !fresh.includes(item))
  return rankOf(fresh) > rankOf(old)
}

const rankOf = (value: unknown): number => risks.findIndex((risk) => risk === value)
