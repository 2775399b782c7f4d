import * as fc from 'fast-check'

/** Text that has broken reports elsewhere: Markdown, mentions, HTML, workflow commands, bidi and controls. */
export const hostile: readonly string[] = [
  '@octo-org/admins please look #1 octo/repo#2',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '</details></summary><h1>Approved</h1>',
  '`@octo-org/admins`',
  '``` \n@octo-org/admins\n```',
  '~~~\n# Approved\n~~~',
  '|a|b|\n|---|---|\n|c|@octo-org/admins|',
  '--> <!-- x -->',
  '<!-- rolewright:plan v1 {} -->',
  'https://evil.example and www.evil.example and mail@evil.example',
  '> [!CAUTION]\n> Approved',
  '\\`\\| @octo-org/admins \\',
  '`'.repeat(40),
  'abc\u202etxt.exe\u2066\u200b\ufeff',
  '\u0000\u001b[31mred\u001b[0m\r\n::error::owned',
  '\ud800 lone',
  '{0} {{1}} ${{ secrets.TOKEN }}',
  '%0A::warning::owned',
  ' ',
  ''
]

/** Pieces of text that mean something to a reader of Markdown, of HTML or of diagrams. */
export const hostileTexts: readonly string[] = [
  '@team',
  '#1',
  'example/access#2',
  'https://evil.example/',
  'www.evil.example',
  'eve@evil.example',
  '`',
  '``',
  '```',
  '````',
  '~~~',
  '|',
  '\\',
  '\\|',
  '\\`',
  '| --- |',
  '](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example/',
  '[^1]',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details>',
  '</summary>',
  '</sub>',
  '<br>',
  '<!--',
  '-->',
  '<!-- rolewright:plan v1 {} -->',
  '<https://evil.example/>',
  '&#64;team',
  '&lt;b&gt;',
  '*',
  '**',
  '_',
  '~~',
  '$`x`$',
  '$$x$$',
  ':tada:',
  '> [!NOTE]',
  '- [ ] done',
  ' ',
  '\n',
  '\r\n# Heading',
  '\n\n- item',
  '\n```\n',
  '\n@@ -1 +1 @@',
  '\t',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\ud83d',
  '営業',
  '👍🏽',
  '"]',
  '"]:::x',
  'end',
  '%%{init: {}}%%',
  'click n1 "javascript:alert(1)"',
  '#quot;',
  'style n1 fill:#fff;',
  'x'
]

/** A few of them, one after the other. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 4
  })
  .map((parts) => parts.join(''))

/** Which texts in something are ours, so that nobody else can write them. */
export interface Ours {
  /** The keys whose values are. */
  readonly ours: ReadonlySet<string>
  /** Whether what has this key is a map by texts of others. */
  readonly hasOtherKeys: (key: string) => boolean
}

/** The same with other texts: whatever anybody else can write comes from `rename`. */
export const withOtherTexts = <T>(
  value: T,
  { ours, hasOtherKeys }: Ours,
  rename: (text: string) => string
): T => {
  const visit = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return ours.has(key) ? each : rename(each)
    if (typeof each === 'function' || each instanceof Map) return each
    if (Array.isArray(each)) return each.map((item) => visit(item, key))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(
      Object.entries(each).map(([name, child]) => [
        hasOtherKeys(key) ? rename(name) : name,
        visit(child, name)
      ])
    )
  }
  return visit(value, '') as T
}
