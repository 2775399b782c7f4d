import type { PlanReport } from '../../../action/report/view.ts'
import { withOtherTexts } from '../../support/hostile-text.ts'

/** Words and instants of ours, which no document, platform or person can write. */
const ours = new Set([
  'kind',
  'change',
  'content',
  'risk',
  'status',
  'severity',
  'pointer',
  'result',
  'cause',
  'runUrl',
  'commitUrl',
  'fileUrl',
  'from',
  'until',
  'scope',
  'was',
  'count'
])

/** Maps whose keys are text of others: grants, permissions of a gap, accounts, units, what a route is for. */
const hasOtherKeys = (key: string): boolean => /^(?:in|accounts|permissions|when)$/.test(key)

/** The same report with other texts: whatever anybody else writes comes from `rename`. */
export const renamed = <T>(value: T, rename: (text: string) => string): T =>
  withOtherTexts(value, { ours, hasOtherKeys }, rename)

/** A report with something in every list. */
export const full = (report: PlanReport): PlanReport => {
  const { plan, difference } = report
  const [operation] = plan?.operations ?? []
  if (!plan || !difference || !operation) throw new Error('nothing changes')
  const location = { file: 'policies/a.yaml', line: 3, column: 1, endLine: 3, endColumn: 9 }
  const finding = { rule: 'r', message: 'm', help: 'h', location, related: [], fixes: [] }
  const people = ['ana@example.org', 'bo@example.org']
  const [
    needed = {
      when: { risk: 'high' },
      from: { roles: [], people: [] },
      count: 2,
      approvers: people,
      because: ['b']
    }
  ] = plan.approvals
  return {
    ...report,
    touchesRules: ['policies/guardrails.yaml'],
    refusals: [{ target: 't', message: 'm', help: 'h' }],
    notes: ['n'],
    findings: [
      { ...finding, severity: 'error' },
      { ...finding, severity: 'warning' },
      { ...finding, severity: 'note' }
    ],
    summary: { errors: 1, warnings: 1, notes: 1, documents: 9 },
    waived: [
      {
        finding: { ...finding, severity: 'error' },
        waiver: { owner: 'o', until: report.now, reason: 'w', location }
      }
    ],
    judgement: {
      needs: [{ needed, given: [{ login: 'l', user: 'u', review: 1 }], missing: 1 }],
      objections: [{ login: 'o', user: 'p', review: 2 }],
      discounted: [{ login: 'd', review: 3, because: 'c' }],
      isMet: false
    },
    bases: [
      { target: 't', kind: 'live', at: null },
      { target: 'u', kind: 'recorded', at: report.now - 1 }
    ],
    difference: {
      ...difference,
      comparison: {
        ...difference.comparison,
        released: [
          { kind: 'person', platform: 'p', target: 't', user: 'u', role: null, reason: 'r', at: null },
          { kind: 'role', platform: 'p', target: 't', user: null, role: 'r', reason: null, at: null }
        ]
      }
    },
    plan: {
      ...plan,
      targets: plan.targets.map((target) => ({ ...target, adopt: ['a'] })),
      guards: [{ guard: 'g', target: 't', passed: false, message: 'm' }],
      gaps: [
        {
          target: 't',
          user: 'u',
          permissions: { p: 'on', q: 'all' },
          from: '1',
          until: '2',
          steps: 2,
          seconds: 9
        }
      ],
      helpers: [{ target: 't', role: 'r', title: 'i', users: people }],
      unlisted: [{ target: 't', role: 'r', user: 'u' }],
      pending: [{ operation: operation.id, target: 't', guide: { screen: 's', steps: ['s'] } }],
      waiting: [{ target: 't', user: 'u', reason: 'r' }],
      effects: [
        {
          target: 't',
          takesEffect: ['e'],
          signInAgain: people,
          fallback: [{ user: 'u', role: 'r' }],
          checklists: [{ title: 'c', steps: ['s'] }]
        }
      ],
      evidence: {
        ...plan.evidence,
        bases: [{ target: 't', revision: 'abc', because: 'applied', differs: true }]
      }
    }
  }
}
