import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as judges from '../../../action/approval/judge.ts'
import { casesIn, judgementIn } from './cases.ts'
import { told } from './told.ts'

const folder = join(import.meta.dirname, 'judging')

describe('the reviews of a pull request', () => {
  test.for(casesIn(folder))('%s', async (name) => {
    const read = readFileSync(join(folder, name, 'input.yaml'), 'utf8')
    await expect(told(judgementIn(judges, read))).toMatchFileSnapshot(join(folder, name, 'expected.txt'))
    expect(readdirSync(join(folder, name))).toEqual(['expected.txt', 'input.yaml'])
  })

  test('are judged quickly, however long a message is', () => {
    const message = `More\n\nCo-authored-by: ${'x'.repeat(1_000_000)}\n${' \t'.repeat(100_000)}\n\t${':<'.repeat(100_000)}`
    const situation = JSON.stringify({
      commits: [{ commit: 'c2', message }],
      reviews: [{ by: 'bob', state: 'APPROVED' }]
    })
    expect(judgementIn(judges, situation).isMet).toBe(true)
  })
})
