import type { Fix } from '../../model/finding.ts'
import type { Rule } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { replacementOf, roleReferences, standingOf, standingOn, type RoleReference } from '../references.ts'
import { tick } from '../../model/words.ts'

/** Reports roles under a name that the vendor no longer uses. */
export const rule: Rule = {
  id: 'deprecated-role',
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: 'a role under a name that the vendor gave up, with the one that took its place',
  explanation:
    'Vendors merge and rename their roles. Whoever had the old role now has the new one, so the old name in a line, a job function or a base leads nowhere. The fix writes the new name; for people it gives nobody more than the vendor already did.',
  basis: 'the deprecated roles in the catalog of the platform',
  *check({ policy }) {
    for (const reference of roleReferences(policy)) {
      if (standingOf(reference) !== 'deprecated') continue
      const target = reference.targets.find((each) => standingOn(each, reference.role) === 'deprecated')
      const use = target ? replacementOf(target, reference.role) : null
      if (target === undefined || use === null) continue
      yield {
        message: `the role ${tick(reference.role)} became ${tick(use)} on ${tick(target.catalog.id)}`,
        help: `write ${tick(use)}`,
        at: reference.at,
        fixes: [replacement(reference, use)],
        about: { role: roleName(reference.platform, reference.role) }
      }
    }
  }
}

/** People keep what the vendor gave them; a role on a new base grants what it did not grant before. */
const replacement = ({ use, at, beside }: RoleReference, name: string): Fix => {
  const { file, pointer: path } = at
  return beside.includes(name)
    ? { title: `leave it out beside ${tick(name)}`, widens: false, edits: [{ file, op: 'remove', path }] }
    : {
        title: `write ${tick(name)}`,
        widens: use === 'base',
        edits: [{ file, op: 'replace', path, value: name }]
      }
}
