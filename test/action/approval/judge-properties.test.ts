import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeApprovals, poolApprovals } from '../../../action/approval/judge.ts'
import type { Judgement, PullEvidence } from '../../../action/approval/model.ts'
import { ask, type Asked } from './oracle.ts'
import {
  digestJudged,
  emailOf,
  evidenceOf,
  loginsIn,
  neededOf,
  type PullGiven,
  type Situation
} from './situation.ts'

const permissionWords = ['none', 'read', 'triage', 'maintain'] as const

const people = ['alice', 'bob', 'carol', 'dana'] as const
const person = fc.constantFrom(...people)
const often = <Value>(value: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constantFrom(...others) }
  )

const commits = fc
  .record({
    author: often<string | null>('alice', 'bob', 'carol', null),
    committer: often<string | null>('web-flow', 'bob', 'dana', null),
    emails: often<readonly string[]>([], ['carol@example.org'], ['9+dana@users.noreply.github.com']),
    message: often(
      'More for sales',
      'More\n\nCo-authored-by: B <bob@example.org>',
      'More\n\nCo-authored-by: D <9+dana@users.noreply.github.com>\n'
    )
  })
  .map((one) => [{ commit: 'c1' }, { ...one, commit: 'c2' }])

const review = fc.record({
  by: fc.option(person, { freq: 12 }),
  kind: often('User', 'Bot'),
  state: fc.constantFrom(
    'APPROVED',
    'APPROVED',
    'APPROVED',
    'CHANGES_REQUESTED',
    'COMMENTED',
    'DISMISSED',
    'PENDING'
  ),
  commit: often<string | null>('c2', 'c1', null),
  at: fc.integer({ min: 0, max: 12 })
})

const situation: fc.Arbitrary<Situation> = fc.record({
  author: often<string | null>('alice', 'bob', null),
  commits,
  plans: fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 10 }), turn: often(0, 1) }), { maxLength: 3 })
    .map((more) => [{ at: 2 }, ...more.slice(1)].slice(0, more.length)),
  reviews: fc.array(review, { maxLength: 8 }),
  permissions: fc.record({
    bob: often('write', ...permissionWords),
    carol: often('admin', ...permissionWords)
  }),
  gains: fc.subarray(['bob', 'dana'], { maxLength: 1 }),
  judged: often(0, 1),
  needed: fc.array(
    fc.record({
      count: often(1, 2),
      approvers: fc.subarray(people.slice(1), { minLength: 1 })
    }),
    { maxLength: 2 }
  ),
  merged: fc.option(fc.integer({ min: 4, max: 12 }), { nil: 99 })
})

const askedOf = (given: Situation): Asked => ({
  evidence: evidenceOf(given),
  needed: neededOf(given),
  logins: loginsIn(given),
  digest: digestJudged(given),
  isMerged: given.merged !== 99,
  gainers: (given.gains ?? []).map(emailOf)
})

const judge = ({ evidence, needed, logins, digest, isMerged }: Asked): Judgement =>
  judgeApprovals(evidence, needed, { logins, digest, isMerged })

const shortOf = ({ needs, objections, isMet }: Judgement) => ({
  given: needs.map(({ given }) => given.map(({ user }) => user).toSorted()),
  objections: objections.map(({ login }) => login).toSorted(),
  isMet
})

const withReviews = (asked: Asked, reviews: PullEvidence['reviews']): Asked => ({
  ...asked,
  evidence: { ...asked.evidence, reviews }
})

describe('judging', () => {
  test('says what a slow reading of the rules says', () => {
    let met = 0
    fc.assert(
      fc.property(situation, (given) => {
        const asked = askedOf(given)
        const judgement = judge(asked)
        expect(shortOf(judgement)).toEqual(ask(asked))
        if (judgement.isMet && judgement.needs.length > 0) met += 1
      }),
      { numRuns: 3000 }
    )
    expect(met).toBeGreaterThan(150)
  })

  test('does not depend on the order in which reviews and plans are listed', () => {
    const shuffled = situation.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given.reviews?.map((_, index) => index) ?? [], {
          minLength: given.reviews?.length ?? 0
        })
      )
    )
    fc.assert(
      fc.property(shuffled, ([given, order]) => {
        const asked = askedOf(given)
        const { reviews, plans } = asked.evidence
        const other = withReviews(
          asked,
          order.flatMap((index) => reviews[index] ?? [])
        )
        const turned = { ...other, evidence: { ...other.evidence, plans: plans.toReversed() } }
        expect(judge(turned)).toEqual(judge(asked))
      })
    )
  })

  test('is met by nothing that somebody unrelated says', () => {
    fc.assert(
      fc.property(situation, review, fc.constantFrom('mallory', 'erin'), (given, one, by) => {
        const before = judge(askedOf(given))
        const after = judge(
          askedOf({
            ...given,
            permissions: { ...given.permissions, mallory: 'admin' },
            reviews: [...(given.reviews ?? []), { ...one, by }]
          })
        )
        expect(after.isMet && !before.isMet).toBe(false)
        expect(after.needs).toEqual(before.needs)
        if (one.state !== 'CHANGES_REQUESTED') expect(after.isMet).toBe(before.isMet)
      })
    )
  })

  test('is never met by a further commit, plan of another digest, or gain', () => {
    const more: readonly ((given: PullGiven) => PullGiven)[] = [
      (given) => ({ ...given, commits: [...(given.commits ?? []), { commit: 'c3', author: 'bob' }] }),
      (given) => ({ ...given, plans: [...(given.plans ?? []), { at: 3, turn: 2 }] }),
      (given) => ({ ...given, gains: [...(given.gains ?? []), 'carol'] }),
      (given) => ({ ...given, permissions: { ...given.permissions, dana: 'read' } })
    ]
    fc.assert(
      fc.property(situation, fc.constantFrom(...more), (given, worse) => {
        const quiet = {
          ...given,
          reviews: (given.reviews ?? []).filter(({ state }) => state !== 'CHANGES_REQUESTED')
        }
        const before = judge(askedOf(quiet))
        const after = judge(askedOf({ ...quiet, ...worse(quiet) }))
        expect(after.isMet && !before.isMet).toBe(false)
      })
    )
  })

  test('counts each person once, says of each need how many are missing, and each latest review at most once', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { needs, objections, discounted, isMet } = judge(askedOf(given))
        for (const { needed, given: approvers, missing } of needs) {
          expect(new Set(approvers.map(({ user }) => user)).size).toBe(approvers.length)
          expect(missing).toBe(Math.max(0, needed.count - approvers.length))
          expect(approvers.every(({ user }) => needed.approvers.includes(user))).toBe(true)
        }
        expect(isMet).toBe(objections.length === 0 && needs.every(({ missing }) => missing === 0))
        const counted = new Set(
          [...needs.flatMap((need) => need.given), ...objections].map((one) => one.review)
        )
        const ids = [...counted, ...discounted.map((one) => one.review)]
        expect(new Set(ids).size).toBe(ids.length)
      })
    )
  })
})

describe('pooling', () => {
  test('one merged pull request is judging it', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const asked = { ...askedOf(given), isMerged: true }
        const { evidence, digest, needed, logins } = asked
        expect(poolApprovals([{ evidence, digest }], needed, logins)).toEqual(judge(asked))
      })
    )
  })

  test('is met by no more than everybody who counts for one of them', () => {
    fc.assert(
      fc.property(situation, situation, (one, other) => {
        const asked = [one, other].map((given) => ({
          ...askedOf(given),
          isMerged: true,
          needed: neededOf(one)
        }))
        const alone = asked.map((each) => shortOf(judge(each)))
        const logins = loginsIn(one)
        const pooled = shortOf(poolApprovals(asked, neededOf(one), logins))
        expect(pooled.given).toEqual(
          neededOf(one).map((_, index) =>
            [...new Set(alone.flatMap(({ given }) => given[index] ?? []))].toSorted()
          )
        )
        expect(pooled.objections).toEqual(alone.flatMap(({ objections }) => objections).toSorted())
      })
    )
  })
})
