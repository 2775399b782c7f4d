import { describe, expect, test } from 'vitest'
import { accessInFull, accessTable, alikeIn } from '../../src/reporters/access-markdown.ts'
import { accessSection, type ShownChange } from '../../src/reporters/access.ts'
import { plain } from '../../src/reporters/style.ts'

/** Somebody who gains and loses so many permissions. */
const change = (user: string, gained: number, lost = 0, target = 'desk'): ShownChange => {
  const deltas = (count: number, kind: string): ShownChange['gained'] =>
    Array.from({ length: count }, (_, index) => ({
      permission: `${kind}.p${index}`,
      scope: 'on',
      was: null,
      risk: 'low',
      through: ['r']
    }))
  return { user, target, gained: deltas(gained, 'g'), lost: deltas(lost, 'l') }
}

const shown = { room: 4000, more: (rest: number): string => `and ${rest} more` }

const inFull = (access: readonly ShownChange[]): readonly string[] =>
  accessInFull(alikeIn(access), shown).split('\n')

describe('one person gains, several gain', () => {
  test('in Markdown', () => {
    expect(inFull([change('a', 6, 1)])[3]).toMatch(/^- `a`$/)
    expect(inFull([change('a', 6, 1)])[4]).toMatch(/^ {2}- gains 6 permissions \(/)
    expect(inFull([change('a', 6, 1)])[5]).toMatch(/^ {2}- loses 1 permission \(/)
    expect(inFull([change('a', 6, 1), change('b', 6, 1)])[4]).toMatch(/^ {2}- gain 6 permissions \(/)
  })

  test('on a terminal', () => {
    expect(accessSection([change('a', 1, 2)], plain)).toMatch(
      /\+ gains 1 permission .*\n.*\n.*- loses 2 permissions /
    )
    expect(accessSection([change('a', 1, 2), change('b', 1, 2)], plain)).toMatch(
      /\+ gain 1 .*\n.*\n.*- lose 2 /
    )
  })
})

describe('the table', () => {
  test('has a column for the cause where one is known', () => {
    const alike = alikeIn([change('a', 1), change('b', 2)])
    expect(accessTable(alike, shown).split('\n')[0]).toBe('| who | gains | loses |')
    const lines = accessTable(alike, shown, ({ users }) => (users[0] === 'b' ? 'here' : '')).split('\n')
    expect(lines[0]).toBe('| who | gains | loses | where |')
    expect(lines.slice(2).map((line) => line.split(' | ').at(-1))).toEqual([' |', 'here |'])
  })
})

describe('what is told in full', () => {
  test('ends between people', () => {
    const people = Array.from({ length: 30 }, (_, index) => change(`person-${index}`, index + 6))
    const lines = inFull(people)
    const named = lines.filter((line) => line.startsWith('- '))
    expect(named.length).toBeGreaterThan(3)
    expect(lines.filter((line) => line.startsWith('  - '))).toHaveLength(named.length)
    expect(lines).toContain(`and ${30 - named.length} more`)
    expect(lines.join('\n')).not.toContain('more line')
  })

  test('tells a part of people who would hide everybody else', () => {
    const crowd = Array.from({ length: 500 }, (_, index) => change(`person-${index}`, 40))
    const lines = inFull([...crowd, change('zoe', 6)])
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([
      expect.stringMatching(/^- `person-0`, .* and 494 more$/),
      '- `zoe`'
    ])
    expect(lines.filter((line) => line.startsWith('  - '))).toEqual([
      expect.stringMatching(/^ {2}- gain 40 permissions /),
      expect.stringMatching(/^ {2}- gains 6 permissions /)
    ])
    const targets = Array.from({ length: 50 }, (_, index) => change('ada', 7, 0, `desk-${index}`))
    const [, , , ada, ...others] = inFull([...targets, change('zoe', 6)])
    expect(ada).toBe('- `ada`')
    const rest = 50 - others.filter((line) => line.startsWith('  - gains 7')).length
    expect(others).toContain(`  - and ${rest} more lines`)
    expect(others).toContain('- `zoe`')
    expect(Buffer.byteLength(inFull([...targets, change('zoe', 6)]).join('\n'))).toBeLessThan(shown.room)
  })
})
