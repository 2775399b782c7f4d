import type { Policy } from '../../model/policy.ts'
import type { RoleState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import type { Subject } from './proposal.ts'

/** What an import looks at. */
export interface ImportInput {
  readonly policy: Policy
  readonly target: Target
  /** What was read, under our names. */
  readonly state: State
  /** The one subject that is imported; null for everything. */
  readonly only: Subject | null
}

/** The other targets of the same platform. */
export const otherTargets = ({ policy, target }: ImportInput): readonly string[] =>
  [...policy.targets.values()]
    .filter(({ id, catalog }) => catalog.id === target.catalog.id && id !== target.id)
    .map(({ id }) => id)

/** Where a document that is written holds: said only where the platform has other targets, which nobody has looked at. */
export const targetsField = (input: ImportInput): { readonly targets?: readonly string[] } =>
  otherTargets(input).length === 0 ? {} : { targets: [input.target.id] }

/** Whether a role on the platform is to be imported; of somebody who is imported alone, also what they have. */
export const isAsked = ({ only, state, target }: ImportInput, { id }: RoleState): boolean => {
  if (only === null) return true
  if (only.kind === 'role') return only.id === id
  const isNew = !target.roles.has(id) && !target.removed.has(id)
  return isNew && state.accounts.get(only.id)?.roles.has(id) === true
}
