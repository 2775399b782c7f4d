import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { GitHubError, type Run } from '../../action/github/port.ts'
import { actionEnvironment } from '../../action/state/environment.ts'
import type { Acquired, Environment } from '../../src/index.ts'
import { root } from '../support/cli.ts'
import { contextOf, inputsOf } from './state-desk.ts'
import { clonesOf } from './support/checkout.ts'
import { makeRepository } from './support/repository.ts'

const runOf = (status: string): Run => ({
  id: 1,
  attempt: 1,
  event: 'push',
  status,
  conclusion: null,
  path: '.github/workflows/access-apply.yml',
  headCommit: 'c'.repeat(40),
  headRepository: 1,
  updatedAt: 0,
  url: ''
})

/** Runs of a workflow that ask for the same lock, and what GitHub says of them. */
const runs = (): {
  readonly says: Map<string, Run | null | Error>
  readonly asked: string[]
  readonly run: (id: number, attempt?: number) => Promise<(takeOver?: string) => Promise<Acquired>>
} => {
  const origin = makeRepository({ 'policies/people.yaml': 'x\n' }, [])
  const clones = clonesOf(origin.folder)
  onTestFinished(() => {
    clones.close()
    origin.close()
  })
  const says = new Map<string, Run | null | Error>()
  const asked: string[] = []
  const github = {
    run: async (id: number, attempt = 1): Promise<Run | null> => {
      asked.push(`${id}/${attempt}`)
      const answer = says.get(`${id}/${attempt}`) ?? null
      if (answer instanceof Error) throw answer
      return answer
    }
  }
  return {
    says,
    asked,
    run: async (id, attempt = 1) => {
      const { folder } = clones.make()
      const context = contextOf(folder, { run: { id, attempt, url: '' } })
      const environment: Environment = await actionEnvironment(
        context,
        inputsOf(),
        github,
        join(root, 'schemas')
      )
      return async (takeOver) =>
        environment.lock(join(folder, 'policies'), { plan: '{}\n', takeOver: takeOver ?? null })
    }
  }
}

describe('the lock of a repository', () => {
  test('is had by one run, and given back', async () => {
    const { run, asked } = runs()
    const first = await (await run(1))()
    if (first.kind !== 'lock') throw new Error(first.message)
    expect([first.lock.note, first.lock.holds(), asked]).toEqual([null, true, []])
    expect(first.lock.release()).toBe(null)
    expect((await (await run(2))()).kind).toBe('lock')
  })

  test.each([
    ['runs', runOf('in_progress')],
    ['waits', runOf('queued')],
    ['is not known', null],
    ['may not be asked for', new GitHubError('denied', 'no', { permission: 'actions: read' })]
  ])('is not taken from a run that %s', async (_, answer) => {
    const { run, says } = runs()
    await (
      await run(1)
    )()
    says.set('1/1', answer)
    const held = await (await run(2))()
    expect(held).toMatchObject({
      kind: 'held',
      message: expect.stringMatching(/^another apply has the lock: run 1, attempt 1, since /),
      help: expect.stringContaining('git push origin :refs/rolewright/lock')
    })
  })

  test('is taken over from a run that has ended, and from an earlier attempt of the same', async () => {
    const { run, says, asked } = runs()
    await (
      await run(1)
    )()
    says.set('1/1', runOf('completed'))
    const taken = await (await run(2))()
    if (taken.kind !== 'lock') throw new Error(taken.message)
    expect(taken.lock.previous?.owner).toMatchObject({ host: 'github:example/access', pid: 1, start: '1' })
    expect(asked).toEqual(['1/1'])
    says.set('2/1', runOf('completed'))
    expect((await (await run(2, 2))()).kind).toBe('lock')
    expect(taken.lock.holds()).toBe(false)
  })

  test('lets a failure of GitHub through', async () => {
    const { run, says } = runs()
    await (
      await run(1)
    )()
    says.set('1/1', new GitHubError('unreachable', 'no answer'))
    await expect((await run(2))()).rejects.toThrow('no answer')
  })
})
