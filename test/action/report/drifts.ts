import type { DriftView } from '../../../src/index.ts'
import type { Drift } from '../../../src/model/drift.ts'

const side = (words: string): Drift['live'] => ({ words, value: null })

/** Somebody has more than was approved, and something else is gone. */
export const driftViews: readonly DriftView[] = [
  {
    target: 'uspacy-production',
    applied: { at: '2026-11-20T08:00:00.000Z', revision: '8f0c2d4e6a9b1c3d5e7f90a1b2c3d4e5f6071829' },
    drifts: [
      {
        target: 'uspacy-production',
        kind: 'unassign',
        subject: { user: 'noor.elamin@example.org', role: 'record-upkeep' },
        approved: side('no `record-upkeep`'),
        live: { words: 'has `record-upkeep`', value: { role: 'record-upkeep', unit: null } },
        cause: 'by-hand',
        counts: true,
        operation: 'a1',
        answers: {
          revert: 'rolewright apply uspacy-production',
          adopt: 'write `record-upkeep` in the line of `noor.elamin@example.org`'
        }
      },
      {
        target: 'uspacy-production',
        kind: 'update-role',
        subject: { user: null, role: 'partner-relations' },
        approved: side('grants `leads.view`'),
        live: side('does not grant `leads.view`'),
        cause: 'unknown',
        counts: true,
        operation: 'a2',
        answers: { revert: 'rolewright apply uspacy-production', adopt: 'take `leads.view` out of the role' }
      },
      {
        target: 'uspacy-production',
        kind: 'assign',
        subject: { user: 'clara.schmidt@example.org', role: 'employee' },
        approved: side('has `employee`'),
        live: side('no `employee`'),
        cause: 'not-applied-yet',
        counts: false,
        operation: 'a3',
        answers: null
      }
    ]
  },
  { target: 'cinnox-production', applied: null, drifts: [] }
]
