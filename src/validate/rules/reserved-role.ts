import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { roleReferences, type RoleReference } from '../references.ts'
import { targetsFor } from '../targets.ts'
import { tick } from '../../model/words.ts'

/** Reports every use of a role that belongs to the vendor's own staff. */
export const rule: Rule = {
  id: 'reserved-role',
  group: 'platform',
  severity: 'error',
  fixed: true,
  summary: "a role of the vendor's own staff that is assigned, edited, created, removed or built on",
  explanation:
    "Some platforms show a role that only the vendor's staff may hold, for support and maintenance. Customers neither assign it nor change it, and nothing of theirs is built on it. Use a role of your own organisation. A document with `observed` may state what it grants.",
  basis: 'the reserved roles in the catalog of the platform',
  *check({ policy }) {
    for (const reference of roleReferences(policy)) yield* named(reference)
    yield* documents(policy)
  }
}

const uses: Readonly<Record<RoleReference['use'], string>> = {
  assignment: 'nobody here can be given it',
  function: 'nobody here can be given it',
  base: 'nothing can be based on it',
  superior: 'no role can report to it',
  successor: 'nobody can be moved to it'
}

function* named({ use, role, targets, at }: RoleReference): Iterable<Problem> {
  const target = targets.find(({ catalog }) => catalog.roles.get(role)?.reserved === true)
  if (target === undefined) return
  yield {
    message: `${tick(role)} of ${tick(target.catalog.id)} is reserved for the vendor's own staff: ${uses[use]}`,
    help: 'use a role of your own organisation',
    at
  }
}

function* documents(policy: Policy): Iterable<Problem> {
  const find = targetsFor(policy)
  for (const document of policy.declared.roles) {
    if (document.observed !== null) continue
    const target = find(document).find(({ catalog }) => catalog.roles.get(document.id)?.reserved === true)
    if (target === undefined) continue
    yield {
      message: `${tick(document.id)} of ${tick(target.catalog.id)} is reserved for the vendor's own staff: it can be neither changed nor removed`,
      help: 'leave the document out, or state with `observed` what the role grants',
      at: child(document.at, 'id')
    }
  }
}
