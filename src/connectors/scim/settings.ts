import {
  array,
  boolean,
  minLength,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  transform,
  union,
  type GenericSchema
} from 'valibot'
import { CannotRun } from '../../model/errors.ts'
import type { OperationKind } from '../../model/operation.ts'
import type { Target } from '../../model/target.ts'
import { inDocument, settingsOf } from '../http/given.ts'

/** What the document of a target says about its SCIM server. */
export interface Settings {
  /** What a role is: a group, or a value of one of these attributes of users. */
  readonly roles: 'groups' | Attribute
  /** By what users are called; the name where it is an e-mail, else the e-mail, where null. */
  readonly users: 'userName' | 'emails' | null
  /** Only groups whose name begins so are roles; all where null. */
  readonly prefix: string | null
  /** Values of the attribute that exist, whether somebody has them or not. */
  readonly values: readonly string[]
  /** What may be done over SCIM. */
  readonly operations: readonly OperationKind[]
}

/** An attribute of users whose values may be roles. */
export type Attribute = 'roles' | 'entitlements'

interface Written {
  readonly roles?: 'groups' | Attribute | undefined
  readonly users?: 'userName' | 'emails' | undefined
  readonly groups?: { readonly startsWith: string } | undefined
  readonly values?: readonly string[] | undefined
  readonly invite?: boolean | undefined
  readonly operations?: readonly OperationKind[] | undefined
}

const ofUsers = ['assign', 'unassign', 'deactivate', 'reactivate'] as const
const ofGroups = ['create-role', 'rename-role', 'delete-role', ...ofUsers] as const
const ofAttributes = ['set-role', ...ofUsers] as const

const text = pipe(string(), minLength(1, 'it is empty'))

/** Settings of a connector come as text, for no schema knows them. */
const yes = pipe(
  union([boolean(), picklist(['true', 'false'])]),
  transform((value) => value === true || value === 'true')
)

const shape: GenericSchema<unknown, Written> = strictObject({
  roles: optional(picklist(['groups', 'roles', 'entitlements'])),
  users: optional(picklist(['userName', 'emails'])),
  groups: optional(strictObject({ startsWith: text })),
  values: optional(array(text)),
  invite: optional(yes),
  operations: optional(array(picklist([...ofGroups, 'set-role', 'invite'])))
})

const help =
  'there are `roles` (`groups`, `roles` or `entitlements`), `users` (`userName` or `emails`), `groups: {startsWith: ...}`, ' +
  '`values` (a list, for `roles` or `entitlements`), `invite: true`, and `operations` (a list of what may be done over SCIM)'

/** The settings of a target. Throws `CannotRun` for what does not exist or does not go together. */
export const scimSettings = (target: Target): Settings => {
  const {
    roles = 'groups',
    users,
    groups,
    values,
    invite = false,
    operations
  } = settingsOf(target, shape, help)
  const odd = roles === 'groups' ? values && 'values' : groups && 'groups'
  if (odd !== undefined)
    throw new CannotRun(
      inDocument(
        target,
        `the setting \`${odd}\` of \`${target.id}\` says nothing where roles are \`${roles}\``
      ),
      help
    )
  const able: readonly OperationKind[] = [
    ...(roles === 'groups' ? ofGroups : ofAttributes),
    ...(invite ? (['invite'] as const) : [])
  ]
  const unable = operations?.find((kind) => !able.includes(kind))
  if (unable !== undefined)
    throw new CannotRun(
      inDocument(
        target,
        `\`${unable}\` in the setting \`operations\` of \`${target.id}\` cannot be done over SCIM as it is set`
      ),
      `here there are ${able.map((kind) => `\`${kind}\``).join(', ')}`
    )
  return {
    roles,
    users: users ?? null,
    prefix: groups?.startsWith ?? null,
    values: values ?? [],
    operations: operations ?? able
  }
}
