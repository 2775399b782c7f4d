import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { gatherEvidence } from '../../../action/approval/gather.ts'
import { GitHubError } from '../../../action/github/port.ts'
import { casesIn, gatheredIn } from './cases.ts'
import { keptAt, planWorkflow, type Kept } from './github.ts'

const folder = join(import.meta.dirname, 'provenance')
const options = { repositoryId: 1, workflow: planWorkflow, current: null }

describe('the plans of a pull request', () => {
  test.for(casesIn(folder))('%s', async (name) => {
    const read = readFileSync(join(folder, name, 'input.yaml'), 'utf8')
    await expect(await gatheredIn(gatherEvidence, read)).toMatchFileSnapshot(
      join(folder, name, 'expected.txt')
    )
    expect(readdirSync(join(folder, name))).toEqual(['expected.txt', 'input.yaml'])
  })
})

describe('what is asked of GitHub', () => {
  const kept: Kept = parse(`
runs: [{ id: 11, at: 10 }, { id: 12, at: 9, conclusion: failure }, { id: 13, at: 9, path: .github/workflows/ci.yml }]
artifacts: [{ of: 11 }]
permissions: { bob: write, carol: read }
reviews:
  - { by: Bob, state: APPROVED }
  - { by: bob, state: CHANGES_REQUESTED }
  - { by: carol, state: APPROVED }
  - { by: dana, state: CHANGES_REQUESTED }
  - { by: erin, state: COMMENTED }
  - { by: frank, state: DISMISSED }
  - { by: helper, kind: Bot, state: APPROVED }
  - { by: null, state: APPROVED }
`)

  test('is all about the pull request, the permission of whoever approves or objects, and what good runs have kept', async () => {
    const { github, pull, calls } = keptAt(kept)
    const { evidence } = await gatherEvidence(github, pull, options)
    expect(calls.toSorted()).toEqual([
      'artifacts 11',
      `blobOf ${planWorkflow} ${pull.base.commit}`,
      `blobOf ${planWorkflow} ${pull.head.commit}`,
      `download 900 ${16 * 1024 * 1024}`,
      'permission bob',
      'permission carol',
      'permission dana',
      'pullCommits 7',
      'reviews 7',
      `runsOf ${pull.head.commit}`
    ])
    expect(Object.fromEntries(evidence.permissions)).toEqual({ bob: 'write', carol: 'read', dana: 'none' })
    expect(evidence.reviews).toHaveLength(8)
    expect(evidence.commits).toHaveLength(2)
    expect(evidence.pull).toBe(pull)
  })

  test.for(['pullCommits', 'reviews', 'permission', 'runsOf', 'artifacts', 'download', 'blobOf'] as const)(
    'fails as a whole where %s fails',
    async (name) => {
      for (const kind of ['denied', 'limited', 'unreachable', 'refused'] as const) {
        const { github, pull } = keptAt(kept, { [name]: new GitHubError(kind, 'no answer') })
        await expect(gatherEvidence(github, pull, options)).rejects.toThrow('no answer')
      }
    }
  )

  test('is no more than thirty runs', async () => {
    // Runs that began first have ended last here, as those do that were started again.
    const runs = Array.from({ length: 40 }, (_, index) => ({ id: 40 - index, at: index + 1 }))
    const { github, pull, calls } = keptAt({ runs, artifacts: runs.map(({ id }) => ({ of: id })) })
    const { evidence } = await gatherEvidence(github, pull, options)
    expect(evidence.plans.map(({ run }) => run)).toEqual(runs.slice(10).map(({ id }) => id))
    expect(calls.filter((call) => call.startsWith('download'))).toHaveLength(30)
  })

  test('is nothing about runs on reviews, however many they are', async () => {
    const event = 'pull_request_review'
    const reviews = Array.from({ length: 40 }, (_, index) => ({ id: index + 2, at: index + 2, event }))
    const { github, pull } = keptAt({ runs: [{ id: 1, at: 1 }, ...reviews], artifacts: [{ of: 1 }] })
    const { evidence, rejected } = await gatherEvidence(github, pull, options)
    expect(evidence.plans.map(({ run }) => run)).toEqual([1])
    expect(rejected).toEqual([])
  })
})
