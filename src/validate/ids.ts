/** The ids of the design, group by group; `!` marks the fixed ones. */
const marked = [
  'yaml! schema! unknown-reference! duplicate!',
  'missing-requirement invalid-scope! fixed-permission! unlicensed-permission role-limit role-count! builtin-role!',
  'reserved-role! deprecated-role duplicate-role role-cycle! missing-department role-removal!',
  'wildcard-grant admin-count separation-of-duties sensitive-reason standing-privilege redundant-role',
  'redundant-assignment empty-role unused-role role-name',
  'expired-assignment departed-person review-overdue missing-owner expired-waiver unreachable-approval',
  'released-access access-growth removal-limit guardrails-change'
]

/** Every rule that exists, and whether it is fixed: neither switched off nor waived. */
export const ruleIds: ReadonlyMap<string, { readonly fixed: boolean }> = new Map(
  marked
    .flatMap((group) => group.split(' '))
    .map((id) => [id.replace('!', ''), { fixed: id.endsWith('!') }] as const)
)
