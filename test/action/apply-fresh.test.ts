import { expect, test } from 'vitest'
import { planFresh } from '../../action/apply/fresh.ts'
import { openScene, type Scene } from '../../action/apply/scene.ts'
import type { Job } from '../../action/job.ts'
import { openState } from '../../action/state/state.ts'
import { planText, type Prepared } from '../../src/index.ts'
import { annSells, jobOf, openDesk } from './apply-desk.ts'
import { dispatchEvent } from './support/happenings.ts'

/** How an apply of the newest commit begins, of which nothing is approved. */
const unapproved = async (): Promise<{ readonly job: Job; readonly scene: Scene }> => {
  const { world } = await openDesk()
  world.commit('main', annSells, { by: 'dora' })
  const { job } = await jobOf(world, dispatchEvent(world), { command: 'apply', run: { id: 7 } })
  openState(job.context, job.inputs, 'policies').open()
  return { job, scene: openScene(job, world.branch('main')) }
}

/** The plans that were made before it was refused. */
const refusedAfter = async (job: Job, scene: Scene): Promise<readonly Prepared[]> => {
  const plans: Prepared[] = []
  const options = { judged: [], approved: [], onPlan: (prepared: Prepared) => plans.push(prepared) }
  await expect(planFresh(job, scene, options)).rejects.toMatchObject({ reason: 'plan-changed' })
  return plans
}

test('targets are read once where nothing is approved, and again where an apply was cut off', async () => {
  const { job, scene } = await unapproved()
  const [first, ...others] = await refusedAfter(job, scene)
  if (!first) throw new Error('no plan')
  expect(first.planned.plan.operations).toHaveLength(1)
  expect(others).toEqual([])
  const text = planText(first.planned, first.locate)
  const journal = { ...scene.ledger.journal, keptPlan: () => text }
  expect(await refusedAfter(job, { ...scene, ledger: { ...scene.ledger, journal } })).toHaveLength(2)
})
