import type { RoleDocument } from '../../model/document.ts'
import type { RoleState } from '../../model/state.ts'
import type { Content } from './content.ts'
import { targetsField, type ImportInput } from './input.ts'
import type { NewRole } from './proposal.ts'

/** What a new Role document says. */
export interface Said {
  readonly id: string
  /** Null to leave the title as the vendor has it. */
  readonly title: string | null
  /** Null to leave the content alone. */
  readonly content: Content | null
  readonly scope: string | null
  readonly reportsTo: string | null
  /** The document that spoke of the role before, whose other words are kept. */
  readonly from: RoleDocument | null
}

/** Names of files that mean a device on some systems. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** A Role document, its fields in the order in which people write them. */
export const roleOf = (input: ImportInput, said: Said): NewRole => {
  const { target } = input
  const { id, title, content, scope, reportsTo, from } = said
  const fields = {
    kind: 'Role',
    platform: target.catalog.id,
    id,
    ...present({ title, description: from?.description, owner: from?.owner }),
    ...(from && from.previously.length > 0 && { previously: from.previously }),
    ...present({
      scope,
      basedOn: content?.basedOn,
      grants: content?.grants,
      reportsTo,
      reason: from?.reason
    }),
    ...(from && from.onboarding.length > 0 && { onboarding: from.onboarding }),
    ...targetsField(input)
  }
  const isTaken = input.policy.declared.roles.some(
    (role) => role.platform === target.catalog.id && role.id === id
  )
  const name = device.test(id) ? `role-${id}` : id
  return { name: isTaken ? `${name}-${target.id}` : name, fields }
}

/** The role's own scope where the platform has one a role. */
export const ownScope = ({ target }: ImportInput, live: RoleState): string | null =>
  target.catalog.scopePer === 'role' ? live.scope : null

const present = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
