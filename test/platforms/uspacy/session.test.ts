import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../../src/model/errors.ts'
import { failureOf, type Variables } from '../../support/connecting.ts'
import { admin } from './space.ts'
import { openStandIn, type StandIn } from './stand-in.ts'
import { connectTo, targetWith } from './tenant.ts'

const start = Date.UTC(2026, 10, 21)
const ana = 'ana@example.org'
const read = (space: StandIn, variables: Variables, now: () => number = () => start): Promise<unknown> =>
  connectTo(space, { variables: { URL: space.url, ...variables }, now }).readState()

const paths = ({ calls }: StandIn): readonly string[] => calls.map(({ path }) => path)

describe('who asks the Space', () => {
  test('signs in with e-mail and password, once', async () => {
    const space = await openStandIn([], { now: () => start })
    await read(space, { EMAIL: admin, PASSWORD: space.password })
    expect(paths(space)[0]).toBe('/auth/v1/auth/sign_in/')
    expect(paths(space).filter((path) => path.startsWith('/auth/'))).toHaveLength(1)
    expect(space.calls[0]?.headers.authorization).toBeUndefined()
  })

  test.each([true, false])(
    'renews the token before its end, as often as it ends (rotating: %s)',
    async (rotates) => {
      let now = start
      const space = await openStandIn([], { now: () => now, rotates })
      const { jwt, refreshToken } = space.tokens()
      const variables = { URL: space.url, TOKEN: jwt, REFRESH_TOKEN: refreshToken }
      const connector = connectTo(space, { variables, now: () => now })
      for (const renewals of [0, 1, 2, 3]) {
        await connector.readState()
        const renewed = space.calls.filter(({ path }) => path === '/auth/v1/auth/refresh_token')
        expect(renewed).toHaveLength(renewals)
        now += 3550 * 1000
      }
      const used = new Set(space.calls.map(({ headers }) => headers.authorization))
      expect(used.size).toBe(4 + (rotates ? 3 : 1))
    }
  )

  test('needs only a token that renews', async () => {
    const space = await openStandIn([], { now: () => start })
    await read(space, { REFRESH_TOKEN: space.tokens().refreshToken })
    expect(paths(space)[0]).toBe('/auth/v1/auth/refresh_token')
  })

  test('is told which variable to set where the token has ended', async () => {
    const space = await openStandIn([], { now: () => start })
    const later = (): number => start + 3_600_000
    const error = await failureOf(read(space, { TOKEN: space.tokens().jwt }, later), 'denied')
    expect(error.message).toBe('the token of `space` has ended; set a new `ROLEWRIGHT_SPACE_TOKEN`')
    expect(space.calls).toEqual([])
  })

  test('is refused before anything is asked, where the token is of no administrator', async () => {
    const space = await openStandIn([ana], { now: () => start })
    const error = await failureOf(read(space, { TOKEN: space.tokenOf(ana) }), 'denied')
    expect(error.message).toContain('neither an administrator nor the owner of the Space')
    expect(space.calls).toEqual([])
  })

  test.each<readonly [string, (space: StandIn) => Variables]>([
    ['the password is wrong', () => ({ EMAIL: admin, PASSWORD: 'sentinel-wrong-password' })],
    ['the renewing token is not known', () => ({ REFRESH_TOKEN: 'sentinel-unknown-token' })],
    ['the token is not known', () => ({ TOKEN: 'sentinel-opaque-token' })],
    [
      'the administrator is none any more',
      (space) => {
        const { jwt } = space.tokens()
        space.users.forEach((user) => (user.marks = []))
        return { TOKEN: jwt }
      }
    ]
  ])('is denied where %s, and told no secret', async (_, variables) => {
    const space = await openStandIn([], { now: () => start })
    const { message } = await failureOf(read(space, variables(space)), 'denied')
    expect(message).not.toContain('sentinel')
    expect(space.calls).toHaveLength(1)
  })

  test.each<readonly [string, Variables, string, string]>([
    ['no address', { URL: '' }, '`ROLEWRIGHT_SPACE_URL` is not set', 'set it to the address of the Space'],
    ['no credential', {}, 'there is nothing to sign in to `space` with', 'set `ROLEWRIGHT_SPACE_TOKEN`, or'],
    ['empty ones', { TOKEN: '', EMAIL: admin, PASSWORD: '' }, 'there is nothing to sign in', 'set '],
    [
      'a token with a line break',
      { TOKEN: 'a\r\nX-Admin: 1' },
      'has characters that no header may have',
      'set '
    ]
  ])('cannot begin with %s', async (_, variables, message, help) => {
    const space = await openStandIn([])
    const tried = async (): Promise<unknown> => read(space, variables)
    const error: unknown = await tried().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CannotRun)
    expect(error).toMatchObject({
      message: expect.stringContaining(message),
      help: expect.stringContaining(help)
    })
    expect(space.calls).toEqual([])
  })
})

test.each([
  ['roleBy: id', 'roleBy'],
  ['rolesBy: name', 'rolesBy'],
  ['departments: [Sales]', 'departments']
])('a setting that there is not is refused with where it stands: %s', async (setting, name) => {
  const space = await openStandIn([])
  const target = targetWith(`settings: {${setting}}\n`)
  expect(() => connectTo(space, { target })).toThrow(
    `\`policies/target.yaml\`: the setting \`${name}\` of \`space\` cannot be used: `
  )
})
