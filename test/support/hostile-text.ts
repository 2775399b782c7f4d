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
