import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/model/finding.ts'
import { rule as adminCount } from '../../src/validate/rules/admin-count.ts'
import { rule as separationOfDuties } from '../../src/validate/rules/separation-of-duties.ts'
import { adminCountsByForce, breachesByForce, roleBreachesByForce } from '../access/oracle.ts'
import { loadSample, samples, start, type Sample } from '../access/samples.ts'
import { contextOf } from '../support/policy.ts'

const problemsOf = (rule: typeof adminCount, sample: Sample): readonly Problem[] => {
  const { policy } = loadSample(sample)
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  return [...rule.check(contextOf(policy, start))]
}

const when = ({ from }: Problem): string => String(from ?? 'now')

describe('separation-of-duties equals brute force over every person, day and permission', () => {
  test('for people and for roles by themselves', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const problems = problemsOf(separationOfDuties, sample)
        const people = problems
          .filter(({ about }) => about?.user !== undefined)
          .map((problem) => `${problem.about?.user} ${problem.about?.conflict} ${when(problem)}`)
        const roles = problems
          .filter(({ about }) => about?.user === undefined)
          .map(({ about }) => `${about?.role} ${about?.conflict}`)
        expect(people.sort()).toEqual(breachesByForce(sample))
        expect([...new Set(roles)].sort()).toEqual(roleBreachesByForce(sample))
      }),
      { numRuns: 80 }
    )
  })
})

/** The target, few or many, from when, and who, as the message says it. */
const summaryOf = (problem: Problem): string => {
  const [target = '', ...names] = [...problem.message.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
  const word = problem.message.endsWith('wanted') ? 'few' : 'many'
  return `${target} ${word} ${when(problem)} ${names.join(' ')}`.trim()
}

describe('admin-count equals brute force over every person and day', () => {
  test('for too few and too many', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(problemsOf(adminCount, sample).map(summaryOf).sort()).toEqual(adminCountsByForce(sample))
      }),
      { numRuns: 80 }
    )
  })
})
