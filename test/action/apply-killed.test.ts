import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openState } from '../../action/state/state.ts'
import { folderStore, readRecord, type Store } from '../../src/index.ts'
import { lines, openDesk, type Desk } from './apply-desk.ts'
import { contextOf, inputsOf } from './state-desk.ts'
import { pushEvent } from './support/happenings.ts'
import { runAction } from './support/run.ts'
import type { Files } from './support/repository.ts'

const change: Files = {
  ...lines(['ann', 'employee', 'sales'], ['bob', 'employee', 'sales']),
  'policies/cleo.yaml': lines(['cleo', 'sales'])['policies/lines.yaml'] ?? ''
}
const roles = (desk: Desk): unknown => ['ann', 'bob', 'cleo'].map((user) => desk.rolesOf(user))
const hook = join(import.meta.dirname, 'kill-at.cjs')

describe('an apply whose runner dies', () => {
  test.each([
    ['before', 1, 0],
    ['after', 1, 1],
    ['after', 2, 2],
    ['after', 3, 3]
  ])('%s write %s is finished by the next run', async (when, at, done) => {
    const desk = await openDesk()
    const { world } = desk
    const before = await desk.land(await desk.propose('more', change))
    const event = pushEvent(world, before)
    const run = world.addRun({
      head: world.branch('main'),
      path: '.github/workflows/access-apply.yml',
      event: 'push',
      status: 'in_progress',
      conclusion: null
    })
    const killed = await runAction(
      world,
      event,
      { command: 'apply' },
      {
        run: { id: run },
        variables: { NODE_OPTIONS: `--require ${hook}`, KILL_AT: String(at), KILL_WHEN: when }
      }
    )
    expect([killed.exit, killed.log]).toEqual([null, expect.not.stringContaining('Error')])
    // What the platform has done stays done, whatever becomes of the runner.
    const tenant = killed.clone.read('.rolewright/sandbox/desk.json')
    const branch = 'refs/heads/rolewright-record'
    world.hub.repository.commit(branch, { '.rolewright/sandbox/desk.json': tenant }, { from: branch })
    expect(JSON.stringify(roles(desk)).split('sales').length - 1).toBe(done)
    expect(desk.recorded('record/log.jsonl')).toContain('"started"')

    const written = desk.written()
    const held = await desk.push(before, { run: { id: run + 5000 } })
    expect(held.ended).toMatchObject({ exit: 2, result: 'error', reason: 'target-error' })
    expect(held.ended.message).toContain(`run ${run}, attempt 1`)
    expect(desk.written()).toEqual(written)

    world.changeRun(run, { status: 'completed', conclusion: 'failure' })
    const finished = await runAction(world, event, { command: 'apply' }, { run: { id: run, attempt: 2 } })
    expect(finished.exit).toBe(0)
    expect(finished.outputs).toMatchObject({ result: 'ok', 'exit-code': '0', 'failure-reason': '' })
    expect(roles(desk)).toEqual([['employee', 'sales'], ['employee', 'sales'], ['sales']])
    expect(desk.written()['lock']).toBe(null)
    const { report, entries } = readRecord(storeOf(desk), null)
    expect(report.problems).toEqual([])
    expect(entries.map(({ type }) => type)).toContain('take-over')
    expect(entries.at(-1)).toMatchObject({ type: 'ended', result: 'complete' })
  })
})

/** The record as the branch has it. */
const storeOf = ({ world }: Desk): Store => {
  const { folder } = world.clone('main')
  const state = openState(contextOf(folder), inputsOf(), 'policies')
  state.open()
  return folderStore(state.folder)
}
