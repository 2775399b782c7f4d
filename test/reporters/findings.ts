import type { Finding, Waived } from '../../src/model/finding.ts'
import type { Location } from '../../src/model/place.ts'
import { rules } from '../../src/validate/registry.ts'
import type { Rule } from '../../src/model/rule.ts'

/** The rules that the findings of this file are of, and one of which there is none. */
export const ownRules: readonly Rule[] = rules.filter(({ id }) =>
  ['deprecated-role', 'missing-requirement', 'role-name', 'yaml'].includes(id)
)

const at = (file: string, line: number, column: number, endColumn: number, endLine = line): Location => ({
  file,
  line,
  column,
  endLine,
  endColumn
})

/** One finding of each severity: with everything, over several lines, and without help. */
export const findings: readonly Finding[] = [
  {
    rule: 'missing-requirement',
    severity: 'error',
    message: '`leads.delete` needs `leads.edit`, which `deal-maker` does not have',
    help: 'grant `leads.edit: all`, or drop `leads.delete: all`',
    location: at('policies/roles/deal maker.yaml', 7, 31, 34),
    related: [{ message: 'the base is here', location: at('policies/roles/base.yaml', 4, 5, 15) }],
    fixes: [{ title: 'drop `leads.delete`', widens: false, edits: [] }]
  },
  {
    rule: 'yaml',
    severity: 'warning',
    message: 'the text goes 100% over several lines: a, b',
    help: 'why?',
    location: at('policies/roles/deal maker.yaml', 9, 3, 9, 11),
    related: [],
    fixes: []
  },
  {
    rule: 'role-name',
    severity: 'note',
    message: 'the title `<営業>` says nothing',
    help: '',
    location: at('policies/roles/営業.yaml', 5, 8, 12),
    related: [],
    fixes: []
  }
]

/** One that is allowed for a time. */
export const waived: readonly Waived[] = [
  {
    finding: {
      rule: 'missing-requirement',
      severity: 'error',
      message: '`deals.delete` needs `deals.edit`, which `deal-maker` does not have',
      help: 'grant `deals.edit: all`, or drop `deals.delete: all`',
      location: at('policies/roles/deal maker.yaml', 8, 31, 34),
      related: [],
      fixes: []
    },
    waiver: {
      owner: 'board1@example.org',
      until: Date.UTC(2027, 0, 1),
      reason: 'Only one trained person until then',
      location: at('policies/guardrails.yaml', 12, 5, 60)
    }
  }
]

/** The file that two of them are in. */
export const text: string = [
  'apiVersion: rolewright/v1',
  'kind: Role',
  'platform: uspacy',
  'id: deal-maker',
  'title: Deal maker',
  'grants:',
  '  leads: {view: all, delete: all}',
  '  deals: {view: all, delete: all}',
  'description: >-',
  '  Makes deals,',
  '  and closes them.'
].join('\n')
