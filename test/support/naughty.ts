import * as fc from 'fast-check'
import type { Finding, Waived } from '../../src/model/finding.ts'
import type { Location } from '../../src/model/place.ts'
import type { Rule } from '../../src/model/rule.ts'

/** Text that has broken reports elsewhere. */
const naughty: readonly string[] = [
  '::error::owned',
  'x\n::set-output name=a::b',
  'x\r::stop-commands::y',
  '##[error]owned',
  '%0A::warning::owned',
  '100%, of: course',
  '%25',
  'a,b:c=d',
  ']]>',
  '<![CDATA[x]]>',
  '</failure></testcase><testcase name="owned"/>',
  '<!-- & -->',
  '&lt;&amp;#x1b;',
  `"'"\`\\`,
  '"/><skipped/>',
  '\u0000\u0001\u0008\u000b\u001f\u007f',
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007',
  '\u0085\u009b31m',
  'a\u2028b\u2029c',
  'abc\u202etxt.exe',
  '\u2066x\u2069\u200f',
  '\ufeffx\u200b\u2060',
  '\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '{0} {1:x} {{2}}',
  '[click](1) [here](https://x.example)',
  '@everyone #1',
  '%{{ secrets.TOKEN }}$',
  '../../etc/passwd',
  'a b/ü/営業?x#y',
  '%SRCROOT%',
  'قسم 営業 👩‍💻 e\u0301',
  ' ',
  ''
]

/** Any of them, or any text at all. */
const naughtyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...naughty),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...naughty, 'a'), { maxLength: 3 }).map((parts) => parts.join(''))
)

const location: fc.Arbitrary<Location> = fc
  .record({
    file: naughtyText,
    line: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 9 }),
    more: fc.nat(2),
    width: fc.nat(9)
  })
  .map(({ file, line, column, more, width }) => ({
    file,
    line,
    column,
    endLine: line + more,
    endColumn: column + width
  }))

/** A message always says something. */
const message: fc.Arbitrary<string> = naughtyText.filter((text) => text.trim() !== '')

/** A finding of one of these rules, with such text in every field that can hold text. */
export const naughtyFinding = (rules: readonly Rule[]): fc.Arbitrary<Finding> =>
  fc.record({
    rule: fc.constantFrom(...rules.map(({ id }) => id)),
    severity: fc.constantFrom('error', 'warning', 'note'),
    message,
    help: naughtyText,
    location,
    related: fc.array(fc.record({ message, location }), { maxLength: 2 }),
    fixes: fc.constant([])
  })

/** A waived one, with such text in the waiver. */
export const naughtyWaived = (rules: readonly Rule[]): fc.Arbitrary<Waived> =>
  fc.record({
    finding: naughtyFinding(rules),
    waiver: fc.record({
      owner: naughtyText,
      until: fc.constant(Date.UTC(2027, 0, 1)),
      reason: naughtyText,
      location
    })
  })

/** What no output may hold: what a terminal or a viewer acts on, or does not show. */
export const unseen = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u{200b}\u{2060}\u{feff}]/u
