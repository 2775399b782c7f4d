import type { Problem } from '../../model/finding.ts'
import { child, keyOf } from '../../model/place.ts'
import type { ApprovalRoute, Override, Waiver } from '../../model/document.ts'
import { overridableGuards } from '../../model/limit.ts'
import type { Policy } from '../../model/policy.ts'
import { ruleIds } from '../ids.ts'
import { some, unknownName, unknownPlatform } from './name.ts'
import type { Qualified } from './qualified.ts'

const seeRules = '`rolewright rules` lists the rules'

/** Names in guardrails: rules, permissions, roles, conflicts, platforms and targets. */
export function* unknownInGuardrails(policy: Policy, names: Qualified): Iterable<Problem> {
  const { rules, conflicts, waivers, overrides, approvals } = policy.declared.guardrails
  for (const [id, { at }] of rules) {
    if (!ruleIds.has(id)) yield unknownRule(id, keyOf(at))
  }
  for (const { at, between } of conflicts) {
    for (const [side, patterns] of between.entries()) {
      for (const [index, pattern] of patterns.entries()) {
        yield* some(names.permission(pattern, child(at, 'between', side, index)))
      }
    }
  }
  for (const waiver of waivers) yield* unknownInWaiver(policy, names, waiver)
  for (const override of overrides) yield* unknownInOverride(policy, override)
  for (const route of approvals) yield* unknownInRoute(policy, names, route)
}

function* unknownInWaiver(policy: Policy, names: Qualified, waiver: Waiver): Iterable<Problem> {
  const { at, rule, role, conflict } = waiver
  if (!ruleIds.has(rule)) yield unknownRule(rule, child(at, 'rule'))
  if (role !== null) yield* some(names.role(role, child(at, 'role')))
  const conflicts = policy.declared.guardrails.conflicts.map(({ id }) => id)
  if (conflict === null || conflicts.includes(conflict)) return
  yield unknownName({
    noun: 'conflict',
    name: conflict,
    at: child(at, 'conflict'),
    candidates: conflicts,
    otherwise: 'write it under `conflicts` of the guardrails'
  })
}

function* unknownInOverride(policy: Policy, { at, guard, target }: Override): Iterable<Problem> {
  const candidates: readonly string[] = overridableGuards
  if (!candidates.includes(guard)) {
    yield unknownName({
      noun: 'overridable guard',
      name: guard,
      at: child(at, 'guard'),
      candidates,
      otherwise: 'all other guards hold always'
    })
  }
  yield* unknownTarget(policy, target, child(at, 'target'))
}

function* unknownInRoute(
  policy: Policy,
  names: Qualified,
  { at, when, from }: ApprovalRoute
): Iterable<Problem> {
  const { platform, target, role, permission } = when
  const inside = (name: string): string =>
    platform !== null && !name.includes(':') ? `${platform}:${name}` : name
  const place = child(at, 'when')
  if (platform !== null && !policy.catalogs.has(platform)) {
    yield unknownPlatform(platform, child(place, 'platform'), policy.catalogs)
    return
  }
  if (target !== null) yield* unknownTarget(policy, target, child(place, 'target'))
  if (role !== null) yield* some(names.role(inside(role), child(place, 'role')))
  if (permission !== null) yield* some(names.permission(inside(permission), child(place, 'permission')))
  for (const [index, approver] of from.roles.entries()) {
    yield* some(names.role(approver, child(at, 'from', 'roles', index)))
  }
}

function* unknownTarget(policy: Policy, id: string, at: Problem['at']): Iterable<Problem> {
  if (policy.targets.has(id) || 'line' in at) return
  yield unknownName({
    noun: 'target',
    name: id,
    at,
    candidates: policy.targets.keys(),
    otherwise: 'write a `Target` document for it'
  })
}

const unknownRule = (name: string, at: Parameters<typeof unknownName>[0]['at']): Problem =>
  unknownName({ noun: 'rule', name, at, candidates: ruleIds.keys(), otherwise: seeRules })
