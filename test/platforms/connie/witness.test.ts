import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../../support/connecting.ts'
import type { Asked } from '../../support/loopback.ts'
import { answering } from '../../support/sockets.ts'
import { openFlex, openIdentity, token, type Flex, type Identity } from './stand-in.ts'
import { connectTo } from './tenant.ts'
import { hasTwilio, judgedByTwilio } from './twilio.ts'

const ana = 'ana@example.org'
const bo = 'bo@example.org'

const identity = (): Promise<Identity> =>
  openIdentity({
    [ana]: { flex: { roles: ['agent'] } },
    [bo]: { flex: { roles: ['supervisor', 'wfo.full_access'], team: 'North' } },
    'never@example.org': { flex: { roles: ['agent'] } }
  })

const notesOf = async (flex: Flex, at?: Identity): Promise<readonly string[] | undefined> => {
  const variables = { TOKEN: token, ...flex.variables }
  return (await connectTo(at ?? (await identity()), { variables }).readState()).notes
}

describe('Flex is a witness', () => {
  const people = { [ana]: ['agent'], 'BO@example.org': ['wfo.full_access', 'supervisor'] }

  test('that agrees, and says nothing', async () => {
    expect(await notesOf(await openFlex(people))).toEqual([])
  })

  test('that disagrees, in words for people', async () => {
    const flex = await openFlex({
      ...people,
      [ana]: ['admin', 'agent'],
      'cy@example.org': ['agent'],
      'di@example.org': []
    })
    expect(await notesOf(flex)).toEqual([
      '`ana@example.org` on `tenant` has `admin` and `agent` in Flex, and `agent` at the identity provider, which Flex takes over at the next sign-in',
      '`cy@example.org` on `tenant` has `agent` in Flex, and no account of that name at the identity provider'
    ])
  })

  test('that changes nothing about what is read', async () => {
    const at = await identity()
    const variables = { TOKEN: token, ...(await openFlex({ [ana]: ['admin'] })).variables }
    const { notes, ...seen } = await connectTo(at, { variables }).readState()
    const { notes: none, ...alone } = await connectTo(at).readState()
    expect(seen).toEqual(alone)
    expect([notes?.length, none?.length]).toEqual([1, 0])
  })

  test('that is read page by page, and whose attributes are asked for singly where the list hides them', async () => {
    const flex = await openFlex(people, { perPage: 1, hidesAttributes: true })
    expect(await notesOf(flex)).toEqual([])
    expect(flex.calls.map(({ path }) => path.replace(/^.*Workers/, ''))).toEqual([
      '?PageSize=1000',
      '?PageSize=1&Page=1&PageToken=PT1',
      '/WK00000000000000000000000000000001',
      '/WK00000000000000000000000000000002'
    ])
  })

  test.each([
    ['{"roles": "agent"}', 'are not understood'],
    ['{"roles": ', 'are not understood'],
    ['[]', 'are not understood']
  ])('that is not believed with the attributes %s', async (attributes, words) => {
    const flex = await openFlex(people)
    for (const worker of flex.workers.values()) worker.attributes = attributes
    const at = await identity()
    const asked = connectTo(at, { variables: { TOKEN: token, ...flex.variables } }).readState()
    expect((await failureOf(asked, 'unknown')).message).toContain(words)
  })

  test('that is not followed to another place', async () => {
    const flex = await openFlex(people)
    const workers = [...flex.workers.values()]
    const body = JSON.stringify({ workers, meta: { next_page_url: 'https://attacker.example/v1' } })
    const of = `GET /v1/Workspaces/${flex.variables['FLEX_WORKSPACE']}/Workers`
    flex.instead = { of, behaviour: answering('200 OK', { 'content-type': 'application/json' }, body) }
    const asked = connectTo(await identity(), { variables: { TOKEN: token, ...flex.variables } }).readState()
    const { message } = await failureOf(asked, 'unknown')
    expect(message).toBe('the platform names a next page that is not its own')
  })

  test.each([
    [{ FLEX_SECRET: '' }, '`ROLEWRIGHT_TENANT_FLEX_SECRET` is not set'],
    [{ FLEX_WORKSPACE: 'W/..' }, '`ROLEWRIGHT_TENANT_FLEX_WORKSPACE` is not the SID of a workspace'],
    [{ FLEX_URL: 'http://flex.example' }, '`ROLEWRIGHT_TENANT_FLEX_URL` begins with `http:`']
  ])('that needs what is not set: %j', async (variables, words) => {
    const flex = await openFlex(people)
    const at = await identity()
    const connector = connectTo(at, { variables: { TOKEN: token, ...flex.variables, ...variables } })
    await expect(connector.readState()).rejects.toThrow(words)
  })

  test('to which nothing is ever written', async () => {
    const flex = await openFlex({ [ana]: ['admin'] }, { hidesAttributes: true })
    await notesOf(flex)
    expect(new Set(flex.calls.map(({ method }) => method))).toEqual(new Set(['GET']))
    const source = readFileSync(new URL('../../../src/platforms/connie/witness.ts', import.meta.url), 'utf8')
    expect([...source.matchAll(/method: '(\w+)'/g)].map(([, method]) => method)).toEqual(['GET', 'GET'])
    expect(source).not.toContain('.tell(')
  })
})

describe.runIf(hasTwilio)('by Twilio’s own description of its interface', () => {
  test('every request of the witness is one that it knows, and every answer of the stand-in too', async () => {
    const flex = await openFlex(
      { [ana]: ['agent'], [bo]: ['supervisor'] },
      { perPage: 1, hidesAttributes: true }
    )
    await notesOf(flex)
    expect(flex.calls).toHaveLength(4)
    const all = flex.calls.slice()
    for (const asked of all) expect(await judgedByTwilio(asked, await answerOf(flex, asked))).toEqual([])
  })

  test('a request that it does not know would be found', async () => {
    const asked = (path: string): Asked => ({
      method: 'GET',
      path,
      headers: { authorization: 'Basic YTpi' },
      body: null
    })
    const place = '/v1/Workspaces/WS00000000000000000000000000000001/Workers'
    expect(await judgedByTwilio(asked(`${place}?PageSize=1001`), null)).toEqual([
      'query PageSize: must be <= 1000'
    ])
    expect(await judgedByTwilio(asked(`${place}?Size=10`), null)).toEqual(['query Size: is not known'])
    expect(await judgedByTwilio(asked(place.replace('WS', 'WT')), null)).toEqual([
      'path WorkspaceSid: must match pattern "^WS[0-9a-fA-F]{32}$"'
    ])
    expect(await judgedByTwilio({ ...asked(place), headers: {} }, null)).toEqual(['nobody says who asks'])
    expect(await judgedByTwilio(asked(`${place}/x/y`), null)).toEqual(['there is nothing at this address'])
  })
})

const answerOf = async ({ url }: Flex, { path, headers }: Asked): Promise<unknown> => {
  const { authorization = '' } = headers
  return (await fetch(`${url}${path}`, { headers: { authorization } })).json()
}
