import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { casesIn, gatheredIn, judgementIn } from './cases.ts'
import { mutated, type Approving, type Mutation } from './mutated.ts'
import { mutants } from './mutants.ts'
import { told } from './told.ts'
import { content, good, most, name, refused } from './tricks.ts'
import { zipOf } from './zips.ts'

const read = (kind: string) =>
  casesIn(join(import.meta.dirname, kind)).map((one) => {
    const text = (file: string): string => readFileSync(join(import.meta.dirname, kind, one, file), 'utf8')
    return { name: one, input: text('input.yaml'), expected: text('expected.txt') }
  })

const judging = read('judging')
const provenance = read('provenance')

/** The name of the first case that comes out otherwise, as what throws does; null where none does. */
const noticedBy = async (approving: Approving): Promise<string | null> => {
  const looks: (readonly [string, () => Promise<boolean>])[] = [
    ...judging.map(
      ({ name: of, input, expected }) =>
        [of, async () => told(judgementIn(approving, input)) === expected] as const
    ),
    ...provenance.map(
      ({ name: of, input, expected }) =>
        [of, async () => (await gatheredIn(approving.gatherEvidence, input)) === expected] as const
    ),
    ...refused.map(
      ([of, zip, because]) => [of, async () => approving.fileIn(zip, name, most) === because] as const
    ),
    [
      'a good file',
      async () =>
        JSON.stringify(approving.fileIn(zipOf([good]), name, most)) === JSON.stringify({ text: content })
    ]
  ]
  for (const [of, look] of looks) if (!(await look().catch(() => false))) return of
  return null
}

describe('of what judges approvals', () => {
  test('nothing is noticed as it is', async () => {
    const file = 'judge.ts'
    const from = readFileSync(join(import.meta.dirname, '../../../action/approval', file), 'utf8')
    expect(await noticedBy(await mutated({ file, from, to: from }))).toBeNull()
  })

  test.for<Mutation>(mutants)('it is noticed where $file has, instead of $from, $to', async (mutation) => {
    expect(await noticedBy(await mutated(mutation))).not.toBeNull()
  })
})
