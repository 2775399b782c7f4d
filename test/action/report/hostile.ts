import * as fc from 'fast-check'
import type { PlanReport } from '../../../action/report/view.ts'

/** Text that means something to a reader of Markdown, of HTML or of diagrams. */
export const hostileTexts: readonly string[] = [
  '@team',
  '#1',
  'example/access#2',
  'https://evil.example/',
  'www.evil.example',
  'eve@evil.example',
  '`',
  '``',
  '```',
  '~~~',
  '|',
  '\\',
  '\\|',
  '\\`',
  '| --- |',
  '](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example/',
  '[^1]',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details>',
  '</summary>',
  '</sub>',
  '<br>',
  '<!--',
  '-->',
  '<!-- rolewright:plan v1 {} -->',
  '<https://evil.example/>',
  '&#64;team',
  '&lt;b&gt;',
  '*',
  '**',
  '_',
  '~~',
  '$`x`$',
  '$$x$$',
  ':tada:',
  '> [!NOTE]',
  '- [ ] done',
  ' ',
  '\n',
  '\r\n# Heading',
  '\n\n- item',
  '\n```\n',
  '\t',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\ud83d',
  '営業',
  '👍🏽',
  '"]',
  '"]:::x',
  'end',
  '%%{init: {}}%%',
  'click n1 "javascript:alert(1)"',
  '#quot;',
  'style n1 fill:#fff;',
  'x'
]

/** A few of them, one after the other. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 4
  })
  .map((parts) => parts.join(''))

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
  'fileUrl',
  'from',
  'until',
  'scope',
  'was',
  'count'
])

/** The same report with other texts: whatever anybody else writes comes from `rename`. */
export const renamed = <T>(value: T, rename: (text: string) => string): T => {
  const visit = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return ours.has(key) ? each : rename(each)
    if (typeof each === 'function' || each instanceof Map) return each
    if (Array.isArray(each)) return each.map((item) => visit(item, key))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(
      Object.entries(each).map(([name, child]) => [
        hasOtherKeys(key) ? rename(name) : name,
        visit(child, name)
      ])
    )
  }
  return visit(value, '') as T
}

/** Maps whose keys are text of others: grants, permissions of a gap, accounts, units, what a route is for. */
const hasOtherKeys = (key: string): boolean => /^(?:in|accounts|permissions|when)$/.test(key)

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
