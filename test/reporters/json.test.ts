import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding, Waived } from '../../src/model/finding.ts'
import { findingsJson } from '../../src/reporters/json.ts'

const finding: Finding = {
  fixes: [
    {
      widens: true,
      title: 'grant `leads.edit: all`',
      edits: [
        { value: 'all', path: '/grants/leads/edit', op: 'add', file: 'policies/role.yaml' },
        { value: 'ignored', path: '/grants/deals', op: 'remove', file: 'policies/role.yaml' }
      ]
    }
  ],
  related: [
    {
      message: 'the base is here',
      location: { file: 'policies/base.yaml', line: 4, column: 5, endLine: 4, endColumn: 15 }
    }
  ],
  rule: 'missing-requirement',
  severity: 'error',
  message: '`leads.delete` needs `leads.edit`',
  help: 'grant it\u001b, or drop the other',
  location: { endColumn: 34, endLine: 7, column: 31, line: 7, file: 'policies/role.yaml' }
}

const waived: Waived = {
  finding: { ...finding, rule: 'separation-of-duties', fixes: [], related: [] },
  waiver: {
    until: Date.UTC(2027, 0, 1),
    reason: 'Only one trained person',
    owner: 'board@example.org',
    location: { file: 'policies/guardrails.yaml', line: 9, column: 5, endLine: 9, endColumn: 60 }
  }
}

test('findingsJson writes every key in the order of the design', async () => {
  const summary = { documents: 12, notes: 0, warnings: 0, errors: 1 }
  await expect(findingsJson([finding], summary, [waived])).toMatchFileSnapshot(
    join(import.meta.dirname, 'json.expected.json')
  )
})

test('findingsJson answers nothing found with empty lists', () => {
  const summary = { errors: 0, warnings: 0, notes: 0, documents: 3 }
  expect(JSON.parse(findingsJson([], summary))).toEqual({ findings: [], waived: [], summary })
})
