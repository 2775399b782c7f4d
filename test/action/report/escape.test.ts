import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Carried } from '../../../src/index.ts'
import { applySummary } from '../../../action/report/applied.ts'
import { approvalCheckOf } from '../../../action/report/checks.ts'
import { checklistIssue } from '../../../action/report/checklist.ts'
import { planComment } from '../../../action/report/comment.ts'
import { driftIssue } from '../../../action/report/drift-issue.ts'
import { jobSummary } from '../../../action/report/summary.ts'
import type { PlanReport } from '../../../action/report/view.ts'
import { safe } from '../../../src/reporters/safe.ts'
import { hostileText, hostileTexts } from '../../support/hostile-text.ts'
import { isCmarkInstalled, nodesOf, type Node } from './cmark.ts'
import { appliedDesk, realisticChange, reportFor } from './desk.ts'
import { driftViews } from './drifts.ts'
import { full, renamed } from './hostile.ts'

const isCode = ({ kind }: Node): boolean => kind === 'code' || kind === 'code_block'

/** What a page is made of, whatever stands in its code. The addresses of links are looked at apart. */
const shapeOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.map(({ kind, attributes, text }) =>
    isCode({ kind, attributes, text }) ? kind : `${kind} ${kind === 'link' ? '' : attributes} ${text}`
  )

const addressesIn = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap(
    ({ kind, attributes }) => /destination="([^"]*)"/.exec(kind === 'link' ? attributes : '')?.[1] ?? []
  )

const known =
  /^https:\/\/github\.com\/example\/access\/(?:actions\/runs\/\d+|commit\/[0-9a-f]+|blob\/[0-9a-f]{40}\/[\w%./-]*#L\d+)$/

/** Our own addresses only, and the same pieces as with harmless texts. */
const checkPage = (page: string, harmless: readonly Node[]): readonly Node[] => {
  const nodes = nodesOf(page)
  expect(shapeOf(nodes)).toEqual(shapeOf(harmless))
  expect(addressesIn(nodes).filter((address) => !known.test(address))).toEqual([])
  return nodes
}

/** Runs a property over pages that are made from a value whose texts are others'. */
const checkAll = async <T>(
  value: T,
  pageOf: (value: T) => string,
  runs: number,
  texts: readonly string[] = hostileTexts
): Promise<void> => {
  const harmless = nodesOf(pageOf(renamed(value, (text) => `x${text}`)))
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      checkPage(pageOf(renamed(value, (name) => `${text}${name}`)), harmless)
    }),
    { numRuns: runs }
  )
  for (const text of texts) checkPage(pageOf(renamed(value, (name) => `${name}${text}x`)), harmless)
}

const report = async (): Promise<PlanReport> => {
  const desk = await appliedDesk()
  realisticChange(desk)
  return full(await reportFor(desk))
}

/** Room for all of it, however long the texts are. */
const everything = 10_000_000

describe.runIf(isCmarkInstalled)('whatever anybody writes, read by cmark-gfm', () => {
  test('a comment is made of the same pieces', { timeout: 300_000 }, async () => {
    await checkAll(await report(), (value) => planComment(value, everything), 100)
  })

  test.each<PlanReport['standing']>([
    { kind: 'invalid' },
    {
      kind: 'applied',
      runUrl: 'https://github.com/example/access/actions/runs/1',
      commit: 'c',
      commitUrl: 'https://github.com/example/access/commit/c'
    },
    { kind: 'not-applied', runUrl: 'https://github.com/example/access/actions/runs/1', because: 'b' },
    { kind: 'partial', runUrl: 'https://github.com/example/access/actions/runs/1', left: 2 },
    { kind: 'waiting', runUrl: 'https://github.com/example/access/actions/runs/1', left: 2 }
  ])('so is one that is $kind', { timeout: 300_000 }, async (standing) => {
    await checkAll({ ...(await report()), standing }, (value) => planComment(value, everything), 10, [])
  })

  test('so is the summary of a job', { timeout: 300_000 }, async () => {
    await checkAll(await report(), jobSummary, 30)
  })

  test('each text stands in exactly one piece of code', async () => {
    const given = await report()
    const mark = (text: string): string => `QQ${text}`
    const before = nodesOf(planComment(renamed(given, mark), everything))
    const marked = (nodes: readonly Node[], text: string): number =>
      nodes.reduce((sum, node) => sum + node.text.split(text).length - 1, 0)
    expect(marked(before, 'QQ')).toBeGreaterThan(200)
    expect(
      marked(
        before.filter((node) => !isCode(node)),
        'QQ'
      )
    ).toBe(0)
    for (const text of hostileTexts.filter(
      (each) => each.trim() !== '' && safe(each).length < 11 && !/[|\\\n]/.test(each)
    )) {
      const nodes = nodesOf(
        planComment(
          renamed(given, (name) => `${safe(text)}QQ${name}`),
          everything
        )
      )
      expect([text, marked(nodes.filter(isCode), `${safe(text)}QQ`)]).toEqual([text, marked(before, 'QQ')])
    }
  })

  test('so is the issue about drift', { timeout: 300_000 }, async () => {
    const options = {
      now: 0,
      runUrl: 'https://github.com/example/access/actions/runs/1',
      label: 'access-drift'
    }
    await checkAll(
      { views: driftViews, label: 'l' },
      ({ views, label }) => driftIssue(views, { ...options, label }).body,
      60
    )
  })

  test(
    'so are the checklist, the end of an apply and the check of approvals',
    { timeout: 300_000 },
    async () => {
      const { plan, judgement } = await report()
      if (!plan || !judgement) throw new Error('no plan')
      const runUrl = 'https://github.com/example/access/actions/runs/1'
      await checkAll(plan, (value) => checklistIssue(value, value.pending, { runUrl, pull: 7 }).body, 20)
      await checkAll(judgement, (value) => approvalCheckOf(value).summary, 20)
      const [done, waiting, failed, left, held, lacking] = plan.operations
      if (!done || !waiting || !failed || !left || !held || !lacking) throw new Error('too few operations')
      const carried: Carried = {
        kind: 'finished',
        before: 0,
        settled: [],
        notes: ['n'],
        applied: {
          outcomes: [
            { operation: done, result: 'done', message: '' },
            { operation: waiting, result: 'waiting', message: 'w' },
            { operation: failed, result: 'refused', message: 'm' }
          ],
          left: [left],
          held: [held],
          stopped: { because: 'refused', message: 'm' },
          after: new Map(),
          unread: ['t'],
          differences: [lacking],
          complete: false
        }
      }
      const proof = { targets: [], conflicts: [] }
      await checkAll(
        { carried, planned: { plan, refusals: [], notes: [], proof }, head: 'h', hash: 'c', approver: 'a' },
        ({ carried: ended, planned, head, hash, approver }) => {
          const pulls = [{ number: 7, url: runUrl, approvers: [approver] }]
          return applySummary(ended, planned, { runUrl, head, commit: { hash, url: runUrl }, pulls })
        },
        20
      )
    }
  )
})
