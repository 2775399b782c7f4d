import { accept, type Case, reject, rejectFrom } from '../case.ts'
import { assignmentsOf, assignmentsTo, document, repeated, role, roleCalled, roleWith } from '../good.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Each character in two or four bytes. */
const wide = (text: string, width: 2 | 4, bigEnd: boolean, mark: readonly number[] = []): Uint8Array =>
  Uint8Array.from([
    ...mark,
    ...[...encode(text)].flatMap((byte) => {
      const unit = [byte, 0, 0, 0].slice(0, width)
      return bigEnd ? unit.toReversed() : unit
    })
  ])

/** Text with bytes that are no text. */
const bytes = (before: string, raw: readonly number[], after: string): Uint8Array =>
  Uint8Array.from([...encode(before), ...raw, ...encode(after)])

const json = `{
  "apiVersion": "rolewright/v1",
  "kind": "Role",
  "platform": "uspacy",
  "id": "desk-agent",
  "grants": {"leads": {"view": "all"}, "deals": {"view": "own"}}
}
`

const bomb = repeated(10, (level) => {
  const entry = level === 0 ? '"lol"' : `*a${level - 1}`
  return `a${level}: &a${level} [${Array.from({ length: 9 }, () => entry).join(', ')}]\n`
})

const quadratic = role.replace(
  '{view: own}',
  `\n    view: &p\n${repeated(200, (index) => `      - p.${index}\n`)}    also:\n${repeated(200, () => '      - *p\n')}`
)

const shadow = role.replace('desk-agent', 'shadow')

const resources = ['leads', 'contacts', 'companies', 'activities', 'call-log']

/** Roles with these ids, whose grants differ. */
const withRoles = (...ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    ids.map((id, index) => [
      `role-${index}.yaml`,
      roleCalled(id)
        .replace('deals', 'projects')
        .replace('leads', resources[index] ?? '')
        .replace(/ {2}projects.*\n/, '')
    ])
  )

const quoted = (...ids: readonly string[]): Record<string, string> =>
  withRoles(...ids.map((id) => JSON.stringify(id)))

const pythonTag = '!!python/object/apply:os.system ["id"]'

const members = ['toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__defineGetter__']

/** Files that the parser could read in another way than a reviewer. */
export const yamlCases: readonly Case[] = [
  accept('ok/role', role, role),
  accept('ok/assignments', assignmentsOf('ana@example.org'), assignmentsOf('ana@example.org')),
  accept('ok/role.json', json, role),

  rejectFrom('yaml/alias-bomb', bomb + role, 'yaml 1:5'),
  rejectFrom('yaml/alias-quadratic', quadratic, 'yaml 8:11'),
  reject(
    'yaml/anchor-cycle',
    role.replace('grants:', 'grants: &g').replace('{view: own}', '*g'),
    'yaml 5:9',
    'yaml 7:10'
  ),
  reject(
    'yaml/anchor-plain',
    role.replace('{view: all}', '&v {view: all}').replace('{view: own}', '*v'),
    'yaml 6:10',
    'yaml 7:10'
  ),
  reject(
    'yaml/merge-key',
    `base: &b {deals: all}\n${roleWith('  <<: *b')}`,
    'yaml 1:7',
    'yaml 9:3',
    'yaml 9:7'
  ),
  reject('yaml/merge-key-literal', roleWith('  <<: {contacts: all}'), 'yaml 8:3'),
  reject('yaml/deep-flow', role.replace('{view: own}', '['.repeat(60) + ']'.repeat(60)), 'yaml 7:41'),
  reject(
    'yaml/deep-flow-1e5',
    role.replace('{view: own}', `[\n${'    [[[[[[[[\n'.repeat(12_500)}`),
    'yaml 11:11'
  ),
  reject('yaml/deep-flow-in-one-line', role.replace('{view: own}', '['.repeat(100_000)), 'yaml 7:1'),
  reject('yaml/deep-block', role + repeated(200, (level) => `${' '.repeat(level + 2)}a:\n`), 'yaml 39:34'),
  reject(
    'yaml/many-documents',
    repeated(20_000, (index) => `---\nid: r${index}\n`),
    'yaml 3:1'
  ),

  reject('yaml/multi-document', `${role}---\n${shadow}`, 'yaml 8:1'),
  reject('yaml/document-end-marker', `${role}...\n${shadow}`, 'yaml 9:1'),
  reject('yaml/dup-key-top', roleWith('grants:', '  deals: all'), 'yaml 8:1'),
  reject('yaml/dup-key-nested', roleWith('  deals: all'), 'yaml 8:3'),
  reject('yaml/dup-key-quoted', roleWith('  "deals": all'), 'yaml 8:3'),
  reject('yaml/dup-key-escaped', roleWith('  "dea\\u006cs": all'), 'yaml 8:3'),
  reject('yaml/complex-key', roleWith('  ? [a, b]', '  : all'), 'yaml 8:5'),
  reject(
    'yaml/non-string-keys',
    roleWith('  1: all', '  true: all', '  ~: all'),
    'yaml 8:3',
    'yaml 9:3',
    'yaml 10:3'
  ),
  reject('yaml/constructor-key', roleWith('constructor: {prototype: {isAdmin: "true"}}'), 'schema 8:1'),
  reject(
    'yaml/constructor-resource',
    roleWith('  constructor: all', ...members.slice(0, 4).map((name) => `  ${name}: {${name}: on}`)),
    'unknown-reference 8:3',
    'unknown-reference 9:3',
    'unknown-reference 10:3',
    'unknown-reference 11:3',
    'unknown-reference 12:3'
  ),
  reject('yaml/proto-key', roleWith('  __proto__: all'), 'yaml 8:3'),
  reject('yaml/proto-role-name', roleCalled('__proto__'), 'schema 4:5'),
  reject(
    'yaml/proto-user',
    assignmentsOf('__proto__', 'constructor', ...members),
    ...Array.from({ length: 7 }, (_, index) => `schema ${index + 5}:12`)
  ),
  reject(
    'yaml/proto-role-ref',
    assignmentsTo('constructor, valueof'),
    'unknown-reference 5:37',
    'unknown-reference 5:50'
  ),
  reject(
    'yaml/proto-platform',
    document('kind: JobFunction', 'id: f', 'roles: {constructor: [admin]}'),
    'unknown-reference 4:9'
  ),
  reject(
    'yaml/proto-rule',
    document('kind: Guardrails', 'rules:', '  constructor: {severity: off}'),
    'unknown-reference 4:3'
  ),
  accept('yaml/proto-role', roleCalled('constructor'), roleCalled('"constructor"')),

  accept('yaml/bom-utf8', `\ufeff${role}`, role),
  reject('yaml/bom-inside', role.replace('view: own', '\ufeffview: own'), 'yaml 7:11'),
  reject('yaml/utf16le-bom', wide(role, 2, false, [0xff, 0xfe]), 'yaml 1:1'),
  reject('yaml/utf16be-nobom', wide(role, 2, true), 'yaml 1:1'),
  reject('yaml/utf32le', wide(role, 4, false, [0xff, 0xfe, 0, 0]), 'yaml 1:1'),
  reject('yaml/invalid-utf8-in-comment', bytes(`${role}# `, [0x80, 0xff], '\n'), 'yaml 8:3'),
  reject('yaml/overlong-utf8', bytes(role.slice(0, -3), [0xc0, 0xae], 'n}\n'), 'yaml 7:19'),
  reject('yaml/lone-surrogate-escape', roleWith('description: "x\\uD800"'), 'yaml 8:14'),
  reject('yaml/nul-byte', role.replace('desk-agent', 'desk\0agent'), 'yaml 4:9'),
  reject('yaml/nul-escape', roleCalled('"desk\\0agent"'), 'yaml 4:5'),
  reject('yaml/escape-char-raw', roleWith('description: "a\u001b[2Kb"'), 'yaml 8:16'),

  accept('yaml/crlf', role.replaceAll('\n', '\r\n'), role),
  reject('yaml/lone-cr', role.replace('deals', '# \r  deals'), 'yaml 7:5'),
  reject(
    'yaml/nel-ls-ps',
    roleWith('  # reviewed\u2028  contacts: all', '  # again\u0085  companies: all'),
    'yaml 8:13'
  ),
  reject('yaml/plain-multiline-id', role.replace('desk-agent', 'desk\n  agent'), 'yaml 4:5'),

  accept(
    'yaml/norway',
    withRoles('no', 'on', 'y', 'off', 'null-role'),
    quoted('no', 'on', 'y', 'off', 'null-role')
  ),
  reject('yaml/norway-users', assignmentsOf('no', 'on', 'NO'), 'schema 5:12', 'schema 6:12', 'schema 7:12'),
  accept(
    'yaml/number-ids',
    withRoles('12345', '012345', '1e3', '12345678901234567890'),
    quoted('12345', '012345', '1e3', '12345678901234567890')
  ),
  reject(
    'yaml/number-ids-beyond',
    withRoles('0x1F', '1_000', '1.10', '190:20:30'),
    'schema role-0.yaml:4:5',
    'schema role-1.yaml:4:5',
    'schema role-2.yaml:4:5',
    'schema role-3.yaml:4:5'
  ),
  accept('yaml/date-id', withRoles('2024-01-01'), quoted('2024-01-01')),
  reject('yaml/date-id-instant', roleCalled('2024-01-01T00:00:00Z'), 'schema 4:5'),
  reject(
    'yaml/null-id',
    {
      'a.yaml': roleCalled('~'),
      'b.yaml': roleCalled('null'),
      'c.yaml': roleCalled('""'),
      'd.yaml': roleCalled('')
    },
    'yaml a.yaml:4:5',
    'yaml b.yaml:4:5',
    'schema c.yaml:4:5',
    'yaml d.yaml:4:1'
  ),
  reject(
    'yaml/float-specials',
    withRoles('.nan', '.inf', '-0'),
    'schema role-0.yaml:4:5',
    'schema role-1.yaml:4:5',
    'schema role-2.yaml:4:5'
  ),
  reject('yaml/tag-binary', role.replace('{view: own}', '{!!binary dmlldw==: all}'), 'yaml 7:11'),
  reject(
    'yaml/tag-str-number',
    role.replace('{view: own}', '!!set {view, edit}'),
    'yaml 7:10',
    'yaml 7:17',
    'yaml 7:23'
  ),
  reject(
    'yaml/tag-js-function',
    roleWith('description: !!js/function "function(){ globalThis.pwned = 1 }"'),
    'yaml 8:14'
  ),
  reject('yaml/tag-python', roleWith(`onboarding: ${pythonTag}`), 'yaml 8:13'),
  reject('yaml/directive-yaml11', `%YAML 1.1\n---\n${role}`, 'yaml 1:1'),
  reject('yaml/tab-indent', roleWith('\tcontacts: all'), 'yaml 8:1'),
  reject('yaml/indentation-number', roleWith('description: |2', '    one'), 'yaml 8:14'),
  reject('yaml/huge-scalar', roleWith(`description: ${'x'.repeat(400_000)}`), 'yaml 8:1'),
  reject('yaml/huge-file', role + repeated(30_000, () => `# ${'x'.repeat(40)}\n`), 'yaml 1:1')
]
