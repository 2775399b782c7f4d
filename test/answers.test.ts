import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { readTenant } from '../src/connectors/sandbox-tenant.ts'
import type { Operation, OperationKind } from '../src/model/operation.ts'
import { platformIds } from './platforms/read-catalogs.ts'
import { emptyWorkspace, example, organisation, root, type Workspace } from './support/cli.ts'
import { commit } from './support/git.ts'

const ajv = new Ajv.Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
const folder = join(root, 'schemas')
for (const name of ['answers', 'files'].flatMap((part) =>
  readdirSync(join(folder, part)).map((file) => `${part}/${file}`)
)) {
  ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

const isValid = (name: string, value: unknown): boolean => ajv.validate(`${name}.schema.json`, value)

/** What a schema has against a value. */
const objections = (name: string, value: unknown): readonly unknown[] =>
  isValid(name, value) ? [] : (ajv.errors ?? [])

const json = (workspace: Workspace, ...args: readonly string[]): unknown =>
  JSON.parse(workspace.run(...args, '--format', 'json').stdout)

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects whose keys are names of something; and values of edits, which may be anything. */
const free =
  /\/(?:when|permissions|grants|fixedGrants|subscriptions|features|guides|value(?:\/\*)?|accounts\/\*\/roles|(?:before|after)\/(?:in|accounts))$/

/** Every object inside a value, the first of each kind. A kind is where it stands, and what kind of operation it belongs to. */
const objectsIn = (value: unknown): readonly Node[] => {
  const found = new Map<string, Node>()
  const visit = (node: unknown, path: string): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, `${path}/*`)
    if (!isNode(node)) return
    const below = typeof node['kind'] === 'string' ? `${path}(${node['kind']})` : path
    if (!free.test(path) && !found.has(below)) found.set(below, node)
    for (const [key, child] of Object.entries(node))
      visit(child, free.test(path) ? `${path}/*` : `${below}/${key}`)
  }
  visit(value, '')
  return [...found.values()]
}

/** The value once for each key that is taken out of one of its objects, and once for each object with a key too many. */
function* spoilt(value: unknown): Iterable<{ readonly what: string; readonly spoiltValue: unknown }> {
  const copy: unknown = structuredClone(value)
  for (const node of objectsIn(copy)) {
    for (const [key, child] of Object.entries(node)) {
      delete node[key]
      yield { what: `without ${key}`, spoiltValue: copy }
      node[key] = child
    }
    node['surplus'] = true
    yield { what: `with a surplus key beside ${Object.keys(node).join(', ')}`, spoiltValue: copy }
    delete node['surplus']
  }
}

/** What a schema has against a value, and what it tolerates although a key is missing or too many. */
const mistakes = (name: string, value: unknown): readonly unknown[] => {
  const tolerated: string[] = []
  for (const { what, spoiltValue } of spoilt(value)) if (isValid(name, spoiltValue)) tolerated.push(what)
  return [...objections(name, value), ...tolerated]
}

/** The example organisation, carried out and then changed so that together with the first plan every kind of operation occurs. */
const changed = (): Workspace => {
  const workspace = example()
  workspace.run('apply', '--yes')
  const file = '.rolewright/sandbox/connie-production.json'
  const tenant = JSON.parse(workspace.read(file))
  tenant.accounts = tenant.accounts.filter(
    ({ user }: { readonly user: string }) => user !== 'ben.carter@example.org'
  )
  for (const account of tenant.accounts)
    if (account.user === 'luca.moretti@example.org') account.active = false
  workspace.write(file, JSON.stringify(tenant))
  workspace.edit(
    'policies/roles/uspacy/partner-relations.yaml',
    'title: Partner Relations\npreviously: [',
    'title: Partners\npreviously: [Partner Relations, '
  )
  workspace.edit('policies/people/helpline.yaml', 'team: Youth Team', 'team: Evening Team')
  workspace.edit(
    'policies/people/helpline.yaml',
    'name: Daniel Cohen\n    department: Helpline\n    functions: [help-line-agent]',
    'name: Daniel Cohen\n    status: departed'
  )
  workspace.edit('policies/assignments/uspacy.yaml', 'roles: [record-upkeep]', 'roles: [employee]')
  workspace.edit('policies/functions/help-line-lead.yaml', '[agent, conversation-oversight]', '[agent]')
  workspace.edit('policies/assignments/convrs.yaml', 'roles: [knowledge-upkeep]', 'roles: [agent]')
  workspace.write(
    'policies/roles/convrs/knowledge-upkeep.yaml',
    'apiVersion: rolewright/v1\nkind: Role\nplatform: convrs\nid: knowledge-upkeep\nremoved: {moveTo: agent, reason: Merged}\n'
  )
  return workspace
}

describe('answers are as their schemas say, neither less nor more', () => {
  test('init: files that are new, that change, and that are left', () => {
    const workspace = example()
    workspace.write('.github/CODEOWNERS', '# rolewright begin\n# rolewright end\n')
    const answer = json(workspace, 'init', 'uspacy')
    expect(answer).toMatchObject({ files: [{ change: 'changed' }] })
    expect(mistakes('answers/init', answer)).toEqual([])
    const fresh = json(emptyWorkspace(), 'init', 'uspacy')
    expect(fresh).toMatchObject({ left: [{}, {}, {}] })
    expect(mistakes('answers/init', fresh)).toEqual([])
  })

  test('validate: nothing found', () => {
    expect(mistakes('answers/validate', json(example(), 'validate'))).toEqual([])
  })

  test('validate: what was mended', () => {
    const workspace = example()
    workspace.edit(
      'policies/roles/uspacy/record-upkeep.yaml',
      'leads: [view, edit, delete]',
      'leads: [delete]'
    )
    const answer = json(workspace, 'validate', '--fix')
    expect(answer).toMatchObject({ fixed: [{ rule: 'missing-requirement' }] })
    expect(objections('answers/validate', answer)).toEqual([])
  })

  test('validate: findings with fixes, related places and every kind of broken file', () => {
    const workspace = example()
    workspace.edit(
      'policies/roles/uspacy/record-upkeep.yaml',
      'leads: [view, edit, delete]',
      'leads: [view, delete]'
    )
    workspace.edit(
      'policies/assignments/cinnox.yaml',
      'roles: [campaign-approver]',
      'roles: [campaign-approver, agent]'
    )
    workspace.write('policies/broken.yaml', 'kind: [')
    workspace.write('policies/wrong.yaml', 'apiVersion: rolewright/v1\nkind: Role\n')
    const answer = json(workspace, 'validate')
    expect(JSON.stringify(answer)).toContain('"widens":true')
    expect(JSON.stringify(answer)).toMatch(/"related":\[\{/)
    expect(mistakes('answers/validate', answer)).toEqual([])
    expect(objections('answers/validate', json(workspace, 'plan'))).toEqual([])
    expect(objections('answers/validate', json(workspace, 'apply', '--yes'))).toEqual([])
  })

  test('validate: what every rule reports in its cases', () => {
    const cases = readdirSync(join(root, 'test/rules')).flatMap((rule) => {
      const [first] = readdirSync(join(root, 'test/rules', rule)).filter((name) =>
        expectedOf(rule, name).includes(` ${rule}: `)
      )
      return first === undefined ? [] : [join(root, 'test/rules', rule, first)]
    })
    expect(cases.length).toBeGreaterThan(10)
    for (const path of cases)
      expect(objections('answers/validate', json(example(), 'validate', '--policies', path))).toEqual([])
  })

  test('plan and apply: every kind of operation', () => {
    const fresh = example()
    const workspace = changed()
    const plans = [json(fresh, 'plan'), json(workspace, 'plan')]
    const kinds = new Set(
      plans.flatMap((plan) =>
        (plan as { readonly operations: Operation[] }).operations.map(({ kind }) => kind)
      )
    )
    const all: readonly OperationKind[] = [
      'assign',
      'create-role',
      'deactivate',
      'delete-role',
      'invite',
      'reactivate',
      'rename-role',
      'set-role',
      'set-unit',
      'unassign',
      'update-role'
    ]
    expect([...kinds].sort()).toEqual(all)
    for (const plan of plans) expect(mistakes('answers/plan', plan)).toEqual([])
    const applied = json(workspace, 'apply', '--yes')
    expect(mistakes('answers/apply', applied)).toEqual([])
    expect(isValid('answers/plan', applied)).toBe(false)
    expect(mistakes('answers/apply', json(workspace, 'apply', '--yes'))).toEqual([])
  })

  test('plan and apply: refused, stopped, with holders that no line names', () => {
    const workspace = example()
    workspace.edit('policies/targets/uspacy-production.yaml', 'users: [owner@', 'users: [ravi.menon@')
    expect(mistakes('answers/plan', json(workspace, 'plan'))).toEqual([])
    expect(mistakes('answers/apply', json(workspace, 'apply', '--yes'))).toEqual([])

    const stopped = example()
    const { stdout } = stopped.runWith(
      { NODE_OPTIONS: `--require ${join(root, 'test/support/disk.cjs')}`, DISK_FAILS: 'sandbox' },
      'apply',
      '--yes',
      'uspacy-production',
      '--format',
      'json'
    )
    const answer: unknown = JSON.parse(stdout)
    expect(answer).toMatchObject({ applied: { complete: false, outcomes: [{ result: 'failed' }] } })
    expect(mistakes('answers/apply', answer)).toEqual([])

    const removal = organisation({
      'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n',
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: old\ntitle: Old\ngrants:\n  leads: {view: all}\n',
      'lines.yaml':
        'kind: Assignments\nplatform: uspacy\nassignments: [{user: agent@example.org, roles: [old]}]\n'
    })
    removal.run('apply', '--yes')
    removal.remove('policies/lines.yaml')
    removal.edit(
      'policies/role.yaml',
      'title: Old\ngrants:\n  leads: {view: all}',
      'removed: {reason: Not needed}'
    )
    const refused = json(removal, 'plan')
    expect(refused).toMatchObject({ refusals: [{ target: 'desk' }] })
    expect(mistakes('answers/plan', refused)).toEqual([])
  })

  test('test: what holds, what fails, what nobody can decide', () => {
    const workspace = example()
    const fine = json(workspace, 'test')
    workspace.edit(
      'policies/tests/connie-roles.yaml',
      'can: [{connie:client-data.view: own}',
      'can: [connie:channel.fax'
    )
    workspace.edit(
      'policies/tests/administration.yaml',
      'heldBy: [tomasz.nowak@example.org, leila.haddad@example.org]',
      'heldBy: [rosa.delgado@example.org]'
    )
    workspace.edit(
      'policies/tests/people.yaml',
      'tests:\n',
      'tests:\n  - {name: faxes, who: {function: help-line-agent}, cannot: [connie:channel.fax]}\n'
    )
    const answer = json(workspace, 'test')
    expect(JSON.stringify(answer)).toMatch(/"related":\[\{.*"undecided":\["/)
    expect(mistakes('answers/test', [fine, answer].flat())).toEqual([])
  })

  test('explain: every answer and every obstacle', () => {
    const workspace = example()
    const questions = [
      ['sofia.papadopoulos@example.org', 'cinnox:smart-messaging.view'],
      ['ravi.menon@example.org', 'uspacy:leads.edit=all'],
      ['ravi.menon@example.org', 'uspacy:leads.delete'],
      ['ravi.menon@example.org', 'uspacy:tasks.view'],
      ['yuki.sato@example.org', 'convrs:chat.AgentChat'],
      ['owen.griffiths@example.org', 'convrs:chat.AgentChat'],
      ['relay.desk@example.org', 'cinnox:staff.edit'],
      ['rosa.delgado@example.org', 'convrs:chat.AgentChat'],
      ['luca.moretti@example.org', 'connie:channel.fax']
    ]
    for (const question of questions)
      expect(mistakes('answers/explain', json(workspace, 'explain', ...question))).toEqual([])
  })

  test('drift: every kind of side', () => {
    const workspace = changed()
    const file = '.rolewright/sandbox/uspacy-production.json'
    const tenant = JSON.parse(workspace.read(file))
    for (const role of tenant.roles) {
      if (role.key === 'partner-relations') Object.assign(role, { title: 'Partners by hand', grants: {} })
      if (role.key === 'employee') role.title = 'Staff'
      if (role.key === 'record-upkeep') role.grants['leads.merge'] = 'on'
    }
    const eve = 'eve@example.org'
    tenant.accounts.push({ key: eve, user: eve, active: true, markers: ['owner'], roles: { head: null } })
    workspace.write(file, JSON.stringify(tenant))
    const answer = json(workspace, 'drift')
    expect(answer).toEqual(
      expect.arrayContaining(
        ['by-hand', 'unknown', 'not-applied-yet', 'runs-as'].map((cause) =>
          expect.objectContaining({ cause })
        )
      )
    )
    expect(mistakes('answers/drift', answer)).toEqual([])
    expect(mistakes('answers/drift', json(example(), 'drift'))).toEqual([])
  })

  test('who: can, may, nobody', () => {
    const workspace = example()
    for (const permission of [
      'uspacy:leads.*',
      'connie:channel.fax',
      'uniconnect:workflow-management.manage'
    ])
      expect(mistakes('answers/who', json(workspace, 'who', permission))).toEqual([])
  })

  test('diff: nothing, and everything that can happen', () => {
    const workspace = organisation({
      'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\n',
      'spare.yaml': 'kind: Target\nid: spare\nplatform: convrs\n',
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: old\ntitle: Old\ngrants: {leads: {view: all}}\n',
      'gone.yaml': 'kind: Role\nplatform: uspacy\nid: gone\ngrants: none\n',
      'job.yaml': 'kind: JobFunction\nid: seller\nroles: {uspacy: [old]}\n',
      'people.yaml': 'kind: People\npeople: [{id: bo@example.org, accounts: {uspacy: "42"}}]\n',
      'lines.yaml':
        'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ana@example.org, roles: [old], in: {department: Sales}}\n  - {user: cy@example.org, roles: [old]}\n'
    })
    commit(workspace)
    expect(mistakes('answers/diff', json(workspace, 'diff'))).toEqual([])
    workspace.write(
      'policies/role.yaml',
      'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: old\nremoved: {moveTo: new, reason: Merged}\n'
    )
    workspace.write(
      'policies/new.yaml',
      'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: new\ntitle: New\ngrants: {leads: {view: own, edit: own}}\n'
    )
    workspace.remove('policies/gone.yaml')
    workspace.remove('policies/spare.yaml')
    workspace.edit('policies/job.yaml', '[old]', '[new]')
    workspace.edit(
      'policies/people.yaml',
      'accounts: {uspacy: "42"}',
      'accounts: {uspacy: "43"}, functions: [{function: seller, until: 2099-01-15}]'
    )
    workspace.edit('policies/lines.yaml', 'roles: [old], in: {department: Sales}', 'roles: [new]')
    workspace.edit('policies/lines.yaml', 'assignments:', 'targets: [desk]\nassignments:')
    workspace.edit('policies/lines.yaml', 'roles: [old]', 'released: To the agency')
    const answer = json(workspace, 'diff')
    expect(answer).toMatchObject({
      roles: [{ change: 'added' }, { change: 'removed' }],
      released: [{ kind: 'role' }, { kind: 'person', reason: 'To the agency' }, { kind: 'target' }],
      errors: { head: 0 }
    })
    expect(JSON.stringify(answer)).toMatch(/"line".*"function".*"job-function".*"person"/)
    expect(mistakes('answers/diff', answer)).toEqual([])
  })

  test.each(platformIds)('catalog %s', (id) => {
    expect(mistakes('answers/catalog', json(example(), 'catalog', id))).toEqual([])
  })

  test('catalog', () => {
    expect(objections('answers/catalog', json(example(), 'catalog'))).toEqual([])
  })

  test('rules', () => {
    const all = json(example(), 'rules')
    expect(mistakes('answers/rules', all)).toEqual([])
    expect(mistakes('answers/rules', json(example(), 'rules', 'role-count'))).toEqual([])
  })
})

describe('files', () => {
  test('embedded tenants', () => {
    const workspace = example()
    workspace.run('apply', '--yes')
    for (const target of readdirSync(join(workspace.folder, '.rolewright/sandbox'))) {
      const tenant: unknown = JSON.parse(workspace.read(`.rolewright/sandbox/${target}`))
      expect(mistakes('files/sandbox', tenant)).toEqual([])
    }
  })

  test('an embedded tenant that lacks what its schema demands is not read', () => {
    const tenant = {
      version: 1,
      roles: [{ key: 'a', title: 'A', predefined: false, scope: null, reportsTo: null, grants: {} }],
      accounts: [
        { key: 'a@example.org', user: 'a@example.org', active: true, markers: [], roles: { a: null } }
      ]
    }
    expect(mistakes('files/sandbox', tenant)).toEqual([])
    const read: string[] = []
    for (const { what, spoiltValue } of spoilt(tenant)) {
      if (what.startsWith('without ') && isRead(spoiltValue)) read.push(what)
    }
    expect(read).toEqual([])
  })
})

const isRead = (tenant: unknown): boolean => {
  try {
    readTenant('tenant.json', JSON.stringify(tenant))
    return true
  } catch {
    return false
  }
}

const expectedOf = (rule: string, name: string): string =>
  readFileSync(join(root, 'test/rules', rule, name, 'expected.txt'), 'utf8')

test('every schema explains each of its keys', () => {
  const undescribed: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (Array.isArray(node)) node.forEach((item, index) => visit(item, `${path}/${index}`))
    if (!isNode(node)) return
    const properties = isNode(node['properties']) && !path.includes('/oneOf/') ? node['properties'] : {}
    for (const [key, property] of Object.entries(properties)) {
      const foreign = isNode(property) && String(property['$ref']).includes('schema.json')
      if (isNode(property) && !foreign && typeof property['description'] !== 'string')
        undescribed.push(`${path}/${key}`)
    }
    for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`)
  }
  for (const part of ['answers', 'files']) {
    for (const file of readdirSync(join(folder, part)))
      visit(JSON.parse(readFileSync(join(folder, part, file), 'utf8')), file)
  }
  expect(undescribed).toEqual([])
})
