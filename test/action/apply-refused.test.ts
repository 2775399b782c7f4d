import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FailureReason } from '../../action/model.ts'
import {
  annSells,
  documents,
  guardrails,
  lines,
  openDesk,
  type Desk,
  type StepOptions
} from './apply-desk.ts'
import { dispatchEvent, pullEvent, pushEvent, scheduleEvent } from './support/happenings.ts'
import type { Files } from './support/repository.ts'

const weak = `apiVersion: rolewright/v1\n${guardrails(['adam'])}`

/** A hook of the repository that lets nobody write to a branch. */
const refuse = ({ world }: Desk, branch: string): void => {
  mkdirSync(join(world.origin, 'hooks'), { recursive: true })
  writeFileSync(
    join(world.origin, 'hooks', 'update'),
    `#!/bin/sh\ntest "$1" != refs/heads/${branch} || exit 1\n`,
    { mode: 0o755 }
  )
}

/** Something that somebody tries, and how it must end: for this reason, and with nothing written anywhere. */
interface Attempt {
  readonly name: string
  readonly reason: FailureReason
  readonly says: RegExp
  readonly exit?: number
  readonly documents?: Readonly<Record<string, string>>
  /** Does everything up to the push. Answers with what the default branch was before, and how `apply` is called. */
  readonly attempt: (desk: Desk) => Promise<string | readonly [before: string, options: StepOptions]>
}

const merged = (desk: Desk, number: number): string => {
  const before = desk.world.branch('main')
  desk.world.merge(number)
  return before
}

/** Proposes and plans that Ann sells, and goes on from there; then it is merged. */
const annSellsBut =
  (happens: (desk: Desk, number: number, run: number) => unknown, files: Files = annSells) =>
  async (desk: Desk): Promise<string> => {
    const number = await desk.propose('more', files)
    const run = await desk.plan(number)
    await happens(desk, number, run)
    return merged(desk, number)
  }

const cleoSells: Files = { 'policies/cleo.yaml': lines(['cleo', 'sales'])['policies/lines.yaml'] ?? '' }
const bothSell = lines(['ann', 'employee', 'sales'], ['bob', 'employee', 'sales'])

const attempts: readonly Attempt[] = [
  {
    name: 'nobody has approved it',
    reason: 'not-approved',
    says: /1 approval missing for platform uspacy/,
    attempt: annSellsBut(() => undefined)
  },
  {
    name: 'a new commit came after the approval',
    reason: 'not-approved',
    says: /`rita` approved `[0-9a-f]{7}`, an older commit/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      desk.world.commit('more', bothSell, { by: 'dora' })
      await desk.plan(number)
    })
  },
  {
    name: 'a new commit came after the approval and was never planned',
    reason: 'provenance',
    says: /no plan of proven origin/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      desk.world.commit('more', bothSell, { by: 'dora' })
    })
  },
  {
    name: 'the approval was dismissed',
    reason: 'not-approved',
    says: /`rita` was dismissed/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.world.dismiss(number, await desk.approve(number, 'rita'))
    })
  },
  {
    name: 'a co-author approves',
    reason: 'not-approved',
    says: /`rita` wrote a part of this change/,
    attempt: async (desk) => {
      const { world } = desk
      world.commit('more', annSells, { by: 'dora', message: 'x\n\nCo-authored-by: Rita <rita@example.org>' })
      const number = await world.openPull({ branch: 'more', by: 'dora' })
      await desk.plan(number)
      await desk.approve(number, 'rita')
      return merged(desk, number)
    }
  },
  {
    name: 'whoever gains approves',
    reason: 'not-approved',
    says: /`ann` gains from this change/,
    documents: { ...documents, 'guardrails.yaml': guardrails(['ann', 'rita']) },
    attempt: annSellsBut((desk, number) => desk.approve(number, 'ann'))
  },
  {
    name: 'somebody who may only read approves',
    reason: 'not-approved',
    says: /`reed` may only read here/,
    documents: { ...documents, 'guardrails.yaml': guardrails(['reed', 'rita']) },
    attempt: annSellsBut((desk, number) => desk.approve(number, 'reed'))
  },
  {
    name: 'an approver has lost the right to write since',
    reason: 'not-approved',
    says: /`rita` may only read here/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      await desk.world.setPermission('rita', 'read')
    })
  },
  {
    name: 'somebody else than the approvers approves',
    reason: 'not-approved',
    says: /`adam` is not among those who can approve this/,
    attempt: annSellsBut((desk, number) => desk.approve(number, 'adam'))
  },
  {
    name: 'an objection stands on the second page of reviews',
    reason: 'not-approved',
    says: /`sam` asks for changes/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      const { world } = desk
      for (let time = 0; time < 31; time++) await world.review(number, { by: 'adam', state: 'COMMENTED' })
      await world.review(number, { by: 'sam', state: 'CHANGES_REQUESTED', at: Date.now() + 3 })
    })
  },
  {
    name: 'the plan was run again with another result after the approval',
    reason: 'not-approved',
    says: /`rita` approved before this plan was made/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      desk.byHand('bob', ['employee', 'head'])
      await desk.plan(number)
    })
  },
  {
    name: 'the comment says that it is approved',
    reason: 'not-approved',
    says: /1 approval missing/,
    attempt: annSellsBut(async (desk, number) => {
      const github = await desk.world.github()
      const [ours] = await github.comments(number)
      await github.updateComment(ours?.id ?? 0, `${ours?.body}\n\n✅ **approved**`)
      await desk.world.comment(number, { by: 'dora', body: `${ours?.body}\n\n✅ **approved** by rita` })
    })
  },
  {
    name: 'the workflow of the plan was changed with it',
    reason: 'provenance',
    says: /`\.github\/workflows\/access-plan\.yml` is not the same in this change as in its base/,
    attempt: annSellsBut((desk, number) => desk.approve(number, 'rita'), {
      ...annSells,
      '.github/workflows/access-plan.yml': 'name: another\n'
    })
  },
  {
    name: 'somebody has changed the target since the plan',
    reason: 'plan-changed',
    says: /by now more is to do than was approved: on `desk`: take `head` from bob@example\.org/,
    attempt: annSellsBut(async (desk, number) => {
      await desk.approve(number, 'rita')
      desk.byHand('bob', ['employee', 'head'])
    })
  },
  {
    name: 'somebody changes the target between the plan and the first write',
    reason: 'plan-changed',
    says: /from where the targets are now the plan is not proven safe/,
    attempt: async (desk) => {
      const number = await desk.propose('more', annSells)
      const before = await desk.land(number)
      return [
        before,
        {
          change: (job) => {
            const { environment } = job
            const { store } = environment.world(`${job.context.workspace}/policies`, 'desk')
            const lock: typeof environment.lock = (policies, request) => {
              const tenant: { accounts: { user: string }[] } = JSON.parse(
                store.read('sandbox/desk.json') ?? ''
              )
              tenant.accounts = tenant.accounts.filter(({ user }) => user !== 'ann@example.org')
              store.write('sandbox/desk.json', JSON.stringify(tenant))
              return environment.lock(policies, request)
            }
            return { ...job, environment: { ...environment, lock } }
          }
        }
      ]
    }
  },
  {
    name: 'one of two pull requests of a push is not approved',
    reason: 'not-approved',
    says: /pull request #2 is not approved: 1 approval missing/,
    attempt: async (desk) => {
      const one = await desk.propose('one', annSells)
      const two = await desk.propose('two', cleoSells)
      await desk.plan(two)
      const before = await desk.land(one)
      desk.world.merge(two)
      return before
    }
  },
  {
    name: 'documents were pushed without a pull request',
    reason: 'no-pull-request',
    says: /changed documents on `main` without a pull request.*`policies\/lines\.yaml`/,
    attempt: async (desk) => {
      const before = desk.world.branch('main')
      desk.world.commit('main', annSells)
      return before
    }
  },
  {
    name: 'documents that need nothing were pushed without a pull request',
    reason: 'no-pull-request',
    says: /`policies\/guardrails\.yaml`/,
    attempt: async (desk) => {
      const before = desk.world.branch('main')
      desk.world.commit('main', { 'policies/guardrails.yaml': weak })
      return before
    }
  },
  {
    name: 'who approves was changed in the same pull request',
    reason: 'not-approved',
    says: /pull request #1 is not approved: 1 approval missing for platform uspacy/,
    attempt: annSellsBut((desk, number) => desk.approve(number, 'adam'), {
      ...annSells,
      'policies/guardrails.yaml': weak
    })
  },
  {
    name: 'whose login is whose was changed in the same pull request',
    reason: 'not-approved',
    says: /`adam` is not among those who can approve this/,
    attempt: annSellsBut((desk, number) => desk.approve(number, 'adam'), {
      ...annSells,
      'policies/people.yaml': `apiVersion: rolewright/v1\n${documents['people.yaml']}`
        .replace('github: rita', 'github: someone')
        .replace('github: adam', 'github: rita')
        .replace('id: rita@example.org, github: someone', 'id: rita@example.org, github: adam')
    })
  },
  {
    name: 'two pull requests together change more than the guards let through',
    reason: 'guards',
    says: /the guard `additions`/,
    documents: {
      ...documents,
      'guardrails.yaml': guardrails(['rita', 'sam']).replace(
        /additions: .*\}/,
        'additions: {percent: 100, count: 1}}'
      )
    },
    attempt: async (desk) => {
      const one = await desk.propose('one', annSells)
      const two = await desk.propose('two', cleoSells)
      for (const number of [one, two]) {
        await desk.plan(number)
        await desk.approve(number, 'rita')
      }
      const before = merged(desk, one)
      desk.world.merge(two)
      return before
    }
  },
  {
    name: 'the documents have errors',
    reason: 'policy-violation',
    exit: 1,
    says: /the documents have errors: policies\/role\.yaml/,
    attempt: async (desk) => {
      const number = await desk.propose('wrong', {
        'policies/role.yaml': `apiVersion: rolewright/v1\n${documents['role.yaml']?.replace('view: all', 'view: everybody')}`
      })
      return merged(desk, number)
    }
  },
  {
    name: 'a step before has changed the documents of the checkout',
    reason: 'usage',
    exit: 2,
    says: /the documents of the checkout are not those of its commit/,
    attempt: async (desk) => {
      const before = await desk.land(await desk.propose('more', annSells))
      const clone = desk.world.clone('main')
      clone.write('policies/lines.yaml', bothSell['policies/lines.yaml'] ?? '')
      return [before, { clone }]
    }
  },
  {
    name: 'GitHub answers no more',
    reason: 'target-error',
    exit: 2,
    says: /reviews/,
    attempt: async (desk) => {
      const before = await desk.land(await desk.propose('more', annSells))
      desk.world.fail({ method: 'GET', path: '/reviews', status: 502, times: 20 })
      return before
    }
  },
  {
    name: 'the branch of the record may not be written',
    reason: 'permission',
    exit: 2,
    says: /git cannot change the branch `rolewright-record`.*contents: write/,
    attempt: async (desk) => {
      const before = await desk.land(await desk.propose('more', annSells))
      refuse(desk, 'rolewright-record')
      return before
    }
  }
]

describe('nothing is written where', () => {
  test.each(attempts)('$name', async ({ reason, says, exit = 3, documents: given, attempt }) => {
    const desk = await openDesk(given && { documents: given })
    const made = await attempt(desk)
    const [before, options] = typeof made === 'string' ? [made, {}] : made
    const written = desk.written()
    const { ended } = await desk.push(before, options)
    expect(ended).toMatchObject({ exit, reason })
    expect(ended.message).toMatch(says)
    expect(desk.written()).toEqual(written)
  })

  test('another run has written to the record since this one has read it', async () => {
    const desk = await openDesk()
    const before = await desk.land(await desk.propose('more', annSells))
    let written = desk.written()
    const { ended } = await desk.push(before, {
      change: (job) => {
        const lock: typeof job.environment.lock = (policies, request) => {
          desk.byHand('nobody', [])
          written = desk.written()
          return job.environment.lock(policies, request)
        }
        return { ...job, environment: { ...job.environment, lock } }
      }
    })
    expect(ended).toMatchObject({ exit: 3, result: 'blocked', reason: 'plan-changed' })
    expect(ended.message).toMatch(/another run has written to the record/)
    expect(desk.written()).toEqual(written)
  })

  test('the pull request is told why, and so is its merge', async () => {
    const desk = await openDesk()
    const number = await desk.propose('more', annSells)
    await desk.plan(number)
    const before = merged(desk, number)
    const { ended, runner } = await desk.push(before)
    expect(await desk.comment(number)).toMatch(
      /⛔ Not applied: .*\n+.*\*\*Nothing was written\*\*.*1 approval missing/s
    )
    expect(runner.summary).toContain('1 approval missing')
    expect(ended.outputs['comment-url']).toMatch(/^http/)
    const [check] = desk.world.hub.checks.slice(-1)
    expect(check).toMatchObject({ name: 'rolewright/apply', commit: desk.world.branch('main') })
  })

  test('the plan is none of proven origin', async () => {
    const desk = await openDesk()
    const { world } = desk
    const number = await desk.propose('more', annSells)
    const run = await desk.plan(number)
    await desk.approve(number, 'rita')
    const before = merged(desk, number)
    const [known] = world.hub.runs.filter(({ id }) => id === run)
    const [artifact] = world.hub.artifacts.filter((each) => each.run === run)
    if (!known || !artifact) throw new Error('there is no plan')
    const good = [{ ...known }, { ...artifact }] as const
    const faults: readonly (readonly [change: () => object, says: RegExp])[] = [
      [() => Object.assign(known, { conclusion: 'failure' }), /it ended with `failure`/],
      [() => Object.assign(known, { path: '.github/workflows/mine.yml' }), /it is a run of/],
      [() => Object.assign(known, { event: 'push' }), /it was started by `push`/],
      [() => Object.assign(known, { headRepository: 77 }), /it ran for a branch of another repository/],
      [() => Object.assign(known, { headCommit: before }), /no plan of proven origin/],
      [() => Object.assign(artifact, { digest: `sha256:${'0'.repeat(64)}` }), /the hash differs/],
      [() => Object.assign(artifact, { expired: true }), /has expired/],
      [() => Object.assign(artifact, { run: 1 }), /kept no/]
    ]
    const written = desk.written()
    for (const [change, says] of faults) {
      Object.assign(known, good[0])
      Object.assign(artifact, good[1])
      change()
      const { ended } = await desk.push(before)
      expect(ended).toMatchObject({ exit: 3, result: 'blocked', reason: 'provenance' })
      expect(ended.message).toMatch(says)
      expect(desk.written()).toEqual(written)
    }
    Object.assign(artifact, good[1])
    expect((await desk.push(before)).ended).toMatchObject({ exit: 0, result: 'ok' })
  })

  test('the event is none for it', async () => {
    const desk = await openDesk()
    const { world } = desk
    const number = await desk.propose('more', annSells)
    const written = desk.written()
    for (const event of [
      pullEvent(world, number),
      scheduleEvent(world),
      pushEvent(world, world.branch('main'), { branch: 'more' }),
      { ...dispatchEvent(world), ref: 'refs/heads/more' }
    ]) {
      const { ended } = await desk.on(event)
      expect(ended).toMatchObject({ exit: 3, result: 'blocked', reason: 'unsafe-event' })
      expect(desk.written()).toEqual(written)
    }
  })
})
