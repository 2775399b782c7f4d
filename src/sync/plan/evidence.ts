import type { PlanEvidence, PlannedTarget } from '../../model/plan.ts'
import type { State } from '../../model/state.ts'
import { compareText } from '../../model/words.ts'
import { sha256Of } from '../digest.ts'
import type { PlanInputs, TargetInput } from './inputs.ts'
import type { End, Part } from './part.ts'

/** What one target has to do with a plan. */
export const plannedTarget = ({ input, operations }: End): PlannedTarget => ({
  id: input.target.id,
  platform: input.target.catalog.id,
  connector: input.target.document?.connector ?? 'sandbox',
  operations: operations.length,
  adopt: adopted(input)
})

/** What the record does not know, or knows under another key; without a record, what was recognised by a name. */
const adopted = ({ target, bound, known }: TargetInput): readonly string[] => {
  if (known === undefined) return bound.adopted
  const isAdopted = (id: string): boolean => {
    const live = bound.state.roles.get(id)
    return live !== undefined && (!Object.hasOwn(known, id) || known[id] !== live.key)
  }
  return [...target.roles.values()]
    .filter(({ id, document, predefined }) => document !== null && predefined === null && isAdopted(id))
    .map(({ id }) => id)
    .sort()
}

/** What a plan was made from. */
export const evidenceOf = ({ origin }: PlanInputs, parts: readonly Part[]): PlanEvidence => ({
  revision: origin?.revision ?? null,
  policy: origin?.policy ?? 'unknown',
  bases: parts.flatMap(({ input }) => input.base?.evidence ?? []),
  states: parts.map(({ target, proof }) => ({ target: target.id, state: hashOf(proof.before) }))
})

const hashOf = ({ roles, accounts }: State): string => {
  const plain = <Entry extends object>(entries: ReadonlyMap<string, Entry>): readonly object[] =>
    [...entries]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, entry]) =>
        Object.fromEntries(
          Object.entries(entry).map(([name, value]) => [
            name,
            value instanceof Map ? Object.fromEntries<unknown>(value) : value
          ])
        )
      )
  return `sha256:${sha256Of({ roles: plain(roles), accounts: plain(accounts) })}`
}
