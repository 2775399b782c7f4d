import { openLoopback, type Answer, type Asked, type Loopback } from '../../support/loopback.ts'
import { refused, type Sent } from './answer.ts'
import { makeDoor, type Door, type DoorGiven } from './door.ts'
import { makeSpace, type Space, type SpaceGiven } from './space.ts'

/** How a Space on loopback is, where it is not as usual. */
export interface StandInGiven extends SpaceGiven, DoorGiven {}

/** A Space on loopback, and what a test may see and set of it. */
export interface StandIn
  extends
    Loopback,
    Pick<Space, 'roles' | 'users'>,
    Pick<Door, 'password' | 'tokens' | 'tokenOf' | 'secrets'> {}

/** A Space as the vendor's published sources and manual tell of it, for as long as the test runs. */
export const openStandIn = async (people: readonly string[], given: StandInGiven = {}): Promise<StandIn> => {
  const space = makeSpace(people, given)
  const door = makeDoor(space.users, given)
  const { roles, users } = space
  const { password, tokens, tokenOf, secrets } = door
  const loopback = await openLoopback((asked) => answerTo(space, door, asked))
  return Object.assign(loopback, { roles, users, password, tokens, tokenOf, secrets })
}

const answerTo = (space: Space, door: Door, { method, path, headers, body }: Asked): Answer => {
  const { pathname, searchParams } = new URL(path, 'http://space')
  const bearer = (headers.authorization ?? '').replace(/^Bearer /, '')
  const sent = isSent(body) ? body : {}
  const place = `${method} ${pathname}`
  if (place === 'POST /auth/v1/auth/sign_in/') return door.signIn(sent)
  if (place === 'POST /auth/v1/auth/refresh_token') return door.refresh(bearer)
  const stop = door.keepOut(bearer)
  if (stop) return stop
  if (place === 'GET /company/v1/permissions') return space.offered()
  if (place === 'GET /company/v1/roles') return space.listRoles()
  if (place === 'POST /company/v1/roles/') return space.createRole(sent)
  if (place === 'GET /company/v1/users') return space.listUsers(searchParams)
  const [, kind, id = '', verb = ''] = /^\/company\/v1\/(roles|users)\/(\w+)\/?(\w*)$/.exec(pathname) ?? []
  const what = `${method} ${kind} ${verb}`.trim()
  if (what === 'PATCH roles') return space.changeRole(id, sent)
  if (what === 'DELETE roles') return space.deleteRole(id)
  if (what === 'GET users') return space.showUser(id)
  if (what === 'PATCH users update_roles') return space.changeRoles(id, sent)
  if (what === 'POST users deactivate') return space.setActive(id, false)
  if (what === 'POST users activate') return space.setActive(id, true)
  return refused(404, 'not found')
}

const isSent = (body: unknown): body is Sent => typeof body === 'object' && body !== null
