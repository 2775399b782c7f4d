import { describe, expect, test } from 'vitest'
import { validateCommand } from '../../action/commands/validate.ts'
import { role } from '../hostile/good.ts'
import { commentsOf, more, pullRequest } from './plan-desk.ts'
import { commandsIn } from './runner-reader.ts'

const wrong = { 'policies/role.yaml': role.replace('leads: {view: all}', 'leads: {edit: all}') }

describe('validate', () => {
  test('is fine where nothing is at the level that fails', async () => {
    const there = pullRequest(more)
    const { ended, summary, plan } = await there.step(validateCommand)
    expect(ended).toMatchObject({ exit: 0, result: 'ok', reason: null })
    expect(ended.message).toBe('0 errors, 0 warnings, 1 note in 5 documents')
    expect(ended.outputs).toEqual({ violations: '0', summary: '{"errors":0,"warnings":0,"notes":1}' })
    expect(summary).toContain('| note | `missing-owner` | `policies/role.yaml:4` |')
    expect(there.checks).toMatchObject([
      { name: 'rolewright/validate', commit: there.head, conclusion: 'success' }
    ])
    expect([plan, commentsOf(there)]).toEqual([null, []])
  })

  test.each([
    ['error', 'denied', '1'],
    ['note', 'denied', '3'],
    ['never', 'ok', '0']
  ])('with an error and `fail-on: %s` is %s', async (failOn, result, violations) => {
    const there = pullRequest(wrong)
    const { ended, log } = await there.step(validateCommand, {
      inputs: { 'fail-on': failOn, annotations: 'commands' }
    })
    expect(ended).toMatchObject({ result, outputs: { violations } })
    if (result === 'denied') {
      expect(ended.message).toMatch(
        /: mend those at `\w+` or above, the first at policies\/role\.yaml:\d+: `leads\.edit` at `all` needs /
      )
    }
    expect(commandsIn(log).map(({ name, properties }) => [name, properties['title']])).toContainEqual([
      'error',
      'missing-requirement'
    ])
  })

  test('compares with the base of the event', async () => {
    const there = pullRequest({ 'policies/lines.yaml': null })
    const { summary } = await there.step(validateCommand)
    expect(summary).toContain('released-access')
    const payload = { ref: 'refs/heads/main', before: there.base, after: there.merge }
    const pushed = await there.step(validateCommand, { event: 'push', payload })
    expect(pushed.summary).not.toContain('released-access')
    expect(there.checks.at(-1)?.commit).toBe(there.merge)
  })
})
