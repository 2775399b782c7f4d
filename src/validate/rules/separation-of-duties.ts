import type { Problem } from '../../model/finding.ts'
import type { Conflict } from '../../model/document.ts'
import type { Rule, RuleContext } from '../../model/rule.ts'
import type { Setting, Target } from '../../model/target.ts'
import { none, on } from '../../model/grants.ts'
import { child, type Place } from '../../model/place.ts'
import { roleName } from '../about.ts'
import { bothSides, conflictMap, conflictsOf, type ConflictMap } from '../conflicts.ts'
import { breaches, type Breach } from '../breaches.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'
import { showInstant } from '../../model/instant.ts'

/** Reports people, and roles by themselves, that hold both sides of a conflict, now or at any later instant. */
export const rule: Rule = {
  id: 'separation-of-duties',
  group: 'least privilege',
  severity: 'error',
  fixed: false,
  summary: 'a person, or one role by itself, with both sides of a conflict of the guardrails',
  explanation:
    'Whoever prepares something should not be the one who releases it. `conflicts` in the guardrails name two sets of permissions; the conflict is broken by holding, at any scope, at least one of each. A person is judged by all roles together, over all targets of one environment, and at every instant at which something changes: a conflict that begins next month is reported today, with its date, at the line that completes it. A role is judged by itself, held or not; a role as the vendor made it is not, but whoever holds it is. What a role with undocumented content may do is not known, and breaks nothing. Take one of the two roles away, let the periods not meet, or split the role. Where it cannot be avoided for a time, a waiver allows it to one `user`, `role` or `conflict`, with an owner and an end. With a base revision its conflicts judge as well.',
  basis:
    'static separation of duty in NIST RBAC (ANSI INCITS 359), AC-5 of NIST SP 800-53; CVR-8: no single role both creates and approves',
  *check(context) {
    const map = conflictMap(conflictsOf(context))
    if (map.conflicts.length === 0) return
    for (const documented of documentedRoles(context.policy)) {
      if (documented.role.contentManaged) yield* ofRole(context, map, documented)
    }
    for (const breach of breaches(context, map)) yield ofPerson(context, map, breach)
  }
}

function* ofRole(context: RuleContext, map: ConflictMap, documented: DocumentedRole): Iterable<Problem> {
  const { target, role, document } = documented
  const reaches = context.access.reaches(target, new Map([[role.id, null]]))
  const sides = map.sides(target, reaches)
  for (const [index, conflict] of map.conflicts.entries()) {
    if (sides[index] !== bothSides) continue
    const both = ([1, 2] as const).map((side) => map.example(target, reaches, index, side) ?? '')
    yield {
      message: `the role ${tick(role.id)} by itself gives ${pair(both)}, which ${tick(conflict.id)} keeps apart`,
      help: 'split it in two roles, one for each side',
      at:
        completing(map, documented, index) ??
        child(document.at, document.basedOn === null ? 'grants' : 'basedOn'),
      related: because(context, conflict),
      about: { role: roleName(target.catalog.id, role.id), conflict: conflict.id }
    }
  }
}

const pair = (both: readonly string[]): string =>
  both[0] === both[1] ? `${tick(both[0] ?? '')}, which is on both sides` : list(both)

/** The last thing that the document itself writes on one of the sides. */
const completing = (map: ConflictMap, { target, role }: DocumentedRole, conflict: number): Place | null =>
  role.settings.findLast((setting) => isGranted(setting) && touches(map, target, setting, conflict))?.at ??
  null

const isGranted = ({ value, fault }: Setting): boolean => value !== none && fault === null

const touches = (map: ConflictMap, target: Target, { permission }: Setting, conflict: number): boolean => {
  const alone = new Map([[permission, { scope: on, units: [], through: [] }]])
  return map.example(target, alone, conflict, 1) !== null || map.example(target, alone, conflict, 2) !== null
}

const ofPerson = (context: RuleContext, map: ConflictMap, breach: Breach): Problem => {
  const { user, conflict: index, from, completing: last, held, others, only } = breach
  const conflict = map.conflicts[index]
  const id = conflict?.id ?? ''
  const begins = from === null ? '' : ` from ${showInstant(from)}`
  return {
    message: `${tick(user)} has ${held.map(shownSide).join(' and ')}${begins}, which ${tick(id)} keeps apart`,
    help:
      from === null
        ? 'take one of the roles away, or waive it with an owner and an end'
        : 'take one of the roles away, let their periods not meet, or waive it with an owner and an end',
    at: last.at,
    related: [
      ...others.map(({ role, at }) => ({ message: `${tick(role)} comes from here`, at })),
      ...(conflict === undefined ? [] : because(context, conflict))
    ],
    about: { user, conflict: id, ...(only !== null && { role: only }) },
    ...(from !== null && { from })
  }
}

const shownSide = ({ permission, target, role }: Breach['held'][number]): string =>
  `${tick(`${target.catalog.id}:${permission}`)} (${tick(role)} on ${tick(target.id)})`

/** Where the conflict stands, and why; a conflict that only the base revision has stands nowhere any more. */
const because = ({ policy }: RuleContext, conflict: Conflict): { message: string; at: Place }[] =>
  policy.declared.guardrails.conflicts.includes(conflict)
    ? [{ message: `they are kept apart here: ${conflict.reason}`, at: conflict.at }]
    : []
