import { describe, expect, test } from 'vitest'
import { describeCatalog } from '../../src/commands/catalog.ts'
import { catalogPretty, overviewPretty } from '../../src/reporters/catalog.ts'
import { coloured, plain } from '../../src/reporters/style.ts'
import { catalogOf, platformIds } from '../platforms/read-catalogs.ts'
import { desk } from '../support/desk.ts'

const shown = describeCatalog(desk)
const options = { style: plain, width: 100 }

describe('catalogPretty', () => {
  const text = catalogPretty(shown, options)

  test('begins with the counts, the scopes and the source', () => {
    expect(text).toMatch(
      /^Desk \(desk\)\n5 permissions, 3 predefined roles\nscopes, narrow to wide: own < team~ \(in one team\) < all\nsource: The manual, read 2026-11-21\n {8}https:\/\/desk\.example\.org\/roles\n\n/
    )
  })

  test('shows each permission with what the predefined roles have of it', () => {
    expect(text).toContain(
      [
        '                                                              Desk',
        'Work                   label      scopes      risk      Owner  Helper  Support',
        '  Tickets',
        '    tickets.view       See        own to all  low       all    own     ?',
        '    tickets.edit       Change     own, all    medium           ?       ?',
        '    tickets.purge~     Purge      on or off   critical         ?       ?',
        '    tickets.own-notes  Own notes  fixed       low       own    own     own'
      ].join('\n')
    )
  })

  test('leaves out the name of a resource that is its category', () => {
    expect(text).toMatch(/\nDesk settings .*\n {4}desk\.roles /)
  })

  test('says what needs what and what brings what, alike ones together', () => {
    expect(section(text, 'What needs and brings what')).toEqual([
      'tickets.edit needs tickets.view~',
      'tickets.purge needs tickets.edit~',
      'edit needs view on each List',
      'tickets.view comes with desk.roles'
    ])
  })

  test('shows what may be done to each role', () => {
    const rows = text.split('\n').map((line) => line.split(/ {2,}/))
    expect(rows).toContainEqual([
      'Predefined roles',
      'title',
      'grants',
      'assign',
      'edit',
      'rename',
      'copy',
      'delete'
    ])
    expect(rows).toContainEqual(['owner', 'Owner', '2 of 5', 'yes', 'yes~', 'no', 'no', 'no'])
    expect(rows).toContainEqual(['helper', 'Helper', '1 of 5, maybe more', 'yes', 'no', 'no', 'no', 'no'])
    expect(rows).toContainEqual(['support', 'Desk Support', '?', 'no', 'no', 'no', 'no', 'no'])
    expect(text).toContain(
      "  - Desk Support: reserved for the vendor's own staff: never assigned, edited or removed\n"
    )
  })

  test('says the rules in sentences and marks what is inferred', () => {
    expect(section(text, 'Rules')).toEqual([
      'each user has at least 1~ role',
      'whoever loses the last role is given Helper by the platform',
      'a new role must start from an existing one',
      'custom roles: none on Free and any number on Paid',
      'a role that somebody has is deleted only together with a role for them to move to',
      'a change to a role acts from the next sign-in on; whoever it concerns has to sign in again. Until then nothing changes',
      'giving or taking a role acts at a moment that is not known~; nobody has to sign in again~',
      'every role has tickets.own-notes: own, which nobody can change',
      'role names of old: Chief is Owner now'
    ])
  })

  test('says who administers, and what else is good to know', () => {
    expect(section(text, 'Who can change roles or who has them')).toEqual([
      'whoever has the permission desk.roles',
      'whoever has the role owner~',
      'whoever is marked as admin'
    ])
    expect(section(text, 'Checklist after a change of role')).toEqual(['Review the data'])
    expect(section(text, 'Good to know')).toEqual([
      'a tenant can define resources of its own (List), each with view and edit',
      'tickets.purge asks for a written reason and a review date',
      'licensed apart: Tickets',
      'the clicks are known for assign',
      'Closed on Sundays'
    ])
  })

  test('ends with what the marks mean', () => {
    expect(
      text.endsWith('yes: granted, blank: not, ?: the manual does not say, ~: inferred, not in the manual\n')
    ).toBe(true)
  })

  test('puts the resource on its own line where the width is not enough', () => {
    expect(catalogPretty(shown, { style: plain, width: 66 })).toMatch(/\n {2}Tickets: tickets\n {4}\.view /)
  })

  test('makes hostile text harmless', () => {
    const hostile = describeCatalog({ ...desk, title: 'De\u001b[2Jsk', notes: ['a\u202eb\nc'] })
    const lines = catalogPretty(hostile, options)
    expect(lines).toContain('De\\x1b[2Jsk')
    expect(lines).toContain('  - a\\u{202e}b\\x0ac')
  })
})

describe('the built-in platforms', () => {
  const all = platformIds.map((id) => describeCatalog(catalogOf(id).catalog))

  test.each(all)('$id fits a terminal of 112 columns', (catalog) => {
    const lines = catalogPretty(catalog, { style: plain, width: 112 }).split('\n')
    expect(lines.filter((line) => line.length > 112)).toEqual([])
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([])
  })

  test.each(all)('$id says the same with and without colours', (catalog) => {
    const colours = catalogPretty(catalog, { style: coloured, width: 112 })
    // oxlint-disable-next-line no-control-regex
    expect(colours.replace(/\u001b\[\d+m/g, '')).toBe(catalogPretty(catalog, { style: plain, width: 112 }))
  })

  test('each has one line in the overview', () => {
    const lines = overviewPretty(all, { style: plain, width: 112 }).split('\n')
    expect(lines.slice(1, 1 + all.length).map((line) => line.split(' ')[0])).toEqual(all.map(({ id }) => id))
    expect(lines[1]?.split(/ {2,}/)).toEqual([
      'cinnox',
      'CINNOX',
      '101',
      '3',
      'restricted < department < full',
      '2026-11-21'
    ])
  })
})

/** The sentences of one list, each put together again. */
const section = (text: string, title: string): readonly string[] => {
  const [, after = ''] = text.split(`\n${title}\n`)
  const [list = ''] = after.split('\n\n')
  return list
    .replaceAll('\n    ', ' ')
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^ {2}- /, ''))
}
