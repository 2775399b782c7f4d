import { type Case, reject, warn } from '../case.ts'
import { assignmentsOf, document, roleCalled, roleWith } from '../good.ts'

/** A role whose id is this text in double quotes. */
const called = (id: string): string => roleCalled(`"${id}"`)

const titled = (id: string, title: string): string =>
  roleCalled(id).replace('grants:', `title: ${JSON.stringify(title)}\ngrants:`)

/** Two roles with these titles: the title stands in line 5 from column 8 on. */
const pair = (first: string, second: string): Record<string, string> => ({
  'a.yaml': titled('first', first),
  'b.yaml': titled('second', second).replace('leads', 'contacts')
})

const twins = 'duplicate-role b.yaml:5:8'

/** Names that look like other names, or mean something else further on. */
export const nameCases: readonly Case[] = [
  reject('names/cyrillic-a', called('\u0430dmin'), 'schema 4:5'),
  reject('names/fullwidth', called('\uff41\uff44\uff4d\uff49\uff4e'), 'schema 4:5'),
  reject('names/long-s', called('u\u017fers'), 'schema 4:5'),
  reject('names/sharp-s', called('stra\u00dfe'), 'schema 4:5'),
  reject('names/zero-width-joiner', called('ad\u200dmin'), 'yaml 4:8'),
  reject('names/tag-characters', called('agent\u{e0061}\u{e0064}'), 'yaml 4:11'),
  reject('names/variation-selector', called('agent\ufe0f'), 'yaml 4:11'),
  reject('names/bidi-override', called('agent\u202enimda'), 'yaml 4:11'),
  reject('names/bidi-isolate', called('agent\u2066x\u2069'), 'yaml 4:11'),
  reject('names/bidi-in-comment', roleWith('# \u202e fine'), 'yaml 8:3'),
  reject('names/private-use', called('agent\ue000'), 'yaml 4:11'),
  reject('names/unassigned', called('agent\u0378'), 'yaml 4:11'),
  reject('names/dotdot', called('..'), 'schema 4:5'),
  reject('names/encoded-slash', called('a%2Fb'), 'schema 4:5'),
  reject('names/backslash', called('a\\\\..\\\\b'), 'schema 4:5'),
  reject('names/semicolon-path', called('..;/admin'), 'schema 4:5'),
  reject('names/capitals', called('Agent'), 'schema 4:5'),
  reject('names/case-pair', pair('Desk agent', 'desk Agent'), twins),
  reject(
    'names/confusable-pair',
    { 'a.yaml': roleCalled('scope-l1'), 'b.yaml': roleCalled('scope-1l').replace('leads', 'contacts') },
    'duplicate-role b.yaml:4:5'
  ),
  reject('names/sharp-s-pair', pair('Straße', 'STRASSE'), twins),
  reject('names/cyrillic-pair', pair('Admin desk', '\u0410dmin desk'), twins),
  reject('names/fullwidth-pair', pair('Admin desk', '\uff21dmin desk'), twins),
  reject('names/composed-pair', pair('R\u00f4le', 'Ro\u0302le'), twins),
  reject(
    'names/user-ids',
    assignmentsOf(
      'ana@example.com',
      'ana@exam\u212aple.com',
      '\u0430na@example.com',
      'ana@example.com.',
      'ana@EXAMPLE.com',
      'ana+x@example.com',
      'ana@xn--exmple-cua.com',
      '"ana@example.com/../x"',
      '"ana@example.com?x=y"',
      'ana%40example.com'
    ),
    ...[6, 7, 8, 11, 12, 13, 14].map((line) => `schema ${line}:12`)
  ),
  reject('names/user-twice', assignmentsOf('ana@example.com', 'ana@EXAMPLE.com'), 'duplicate 6:37'),
  warn(
    'names/user-plus',
    document('kind: People', 'people: [{id: ana@example.org}, {id: ana+x@example.org}]')
  )
]
