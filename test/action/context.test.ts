import * as fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContext } from '../../action/context.ts'
import type { Event } from '../../action/model.ts'
import { root } from '../support/cli.ts'
import { runnerVariables } from './variables.ts'

const [base, head, zeros] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)]

const repository = { id: 1001, private: true, default_branch: 'main' }

const pull = (more: object = {}, repo: object | null = { id: 1001 }): object => ({
  number: 7,
  user: { login: 'ana', type: 'User' },
  base: { ref: 'main', sha: base, repo: { id: 1001 } },
  head: { ref: 'more-access', sha: head, repo },
  ...more
})

const eventOf = (name: string, payload: object): Event =>
  readContext(runnerVariables({ GITHUB_EVENT_NAME: name }), JSON.stringify({ repository, ...payload })).event

const asRead = {
  number: 7,
  author: 'ana',
  base: { branch: 'main', commit: base },
  head: { branch: 'more-access', commit: head, repository: 1001 },
  isFork: false
}

describe('the event', () => {
  test.each<[name: string, payload: object, event: Event]>([
    ['pull_request', { pull_request: pull() }, { kind: 'pull', pull: asRead }],
    ['pull_request_review', { pull_request: pull() }, { kind: 'review', pull: asRead }],
    ['merge_group', { merge_group: { base_sha: base, head_sha: head } }, { kind: 'merge-group', base, head }],
    [
      'push',
      { ref: 'refs/heads/release/1', before: base, after: head },
      { kind: 'push', branch: 'release/1', before: base, after: head }
    ],
    [
      'push',
      { ref: 'refs/heads/main', before: zeros, after: head },
      { kind: 'push', branch: 'main', before: null, after: head }
    ],
    ['push', { ref: 'refs/heads/main', before: base, after: zeros }, { kind: 'other', name: 'push' }],
    ['push', { ref: 'refs/tags/main', before: base, after: head }, { kind: 'other', name: 'push' }],
    ['schedule', {}, { kind: 'schedule' }],
    ['workflow_dispatch', { inputs: null }, { kind: 'dispatch' }],
    ['issues', { action: 'closed', issue: { number: 3 } }, { kind: 'issue', number: 3, action: 'closed' }],
    [
      'workflow_run',
      {
        workflow_run: {
          id: 9,
          event: 'pull_request',
          head_sha: head,
          head_branch: 'x',
          head_repository: { id: 5 }
        }
      },
      {
        kind: 'run',
        run: 9,
        event: 'pull_request',
        headCommit: head,
        headBranch: 'x',
        headRepository: 5
      }
    ],
    ['pull_request_target', { pull_request: pull() }, { kind: 'dangerous', name: 'pull_request_target' }],
    ['issue_comment', { comment: { body: '/apply' } }, { kind: 'dangerous', name: 'issue_comment' }],
    ['release', {}, { kind: 'other', name: 'release' }],
    ['constructor', {}, { kind: 'other', name: 'constructor' }],
    ['', {}, { kind: 'other', name: '' }]
  ])('%s', (name, payload, event) => {
    expect(eventOf(name, payload)).toEqual(event)
  })

  test.each<[why: string, pull: object, isFork: boolean]>([
    ['of a branch of ours', pull(), false],
    ['of another repository', pull({}, { id: 5 }), true],
    ['of a repository that is gone', pull({}, null), true],
    ['by Dependabot', pull({ user: { login: 'dependabot[bot]', type: 'Bot' } }), true],
    ['by Dependabot in capitals', pull({ user: { login: 'Dependabot[bot]' } }), true]
  ])('a pull request %s', (_why, pull_request, isFork) => {
    expect(eventOf('pull_request', { pull_request })).toMatchObject({ kind: 'pull', pull: { isFork } })
  })

  test('who set it off changes nothing', () => {
    const payload = JSON.stringify({
      repository,
      pull_request: pull({}, { id: 5 }),
      sender: { login: 'ana' }
    })
    const event = (actor: string): Event =>
      readContext(runnerVariables({ GITHUB_ACTOR: actor, GITHUB_TRIGGERING_ACTOR: actor }), payload).event
    expect(event('dependabot[bot]')).toEqual(event('owner'))
  })

  test('a pull request is a fork where nobody says which repository is ours', () => {
    const variables = runnerVariables({ GITHUB_REPOSITORY_ID: '' })
    expect(readContext(variables, JSON.stringify({ pull_request: pull() }))).toMatchObject({
      repositoryId: null,
      event: { kind: 'pull', pull: { isFork: true } }
    })
  })

  test.each(['number', 'base', 'head'])('a pull request without its %s is not guessed at', (field) => {
    const pull_request = Object.fromEntries(Object.entries(pull()).filter(([name]) => name !== field))
    expect(eventOf('pull_request', { pull_request })).toEqual({ kind: 'other', name: 'pull_request' })
  })

  test.each(['HEAD', '--output=x', `${head}\n`, `${head} `, head.slice(1), head.toUpperCase(), zeros])(
    'nothing but a hash is a commit: %j',
    (sha) => {
      expect(eventOf('pull_request', { pull_request: pull({ head: { ref: 'x', sha } }) }).kind).toBe('other')
    }
  )
})

describe('the context', () => {
  test('is what the runner says', () => {
    expect(readContext(runnerVariables(), JSON.stringify({ repository, pull_request: pull() }))).toEqual({
      event: { kind: 'pull', pull: asRead },
      owner: 'example',
      repository: 'access',
      repositoryId: 1001,
      isPrivate: true,
      defaultBranch: 'main',
      actor: 'ana',
      commit: 'c'.repeat(40),
      ref: 'refs/pull/7/merge',
      run: { id: 4711, attempt: 2, url: 'https://github.example/example/access/actions/runs/4711' },
      workflow: '.github/workflows/access-plan.yml',
      serverUrl: 'https://github.example',
      apiUrl: 'https://api.github.example',
      graphqlUrl: 'https://api.github.example/graphql',
      workspace: '/work'
    })
  })

  test('is github.com where the runner says nothing', () => {
    const { serverUrl, apiUrl, graphqlUrl, workflow, run } = readContext({ GITHUB_REPOSITORY: 'a/b' }, null)
    expect([serverUrl, apiUrl, graphqlUrl]).toEqual([
      'https://github.com',
      'https://api.github.com',
      'https://api.github.com/graphql'
    ])
    expect([workflow, run.id, run.attempt]).toEqual([null, 0, 1])
  })

  test.each<[reference: string, workflow: string | null]>([
    ['Example/Access/.github/workflows/a@b.yml@refs/heads/x', '.github/workflows/a@b.yml'],
    ['other/access/.github/workflows/a.yml@refs/heads/x', null],
    ['', null]
  ])('the workflow of %j is %j', (reference, workflow) => {
    const context = readContext(runnerVariables({ GITHUB_WORKFLOW_REF: reference }), null)
    expect(context.workflow).toBe(workflow)
  })

  test.each(['', 'access', 'a/b/c', '../..', 'a/b\n'])(
    'without a repository (%j) says what to do',
    (slug) => {
      const read = (): unknown => readContext({ GITHUB_REPOSITORY: slug }, null)
      if (slug === '../..') expect(read).not.toThrow()
      else expect(read).toThrow('this is not a step of a GitHub workflow')
    }
  )

  test.each(['', 'no json', 'null', '[]', '7', '"x"', '{"pull_request":null}', '{"repository":[]}'])(
    'an event file with %j is an unknown event',
    (text) => {
      expect(readContext(runnerVariables(), text).event).toEqual({ kind: 'other', name: 'pull_request' })
    }
  )

  test('never crashes, whatever the event file holds', () => {
    const names = ['pull_request', 'pull_request_review', 'push', 'merge_group', 'issues', 'workflow_run']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.json(), (name, text) => {
        readContext(runnerVariables({ GITHUB_EVENT_NAME: name }), text)
      })
    )
  })
})

/** The events that GitHub has really sent, by name. */
const examples = join(root, 'test/servers/github/node_modules/@octokit/webhooks-examples')
const isInstalled = existsSync(examples)
if (!isInstalled) {
  process.stderr.write(
    'captured webhooks are not read, for they are not installed: run `npm ci --prefix test/servers/github`\n'
  )
}

interface Captured {
  readonly name: string
  readonly examples: readonly object[]
}

/** What github.com has sent, and what older servers of companies have. */
const captured = (): readonly Captured[] =>
  readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(examples, entry.name, 'index.json')))
    .flatMap(({ name }) => JSON.parse(readFileSync(join(examples, name, 'index.json'), 'utf8')) as Captured[])

describe.runIf(isInstalled)('captured webhooks', () => {
  test.each<[name: string, kinds: readonly Event['kind'][]]>([
    ['pull_request', ['pull']],
    ['pull_request_review', ['review']],
    ['push', ['push', 'other']],
    ['issues', ['issue']],
    ['workflow_run', ['run']],
    ['merge_group', ['merge-group']],
    ['workflow_dispatch', ['dispatch']],
    ['issue_comment', ['dangerous']]
  ])('%s', (name, kinds) => {
    const found = captured().flatMap((each) => (each.name === name ? each.examples : []))
    expect(found.length).toBeGreaterThan(0)
    for (const payload of found) {
      const context = readContext(runnerVariables({ GITHUB_EVENT_NAME: name }), JSON.stringify(payload))
      expect(kinds).toContain(context.event.kind)
      expect(context.repositoryId).toEqual(expect.any(Number))
    }
  })

  test('all others are unknown events', () => {
    for (const { name, examples: payloads } of captured()) {
      for (const payload of payloads) {
        const variables = runnerVariables({ GITHUB_EVENT_NAME: name })
        expect(() => readContext(variables, JSON.stringify(payload))).not.toThrow()
      }
    }
  })
})
