import { targetsBefore } from '../../access/difference.ts'
import type { Conflict, Guardrails } from '../../model/document.ts'
import type { Target } from '../../model/target.ts'
import type { Version } from '../version.ts'

/** The guardrails that judge, those of the version that is applied first. With a base both judge. */
export const guardrailsOf = (head: Version | null, base: Version | null): readonly Guardrails[] =>
  [head, base === head ? null : base].flatMap((version) =>
    version === null ? [] : [version.policy.declared.guardrails]
  )

/** The conflicts of several guardrails, each once. */
export const conflictsIn = (guardrails: readonly Guardrails[]): readonly Conflict[] => {
  const known = new Map<string, Conflict>()
  for (const { conflicts } of guardrails) {
    for (const conflict of conflicts) {
      const name = JSON.stringify([conflict.id, conflict.between])
      if (!known.has(name)) known.set(name, conflict)
    }
  }
  return [...known.values()]
}

/** How many administrators a target should keep: the most that the guardrails ask for, else what is wise. */
export const administratorsOf = (target: Target, guardrails: readonly Guardrails[]): number => {
  const otherwise = target.document?.manage.assignments === 'all' ? 2 : 1
  const asked = guardrails.flatMap(({ rules }) => {
    const min = rules.get('admin-count')?.options['min']
    return typeof min === 'number' ? [min] : []
  })
  return Math.max(asked.length > 0 ? 0 : otherwise, ...asked)
}

/** The target as the base has it, also under another id; null where it is new or there is no base. */
export const targetIn = (base: Version | null, head: Version | null, target: Target): Target | null => {
  if (base === null) return null
  const declared = head?.policy.targets.get(target.id)
  if (!head || !declared) return base.policy.targets.get(target.id) ?? null
  return targetsBefore(base.policy, head.policy).get(declared) ?? null
}
