/** Draws that follow from one number, so that a case can be looked at again by its number alone. */
export interface Chance {
  /** A whole number from 0 up to, and without, `limit`. */
  readonly below: (limit: number) => number
  /** True in so many of a hundred cases. */
  readonly in100: (often: number) => boolean
  readonly pick: <Value>(values: readonly Value[]) => Value
  readonly shuffled: <Value>(values: readonly Value[]) => readonly Value[]
}

/** The draws of a number. */
export const chance = (seed: number): Chance => {
  let state = Math.imul(seed, 0x9e3779b1)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return (more ^ (more >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    in100: (often) => below(100) < often,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('there is nothing to pick from')
      return value
    },
    shuffled(values) {
      const left = [...values]
      return values.flatMap(() => left.splice(below(left.length), 1))
    }
  }
}
