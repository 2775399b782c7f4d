import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasSarifJudge, judgedSarif, knownSarif } from '../support/sarif-judge.ts'
import { adopt, annSells, documents, guardrails, lines } from './apply-desk.ts'
import { nowhere, openShop, thisNode } from './end-to-end-desk.ts'
import { runEvent } from './support/happenings.ts'

const words = {
  'policies/people.yaml': `# words\napiVersion: rolewright/v1\n${documents['people.yaml']}`
}

/** Editing needs viewing. */
const wrongRole = {
  'policies/role.yaml': `apiVersion: rolewright/v1\n${documents['role.yaml']?.replace('{view: all, create: all}', '{edit: all}')}`
}

const fine = { 'policies/role.yaml': `apiVersion: rolewright/v1\n${documents['role.yaml']}` }

test('a change of words has nothing to do; one with a mistake fails, marks its line and offers the fix once', async () => {
  const shop = await openShop(thisNode, { documents })
  const { world } = shop
  await adopt(world)
  const quiet = await shop.plan(await shop.propose('words', words))
  expect(quiet).toMatchObject({ exit: 0, outputs: { result: 'ok', 'has-changes': 'false' } })
  expect(quiet.summary).toContain('🟩 Nobody gains or loses access, nothing to do')

  const inputs = {
    suggestions: 'true',
    'upload-sarif': 'true',
    'sarif-file': '${{ runner.temp }}/access.sarif'
  }
  const permissions = { 'security-events': 'write' } as const
  const number = await shop.propose('wrong', wrongRole)
  const wrong = await shop.plan(number, { inputs, permissions })
  expect(wrong).toMatchObject({
    exit: 1,
    outputs: { result: 'denied', 'failure-reason': 'policy-violation', violations: '1', 'plan-file': '' }
  })
  const { head } = world.pull(number)
  expect(await shop.check('rolewright/plan', head)).toMatchObject({ conclusion: 'failure' })
  expect(await shop.comments(number)).toEqual([
    expect.stringContaining('❌ No plan: 1 error in the documents')
  ])
  const sarif = readFileSync(wrong.outputs['sarif-file'] ?? '', 'utf8')
  expect(world.hub.sarifs).toMatchObject([{ text: expect.stringContaining('missing-requirement') }])
  if (hasSarifJudge) expect(judgedSarif(sarif)).toEqual(knownSarif)
  expect(world.hub.lineComments).toMatchObject([
    { path: 'policies/role.yaml', body: expect.stringContaining('```suggestion') }
  ])
  expect(wrong.commands).toContainEqual(expect.objectContaining({ name: 'error' }))

  const again = await shop.plan(number, { inputs, permissions })
  expect(world.hub.lineComments).toHaveLength(1)
  expect(again.exit).toBe(1)
  world.commit('wrong', { ...fine, ...annSells }, { by: 'dora' })
  expect(await shop.plan(number)).toMatchObject({ exit: 0, outputs: { result: 'changes' } })
  expect(await shop.comments(number)).toEqual([expect.stringContaining('1 person gains')])
}, 240_000)

test('many findings take several requests, and many people one comment that GitHub takes', async () => {
  const teams = Array.from({ length: 120 }, (_, index) => `team-${index}`)
  const people = teams.flatMap((team) =>
    Array.from({ length: 12 }, (_, index) => [
      `person-${index}-with-a-long-name-of-${team}`,
      'employee',
      team
    ])
  )
  const files = Object.fromEntries(
    teams.map((team) => [
      `policies/${team}.yaml`,
      `apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: ${team}\nowner: ann@example.org\ngrants:\n  leads: {view: all}\n`
    ])
  )
  const limits = guardrails(['rita']).replaceAll('count: 50', 'count: 5000')
  const shop = await openShop(thisNode, { documents: { ...documents, 'guardrails.yaml': limits } })
  const number = await shop.propose('crowd', {
    ...files,
    ...lines(['ann', 'employee'], ['bob', 'employee'], ...people)
  })
  const ran = await shop.plan(number)
  expect(ran.exit).toBe(0)
  const [{ id, annotations } = { id: 0, annotations: [] }] = shop.world.hub.checks
  expect(ran.writes).toEqual([
    'POST check-runs',
    ...Array.from({ length: Math.ceil(annotations.length / 50) - 1 }, () => `PATCH check-runs/${id}`),
    `POST issues/${number}/comments`,
    'POST check-runs'
  ])
  expect(annotations.filter(({ title }) => title === 'redundant-role')).toHaveLength(119)
  const [comment = ''] = await shop.comments(number)
  expect(Buffer.byteLength(comment)).toBeGreaterThan(50_000)
  expect(Buffer.byteLength(comment)).toBeLessThan(60_500)
  expect(comment).toContain('## 🟩 1440 people gain 1 permission')
  expect(comment).toMatch(/<sub>\[Run .*<\/sub>\s*$/)
  expect(Buffer.byteLength(ran.summary)).toBeGreaterThan(100_000)
  for (const [name] of people) expect(ran.summary).toContain(`\`${name}@example.org\``)
}, 240_000)

test('a fork gets its answer in the log and the summary, and fails by its mistakes all the same', async () => {
  const shop = await openShop(thisNode, { documents })
  const { world } = shop
  await adopt(world)
  world.commit('stranger:fix', annSells)
  const number = await world.openPull({ branch: 'stranger:fix', by: 'stranger' })
  const good = await shop.plan(number)
  expect(good).toMatchObject({ exit: 0, outputs: { result: 'changes' } })
  expect(await shop.comments(number)).toEqual([])
  expect(good.summary).toContain('From a fork')
  expect(good.commands.map(({ name }) => name)).toContain('notice')
  expect(world.hub.checks).toEqual([])

  const commented = await shop.run('comment', runEvent(world, good.run), 'comment', { clone: nowhere() })
  expect(commented).toMatchObject({ exit: 0, writes: [`POST issues/${number}/comments`] })
  expect(await shop.comments(number)).toEqual([
    expect.stringMatching(/\*\*From a fork; computed by untrusted code\.\*\*[^]*1 person gains 2 permissions/)
  ])

  world.commit('stranger:fix', wrongRole)
  const bad = await shop.plan(number)
  expect(bad).toMatchObject({ exit: 1, outputs: { result: 'denied', 'failure-reason': 'policy-violation' } })
  expect(bad.commands).toContainEqual(
    expect.objectContaining({
      name: 'error',
      properties: expect.objectContaining({ file: 'policies/role.yaml' })
    })
  )
  expect(bad.writes.filter((write) => !write.includes('check-runs') && !write.includes('comments'))).toEqual(
    []
  )
  expect(await shop.comments(number)).toHaveLength(1)

  const own = await shop.propose('own', annSells)
  const mute = await world.token({ contents: 'write', checks: 'write', actions: 'read' })
  const muted = await shop.plan(own, { token: mute })
  expect(muted.exit).toBe(0)
  expect(await shop.comments(own)).toEqual([])
}, 240_000)

test('what goes wrong on the way to GitHub is tried again, and nothing is there twice', async () => {
  const shop = await openShop(thisNode, { documents })
  const { world } = shop
  const number = await shop.propose('more', annSells)
  world.fail({ method: 'POST', path: '/comments', status: 502, after: true })
  world.fail({ method: 'GET', path: `/pulls/${number}/reviews` })
  const first = await shop.plan(number)
  expect(first).toMatchObject({ exit: 0, outputs: { result: 'changes' } })
  expect(await shop.comments(number)).toHaveLength(1)
  expect(world.unused()).toEqual([])

  const body = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' }
  world.fail({ method: 'POST', path: '/check-runs', status: 403, headers: { 'retry-after': '1' }, body })
  world.commit('more', {}, { by: 'dora', message: 'nothing' })
  const second = await shop.plan(number)
  expect(second).toMatchObject({ exit: 0, outputs: { result: 'changes' } })
  expect(world.unused()).toEqual([])
  const { head } = world.pull(number)
  expect(world.hub.checks.filter(({ commit }) => commit === head).map(({ name }) => name)).toEqual([
    'rolewright/plan',
    'rolewright/approval'
  ])
}, 240_000)
