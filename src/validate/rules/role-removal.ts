import type { Fix, Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import { roleReferences, standingOf, type RoleReference } from '../references.ts'
import { tick } from '../../model/words.ts'

/** Reports what still names a role that is being removed. */
export const rule: Rule = {
  id: 'role-removal',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: 'a line, job function or role that still names a removed role',
  explanation:
    'A role is deleted by a document with `removed`, which says why and where its holders go. Platforms refuse to delete a role that people hold, or move them as they see fit, so every document that still names the role has to say what holds instead. The fix writes the role of `moveTo`; it may give more than the old one did, so it is not carried out by itself. People who hold the role on the platform without a line are moved by the plan, and named there.',
  basis: 'what the platform does when a role in use is deleted, in its catalog',
  *check({ policy }) {
    for (const reference of roleReferences(policy)) {
      if (standingOf(reference) === 'removed') yield toProblem(reference)
    }
  }
}

const uses: Readonly<Record<RoleReference['use'], string>> = {
  assignment: 'this line still gives it',
  function: 'this job function still gives it',
  base: 'this role is still based on it',
  superior: 'this role still reports to it',
  successor: 'its holders cannot be moved there'
}

const toProblem = (reference: RoleReference): Problem => {
  const { use, role, targets, at } = reference
  const tombstone = targets.map(({ removed }) => removed.get(role)).find((document) => document !== undefined)
  const moveTo = tombstone?.removed?.moveTo ?? null
  const given = use === 'assignment' || use === 'function'
  return {
    message: `the role ${tick(role)} is removed, and ${uses[use]}`,
    help: helpOf(given, moveTo),
    at,
    related: related(tombstone),
    fixes: given ? fixes(reference, moveTo) : []
  }
}

const helpOf = (given: boolean, moveTo: string | null): string => {
  if (!given) return 'name another role'
  return moveTo === null
    ? 'name another role, leave it out, or write `moveTo` where it is removed'
    : `write ${tick(moveTo)}, where its holders go, or leave it out`
}

const related = (tombstone: RoleDocument | undefined): { message: string; at: RoleDocument['at'] }[] =>
  tombstone ? [{ message: 'it is removed here', at: child(tombstone.at, 'removed') }] : []

const fixes = ({ at, beside, role }: RoleReference, moveTo: string | null): Fix[] => {
  const { file, pointer: path } = at
  if (moveTo === null || beside.includes(moveTo)) {
    return [{ title: `leave ${tick(role)} out`, widens: false, edits: [{ file, op: 'remove', path }] }]
  }
  return [
    { title: `write ${tick(moveTo)}`, widens: true, edits: [{ file, op: 'replace', path, value: moveTo }] }
  ]
}
