import type { Limit, Override } from '../../model/document.ts'
import { showEnd } from '../../model/instant.ts'
import { defaultLimit, type OverridableGuard } from '../../model/limit.ts'
import { tick } from '../../model/words.ts'
import { passes, refuses, type GuardInput, type Judgement } from './guard.ts'

/** From so many people on a share says something. */
const enoughPeople = 10

/** A number of people as a sentence has it. */
export const people = (number: number): string => (number === 1 ? '1 person' : `${number} people`)

/** The limits that hold: of all that judge the stricter, the default where one sets none. */
export const limitOf = (
  { guardrails }: Pick<GuardInput, 'guardrails'>,
  guard: 'removals' | 'additions'
): Limit => {
  const all = guardrails.map(({ limits }) => limits[guard] ?? defaultLimit)
  const limits = all.length > 0 ? all : [defaultLimit]
  return {
    count: Math.min(...limits.map(({ count }) => count)),
    percent: Math.min(...limits.map(({ percent }) => percent))
  }
}

/** Which part of a limit a number of people is above; null where it is above none. What is no number is above it. */
export const aboveLimit = ({ count, percent }: Limit, number: number, all: number): string | null => {
  const isInCount = number <= count
  // Nothing is divided: a share of nobody is no number, and would pass or refuse by accident.
  const isInShare = all < enoughPeople || number * 100 <= percent * all
  if (!isInCount) return `the limit is ${people(count)}`
  return isInShare ? null : `the limit is ${percent} percent of them`
}

/** The limit in words, as far as it matters for so many people. */
export const allowance = ({ count, percent }: Limit, all: number): string =>
  all < enoughPeople ? `up to ${people(count)} may` : `up to ${people(count)} and ${percent} percent may`

/** Refuses for a reason, unless an override of the version that is applied lets so many pass on the target now. */
export const unlessOverridden = (
  input: GuardInput,
  guard: OverridableGuard,
  number: number,
  reason: string
): Judgement => {
  const override = overrideFor(input, guard, number)
  if (override) {
    const { upTo, until, owner } = override
    return passes(`${reason}; an override of ${tick(owner)} lets up to ${upTo} pass until ${showEnd(until)}`)
  }
  return refuses(
    `${reason}; change less at once, or write an override for the guard ${tick(guard)} on ${tick(input.target.id)} with \`upTo: ${number}\`, an owner, a reason and an end`
  )
}

const overrideFor = (
  { guardrails: [applied], target, now }: GuardInput,
  guard: OverridableGuard,
  number: number
): Override | undefined =>
  applied?.overrides.find(
    (override) =>
      override.guard === guard &&
      override.target === target.id &&
      override.until > now &&
      override.upTo >= number
  )
