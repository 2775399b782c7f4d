import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import { roleName } from '../about.ts'
import { tick } from '../../model/words.ts'
import type { ComparedSides } from './targets.ts'

/** Roles whose title changed, and whose document does not say what they were called before. */
export function* releasedTitles({ before, after }: ComparedSides): Iterable<Problem> {
  for (const { id, title: was, predefined, document } of before.target.roles.values()) {
    if (document === null || predefined?.title === was) continue
    const role = after.target.roles.get(id)
    if (!role?.document || folded(role.title) === folded(was)) continue
    const known = role.document.previously.some((name) => folded(name) === folded(was))
    if (!known) yield toProblem(role.document, was, role.title)
  }
}

/** A title as live roles are recognised by it: without case. */
export const folded = (title: string): string => title.normalize('NFC').trim().toLowerCase()

const toProblem = (document: RoleDocument, was: string, title: string): Problem => {
  const { at, id, platform, previously } = document
  const hasList = previously.length > 0
  return {
    message: `the title of ${tick(id)} was ${tick(was)} and is now ${tick(title)}: without the old one the role on the platform would not be recognised`,
    help: `write ${tick(was)} in \`previously\``,
    at: child(at, document.title === null ? 'id' : 'title'),
    about: { role: roleName(platform, id) },
    fixes: [
      {
        title: `write ${tick(was)} in \`previously\``,
        widens: false,
        edits: [
          {
            file: at.file,
            op: 'add',
            path: hasList ? `${at.pointer}/previously/-` : `${at.pointer}/previously`,
            value: hasList ? was : [was]
          }
        ]
      }
    ]
  }
}
