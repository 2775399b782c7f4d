import { custom, optional, picklist, pipe, record, strictObject, string } from 'valibot'
import { about } from '../../connectors/http/about.ts'
import { connectHttp, type Http } from '../../connectors/http/client.ts'
import { HttpError } from '../../connectors/http/failure.ts'
import { givenOrigin, settingsOf } from '../../connectors/http/given.ts'
import {
  ConnectorError,
  type Connector,
  type ConnectorFactory,
  type Keys,
  type World
} from '../../model/connector.ts'
import { once } from '../../model/once.ts'
import type { Operation, OperationValue } from '../../model/operation.ts'
import type { Target } from '../../model/target.ts'
import { openSession } from './session.ts'
import { openSpace, paths, type Space, type SpaceOptions } from './space.ts'
import { roleShape, userShape } from './wire.ts'

const notList = custom<object>((value) => !Array.isArray(value), 'it is a list')
const settingsShape = strictObject({
  departments: optional(pipe(notList, record(string(), string())), {}),
  rolesBy: optional(picklist(['id', 'code']))
})
const settingsHelp =
  'there are `departments`, from the id of a department in the Space to its name in the documents, and `rolesBy`, ' +
  '`id` or `code`: by what the Space names the roles of a user'

/**
 * A Space of Uspacy, over the interface that its own web pages use: roles, permissions, assignments, read and written. Built
 * from the vendor's published sources (`uspacy-js-sdk`, `uspacy-php-sdk`, `uspacy-store`); no live Space has been met.
 */
export const connect: ConnectorFactory = ({ target, world }): Connector => {
  const { departments, rolesBy = null } = settingsOf(target, settingsShape, settingsHelp)
  const open = once(() => openWay(target, world, { departments, rolesBy }))
  return {
    capabilities: {
      operations: [
        'create-role',
        'update-role',
        'rename-role',
        'delete-role',
        'assign',
        'unassign',
        'set-role',
        'deactivate',
        'reactivate'
      ]
    },
    readState: async () => open().space.readAll(),
    readOne: async ({ role, user }, keys) => {
      const { space } = open()
      return user === null
        ? space.readRole(keys.role(role ?? ''))
        : space.readAccount(user, keys.account(user))
    },
    applyOperation: async (operation, keys) => {
      const { http, space } = open()
      return perform(http, space, operation, keys)
    }
  }
}

/** The way to a Space. Throws `CannotRun` where the environment does not say how to get there. */
const openWay = (
  target: Target,
  world: World,
  settings: Pick<SpaceOptions, 'departments' | 'rolesBy'>
): { readonly http: Http; readonly space: Space } => {
  const origin = givenOrigin(world, target, 'the address of the Space, such as `https://acme.uspacy.ua`')
  const base = { fetch: world.fetch, now: world.now, origin, reasonIn }
  const session = openSession(world, target, (secrets) =>
    connectHttp({ ...base, authorize: () => Promise.resolve({}), secrets })
  )
  const http = connectHttp({
    ...base,
    secrets: () => session.secrets(),
    authorize: async () => ({ authorization: `Bearer ${await session.token()}` })
  })
  return { http, space: openSpace({ http, target, ...settings }) }
}

/** Errors of the Space: `{errors: {field: [message]}}` or `{message}`. */
const reasonIn = (body: unknown): string | null => {
  if (typeof body !== 'object' || body === null) return null
  if ('errors' in body && typeof body.errors === 'object' && body.errors !== null)
    return Object.values(body.errors)
      .flat()
      .filter((text) => typeof text === 'string')
      .join('; ')
  return 'message' in body && typeof body.message === 'string' ? body.message : null
}

const perform = async (http: Http, space: Space, operation: Operation, keys: Keys): Promise<void> => {
  const { kind, before, after } = operation
  const role = operation.role === null ? '' : keys.role(operation.role)
  const user = operation.user === null ? '' : keys.account(operation.user)
  const ofRole = (json: object): Promise<void> =>
    http.tell(
      { method: 'PATCH', path: [...paths.roles, role], json },
      about(role, roleShape, ({ id }) => id)
    )
  // The sources do not say what is answered to this one, so any yes is a yes.
  const switchTo = (verb: string): Promise<void> =>
    http.tell({ method: 'POST', path: [...paths.users, user, verb] })
  switch (kind) {
    case 'create-role': {
      const json = { title: titleIn(after), permissions: await permissionsIn(space, after) }
      return http.tell({ method: 'POST', path: paths.roles, slash: true, json }, roleShape)
    }
    case 'update-role':
      return ofRole({ permissions: await permissionsIn(space, after) })
    case 'rename-role':
      return ofRole({ title: titleIn(after) })
    case 'delete-role':
      return goneIsFine(http.tell({ method: 'DELETE', path: [...paths.roles, role] }))
    case 'assign':
    case 'unassign':
    case 'set-role': {
      const change = { take: heldIn(before, keys), give: heldIn(after, keys) }
      const json = { roles: await listAfter(space, user, change) }
      const path = [...paths.users, user, 'update_roles']
      return http.tell(
        { method: 'PATCH', path, json },
        about(user, userShape, ({ id }) => id)
      )
    }
    case 'deactivate':
      return switchTo('deactivate')
    case 'reactivate':
      return switchTo('activate')
    case 'set-unit':
    case 'invite':
      throw new ConnectorError('refused', `the interface of the Space has nothing for \`${kind}\``)
  }
}

const goneIsFine = async (told: Promise<void>): Promise<void> => {
  try {
    await told
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 404) throw error
  }
}

const titleIn = (value: OperationValue): string => (value !== null && 'title' in value ? value.title : '')

/** The whole list of permissions that a role is to have. */
const permissionsIn = async (space: Space, value: OperationValue): Promise<readonly string[]> => {
  if (value === null || !('grants' in value)) throw new TypeError('a role without content')
  return (await space.grants()).write(value.grants)
}

const heldIn = (value: OperationValue, keys: Keys): string | null =>
  value !== null && 'role' in value ? keys.role(value.role) : null

/**
 * The Space is sent the whole list of somebody's roles, so that list is read right before; its marks, and whatever else is
 * in it, stay as they are.
 */
const listAfter = async (
  space: Space,
  user: string,
  { take, give }: { readonly take: string | null; readonly give: string | null }
): Promise<readonly string[]> => {
  const names = await space.names()
  const taken = take === null ? null : names.nameOf(take)
  const given = give === null ? [] : [names.nameOf(give)]
  const list = await space.listOf(user)
  return [...new Set([...list.filter((name) => name !== taken), ...given])]
}
