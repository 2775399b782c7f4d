import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { heap } from '../../../src/sync/order/heap.ts'

test('the smallest is taken first, whatever comes in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1000)), { maxLength: 200 }), (steps) => {
      const real = heap()
      const plain: number[] = []
      const add = (value: number): void => {
        real.add(value)
        plain.push(value)
        plain.sort((a, b) => a - b)
      }
      const taken: unknown[] = []
      const smallest: unknown[] = []
      for (const value of steps) {
        if (value !== null) add(value)
        else {
          taken.push(real.take())
          smallest.push(plain.shift())
        }
      }
      expect(taken).toEqual(smallest)
    })
  )
})
