import { ConnectorError, type Keys } from '../../model/connector.ts'
import type { Operation, OperationValue } from '../../model/operation.ts'
import type { Target } from '../../model/target.ts'
import { tick } from '../../model/words.ts'
import type { Directory } from './directory.ts'
import type { PatchOperation, Place, Service } from './service.ts'
import type { Settings } from './settings.ts'
import { names, type Value } from './wire.ts'

/** What operations are carried out with. */
export interface PerformerOptions {
  readonly service: Service
  readonly directory: Directory
  readonly settings: Settings
  readonly target: Target
}

/** Carries out operations on a SCIM server. */
export const performer =
  ({ service, directory, settings, target }: PerformerOptions) =>
  async (operation: Operation, keys: Keys): Promise<void> => {
    const { kind, before, after } = operation
    const role = operation.role === null ? '' : keys.role(operation.role)
    const user = operation.user === null ? '' : keys.account(operation.user)
    if (!settings.operations.includes(kind))
      throw new ConnectorError('refused', `${tick(kind)} is nothing that is done over SCIM here`)
    switch (kind) {
      case 'create-role':
        return makeGroup(service, directory, titleIn(after, settings))
      case 'rename-role':
        return service.patch('Groups', role, [replace('displayName', titleIn(after, settings))])
      case 'delete-role':
        return service.remove('Groups', role)
      case 'assign':
        return changeList(service, listOf(settings, role, user), {
          take: null,
          give: rest(settings, role, user)
        })
      case 'unassign':
        return changeList(service, listOf(settings, role, user), {
          take: rest(settings, role, user),
          give: null
        })
      case 'set-role': {
        const list = listOf(settings, role, user)
        const { max } = target.catalog.rolesPerUser
        const give = heldIn(after, keys) ?? role
        if (max === 1) return service.patch(list.place, list.id, [replace(list.attribute, [{ value: give }])])
        return changeList(service, list, { take: heldIn(before, keys), give })
      }
      case 'deactivate':
        return service.patch('Users', user, [replace('active', false)])
      case 'reactivate':
        return service.patch('Users', user, [replace('active', true)])
      case 'invite':
        return service.create('Users', {
          schemas: [names.user],
          userName: user,
          emails: [{ value: user, type: 'work', primary: true }],
          active: true
        })
      case 'update-role':
      case 'set-unit':
        throw new ConnectorError('refused', `SCIM has nothing for ${tick(kind)}`)
    }
  }

/** Whatever comes of it, a group of that name is ours where it may have been made. */
const makeGroup = async (service: Service, directory: Directory, displayName: string): Promise<void> => {
  directory.noteMade(displayName, true)
  try {
    await service.create('Groups', { schemas: [names.group], displayName })
  } catch (error) {
    directory.noteMade(displayName, error instanceof ConnectorError && error.kind === 'unknown')
    throw error
  }
}

const replace = (path: string, value: unknown): PatchOperation => ({ op: 'replace', path, value })

const titleIn = (value: OperationValue, { prefix }: Settings): string => {
  const title = value !== null && 'title' in value ? value.title : ''
  if (prefix === null || title.startsWith(prefix)) return title
  throw new ConnectorError(
    'refused',
    `a group called ${tick(title)} would be no role here, for those begin with ${tick(prefix)}`
  )
}

const heldIn = (value: OperationValue, keys: Keys): string | null =>
  value !== null && 'role' in value ? keys.role(value.role) : null

/** An attribute with many values, in which one stands for somebody having a role. */
interface List {
  readonly place: Place
  readonly id: string
  readonly attribute: 'members' | 'roles' | 'entitlements'
}

const listOf = ({ roles }: Settings, role: string, user: string): List =>
  roles === 'groups'
    ? { place: 'Groups', id: role, attribute: 'members' }
    : { place: 'Users', id: user, attribute: roles }

/** The value in that list. */
const rest = ({ roles }: Settings, role: string, user: string): string => (roles === 'groups' ? user : role)

interface Change {
  readonly take: string | null
  readonly give: string | null
}

/**
 * Adds and removes single values, so that whatever else is in the list stays; where the server cannot find a value to
 * remove, the list is written as a whole, and only at the version that was read.
 */
const changeList = async (service: Service, list: List, { take, give }: Change): Promise<void> => {
  const { filter } = await service.features()
  if (take !== null && !(filter && canBeNamed(take))) return replaceList(service, list, { take, give })
  const operations: PatchOperation[] = []
  if (take !== null) operations.push({ op: 'remove', path: `${list.attribute}[value eq "${take}"]` })
  if (give !== null) operations.push({ op: 'add', path: list.attribute, value: [{ value: give }] })
  return service.patch(list.place, list.id, operations)
}

/** Servers read paths with patterns of their own; what could end the text or the brackets is not sent in one. */
const canBeNamed = (value: string): boolean => /^[^"\\[\]\p{Cc}]+$/u.test(value)

const replaceList = async (service: Service, list: List, { take, give }: Change): Promise<void> => {
  const { etag } = await service.features()
  const { values, version } = await currentList(service, list)
  if (!etag || version === null)
    throw new ConnectorError(
      'refused',
      `the server can neither remove one value of ${tick(list.attribute)} alone nor tell that somebody else has changed ` +
        'them meanwhile (no filters, no ETags): do it by hand, or by `settings: {operations: ...}` leave it to people'
    )
  const left = values.filter(({ value }) => value !== take && value !== give)
  const wanted = [...left, ...(give === null ? [] : [{ value: give }])]
  const operation: PatchOperation =
    wanted.length === 0 ? { op: 'remove', path: list.attribute } : replace(list.attribute, wanted)
  return service.patch(list.place, list.id, [operation], version)
}

const currentList = async (
  service: Service,
  { place, id, attribute }: List
): Promise<{ readonly values: readonly Value[]; readonly version: string | null }> => {
  if (attribute === 'members') {
    const current = await service.group(id)
    if (current) return { values: current.item.members ?? [], version: current.version }
  } else {
    const current = await service.user(id)
    if (current) return { values: current.item[attribute] ?? [], version: current.version }
  }
  throw new ConnectorError('refused', `the server has nothing at \`${place}/${id}\``)
}
