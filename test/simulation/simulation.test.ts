import { expect, test } from 'vitest'
import { bind } from '../../src/sync/bind.ts'
import { declare } from '../../src/sync/declare.ts'
import { liveOf, now } from '../support/builders.ts'
import { runs } from '../support/runs.ts'
import { fulfilled } from './documents.ts'
import { explain, playScenario } from './replay.ts'
import { scenarioOf, seedsThatFailed } from './seeds.ts'
import { faceOf } from './tenant.ts'

const replayed = process.env['ROLEWRIGHT_SEED']
const first = 1_000_000
const seeds =
  replayed === undefined
    ? [...seedsThatFailed, ...Array.from({ length: runs(2500) }, (_, index) => first + index)]
    : [Number(replayed)]

test('what the documents of a simulated organisation want is what the engine declares', () => {
  for (const seed of seeds.slice(0, 2000)) {
    for (const { start, spec, wishes, target, holders } of scenarioOf(seed).organisation.sites) {
      const bound = bind(target, liveOf({ target: target.id, ...start }), new Map())
      const declared = declare(target, holders, bound.state, now, { canInvite: true })
      expect({ seed, refusals: declared.refusals }).toEqual({ seed, refusals: [] })
      expect(`${seed}\n${faceOf(declared.state)}`).toBe(`${seed}\n${faceOf(fulfilled(spec, wishes, start))}`)
    }
  }
})

test(
  'whatever goes wrong, no promise is broken, and a clean run gets to the end',
  { timeout: 7_200_000 },
  async () => {
    const counts = new Map<string, number>()
    for (const seed of seeds) {
      const report = await playScenario(scenarioOf(seed))
      if (report.violations.length > 0) expect.fail(await explain(scenarioOf(seed)))
      const end = report.isRefused ? 'refused' : report.hadFaults ? 'with faults' : 'without faults'
      counts.set(end, (counts.get(end) ?? 0) + 1)
    }
    if (replayed !== undefined) return
    expect(counts.get('with faults') ?? 0).toBeGreaterThan(seeds.length / 2)
  }
)
