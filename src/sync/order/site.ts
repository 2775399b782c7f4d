import { reachesOfRoles, type GivingRole } from '../../access/effective.ts'
import type { HeldRoles, Reaches } from '../../model/access.ts'
import type { TargetDocument } from '../../model/document.ts'
import { on, undocumented } from '../../model/grants.ts'
import type { Operation, RoleContent } from '../../model/operation.ts'
import type { RoleState } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { isContent } from '../simulate.ts'
import type { OrderTarget } from './input.ts'
import { measureOf, type Measure } from './measure.ts'
import type { Person, Seat } from './seat.ts'

/** Something that operations wait for; only what it is matters. */
export interface Thing {
  readonly name: string
}

/** One target while the operations are put in order. What is not `readonly` changes with every step. */
export interface Site {
  readonly given: OrderTarget
  /** The documents of the target that judge: its own, and the base's. */
  readonly documents: readonly TargetDocument[]
  readonly measure: Measure
  /** What a set of roles gives as their contents are now. */
  readonly reaches: (roles: HeldRoles) => Reaches
  /** Role → which of its contents it has now. */
  readonly contents: Map<string, string>
  /** Makes a content known, and answers under which name {@link contents} speaks of it. */
  readonly learn: (operation: Operation) => string
  /** Who is looked at one by one, by e-mail. */
  readonly seats: Map<string, Seat>
  /** Role → everybody who has it before, after, or on the way. */
  readonly holders: Map<string, Seat[]>
  /** Role → the place in its holders at which the last try of a change failed. */
  readonly failedAt: Map<string, number>
  readonly custom: Set<string>
  readonly roleLimit: number
  readonly room: Thing
  administrators: number
  administratorsNeeded: number
  readonly administration: Thing
}

/** How many custom roles a target may have; infinite where its subscription does not say. */
const roleLimit = ({ catalog, document }: Target): number =>
  catalog.subscriptions.get(document?.subscription ?? '')?.customRoles ?? Infinity

/** A target before the first operation; its people are put in afterwards. */
export const siteOf = (given: OrderTarget): Site => {
  const { target, actual } = given
  const known = new Map<string, GivingRole>()
  const contents = new Map<string, string>()
  for (const role of actual.roles.values()) {
    known.set(role.id, role)
    contents.set(role.id, role.id)
  }
  const reachesOf = reachesOfRoles(target.catalog, (name) => known.get(name) ?? unknownRole(name))
  return {
    given,
    documents: [target, given.base].flatMap((version) => version?.document ?? []),
    measure: measureOf(target.catalog),
    contents,
    reaches: (roles) => reachesOf(named(contents, roles)),
    learn({ id, role, after }) {
      const name = `${role ?? ''} ${id}`
      if (isContent(after) && !known.has(name)) known.set(name, givingRole(role ?? '', after))
      return name
    },
    seats: new Map(),
    holders: new Map(),
    failedAt: new Map(),
    custom: new Set([...actual.roles.values()].filter(isCustom).map(({ id }) => id)),
    roleLimit: roleLimit(target),
    room: { name: 'room' },
    administrators: 0,
    administratorsNeeded: 0,
    administration: { name: 'administrators' }
  }
}

const isCustom = ({ predefined }: RoleState): boolean => !predefined

/** A role's content as access is worked out from it. */
export const givingRole = (id: string, { scope, grants }: RoleContent): GivingRole => ({
  id,
  scope,
  grants: new Map(Object.entries(grants))
})

/** Held roles under the names of their contents. */
const named = (contents: ReadonlyMap<string, string>, roles: HeldRoles): HeldRoles => {
  const held = new Map<string, string | null>()
  for (const [id, unit] of roles) held.set(contents.get(id) ?? id, unit)
  return held
}

const unknownRole = (id: string): GivingRole => ({
  id,
  scope: null,
  grants: new Map([[undocumented(id), on]])
})

/** A person and a site are what most steps wait for. */
export type Waited = Person | Thing
