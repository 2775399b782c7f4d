import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Asked, Instead } from '../loopback.ts'
import { refused, type Answer, type Sent } from './answer.ts'
import { makeDoor, type Door, type DoorGiven } from './door.ts'
import { makeSpace, type Space, type SpaceGiven } from './space.ts'

/** How a Space on loopback is, where it is not as usual. */
export interface StandInGiven extends SpaceGiven, DoorGiven {}

/** A Space on loopback, and what a test may see and set of it. */
export interface StandIn
  extends Pick<Space, 'roles' | 'users'>, Pick<Door, 'password' | 'tokens' | 'tokenOf' | 'secrets'> {
  readonly url: string
  readonly calls: readonly Asked[]
  instead: Instead | null
}

/** A Space as the vendor's published sources and manual tell of it, for as long as the test runs. */
export const openStandIn = async (people: readonly string[], given: StandInGiven = {}): Promise<StandIn> => {
  const space = makeSpace(people, given)
  const door = makeDoor(space.users, given)
  const calls: Asked[] = []
  const { roles, users } = space
  const { password, tokens, tokenOf, secrets } = door
  const standIn = { roles, users, password, tokens, tokenOf, secrets, calls, url: '', instead: null }
  const open: StandIn = standIn
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request
      const call = { method, path: url, headers, body }
      calls.push(call)
      const { instead } = open
      const isOff = instead?.of === `${method} ${url.split('?')[0]}` && instead.times !== 0
      if (!isOff) return send(response, answerTo(space, door, call))
      if (instead.isDone) answerTo(space, door, call)
      if (instead.times !== undefined) instead.times -= 1
      return instead.behaviour(request.socket, JSON.stringify(body))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(
    () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  standIn.url = `http://127.0.0.1:${address.port}`
  return open
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

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? null : JSON.parse(text)
}

const send = (response: ServerResponse, [status, body]: Answer): void => {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}
