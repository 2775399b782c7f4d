import { describe, expect, test } from 'vitest'
import { example, type Ran, type Workspace } from '../support/cli.ts'

const lineOf = (workspace: Workspace, file: string, text: string): string => {
  const index = workspace
    .read(file)
    .split('\n')
    .findIndex((line) => line.includes(text))
  if (index < 0) throw new Error(`${file} does not contain ${text}`)
  return `${file}:${index + 1}`
}

/** The sentences of an answer, without their places, and the places. */
const steps = ({ stdout }: Ran): readonly string[] => stdout.split('\n').map((line) => line.trim())

describe('the example organisation', () => {
  test('why somebody can: every step at its file and line', () => {
    const workspace = example()
    const ran = workspace.run('explain', 'ravi.menon@example.org', 'uspacy:leads.edit')
    expect({ exit: ran.exit, stderr: ran.stderr }).toEqual({ exit: 0, stderr: '' })
    const person = 'policies/people/outreach.yaml'
    const entry = workspace.read(person).split('\n')
    const of = entry.findIndex((line) => line.includes('ravi.menon'))
    const line = entry.findIndex((text, index) => index > of && text.includes('functions:')) + 1
    expect(steps(ran)).toEqual([
      'ravi.menon@example.org (Ravi Menon, Outreach) and uspacy:leads.edit',
      '',
      'uspacy-production: yes (department: Outreach)',
      `ravi.menon@example.org has the job function \`outreach-worker\`, department: Outreach  ${person}:${line}`,
      `\`outreach-worker\` brings the role \`partner-relations\`  ${lineOf(workspace, 'policies/functions/outreach-worker.yaml', 'partner-relations')}`,
      `\`partner-relations\` grants leads.edit (department)  ${lineOf(workspace, 'policies/roles/uspacy/partner-relations.yaml', 'edit: department')}`,
      ''
    ])
    const answer = JSON.parse(
      workspace.run('explain', 'ravi.menon@example.org', 'leads.edit', '--format', 'json').stdout
    )
    expect(answer).toMatchObject({
      user: 'ravi.menon@example.org',
      permission: 'uspacy:leads.edit',
      targets: [{ answer: 'yes', paths: [{ by: 'function', assigned: { file: person, line } }] }]
    })
  })

  test('what a role has from the one that it is based on', () => {
    const workspace = example()
    const ran = workspace.run('explain', 'sofia.papadopoulos@example.org', 'cinnox:smart-messaging.view')
    const role = lineOf(workspace, 'policies/roles/cinnox/campaign-approver.yaml', 'basedOn: agent')
    expect(steps(ran)).toEqual(
      expect.arrayContaining([
        `\`campaign-approver\` is based on \`agent\`  ${role}`,
        '`agent` grants smart-messaging.view (department), as the vendor ships it'
      ])
    )
  })

  test('what is missing, and which roles would give it', () => {
    const workspace = example()
    const ran = workspace.run('explain', 'ravi.menon@example.org', 'uspacy:leads.delete')
    expect(ran.exit).toBe(0)
    const given = (role: string): string =>
      steps(ran).find((step) => step.startsWith(`has \`${role}\`, which does not give it`)) ?? ''
    expect(given('partner-relations')).toMatch(/ policies\/people\/outreach\.yaml:\d+$/)
    expect(given('employee')).not.toBe('')
    expect(steps(ran)).toContain('this role would give it: `record-upkeep` (all, 12 permissions)')
  })

  test('a scope that is not reached', () => {
    const ran = example().run('explain', 'ravi.menon@example.org', 'uspacy:leads.edit=all')
    expect(steps(ran)).toEqual(expect.arrayContaining(['uspacy-production: no', 'reaches department only']))
  })

  test.each([
    [
      'yuki.sato@example.org',
      'is on leave, and the accounts are switched off; has it again through `agent` afterwards'
    ],
    ['owen.griffiths@example.org', 'has departed: every role is taken, and the accounts are switched off'],
    [
      'rosa.delgado@example.org',
      'no document gives rosa.delgado@example.org anything there; what an account there may have is not known'
    ]
  ])('%s cannot: %s', (user, reason) => {
    const { stdout } = example().run('explain', user, 'convrs:chat.AgentChat')
    expect(stdout).toContain('convrs-production: no\n')
    expect(stdout).toContain(`  ${reason}`)
  })

  test('another day, by a period', () => {
    const workspace = example()
    const line = workspace.edit(
      'policies/assignments/uspacy.yaml',
      '  - {user: noor',
      '  - {user: dmitri.volkov@example.org, roles: [record-upkeep], from: 2026-12-01, until: 2027-01-15, reason: Covers, reviewed: 2026-11-01}\n  - {user: noor'
    )
    const explain = (day: string): string =>
      workspace.run('explain', 'dmitri.volkov@example.org', 'leads.delete', '--at', day).stdout
    expect(explain('2026-11-21')).toContain('will have it from 2026-12-01')
    expect(explain('2027-01-15')).toContain(
      `has the role \`record-upkeep\`, from 2026-12-01, until 2027-01-15  policies/assignments/uspacy.yaml:${line}`
    )
    expect(explain('2027-01-16')).toContain('had it until 2027-01-15')
  })
})

describe('a question that cannot be understood', () => {
  test.each([
    [[], '`rolewright explain` needs a user and a permission', 'write `rolewright explain'],
    [['ravi.menon@example.org'], '`rolewright explain` needs a user and a permission', 'write'],
    [
      ['ravi.menom@example.org', 'uspacy:leads.edit'],
      'no document speaks of `ravi.menom@example.org`',
      'did you mean `ravi.menon@example.org`?'
    ],
    [['ravi', 'uspacy:leads.edit'], 'no document speaks of `ravi`', 'did you mean `ravi.menon@example.org`?'],
    [
      ['ravi.menon@example.org', 'uspacy:leads.edt'],
      'there is no permission `uspacy:leads.edt`',
      'did you mean `uspacy:leads.edit`?'
    ],
    [
      ['ravi.menon@example.org', 'leeds.edit'],
      'there is no permission `leeds.edit`',
      'did you mean `leads.edit`?'
    ],
    [
      ['ravi.menon@example.org', 'uspaci:leads.edit'],
      'there is no platform `uspaci`',
      'did you mean `uspacy`?'
    ],
    [['ravi.menon@example.org', 'leads'], '`leads` is not a permission', 'write `resource.action`'],
    [['ravi.menon@example.org', 'leads.*'], '`leads.*` is not a permission', 'write `resource.action`'],
    [['ravi.menon@example.org', 'leads.edit=al'], 'there is no scope `al`', 'did you mean `all`?']
  ])('%j: %s', (args, message, help) => {
    const { exit, stdout, stderr } = example().run('explain', ...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(`rolewright: ${message}\n${help}`)
  })

  test('a permission of several platforms', () => {
    const workspace = example()
    const platform = (id: string): string =>
      `apiVersion: rolewright/v1\nkind: Platform\nid: ${id}\ntitle: Own\nsources: [{id: manual, title: Handbook, read: 2026-11-01}]\nscopes: []\nscopePer: grant\nresources:\n  cases: {title: Cases, category: Cases, actions: {view: {title: View, description: Looks, risk: low}}}\nroles: {}\nrolesPerUser: {min: 0}\ndeleteInUse: refuse\neffects: {roleChange: {when: at-once, signInAgain: nobody}, assignment: {when: at-once, signInAgain: nobody}}\nadministers: {permissions: [], roles: []}\n`
    for (const id of ['desk-a', 'desk-b']) {
      workspace.write(`policies/${id}.yaml`, platform(id))
      workspace.write(
        `policies/${id}-target.yaml`,
        `apiVersion: rolewright/v1\nkind: Target\nid: ${id}-one\nplatform: ${id}\n`
      )
    }
    const { exit, stderr } = workspace.run('explain', 'ravi.menon@example.org', 'cases.view')
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr:
        'rolewright: `cases.view` exists on desk-a and desk-b\nput the platform in front, as in `desk-a:cases.view`\n'
    })
  })
})
