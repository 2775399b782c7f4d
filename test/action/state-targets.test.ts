import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDocuments } from '../../action/commands/prepare.ts'
import type { Job } from '../../action/job.ts'
import type { Inputs } from '../../action/inputs.ts'
import type { Event } from '../../action/model.ts'
import { actionEnvironment } from '../../action/state/environment.ts'
import { recordedState, recordStates } from '../../action/state/snapshots.ts'
import { basesFor } from '../../action/state/targets.ts'
import { chooseTargets, openTargets, type Organisation } from '../../src/index.ts'
import { root } from '../support/cli.ts'
import { documents } from './apply-desk.ts'
import { fakeGitHub } from './fake-github.ts'
import { withGuided } from './guided.ts'
import { contextOf, inputsOf } from './state-desk.ts'
import { makeRepository } from './support/repository.ts'
import { clonesOf } from './support/checkout.ts'

const pull = (isFork: boolean): Event => ({
  kind: 'pull',
  pull: {
    number: 1,
    author: 'dora',
    base: { branch: 'main', commit: 'a'.repeat(40) },
    head: { branch: 'x', commit: 'b'.repeat(40), repository: 1 },
    isFork
  }
})

const silent: Job['runner'] = {
  say: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  annotate: () => undefined,
  summary: () => undefined,
  output: () => undefined,
  mask: () => undefined
}

/** A desk, and the same platform by a connector that needs credentials. */
const two = async (
  event: Event,
  inputs: Partial<Inputs> = {}
): Promise<{ readonly job: Job; readonly organisation: Organisation }> => {
  withGuided()
  const files = Object.entries({
    ...documents,
    'away.yaml': documents['target.yaml']?.replace('id: desk', 'id: away').concat('connector: guided\n') ?? ''
  }).map(([file, text]) => [`policies/${file}`, `apiVersion: rolewright/v1\n${text}`])
  const origin = makeRepository(Object.fromEntries(files), [])
  const clones = clonesOf(origin.folder)
  onTestFinished(() => {
    clones.close()
    origin.close()
  })
  const { folder } = clones.make()
  const context = contextOf(folder, { event })
  const given = inputsOf(inputs)
  const github = fakeGitHub({ now: Date.now })
  const environment = await actionEnvironment(context, given, github, join(root, 'schemas'))
  const job: Job = { context, inputs: given, github, environment, runner: silent }
  return { job, organisation: openDocuments(job, null) }
}

const credentials = (value: string): void => {
  vi.stubEnv('ROLEWRIGHT_AWAY_TOKEN', value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const record = async ({ environment }: Job, organisation: Organisation): Promise<readonly string[]> =>
  recordStates(environment, organisation, chooseTargets(organisation.policy, []))

describe('a target is', () => {
  test.each([
    ['live', 'with credentials on a pull request of ours', pull(false), 'auto', 'x'],
    ['live', 'with credentials on a schedule', { kind: 'schedule' }, 'auto', 'x'],
    ['live', 'where that is asked for', pull(true), 'always', ''],
    ['recorded', 'without credentials', pull(false), 'auto', ''],
    [
      'recorded',
      'on a pull request of a fork, also where somebody has left credentials',
      pull(true),
      'auto',
      'x'
    ],
    ['recorded', 'on an event that nobody knows', { kind: 'other', name: 'x' }, 'auto', 'x'],
    [
      'recorded',
      'where nothing else is asked for',
      { kind: 'push', branch: 'main', before: null, after: 'c' },
      'never',
      'x'
    ]
  ] as const)('%s %s; an embedded one is always live', async (kind, _, event, live, secret) => {
    credentials(secret)
    const { job, organisation } = await two(event, { live })
    expect(await record(job, organisation)).toEqual([])
    const { bases, environment } = basesFor(job, organisation)
    const at = kind === 'live' ? null : expect.any(Number)
    expect(bases).toEqual([
      { target: 'away', kind, at },
      { target: 'desk', kind: 'live', at: null }
    ])
    const [away, desk] = await openTargets(organisation, chooseTargets(organisation.policy, []), environment)
    expect(away?.live.evidence.note).toMatch(kind === 'live' ? /in one file/ : /snapshots\/away\.json/)
    expect(desk?.live.evidence.note).toMatch(/in one file/)
    expect(away?.live.roles).toEqual(desk?.live.roles)
    expect(away?.live.accounts).toEqual(desk?.live.accounts)
    expect(away?.connector.capabilities.operations).not.toContain('assign')
  })

  test('not guessed where it was never recorded', async () => {
    const { job, organisation } = await two(pull(true))
    expect(() => basesFor(job, organisation)).toThrow(
      /target `away` cannot be read here, and how it is was never recorded/
    )
  })

  test('never written to where it is only recorded', async () => {
    const { job, organisation } = await two(pull(true))
    await record(job, organisation)
    const { environment } = basesFor(job, organisation)
    const [away] = await openTargets(organisation, chooseTargets(organisation.policy, ['away']), environment)
    const operation = {
      id: '0'.repeat(12),
      target: 'away',
      kind: 'invite',
      role: null,
      user: 'x@example.org',
      before: null,
      after: { active: true },
      reason: '',
      source: null
    } as const
    await expect(
      away?.connector.applyOperation(operation, { role: (id) => id, account: (user) => user })
    ).rejects.toThrow(/only known as it was recorded/)
  })
})

describe('what is recorded of a target', () => {
  test('stays as it was where the target cannot be read', async () => {
    const { job, organisation } = await two({ kind: 'schedule' })
    const { store } = job.environment.world(organisation.folder, '')
    await record(job, organisation)
    const before = recordedState(store, 'away')
    store.write('sandbox/away.json', 'spoilt')
    const [problem, ...others] = await record(job, organisation)
    expect([problem, others]).toEqual([
      expect.stringMatching(/the state of `away` was not recorded: target `away` cannot be read/),
      []
    ])
    expect(recordedState(store, 'away')).toEqual(before)
  })

  test('is not believed where it is damaged', async () => {
    const { job, organisation } = await two(pull(true))
    await record(job, organisation)
    const { store } = job.environment.world(organisation.folder, '')
    store.write('snapshots/away.json', store.read('snapshots/away.json')?.slice(0, -20) ?? '')
    expect(() => basesFor(job, organisation)).toThrow(/snapshots\/away\.json/)
  })
})
