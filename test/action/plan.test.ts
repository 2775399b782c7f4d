import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planCommand } from '../../action/commands/plan.ts'
import { GitHubError, type GitHub } from '../../action/github/port.ts'
import { markerIn } from '../../action/report/marker.ts'
import { readPlan } from '../../src/index.ts'
import { role, targetWith } from '../hostile/good.ts'
import { commentsOf, desk, more, pullRequest, type Desk, type Stepped } from './plan-desk.ts'
import { commandsIn } from './runner-reader.ts'

const denied = new GitHubError('denied', 'Resource not accessible by integration', {
  permission: 'pull-requests: write'
})

/** A token that only reads, as on a fork. */
const readOnly = ({ github }: Desk): void => {
  const writes: readonly (keyof GitHub)[] = ['createComment', 'putCheck', 'uploadSarif', 'commentOnLines']
  for (const call of writes) github.failing.set(call, denied)
}

const logged = ({ log }: Stepped, name: string): readonly string[] =>
  commandsIn(log).flatMap((command) => (command.name === name ? command.data : []))

const wrongRole = role.replace('leads: {view: all}', 'leads: {edit: all}')

describe('a pull request', () => {
  test('shows who gains what, everywhere', async () => {
    const there = pullRequest(more)
    const { ended, summary, plan } = await there.step(planCommand)
    const saved = readPlan(plan ?? '')
    if (typeof saved === 'string') throw new Error(saved)
    expect(saved.plan.evidence).toMatchObject({
      revision: there.merge,
      bases: [{ revision: there.base, because: 'named' }]
    })
    expect(ended).toMatchObject({ exit: 0, result: 'changes', reason: null, message: '2 operations planned' })
    expect(ended.outputs).toMatchObject({
      'has-changes': 'true',
      'plan-digest': saved.plan.digest,
      'plan-file': expect.stringMatching(/plan-1\.json$/),
      violations: '0',
      'comment-url': expect.stringContaining('https://')
    })
    expect(JSON.parse(ended.outputs['summary'] ?? '')).toEqual({
      errors: 0,
      warnings: 0,
      notes: 1,
      operations: 2,
      targets: { 'uspacy-production': 2 },
      gaining: 1,
      losing: 1,
      gains: { low: 2, medium: 0, high: 0, critical: 0 }
    })
    const [comment = '', ...others] = commentsOf(there)
    expect(others).toEqual([])
    expect(markerIn(comment, 'plan')).toEqual({ head: there.head, run: 1, plan: saved.plan.digest })
    for (const text of [comment, summary]) {
      expect(text).toMatch(
        new RegExp(
          `\\| \`policies/lines\\.yaml\` \\[line 6\\]\\(\\S+/blob/${there.head}/policies/lines\\.yaml#L6\\) \\|`
        )
      )
      expect(text).toContain('`bo@example.org`')
      expect(text).toContain('leads.view')
    }
    expect(there.checks).toMatchObject([
      {
        name: 'rolewright/plan',
        commit: there.head,
        conclusion: 'success',
        annotations: [{ path: 'policies/role.yaml', level: 'notice', title: 'missing-owner' }]
      },
      { name: 'rolewright/approval', commit: there.head, conclusion: 'action_required' }
    ])
  })

  test('has one comment, however often it is planned', async () => {
    const there = pullRequest(more)
    await there.step(planCommand)
    await there.step(planCommand, { run: 2 })
    expect(commentsOf(there)).toEqual([expect.stringContaining('"run":2')])
  })

  test('that changes nothing on the targets is fine', async () => {
    const there = pullRequest({ 'policies/people.yaml': `# words\n${desk['policies/people.yaml']}` })
    const { ended } = await there.step(planCommand)
    expect(ended).toMatchObject({ exit: 0, result: 'changes' })
    const quiet = { ...desk, 'policies/role.yaml': null }
    const empty = pullRequest(
      { 'policies/people.yaml': `# words\n${desk['policies/people.yaml']}` },
      Object.fromEntries(
        Object.entries(quiet).flatMap(([path, text]) => (text === null ? [] : [[path, text]]))
      )
    )
    const stepped = await empty.step(planCommand)
    expect(stepped.ended).toMatchObject({ exit: 0, result: 'ok', outputs: { 'has-changes': 'false' } })
    expect(empty.checks.at(-1)).toMatchObject({ name: 'rolewright/approval', conclusion: 'success' })
  })

  test('with an error has no plan, and fails', async () => {
    const there = pullRequest({ ...more, 'policies/role.yaml': wrongRole })
    const { ended, plan, summary } = await there.step(planCommand)
    expect(ended).toMatchObject({ exit: 1, result: 'denied', reason: 'policy-violation' })
    expect(ended.message).toMatch(
      /, so there is no plan: policies\/role\.yaml:\d+: .*; mend all that is annotated$/
    )
    expect(ended.outputs).toMatchObject({ 'has-changes': 'false', violations: '1' })
    expect(plan).toBe(null)
    expect(summary).toContain('missing-requirement')
    expect(there.checks).toMatchObject([{ name: 'rolewright/plan', conclusion: 'failure' }])
    expect(commentsOf(there)).toEqual([expect.stringContaining('missing-requirement')])
  })

  test.each(['error', 'never'])('with an error has no plan also where it fails on `%s`', async (failOn) => {
    const there = pullRequest({ 'policies/role.yaml': wrongRole })
    const { ended } = await there.step(planCommand, { inputs: { 'fail-on': failOn } })
    expect(ended).toMatchObject({ exit: 1, result: 'denied' })
  })

  test('fails on notes where that is asked for, and its check with it', async () => {
    const there = pullRequest(more)
    const { ended, plan } = await there.step(planCommand, { inputs: { 'fail-on': 'note' } })
    expect(ended).toMatchObject({ exit: 1, result: 'denied', reason: 'policy-violation' })
    expect(ended.outputs['violations']).toBe('1')
    expect(ended.message).toMatch(
      /^1 of the findings is at `note` or above, the first at policies\/role\.yaml:\d+: .*: mend what is annotated,/
    )
    expect(plan).not.toBe(null)
    expect(there.checks[0]).toMatchObject({ name: 'rolewright/plan', conclusion: 'failure' })
  })

  test('that a guard refuses is blocked', async () => {
    const guardrails = (desk['policies/guardrails.yaml'] ?? '').replace(
      'removals: {percent: 100, count: 50}',
      'removals: {percent: 100, count: 0}'
    )
    const rules = 'rules:\n  removal-limit: {severity: "off"}\n'
    const there = pullRequest(more, { ...desk, 'policies/guardrails.yaml': guardrails + rules })
    const { ended } = await there.step(planCommand)
    expect(ended).toMatchObject({
      exit: 3,
      result: 'blocked',
      reason: 'guards',
      message: expect.stringContaining('refused by the guard `removals`')
    })
    expect(there.checks[0]).toMatchObject({ name: 'rolewright/plan', conclusion: 'failure' })
  })

  test('tells its findings also where a target can neither be read nor was recorded', async () => {
    const target = targetWith('subscription: professional', 'connector: uspacy')
    const there = pullRequest(more, { ...desk, 'policies/target.yaml': target })
    const { ended, summary } = await there.step(planCommand)
    expect(ended).toMatchObject({ exit: 2, result: 'error' })
    expect(ended.message).toContain('`uspacy-production`')
    expect(summary).toContain('missing-owner')
    expect(there.checks).toMatchObject([{ name: 'rolewright/validate' }])
  })

  test('without any target only says what it means for people', async () => {
    const { 'policies/target.yaml': _target, 'policies/guardrails.yaml': _rails, ...rest } = desk
    const there = pullRequest(more, rest)
    const { ended } = await there.step(planCommand)
    expect(ended).toMatchObject({ exit: 0, result: 'ok' })
  })
})

describe('changes of what judges', () => {
  test('are shown', async () => {
    const there = pullRequest({
      ...more,
      'policies/guardrails.yaml': `${desk['policies/guardrails.yaml']}reviews: {every: 3 months}\n`,
      CODEOWNERS: '* @example/owners\n',
      'docs/page.md': 'kind: Guardrails\n'
    })
    await there.step(planCommand)
    const [comment = ''] = commentsOf(there)
    const line = comment.split('\n').find((each) => each.includes('Changes the rules'))
    expect(line).toContain('`CODEOWNERS`')
    expect(line).toContain('`policies/guardrails.yaml`')
    expect(line).not.toContain('page.md')
  })

  test('of a target that is taken away too', async () => {
    const { 'policies/target.yaml': target = '' } = desk
    const there = pullRequest({
      'policies/target.yaml': null,
      'policies/targets/one.yaml': target
    })
    await there.step(planCommand)
    const line = commentsOf(there)[0]
      ?.split('\n')
      .find((each) => each.includes('Changes the rules'))
    expect(line).toContain('`policies/target.yaml`')
    expect(line).toContain('`policies/targets/one.yaml`')
  })

  test('GUARD001: the workflow that plans and access do not go together', async () => {
    const workflow = { '.github/workflows/access-plan.yml': 'name: access plan\non: push\n' }
    const there = pullRequest({ ...more, ...workflow })
    const { ended, summary } = await there.step(planCommand)
    expect(ended).toMatchObject({ exit: 1, result: 'denied', reason: 'policy-violation' })
    expect(ended.message).toMatch(/^GUARD001: .*: change the workflow in a pull request of its own$/)
    expect(summary).toContain('GUARD001')
    expect(commentsOf(there)[0]).toContain('GUARD001')
    expect(there.checks[0]).toMatchObject({
      conclusion: 'failure',
      annotations: [{ path: '.github/workflows/access-plan.yml', title: 'GUARD001', level: 'failure' }, {}]
    })
    const alone = pullRequest(workflow)
    expect((await alone.step(planCommand)).ended.result).not.toBe('denied')
  })

  test('GUARD001 speaks of the workflow that runs, whatever the input says', async () => {
    const there = pullRequest({ ...more, '.github/workflows/access-plan.yml': 'name: other\n' })
    const inputs = { 'plan-workflow': '.github/workflows/innocent.yml' }
    there.github.blobOf = async () => null
    expect((await there.step(planCommand, { inputs })).ended.message).toContain('GUARD001')
  })
})

describe('a token that only reads', () => {
  test('fails on an error all the same, and marks it by the log', async () => {
    const there = pullRequest({ 'policies/role.yaml': wrongRole })
    readOnly(there)
    const stepped = await there.step(planCommand, { fork: true, inputs: { 'upload-sarif': 'true' } })
    expect(stepped.ended).toMatchObject({ exit: 1, result: 'denied', reason: 'policy-violation' })
    expect(stepped.summary).toContain('missing-requirement')
    expect(logged(stepped, 'error')).toEqual([expect.stringContaining('leads.edit')])
    expect(logged(stepped, 'notice').filter((text) => /check|comment|scanning/.test(text))).toHaveLength(3)
    expect(logged(stepped, 'warning')).toEqual([])
  })

  test('shows changes of a fork without failing', async () => {
    const there = pullRequest(more)
    readOnly(there)
    there.github.failing.set('reviews', denied)
    const { ended, plan } = await there.step(planCommand, { fork: true })
    expect(ended).toMatchObject({ exit: 0, result: 'changes' })
    expect(plan).not.toBe(null)
  })

  test.each([
    ['comment', 'always'],
    ['annotations', 'check-run']
  ])('fails where %s: %s insists', async (name, value) => {
    const there = pullRequest(more)
    readOnly(there)
    const { ended } = await there.step(planCommand, { inputs: { [name]: value } })
    expect(ended).toMatchObject({ exit: 2, result: 'error', reason: 'permission' })
  })

  test('is a warning where GitHub itself fails', async () => {
    const there = pullRequest(more)
    there.github.failing.set('putCheck', new GitHubError('unreachable', 'no answer'))
    const stepped = await there.step(planCommand)
    expect(stepped.ended).toMatchObject({ exit: 0, result: 'changes' })
    expect(logged(stepped, 'warning')).toHaveLength(2)
  })
})

describe('what is asked for', () => {
  test('no comment', async () => {
    const there = pullRequest(more)
    await there.step(planCommand, { inputs: { comment: 'never' } })
    expect(commentsOf(there)).toEqual([])
  })

  test.each([
    ['none', []],
    ['commands', ['notice']]
  ])('annotations: %s', async (annotations, names) => {
    const there = pullRequest(more)
    const { log } = await there.step(planCommand, { inputs: { annotations } })
    expect(commandsIn(log).map(({ name }) => name)).toEqual(names)
    expect(there.checks.map(({ name }) => name)).toEqual(['rolewright/approval'])
  })

  test('SARIF, in a file and for code scanning', async () => {
    const there = pullRequest({ 'policies/role.yaml': wrongRole })
    const inputs = { 'sarif-file': 'out.sarif', 'upload-sarif': 'true' }
    const { ended } = await there.step(planCommand, { inputs })
    const text = readFileSync(join(there.folder, 'out.sarif'), 'utf8')
    expect(ended.outputs['sarif-file']).toBe(join(there.folder, 'out.sarif'))
    expect(there.github.sarifs).toEqual([{ commit: there.merge, ref: 'refs/pull/7/merge', sarif: text }])
    const results: readonly { readonly ruleId: string }[] = JSON.parse(text).runs[0].results
    expect(results.map(({ ruleId }) => ruleId)).toContain('missing-requirement')
  })

  test('a plan file among the documents is refused', async () => {
    const there = pullRequest(more)
    const { ended } = await there.step(planCommand, { inputs: { 'plan-file': 'policies/plan.yaml' } })
    expect(ended).toMatchObject({ exit: 2, result: 'error', reason: 'usage' })
  })

  test('suggestions, each once, and none that widens', async () => {
    const there = pullRequest({ 'policies/role.yaml': wrongRole })
    const inputs = { suggestions: 'true' }
    await there.step(planCommand, { inputs })
    await there.step(planCommand, { inputs, run: 2 })
    expect(there.lineComments).toMatchObject([{ path: 'policies/role.yaml', startLine: 6, line: 6 }])
    expect(there.lineComments[0]?.body).toContain('```suggestion')
    const other = pullRequest(
      { 'policies/people.yaml': `# words\n${desk['policies/people.yaml']}` },
      { ...desk, 'policies/role.yaml': wrongRole }
    )
    await other.step(planCommand, { inputs })
    expect(other.lineComments).toEqual([])
  })
})
