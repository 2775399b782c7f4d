import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationsOf } from '../../../action/report/annotations.ts'
import { checklistIssue } from '../../../action/report/checklist.ts'
import { planComment } from '../../../action/report/comment.ts'
import { driftIssue } from '../../../action/report/drift-issue.ts'
import { jobSummary } from '../../../action/report/summary.ts'
import type { PlanReport } from '../../../action/report/view.ts'
import { appliedDesk, realisticChange, reportFor } from './desk.ts'
import { driftViews } from './drifts.ts'
import { full } from './hostile.ts'

const report = async (): Promise<PlanReport> => {
  const desk = await appliedDesk()
  realisticChange(desk)
  return full(await reportFor(desk))
}

/** The same report with every list so many times as long, and every person another one. */
const many = (given: PlanReport, times: number, padding: number): PlanReport => {
  const { plan, difference } = given
  if (!plan || !difference) throw new Error('nothing changes')
  const word = (index: number): string => `${index}${'営'.repeat(padding)}`
  const repeat = <T>(
    items: readonly T[],
    next: (item: T, index: number) => T = (item) => item
  ): readonly T[] =>
    Array.from({ length: times }, (_, index) => items.map((item) => next(item, index))).flat()
  const another = <T extends { readonly user: string }>(item: T, index: number): T => ({
    ...item,
    user: `${word(index)}${item.user}`
  })
  return {
    ...given,
    notes: repeat(given.notes),
    findings: repeat(given.findings, (finding, index) => ({ ...finding, message: word(index) })),
    waived: repeat(given.waived),
    refusals: repeat(given.refusals),
    touchesRules: repeat(given.touchesRules, (file, index) => `${word(index)}${file}`),
    bases: repeat(given.bases, (basis, index) => ({ ...basis, target: word(index), at: index })),
    difference: {
      ...difference,
      comparison: {
        access: repeat(difference.comparison.access, another),
        roles: repeat(difference.comparison.roles, (role, index) => ({ ...role, role: word(index) })),
        assignments: repeat(difference.comparison.assignments),
        released: repeat(difference.comparison.released)
      }
    },
    plan: {
      ...plan,
      access: repeat(plan.access, another),
      operations: repeat(plan.operations, (operation, index) => ({ ...operation, user: word(index) })),
      gaps: repeat(plan.gaps, another),
      waiting: repeat(plan.waiting, another),
      effects: repeat(plan.effects, (effects) => ({ ...effects, signInAgain: repeat(effects.signInAgain) }))
    }
  }
}

/** Every fence is closed, whatever is folded ends, tables have whole rows, and the last line is there. */
const checkWhole = (page: string): void => {
  const lines = page.split('\n')
  let fence = ''
  let folded = 0
  let wrong = 0
  for (const line of lines) {
    const mark = /^`{3,}/.exec(line)?.[0] ?? ''
    if (fence === '') {
      folded += Number(line === '<details>') - Number(line === '</details>')
      fence = mark
      wrong += Number(line.startsWith('| ') && !line.endsWith(' |'))
    } else if (line === fence) fence = ''
    wrong += Number(folded !== 0 && folded !== 1)
  }
  expect({ fence, folded, wrong }).toEqual({ fence: '', folded: 0, wrong: 0 })
  expect(lines.at(-2)).toMatch(/<\/sub>$/)
}

describe('a comment', () => {
  test('never has more bytes than it may have, and nothing in it is cut', async () => {
    const given = await report()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom(undefined, 20_000, 30_000, 45_000),
        async (times, padding, room) => {
          const page = planComment(many(given, times, padding), room)
          expect(Buffer.byteLength(page)).toBeLessThanOrEqual(room ?? 60_000)
          checkWhole(page)
        }
      ),
      { numRuns: 40 }
    )
  })

  test('says how many have no room, and where they are', async () => {
    const page = planComment(many(await report(), 60, 0))
    expect(page).toMatch(/\n\nand \d+ more in the \[job summary\]\(https:\/\/github\.com\//)
    expect(page).toContain('### Approvals')
    expect(page).toContain('<summary>Operations: ')
  })
})

describe('the summary of a job', () => {
  test('has less than 1 MiB, and more than a comment', async () => {
    const given = many(await report(), 1500, 3)
    const page = jobSummary(given)
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024 - 100_000)
    expect(Buffer.byteLength(page)).toBeGreaterThan(200_000)
    expect(page).toContain('more in the plan, which this run keeps as an artifact')
    checkWhole(page)
  })
})

describe('issues', () => {
  test('have less than what GitHub takes', async () => {
    const options = { now: 0, runUrl: 'https://github.com/example/access/actions/runs/1', label: 'l' }
    const views = Array.from({ length: 500 }, () => driftViews).flat()
    const { plan } = await report()
    const [step] = plan?.pending ?? []
    if (!plan || !step) throw new Error('no step')
    const steps = Array.from({ length: 900 }, () => step)
    for (const body of [
      driftIssue(views, options).body,
      checklistIssue(plan, steps, { ...options, pull: 1 }).body
    ]) {
      expect(Buffer.byteLength(body)).toBeLessThan(60_000)
      expect(body).toMatch(/and \d+ more/)
      checkWhole(body)
    }
  })
})

describe('annotations', () => {
  test('have no more text than GitHub takes, and columns on one line only', async () => {
    const [finding] = (await report()).findings
    if (!finding) throw new Error('no finding')
    const location = { file: 'a.yaml', line: 2, column: 3, endLine: 2, endColumn: 9 }
    const long = 'ü'.repeat(100_000)
    const related = [{ message: long, location }]
    const [short, wide] = annotationsOf([
      { ...finding, rule: long, message: `a\u202e\n${long}`, location, related },
      { ...finding, severity: 'note', location: { ...location, endLine: 4 } }
    ])
    expect(short).toMatchObject({
      path: 'a.yaml',
      startLine: 2,
      endLine: 2,
      startColumn: 3,
      endColumn: 8,
      level: 'failure'
    })
    expect(short?.message).toMatch(/^a\\u\{202e\}\\x0aü/)
    expect(short?.title.length).toBe(255)
    expect(Buffer.byteLength(short?.message ?? '')).toBeLessThan(64_000)
    expect(Buffer.byteLength(short?.details ?? '')).toBeLessThan(64_000)
    expect(wide).toMatchObject({ startLine: 2, endLine: 4, level: 'notice' })
    expect(wide).not.toHaveProperty('startColumn')
  })
})
