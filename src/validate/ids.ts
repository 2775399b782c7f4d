import type { Severity } from '../model/finding.ts'

/** The ids of the design, group by group; `!` marks the fixed ones, `~` a warning and `.` a note, where others are errors. */
const marked = [
  'yaml! schema! unknown-reference! duplicate!',
  'missing-requirement invalid-scope! fixed-permission! unlicensed-permission role-limit role-count! builtin-role!',
  'reserved-role! deprecated-role duplicate-role role-cycle! missing-department~ role-removal!',
  'wildcard-grant~ admin-count separation-of-duties sensitive-reason standing-privilege~ redundant-role~',
  'redundant-assignment~ empty-role~ unused-role. role-name.',
  'expired-assignment~ departed-person review-overdue~ missing-owner. expired-waiver unreachable-approval~',
  'released-access access-growth removal-limit guardrails-change~'
]

/** What is known of a rule by its id alone. */
interface KnownRule {
  /** Neither switched off nor waived. */
  readonly fixed: boolean
  /** What it weighs where nothing else is said. */
  readonly severity: Severity
}

const severityOf = (marked: string): Severity => {
  if (marked.endsWith('~')) return 'warning'
  return marked.endsWith('.') ? 'note' : 'error'
}

/** Every rule that exists. */
export const ruleIds: ReadonlyMap<string, KnownRule> = new Map(
  marked
    .flatMap((group) => group.split(' '))
    .map((id) => [id.replace(/\W$/, ''), { fixed: id.endsWith('!'), severity: severityOf(id) }] as const)
)
