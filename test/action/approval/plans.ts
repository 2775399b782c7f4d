import { writePlan } from '../../../src/index.ts'
import type { Plan } from '../../../src/model/plan.ts'
import { digestOf } from '../../../src/sync/plan/plan.ts'

/** A plan as its file has it, and its digest. */
export interface PlanFile {
  readonly digest: string
  readonly text: string
}

const target = 'desk'

const made = new Map<string, PlanFile>()

/** A plan by which these people gain something, others only lose; plans of another `turn` have another digest. */
export const planFile = (gaining: readonly string[], turn = 0): PlanFile => {
  const key = JSON.stringify([gaining, turn])
  const file = made.get(key) ?? makePlan(gaining, turn)
  made.set(key, file)
  return file
}

const makePlan = (gaining: readonly string[], turn: number): PlanFile => {
  const delta = {
    permission: 'leads.export',
    scope: 'all',
    was: null,
    risk: 'high',
    through: ['sales'],
    from: null,
    until: null
  } as const
  const decisive = {
    operations: [],
    access: [
      ...gaining.map((user) => ({ user, target, platform: 'crm', gained: [delta], lost: [] })),
      { user: 'loses@example.org', target, platform: 'crm', gained: [], lost: [delta] }
    ],
    guards: [],
    helpers: [],
    gaps: [],
    approvals: [],
    validUntil: new Date(Date.UTC(2027, 0, 1, 0, turn)).toISOString()
  }
  const plan: Plan = {
    version: 1,
    ...decisive,
    digest: digestOf(decisive),
    targets: [],
    unlisted: [],
    effects: [],
    pending: [],
    waiting: [],
    evidence: { revision: null, policy: `sha256:${'0'.repeat(64)}`, bases: [], states: [] }
  }
  return { digest: plan.digest, text: writePlan({ ...plan, refusals: [] }) }
}
