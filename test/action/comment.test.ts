import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { commentCommand, mostOfStrangers } from '../../action/commands/comment.ts'
import { GitHubError, type Artifact, type Pull, type Run } from '../../action/github/port.ts'
import type { Event } from '../../action/model.ts'
import { markerIn } from '../../action/report/marker.ts'
import {
  accessOf,
  catalogTexts,
  connectSandbox,
  folderSource,
  loadPolicy,
  plan as makePlan,
  planJson,
  readPlan,
  writePlan
} from '../../src/index.ts'
import { bind } from '../../src/sync/bind.ts'
import { operationId } from '../../src/sync/digest.ts'
import { digestOf } from '../../src/sync/plan/plan.ts'
import { root } from '../support/cli.ts'
import { worldOf } from '../support/builders.ts'
import { hostile } from '../support/hostile-text.ts'
import { jobFor, silence } from './desk.ts'
import { fakeGitHub, person, type FakeGitHub } from './fake-github.ts'

const head = 'a'.repeat(40)
const fork = 77

const event: Extract<Event, { readonly kind: 'run' }> = {
  kind: 'run',
  run: 5,
  event: 'pull_request',
  headCommit: head,
  headBranch: 'topic',
  headRepository: fork
}

const runOf = (given: Partial<Run> = {}): Run => ({
  id: 5,
  attempt: 1,
  event: 'pull_request',
  status: 'completed',
  conclusion: 'success',
  path: '.github/workflows/access-plan.yml',
  headCommit: head,
  headRepository: fork,
  updatedAt: 0,
  url: 'https://github.example/example/access/actions/runs/5',
  ...given
})

const pullOf = (given: Partial<Pull> = {}): Pull => ({
  number: 9,
  title: 'Mine',
  author: person('mallory'),
  state: 'open',
  base: { branch: 'main', commit: 'b'.repeat(40) },
  head: { branch: 'topic', commit: head, repository: fork },
  mergedAt: null,
  mergeCommit: null,
  url: 'https://github.example/example/access/pull/9',
  ...given
})

type Shown = Record<string, unknown>

/** The plan of the example organisation, with a little of everything that a plan can hold. */
const example = await (async (): Promise<Shown> => {
  const { policy, locate } = loadPolicy(folderSource(join(root, 'policies')), catalogTexts)
  const access = accessOf(policy)
  const target = policy.targets.get('connie-production')
  if (!target) throw new Error('the example has no Connie')
  const people = [...policy.people.keys()]
  const connector = connectSandbox({ target, people, world: worldOf() })
  const { capabilities } = connector
  const live = await connector.readState()
  const planned = makePlan({
    now: Date.UTC(2026, 10, 23),
    targets: [
      {
        target,
        holders: access.holders(target),
        bound: bind(target, live, new Map()),
        evidence: live.evidence,
        capabilities: {
          ...capabilities,
          operations: capabilities.operations.filter((kind) => kind !== 'invite')
        },
        head: { policy, access },
        isNew: true
      }
    ]
  })
  const whole: Shown = JSON.parse(planJson(planned, locate))
  const few = Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 3) : value])
  )
  const [operation] = few['operations'] as { id: string }[]
  return {
    ...few,
    gaps: [
      {
        target: 'connie-production',
        user: 'x@example.org',
        permissions: { 'client-data.view': 'own' },
        from: operation?.id,
        until: operation?.id,
        steps: 2,
        seconds: 3
      }
    ],
    waiting: [{ target: 'connie-production', user: 'y@example.org', reason: 'nobody can invite' }],
    unlisted: [{ target: 'connie-production', role: 'r', user: 'z@example.org' }],
    refusals: [{ target: 'connie-production', message: 'it is refused', help: 'do something else' }]
  }
})()

/** Makes ids, digest and checksum fit, as a stranger would. */
const sealed = (shown: Shown): string => {
  const operations = (shown['operations'] as Parameters<typeof operationId>[0][]).map((operation) => ({
    ...operation,
    id: operationId(operation)
  }))
  const whole = { ...shown, operations }
  const read = { ...whole, operations: operations.map((operation) => ({ ...operation, source: null })) }
  return writePlan({ ...whole, digest: digestOf(read as never) })
}

const zipOf = (text: string | Uint8Array, name = 'access-plan.json'): Uint8Array =>
  zipSync({ [name]: typeof text === 'string' ? strToU8(text) : text }, { level: 9 })

const keep = (desk: Desk, zip: Uint8Array, given: Partial<Artifact> = {}): void => {
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`
  desk.github.kept.push({
    id: 70 + desk.github.kept.length,
    name: `access-plan-${head}`,
    expired: false,
    digest,
    bytes: zip.byteLength,
    createdAt: 1,
    run: 5,
    zip,
    ...given
  })
}

/** A runner with nothing checked out. */
interface Desk {
  readonly github: FakeGitHub
}

const makeDesk = (): Desk => ({ github: fakeGitHub({ now: Date.now }) })

const ready = (zip: Uint8Array = zipOf(sealed(example)), run = runOf(), pulls = [pullOf()]): Desk => {
  const desk = makeDesk()
  desk.github.runs.set(5, run)
  desk.github.open.push(...pulls)
  keep(desk, zip)
  return desk
}

const call = async (desk: Desk, on: Event = event) =>
  commentCommand(
    await jobFor(
      { folder: '/nowhere', github: desk.github, said: silence(), now: Date.now, commit: head },
      on,
      {
        inputs: { command: 'comment' }
      }
    )
  )

const bodies = ({ github }: Desk, pull = 9): readonly string[] =>
  (github.commentsThere.get(pull) ?? []).map(({ body }) => body)

describe('a plan of a fork', () => {
  test('is shown in one comment that says where it comes from, and is brought up to date', async () => {
    const desk = ready()
    expect(await call(desk)).toMatchObject({ exit: 0, result: 'ok' })
    const [body = ''] = bodies(desk)
    expect(markerIn(body, 'plan')).toMatchObject({ head, run: 5 })
    expect(body).toMatch(/from a fork/i)
    expect(body).toMatch(/untrusted code/i)
    expect(body).toContain('connie-production')
    await call(desk)
    expect(bodies(desk)).toHaveLength(1)
    expect(desk.github.writes).toEqual(['createComment'])
  })

  test('is shown where the head is, and nowhere that the artifact or a branch name says', async () => {
    const others = [
      pullOf({ number: 10, head: { branch: 'topic', commit: 'd'.repeat(40), repository: fork } }),
      pullOf({ number: 11, head: { branch: 'topic', commit: head, repository: 1 } }),
      pullOf({ number: 12, head: { branch: 'topic', commit: head, repository: null } }),
      pullOf({ number: 13, base: { branch: 'release', commit: 'b'.repeat(40) } }),
      pullOf({ number: 14, state: 'closed' })
    ]
    const desk = ready(undefined, undefined, [...others, pullOf()])
    await call(desk)
    expect([...desk.github.commentsThere.keys()]).toEqual([9])
  })

  test('that has moved on is not shown', async () => {
    const desk = ready(undefined, undefined, [])
    expect(await call(desk)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.github.writes).toEqual([])
    expect(desk.github.downloaded).toBe(0)
  })

  test('without an artifact is none', async () => {
    const desk = ready()
    desk.github.kept.length = 0
    keep(desk, zipOf('x'), { name: 'access-plan' })
    keep(desk, zipOf('x'), { expired: true })
    keep(desk, zipOf('x'), { run: 6 })
    expect(await call(desk)).toMatchObject({ exit: 0, result: 'ok' })
    expect(desk.github.writes).toEqual([])
  })

  test('needs a token that may comment', async () => {
    const desk = ready()
    desk.github.failing.set('createComment', new GitHubError('denied', 'no'))
    await expect(call(desk)).rejects.toMatchObject({ reason: 'permission' })
  })
})

describe('a run is refused', () => {
  const cases: readonly (readonly [string, Partial<Run>])[] = [
    ['of our own repository', { headRepository: 1 }],
    ['of a repository that is gone', { headRepository: null }],
    ['of another workflow', { path: '.github/workflows/evil.yml' }],
    ['of a workflow with that name before it', { path: 'x/.github/workflows/access-plan.yml' }],
    ['of another event', { event: 'push' }],
    ['of an event with secrets', { event: 'pull_request_target' }],
    ['that goes on', { status: 'in_progress' }]
  ]
  test.each(cases)('%s', async (_, given) => {
    const desk = ready(undefined, runOf(given))
    await expect(call(desk)).rejects.toMatchObject({ reason: 'provenance', exit: 3, result: 'blocked' })
    expect(desk.github.writes).toEqual([])
    expect(desk.github.downloaded).toBe(0)
  })

  test('that is not there', async () => {
    const desk = ready()
    desk.github.runs.clear()
    await expect(call(desk)).rejects.toMatchObject({ reason: 'provenance' })
  })

  test('whatever the event says of it', async () => {
    const desk = ready(undefined, runOf({ headRepository: 1 }))
    await expect(call(desk, { ...event, headRepository: fork })).rejects.toMatchObject({
      reason: 'provenance'
    })
  })

  test('on any other event', async () => {
    const desk = ready()
    await expect(call(desk, { kind: 'schedule' })).rejects.toMatchObject({ reason: 'unsafe-event' })
  })
})

describe('an artifact is refused', () => {
  const refusal = async (desk: Desk): Promise<unknown> => {
    const error: unknown = await call(desk).catch((thrown: unknown) => thrown)
    return { error, writes: desk.github.writes }
  }
  const refused = { error: { reason: 'provenance', exit: 3, result: 'blocked' }, writes: [] }

  test('that says it is large, before anything is downloaded', async () => {
    const desk = ready()
    desk.github.kept.length = 0
    keep(desk, zipOf('x'), { bytes: mostOfStrangers.packed + 1 })
    expect(await refusal(desk)).toMatchObject(refused)
    expect(desk.github.downloaded).toBe(0)
  })

  test('that unpacks to too much', async () => {
    const zip = zipOf(new Uint8Array(mostOfStrangers.unpacked + 1))
    expect(await refusal(ready(zip))).toMatchObject(refused)
  })

  test('that unpacks to too much and says otherwise', async () => {
    const zip = zipOf(new Uint8Array(mostOfStrangers.unpacked + 1))
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
    for (let at = 0; at < zip.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
    }
    expect(await refusal(ready(zip))).toMatchObject(refused)
  })

  test.each([
    ['no zip', strToU8('hello')],
    ['nothing', new Uint8Array()],
    ['another file', zipOf(sealed(example), 'other.json')],
    ['a path', zipOf(sealed(example), '../access-plan.json')],
    ['no plan', zipOf('{}\n')],
    ['no text', zipOf(new Uint8Array([0xff, 0xfe, 0]))],
    ['another schema', zipOf(writePlan({ ...example, version: 2 }))],
    ['more than a plan', zipOf(sealed({ ...example, extra: '@octo-org/admins' }))],
    ['a plan whose bytes were changed', zipOf(sealed(example).replace('connie', 'Connie'))],
    ['deep nesting', zipOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}\n`)]
  ])('that holds %s', async (_, zip) => {
    expect(await refusal(ready(zip))).toMatchObject(refused)
  })

  test('that is not the one that GitHub has kept', async () => {
    const desk = ready()
    desk.github.kept.length = 0
    keep(desk, zipOf(sealed(example)), { digest: `sha256:${'0'.repeat(64)}` })
    expect(await refusal(desk)).toMatchObject(refused)
  })
})

/** Everywhere that a plan holds text. */
const placesOf = (
  value: unknown,
  path: readonly (string | number)[] = []
): readonly (readonly (string | number)[])[] => {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    placesOf(inner, [...path, Array.isArray(value) ? Number(name) : name])
  )
}

const withText = (value: unknown, [first, ...rest]: readonly (string | number)[], text: string): unknown => {
  if (first === undefined) return text
  if (Array.isArray(value))
    return value.map((inner, index) => (index === first ? withText(inner, rest, text) : inner))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [
      name,
      name === first ? withText(inner, rest, text) : inner
    ])
  )
}

/** The plan with a text wherever a plan may have any text. */
const poisoned = (text: string): { readonly plan: string; readonly places: number } => {
  let shown = example
  let places = 0
  for (const place of placesOf(example)) {
    if (place[0] === 'digest' || place[0] === 'checksum') continue
    const next = withText(shown, place, text) as Shown
    if (typeof readPlan(sealed(next)) === 'string') continue
    shown = next
    places += 1
  }
  return { plan: sealed(shown), places }
}

const cmark = spawnSync('cmark-gfm', ['--version']).status === 0
if (!cmark) process.stderr.write('comments are not judged by cmark-gfm, which is not installed\n')

/** What GitHub would make of a comment, without what stands in code. */
const outsideCode = (markdown: string): string => {
  const args = [
    '--unsafe',
    ...['table', 'autolink', 'strikethrough', 'tagfilter'].flatMap((name) => ['-e', name])
  ]
  const { stdout } = spawnSync('cmark-gfm', args, {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 50_000_000
  })
  return stdout.replaceAll(/<pre[\s\S]*?<\/pre>/g, '').replaceAll(/<code>[\s\S]*?<\/code>/g, '')
}

describe.runIf(cmark)('text of a stranger', () => {
  const headingsOf = (html: string): number => (html.match(/<h[1-6]/g) ?? []).length
  const words = /octo-org|evil|example\.org|Approved|<script|<img|onerror|::(?:error|warning)/

  test.each(hostile.map((text) => [text]))('is nothing but text: %j', async (text) => {
    const { plan, places } = poisoned(text)
    expect(places).toBeGreaterThan(text.trim() === '' ? 0 : 100)
    const desk = ready(zipOf(plan))
    await call(desk)
    const [body = ''] = bodies(desk)
    expect(Buffer.byteLength(body)).toBeLessThan(65_536)
    const html = outsideCode(body)
    expect(html).not.toMatch(words)
    const plain = makeDesk()
    plain.github.runs.set(5, runOf())
    plain.github.open.push(pullOf())
    keep(plain, zipOf(sealed(example)))
    await call(plain)
    expect(headingsOf(html)).toBeLessThanOrEqual(headingsOf(outsideCode(bodies(plain)[0] ?? '')))
  })
})
