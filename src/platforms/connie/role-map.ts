import {
  array,
  minLength,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union
} from 'valibot'
import type { GenericSchema } from 'valibot'
import { inDocument } from '../../connectors/http/given.ts'
import { CannotRun } from '../../model/errors.ts'
import type { Role, Target } from '../../model/target.ts'
import { listed, tick } from '../../model/words.ts'

/** The three roles that Flex knows of itself. */
export const flexRoles = ['admin', 'supervisor', 'agent'] as const

/** A role of Flex, by the name under which the identity provider keeps it. */
type FlexRole = (typeof flexRoles)[number]

/** What of a person tells one of our roles from another one with the same role of Flex. */
const units = ['team', 'program'] as const

/** What tells a person's team from their program. */
export type Unit = (typeof units)[number]

/** What one of our roles is at the identity provider. */
export interface Mapped {
  readonly role: FlexRole
  /** `team`: who has a team; `program`: who has a program and no team; null where neither matters. */
  readonly unit: Unit | null
  /** Only these people, by e-mail or by its end such as `@example.org`; null for everybody else. */
  readonly people: readonly string[] | null
}

/** Our role ids → what they are at the identity provider. */
export type RoleMap = ReadonlyMap<string, Mapped>

interface Settings {
  readonly roleMap: Readonly<
    Record<
      string,
      | FlexRole
      | {
          readonly role: FlexRole
          readonly unit?: Unit | undefined
          readonly people?: readonly string[] | undefined
        }
    >
  >
}

/** The settings of a target. */
export const settingsShape: GenericSchema<unknown, Settings> = strictObject({
  roleMap: record(
    string(),
    union([
      picklist(flexRoles),
      strictObject({
        role: picklist(flexRoles),
        unit: optional(picklist(units)),
        people: optional(
          pipe(
            array(pipe(string(), regex(/^[^@\s]*@[^@\s]+$/, 'it is no e-mail, nor the end of one'))),
            minLength(1)
          )
        )
      })
    ])
  )
})

/** What they have to be. */
export const settingsHelp: string =
  'there is only `roleMap`, which has to be there: from each role that is used to one of Flex, such as ' +
  '`roleMap: {staff-agent: agent, supervisor: supervisor, cbo-administrator: admin}`; where two of ours are one of Flex, ' +
  'write what tells them apart: `{role: supervisor, unit: team}` or `unit: program`, or `people: ["@example.org"]`'

/**
 * The map of a target. Throws `CannotRun` where it names a role that there is not, leaves out one that a document speaks
 * of, or has two that nobody could tell apart: nothing is guessed.
 */
export const roleMapOf = (target: Target, { roleMap }: Settings): RoleMap => {
  const map = new Map(
    Object.entries(roleMap).map(([id, written]): [string, Mapped] => {
      if (typeof written === 'string') return [id, { role: written, unit: null, people: null }]
      const { role, unit = null, people = null } = written
      return [id, { role, unit, people: people?.map((each) => each.toLowerCase()) ?? null }]
    })
  )
  for (const [id, mapped] of map) requireFit(target, id, mapped)
  const missing = [...target.roles.values()].filter(({ id, document }) => document !== null && !map.has(id))
  if (missing.length > 0) throw unmapped(target, missing)
  requireClear(target, map)
  return map
}

const requireFit = (target: Target, id: string, { unit }: Mapped): void => {
  const role = target.roles.get(id)
  if (!role) {
    throw new CannotRun(
      inDocument(target, `\`roleMap\` of ${tick(target.id)} speaks of ${tick(id)}, which is no role there`),
      `roles: ${[...target.roles.keys()].join(', ')}`
    )
  }
  if (unit === null || role.units.includes(unit)) return
  throw new CannotRun(
    inDocument(
      target,
      `\`roleMap\` of ${tick(target.id)} tells ${tick(id)} by the ${unit}, but the role reaches no ${unit}`
    ),
    'leave out `unit`, or give the role a permission that reaches so far'
  )
}

const unmapped = (target: Target, roles: readonly Role[]): CannotRun =>
  new CannotRun(
    `documents speak of ${listed(roles.map(({ id }) => tick(id)))} on ${tick(target.id)}, and \`roleMap\` does not say which role of Flex that is`,
    `write it under \`settings\`; Flex knows ${listed(flexRoles.map(tick))}. A role that the identity provider cannot tell from the others is one for \`connector: manual\``
  )

/** Two of ours are told apart by their units, or by the people of one of them. */
const requireClear = (target: Target, map: RoleMap): void => {
  const all = [...map]
  for (const [index, [id, mapped]] of all.entries()) {
    for (const [other, its] of all.slice(index + 1)) {
      const isOne = mapped.role === its.role && (mapped.people === null) === (its.people === null)
      const isTold = mapped.unit !== null && its.unit !== null && mapped.unit !== its.unit
      if (!isOne || isTold || areApart(mapped.people, its.people)) continue
      throw new CannotRun(
        inDocument(
          target,
          `${tick(id)} and ${tick(other)} on ${tick(target.id)} are both Flex's ${tick(mapped.role)}, and nothing tells who has which`
        ),
        'write in `roleMap` what tells them apart: `{role: ..., unit: team}` for one and `unit: program` for the other, or `people: [...]` for one of them; or map only one'
      )
    }
  }
}

/** Whether somebody is one of these people, by the whole e-mail or by its end. */
export const isAmong = (people: readonly string[], user: string): boolean =>
  people.some((each) => (each.startsWith('@') ? user.endsWith(each) : user === each))

const areApart = (a: Mapped['people'], b: Mapped['people']): boolean =>
  a !== null && b !== null && !a.some((each) => isAmong(b, each)) && !b.some((each) => isAmong(a, each))
