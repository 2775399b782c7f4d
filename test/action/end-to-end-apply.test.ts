import { describe, expect, test } from 'vitest'
import { adopt, annSells, documents, lines } from './apply-desk.ts'
import { holdPush, nodes, openShop, thisNode, type Shop } from './end-to-end-desk.ts'
import { dispatchEvent, pushEvent, scheduleEvent } from './support/happenings.ts'

const cleoSells = { 'policies/cleo.yaml': lines(['cleo', 'sales'])['policies/lines.yaml'] ?? '' }
const all = ['ann', 'bob', 'cleo'] as const

/** Plans, has Rita approve, and merges. Answers with what the default branch was before. */
const land = async (shop: Shop, number: number): Promise<string> => {
  await shop.plan(number)
  await shop.world.review(number, { by: 'rita', state: 'APPROVED', at: Date.now() + 2 })
  const before = shop.world.branch('main')
  shop.world.merge(number)
  return before
}

/** Which people sell. */
const selling = (shop: Shop): readonly string[] => all.filter((user) => shop.rolesOf(user).includes('sales'))

/** All documents at once, by which Ann and Cleo sell. */
const everything = {
  ...Object.fromEntries(
    Object.entries(documents).map(([file, text]) => [
      `policies/${file}`,
      `apiVersion: rolewright/v1\n${text}`
    ])
  ),
  ...annSells,
  ...cleoSells
}

test('a repository without any document begins with a pull request', async () => {
  const shop = await openShop(thisNode, { documents: {} })
  const { world } = shop
  const number = await shop.propose('begin', everything)
  const planned = await shop.plan(number)
  expect(planned).toMatchObject({ exit: 0, outputs: { result: 'changes' } })
  expect(planned.summary).toContain('0 of 1 given, **1 more** of `rita@example.org`, `sam@example.org`')
  expect(await shop.approve(number, 'rita')).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
  const before = world.branch('main')
  world.merge(number)
  expect(await shop.apply(before)).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
  expect(selling(shop)).toEqual(['ann', 'cleo'])
}, 240_000)

test('two merges in a row are carried out together, by the run of the second', async () => {
  const shop = await openShop(thisNode, { documents })
  const { world } = shop
  await adopt(world)
  const one = await shop.propose('one', annSells)
  const two = await shop.propose('two', cleoSells)
  const start = await land(shop, one)
  const clone = world.clone('main')
  const between = world.branch('main')
  await land(shop, two)
  const tooLate = pushEvent(world, start, { after: between })
  expect(await shop.run('apply', tooLate, 'apply', { clone })).toMatchObject({
    exit: 0,
    writes: [],
    outputs: { result: 'ok', 'has-changes': 'false' }
  })
  expect(selling(shop)).toEqual([])
  expect(await shop.apply(between)).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
  expect(selling(shop)).toEqual(['ann', 'cleo'])
  for (const number of [one, two])
    expect(await shop.comments(number)).toEqual([expect.stringContaining('## ✅ Applied')])

  const unapproved = await shop.propose('three', lines(['ann', 'employee'], ['bob', 'employee', 'sales']))
  await shop.plan(unapproved)
  const before = world.branch('main')
  world.merge(unapproved)
  const record = shop.recorded('record/log.jsonl')
  expect(await shop.apply(before)).toMatchObject({
    exit: 3,
    outputs: { result: 'blocked', 'failure-reason': 'not-approved' }
  })
  expect(selling(shop)).toEqual(['ann', 'cleo'])
  expect(shop.recorded('record/log.jsonl')).toBe(record)
  expect(await shop.comments(unapproved)).toEqual([expect.stringContaining('## ⛔ Not applied')])
}, 240_000)

describe.each(nodes)('an apply on $name', (node) => {
  test.each([
    ['when its record had begun', 'post-receive', 1],
    ['when all was done but its record', 'pre-receive', 2]
  ] as const)(
    'that was killed %s is finished by running it again',
    async (_when, hook, count) => {
      const shop = await openShop(node, { documents })
      const { world } = shop
      await adopt(world)
      const number = await shop.propose('more', { ...annSells, ...cleoSells })
      const before = await land(shop, number)
      const held = holdPush(world, hook, count)
      const killed = await shop.apply(before, {
        onStart: (child) =>
          void held.reached().then(() => {
            child.kill('SIGKILL')
            held.release()
          })
      })
      expect(killed).toMatchObject({ exit: null, outputs: {} })
      expect(world.hub.repository.has('refs/rolewright/lock')).toBe(true)
      expect(selling(shop)).toEqual([])

      const again = await shop.apply(before, { again: killed.run })
      expect(again).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
      expect(selling(shop)).toEqual(['ann', 'cleo'])
      expect(await shop.comments(number)).toEqual([expect.stringContaining('## ✅ Applied')])
      expect(world.hub.repository.has('refs/rolewright/lock')).toBe(false)
    },
    240_000
  )
})

test('drift has one issue, which follows it; a look at the documents and at the protection needs nothing else', async () => {
  const everybody = ['adam', 'ann', 'bob', 'cleo', 'dora', 'reed', 'rita', 'sam']
  const given = lines(...everybody.map((name) => [name, 'employee']))
  const shop = await openShop(thisNode, { documents, files: given })
  const { world } = shop
  await adopt(world)
  const roles = (user: string, ...given: readonly string[]): void =>
    shop.byHand(({ accounts }) => {
      for (const account of accounts)
        if (account.user === `${user}@example.org`)
          account.roles = Object.fromEntries(given.map((role) => [role, null]))
    })
  const look = () => shop.run('drift', scheduleEvent(world), 'drift')
  const github = await world.github()

  roles('bob', 'employee', 'sales')
  const first = await look()
  expect(first).toMatchObject({ exit: 0, outputs: { result: 'drift', 'failure-reason': '' } })
  const number = Number(first.outputs['issue-number'])
  const [opened] = await github.issues('access-drift', 'all')
  expect(opened).toMatchObject({ number, state: 'open', body: expect.stringContaining('`bob@example.org`') })

  expect(world.hub.sarifs).toHaveLength(1)

  roles('ann', 'employee', 'sales')
  expect(await look()).toMatchObject({ exit: 0, outputs: { 'issue-number': String(number) } })
  const changed = await github.issues('access-drift', 'all')
  expect(changed).toMatchObject([{ number, body: expect.stringContaining('`ann@example.org`') }])
  expect(await shop.comments(number)).toHaveLength(1)

  roles('ann', 'employee')
  roles('bob', 'employee')
  expect(await look()).toMatchObject({ exit: 0, outputs: { result: 'ok' } })
  expect(await github.issues('access-drift', 'all')).toMatchObject([{ number, state: 'closed' }])

  const validated = await shop.run('plan', pushEvent(world, world.branch('main')), 'validate')
  expect(validated).toMatchObject({ exit: 0, outputs: { result: 'ok', violations: '0' } })
  const doctor = await shop.run('drift', dispatchEvent(world), 'doctor')
  expect(doctor).toMatchObject({
    exit: 1,
    writes: [],
    outputs: { result: 'blocked', 'failure-reason': 'protection' }
  })
  for (const text of [doctor.log, doctor.summary])
    expect(text).toContain('nothing makes a change of `main` go through a pull request')
}, 240_000)
