import { describe, expect, test } from 'vitest'
import { connectors } from '../../src/connectors/registry.ts'
import { emptyWorkspace, example, organisation, type Ran } from '../support/cli.ts'

/** What a user sees who called the program in a way that it cannot run. */
const cannotRun = (message: string, help: string): Ran => ({
  exit: 2,
  stdout: '',
  stderr: `rolewright: ${message}\n${help}\n`
})

const targets =
  'cinnox-production, connie-production, convrs-production, uniconnect-production, uspacy-production'

describe('a call that cannot be understood gets one sentence and what to do next', () => {
  test.each([
    ['a misspelt command', ['plam'], 'there is no command `plam`', 'did you mean `rolewright plan`?'],
    [
      'an unknown command',
      ['deploy'],
      'there is no command `deploy`',
      'commands: init, validate, test, diff, plan, apply, drift, import, explain, who, catalog, rules, schema, audit, sandbox'
    ],
    [
      'a misspelt option alone',
      ['--verison'],
      'there is no option `--verison`',
      'did you mean `rolewright --version`?'
    ],
    [
      'an option before the command',
      ['--format', 'json', 'plan'],
      'there is no option `--format`',
      'options come after the command: `rolewright COMMAND [options]`'
    ],
    [
      'help on an unknown command',
      ['help', 'aply'],
      'there is no command `aply`',
      'did you mean `rolewright apply`?'
    ],
    [
      'a misspelt option',
      ['plan', '--chek'],
      '`rolewright plan` has no option `--chek`',
      'did you mean `--check`?'
    ],
    [
      'an unknown option',
      ['validate', '--frobnicate'],
      '`rolewright validate` has no option `--frobnicate`',
      'options: --policies, --format, --at, --base, --fix, --fail-on'
    ],
    ['a short option', ['rules', '-f', 'json'], '`rolewright rules` has no option `-f`', 'options: --format'],
    ['a missing value', ['plan', '--out'], '`--out` needs a value', 'write `--out FILE`'],
    ['an empty value', ['validate', '--policies='], '`--policies` needs a value', 'write `--policies DIR`'],
    ['a value of a switch', ['apply', '--yes=no'], '`--yes` takes no value', 'write `--yes` alone'],
    [
      'an unknown format',
      ['plan', '--format', 'xml'],
      '`--format` does not know `xml`',
      'it takes pretty, json'
    ],
    [
      'a misspelt word',
      ['validate', '--fail-on', 'eror'],
      '`--fail-on` does not know `eror`',
      'did you mean `error`? it takes error, warning, note'
    ],
    [
      'one operand too many',
      ['validate', 'policies'],
      '`rolewright validate` does not know what to do with `policies`',
      'usage: rolewright validate [--policies DIR] [--format pretty|json|sarif|github|junit] [--at INSTANT] [--base REV] [--fix] [--fail-on error|warning|note]'
    ],
    [
      'two operands where one is possible',
      ['catalog', 'uspacy', 'connie'],
      '`rolewright catalog` does not know what to do with `connie`',
      'usage: rolewright catalog [PLATFORM] [--policies DIR] [--format pretty|json]'
    ],
    [
      'a date that does not exist',
      ['plan', '--at', '2027-02-30'],
      '`--at 2027-02-30` is not a date',
      'write a date such as 2027-02-01, or an instant with an offset such as 2027-02-01T09:00+01:00'
    ],
    [
      'a misspelt target',
      ['plan', 'uspacy-prodction'],
      'there is no target `uspacy-prodction`',
      `did you mean \`uspacy-production\`? targets: ${targets}`
    ],
    [
      'an unknown target',
      ['apply', '--yes', 'elsewhere'],
      'there is no target `elsewhere`',
      `targets: ${targets}`
    ],
    [
      'a misspelt platform',
      ['catalog', 'usapcy'],
      'there is no platform `usapcy`',
      'did you mean `uspacy`? platforms: cinnox, connie, convrs, uniconnect, uspacy'
    ],
    [
      'no action for the embedded tenants',
      ['sandbox'],
      '`rolewright sandbox` needs to know what to do',
      'write `rolewright sandbox reset`, and the targets where not all are meant'
    ],
    [
      'an unknown action for the embedded tenants',
      ['sandbox', 'rest'],
      '`rolewright sandbox` cannot `rest`',
      'write `rolewright sandbox reset`, and the targets where not all are meant'
    ]
  ])('%s', (_, args, message, help) => {
    expect(example().run(...args)).toEqual(cannotRun(message, help))
  })

  test.each([
    [
      'rules',
      'missing-requirment',
      'there is no rule `missing-requirment`\ndid you mean `missing-requirement`? rules: '
    ],
    ['schema', 'peple', 'there is no schema `peple`\ndid you mean `people`? schemas: '],
    ['schema', 'role/conie', 'there is no schema `role/conie`\ndid you mean `role/connie`? schemas: '],
    ['schema', '../package', 'there is no schema `../package`\nschemas: ']
  ])('%s %s', (command, name, words) => {
    const { exit, stdout, stderr } = emptyWorkspace().run(command, name)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(`rolewright: ${words}`)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('characters that a terminal would act on are made harmless', () => {
    const { exit, stderr } = emptyWorkspace().run('pl\u001b[2Jan\u202e')
    expect(exit).toBe(2)
    expect(stderr).toContain('there is no command `pl\\x1b[2Jan\\u{202e}`')
  })
})

describe('what lies outside of the documents and cannot be used', () => {
  test.each([['validate'], ['plan'], ['apply', '--yes']])('no policy folder: %s', (...args) => {
    const { exit, stdout, stderr } = emptyWorkspace().run(...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/^rolewright: .*policies.*\n.*--policies.*\n$/)
  })

  test('a policy folder that is a file', () => {
    const { exit, stdout, stderr } = example().run('validate', '--policies', 'policies/guardrails.yaml')
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/^rolewright: .*guardrails\.yaml` is not a folder.*\n.+\n$/)
  })

  test('a reference that is asked for a policy folder which is not there', () => {
    const { exit, stdout, stderr } = emptyWorkspace().run('catalog', 'uspacy', '--policies', 'nowhere')
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/^rolewright: .*nowhere.*\n.+\n$/)
  })

  test('no target', () => {
    const workspace = organisation({ 'people.yaml': 'kind: People\npeople: [{id: agent@example.org}]\n' })
    expect(workspace.run('plan')).toEqual(
      cannotRun('no document declares a target', 'write a document of kind `Target` for each tenant')
    )
  })

  test('a connector that this version does not have', () => {
    const workspace = example()
    workspace.edit('policies/targets/uspacy-production.yaml', 'connector: sandbox', 'connector: telepathy')
    expect(workspace.run('plan', 'uspacy-production')).toEqual(
      cannotRun(
        'target `uspacy-production` asks for the connector `telepathy`, which this version does not have',
        `connectors: ${Object.keys(connectors).join(', ')}; one of your own is named by \`ROLEWRIGHT_CONNECTOR_TELEPATHY\``
      )
    )
  })

  test('a damaged embedded tenant: nothing is written anywhere', () => {
    const workspace = example()
    workspace.write('.rolewright/sandbox/uspacy-production.json', '{"version": 1,')
    const { exit, stderr } = workspace.run('apply', '--yes')
    expect(exit).toBe(2)
    expect(stderr).toMatch(/^rolewright: target `uspacy-production` cannot be read: .* is damaged: .*\n.+\n$/)
    expect(workspace.has('.rolewright/sandbox/cinnox-production.json')).toBe(false)
  })

  test.each([
    ['nowhere/plan.json', 'its folder does not exist'],
    ['policies/guardrails.yaml/plan.json', 'its folder is a file'],
    ['policies', 'it is a folder'],
    ['policies/new.yaml', null],
    ['./policies/../policies/guardrails.yaml', null]
  ])('a plan that cannot be written to %s', (file, reason) => {
    const { exit, stdout, stderr } = example().run('plan', 'uspacy-production', '--out', file)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(reason ?? `\`${file}\` lies among the documents\nname a file outside`)
  })

  test('the place of our own files is taken: it stops with words before anything is written', () => {
    const workspace = example()
    workspace.write('.rolewright', 'a file')
    const { exit, stdout, stderr } = workspace.run('apply', '--yes', 'uspacy-production')
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: expect.stringMatching(/^nothing wrong/) as string })
    expect(stderr).toMatch(/cannot be used: .*\n.*run again\n$/)
    expect(workspace.read('.rolewright')).toBe('a file')
  })
})
