import type { Problem } from '../../model/finding.ts'
import { child, type Place } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rule } from '../../model/rule.ts'
import { roleName } from '../about.ts'
import { documentedRoles, type DocumentedRole } from '../roles.ts'
import { optionOf } from '../settings.ts'
import { folded } from '../skeleton.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

const id = 'role-name'

/** Words for a rank in a company; nothing that also says what somebody does. */
const ranks = ['director', 'executive', 'head', 'manager', 'officer', 'president']

/** Reports custom roles that are named after a job title. */
export const rule: Rule = {
  id,
  group: 'least privilege',
  severity: 'note',
  fixed: false,
  summary: 'a custom role named after a job title in place of what it is for',
  explanation: `Job titles change when an organisation does, and say little about what somebody may do: a \`Sales Manager\` of one company is a \`Customer Data Management\` plus a \`Campaign Release\` in the next. A title is reported that ends with a rank, or begins with one and goes on with \`of\`: ${list(ranks)}; \`titles\` in the guardrails takes the place of these words. Only roles of your own are judged, and titles that the vendor itself uses are not. The id of a role never changes: give a new \`title\`, and write the old one into \`previously\`.`,
  basis: 'CVR-9: name roles after stable business functions and not after job titles',
  *check({ policy }) {
    const words = wordsOf(policy)
    for (const documented of documentedRoles(policy)) {
      const { target, role } = documented
      if (role.predefined !== null) continue
      const vendors = [...target.catalog.roles.values()].map(({ title }) => folded(title))
      const title = folded(titleOf(documented))
      const word = words.find((each) => isRank(title, folded(each)))
      if (word !== undefined && !vendors.includes(title)) yield toProblem(documented, word)
    }
  }
}

const wordsOf = (policy: Policy): readonly string[] => {
  const titles = optionOf(policy, id, 'titles')
  return Array.isArray(titles) ? titles.filter((title) => typeof title === 'string') : ranks
}

const titleOf = ({ role, document }: DocumentedRole): string =>
  document.title === null ? role.id.replaceAll('-', ' ') : role.title

const isRank = (title: string, word: string): boolean =>
  title === word || title.endsWith(` ${word}`) || title.startsWith(`${word} of `)

const toProblem = (documented: DocumentedRole, word: string): Problem => {
  const { target, role, document } = documented
  return {
    message: `${tick(titleOf(documented))} names a rank (${tick(word)}), which says little about what the role is for`,
    help: 'name it after the business function, such as `Customer Data Management`; the old title goes into `previously`',
    at: placeOf(document),
    about: { role: roleName(target.catalog.id, role.id) }
  }
}

const placeOf = ({ at, title }: RoleDocument): Place => child(at, title === null ? 'id' : 'title')
