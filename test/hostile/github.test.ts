import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContext } from '../../action/context.ts'
import { planCommand } from '../../action/commands/plan.ts'
import { outputList } from '../../action/inputs.ts'
import { processRunner } from '../../action/runner-process.ts'
import { commentsOf, more, pullRequest } from '../action/plan-desk.ts'
import { commandsIn, outputsIn } from '../action/runner-reader.ts'
import { runnerVariables } from '../action/variables.ts'
import { canBeWritten, texts } from './corpus/sinks.ts'
import { document, role } from './good.ts'

/** github/pull_request.hostile: an event in which everything is chosen by a stranger. */
const hostile = {
  action: 'synchronize',
  number: 7,
  pull_request: {
    number: 7,
    title: '"; touch pwned; echo "',
    body: '/apply\n<!-- policy-plan -->\n<!-- rolewright:plan v1 {} -->',
    draft: false,
    user: { login: 'ana-bot[bot]', type: 'Bot' },
    head: { ref: '$(touch pwned)', sha: 'f'.repeat(40), repo: null },
    base: { ref: 'main', sha: '0'.repeat(40), repo: { full_name: 'example/policy' } },
    labels: [{ name: 'approved' }]
  }
}

describe('github/pull_request.hostile', () => {
  test('whose base is no commit is not guessed at', () => {
    const { event } = readContext(runnerVariables(), JSON.stringify(hostile))
    expect(event).toEqual({ kind: 'other', name: 'pull_request' })
  })

  test('whose head repository is gone counts as a fork, starts nothing and approves nothing', async () => {
    const there = pullRequest(more)
    const { pull_request } = hostile
    const payload = {
      ...hostile,
      pull_request: {
        ...pull_request,
        base: { ...pull_request.base, sha: there.base },
        head: { ...pull_request.head, sha: there.head }
      }
    }
    const { event } = readContext(runnerVariables(), JSON.stringify(payload))
    expect(event).toMatchObject({ kind: 'pull', pull: { isFork: true, head: { repository: null } } })
    const { ended, log } = await there.step(planCommand, { payload })
    expect(ended).toMatchObject({ exit: 0, result: 'changes' })
    expect(there.checks.at(-1)).toMatchObject({
      name: 'rolewright/approval',
      conclusion: 'action_required'
    })
    expect(commentsOf(there)[0]).not.toContain('touch pwned')
    expect(commandsIn(log)).toEqual([])
    for (const folder of [there.folder, join(there.folder, '..'), process.cwd()]) {
      expect(existsSync(join(folder, 'pwned'))).toBe(false)
    }
    expect(readdirSync(there.folder)).not.toContain('pwned')
  })

  test.each(Object.entries(texts))('%s as a name of anything in the event acts on nothing', (_name, text) => {
    const pull_request = {
      ...hostile.pull_request,
      title: text,
      user: { login: text },
      head: { ref: text, sha: text, repo: { id: text } },
      base: { ref: text, sha: text }
    }
    const variables = runnerVariables({ GITHUB_ACTOR: text, GITHUB_REF: text, GITHUB_SHA: text })
    const { event, commit } = readContext(variables, JSON.stringify({ number: text, pull_request }))
    expect([event.kind, commit]).toEqual(['other', ''])
  })
})

describe('sinks in GITHUB_OUTPUT', () => {
  test.each(Object.entries(texts))('%s is one value, and adds no output of its own', (_name, text) => {
    let file = ''
    const runner = processRunner({
      print: () => undefined,
      append: (_file, written) => {
        file += written
      },
      size: () => 0,
      random: () => 'ghadelimiter'
    })
    for (const { name } of outputList) runner.output(name, name === 'result' ? 'denied' : text)
    const outputs = outputsIn(file)
    expect(Object.keys(outputs)).toEqual(outputList.map(({ name }) => name))
    expect(outputs['result']).toBe('denied')
  })
})

describe('sinks in what a pull request is shown', () => {
  const written = Object.values(texts).filter(canBeWritten)
  const each = (line: (quoted: string, index: number) => string): string =>
    written.map((text, index) => line(JSON.stringify(text), index)).join('')
  const change = {
    ...Object.fromEntries(
      written.map((text, index) => [
        `policies/r${index}.yaml`,
        `${role.replace('desk-agent', `r${index}`)}title: ${JSON.stringify(text)}\nreason: ${JSON.stringify(text)}\n`
      ])
    ),
    'policies/more.yaml':
      document('kind: Assignments', 'platform: uspacy', 'assignments:') +
      each(
        (text, index) =>
          `  - {user: u${index}@example.org, roles: [r${index}], reason: ${text}, in: {department: ${text}}}\n`
      ),
    'policies/rails.yaml':
      document('kind: Guardrails', 'conflicts:') +
      each(
        (text, index) =>
          `  - {id: c${index}, between: [[uspacy:leads.view], [uspacy:leads.edit]], reason: ${text}}\n`
      )
  }

  test.each(['error', 'never'])('comment, checks and summary mean nothing but ours (%s)', async (failOn) => {
    const wrong = failOn === 'error' ? role.replace('leads: {view: all}', 'leads: {edit: all}') : role
    const there = pullRequest({ ...more, ...change, 'policies/role.yaml': wrong })
    const { summary, log } = await there.step(planCommand)
    expect(commandsIn(log)).toEqual([])
    const shown = [summary, ...commentsOf(there), ...there.checks.map((check) => check.summary)]
    expect(shown.join('').length).toBeGreaterThan(10_000)
    for (const text of shown) expectOnlyOurs(text)
  })
})

/** Outside of code there is no word of a stranger: nobody is mentioned, and links lead into the repository. */
const expectOnlyOurs = (markdown: string): void => {
  const prose = markdown
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    .replace(/^<!-- rolewright:plan v1 \{.*\} -->\n/, '')
  expect(prose).not.toMatch(/@\w|#\d|attacker|javascript:|touch pwned|!\[|no changes/)
  for (const [, tag] of prose.matchAll(/<(\S+?)[\s>]/g)) {
    expect(['details', '/details', 'summary', '/summary', 'sub', '/sub']).toContain(tag?.replace(/^<*/, ''))
  }
  for (const [, address] of prose.matchAll(/\]\(([^)]*)\)/g)) {
    expect(address).toMatch(/^https:\/\/github\.example\/example\/access\//)
  }
}
