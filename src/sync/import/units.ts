import { unitFor } from '../../access/holders.ts'
import type { Person } from '../../model/document.ts'
import { isLine } from './written.ts'

/** Unit kind → unit, as `in` of a line has it. */
export type Units = Readonly<Record<string, string>>

/** A role that somebody holds: the kinds of unit it needs, in their order, and the units that were read. */
export interface HeldThere {
  readonly role: string
  readonly kinds: readonly string[]
  /** As `team: Day, program: Housing`; null where there is none. */
  readonly unit: string | null
}

/** Roles that one line can give, and what it has to say in `in`. */
export interface Together {
  readonly roles: readonly HeldThere[]
  readonly in: Units
}

/**
 * As few lines as it takes to give somebody these roles in the units that were read. Null where no line can: a unit that
 * the role does not have, or none where the person brings one.
 */
export const linesFor = (held: readonly HeldThere[], person: Person | null): readonly Together[] | null => {
  const lines: Together[] = []
  for (const one of held) {
    const said = unitsOf(one, person)
    if (said === null) return null
    const at = lines.findIndex((line) => canJoin(line, one, said, person))
    const line = lines[at]
    if (line) lines[at] = { roles: [...line.roles, one], in: { ...line.in, ...said } }
    else lines.push({ roles: [one], in: said })
  }
  return lines
}

const canJoin = (line: Together, one: HeldThere, said: Units, person: Person | null): boolean =>
  [...line.roles, one].every((each) => isHeldIn(each, { ...line.in, ...said }, person))

/** Whether a line that says this gives the role in the units that were read. */
export const isHeldIn = ({ kinds, unit }: HeldThere, said: Units, person: Person | null): boolean => {
  const parts = kinds.flatMap((kind) => {
    const value = unitFor(kind, { in: said }, person)
    return value === null ? [] : [`${kind}: ${value}`]
  })
  return (parts.length === 0 ? null : parts.join(', ')) === unit
}

/** What a line for this role alone has to say; what the person brings need not be said. */
const unitsOf = (held: HeldThere, person: Person | null): Units | null => {
  const read = parse(held.kinds, held.unit ?? '')
  if (read === null || !Object.values(read).every(isLine)) return null
  const said = Object.fromEntries(
    Object.entries(read).filter(([kind, value]) => unitFor(kind, { in: null }, person) !== value)
  )
  return isHeldIn(held, said, person) ? said : null
}

/** Each part begins with the name of its kind, in the order of the kinds; a kind may be missing. */
const parse = (kinds: readonly string[], text: string): Units | null => {
  if (text === '') return {}
  const [kind, ...rest] = kinds
  if (kind === undefined) return null
  if (!text.startsWith(`${kind}: `)) return parse(rest, text)
  const value = text.slice(kind.length + 2)
  for (const next of rest) {
    const at = value.indexOf(`, ${next}: `)
    if (at < 0) continue
    const others = parse(rest, value.slice(at + 2))
    return others && { [kind]: value.slice(0, at), ...others }
  }
  return { [kind]: value }
}
