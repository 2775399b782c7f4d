/** A set of numbers from which the smallest is taken first. */
export interface Heap {
  add(value: number): void
  /** Takes the smallest; undefined where it is empty. */
  take(): number | undefined
}

/** Makes an empty heap; adding and taking cost the logarithm of its size. */
export const heap = (): Heap => {
  const values: number[] = []
  const at = (index: number): number => values[index] ?? Infinity
  const swap = (a: number, b: number): void => {
    const kept = at(a)
    values[a] = at(b)
    values[b] = kept
  }
  return {
    add(value) {
      let index = values.push(value) - 1
      for (let parent = (index - 1) >> 1; index > 0 && at(index) < at(parent); parent = (index - 1) >> 1) {
        swap(index, parent)
        index = parent
      }
    },
    take() {
      const smallest = values[0]
      const last = values.pop()
      if (values.length === 0 || last === undefined) return smallest
      values[0] = last
      for (let index = 0; ;) {
        const left = 2 * index + 1
        const child = at(left + 1) < at(left) ? left + 1 : left
        if (at(child) >= at(index)) return smallest
        swap(index, child)
        index = child
      }
    }
  }
}
