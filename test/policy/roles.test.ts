import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/model/target.ts'
import { policyOf } from '../support/policy.ts'

/** The role of one document on the nameless target of its platform. */
const roleOf = (text: string, more: Readonly<Record<string, string>> = {}): Role => {
  const { policy } = policyOf({ 'role.yaml': `kind: Role\n${text}`, ...more })
  expect(policy.problems).toEqual({ yaml: [], schema: [] })
  const id = /^id: (.+)$/m.exec(text)?.[1] ?? ''
  const platform = /^platform: (.+)$/m.exec(text)?.[1] ?? ''
  const role = policy.targets.get(platform)?.roles.get(id)
  if (!role) throw new Error(`no role ${id}`)
  return role
}

const grantsOf = (role: Role): Record<string, string> =>
  Object.fromEntries([...role.grants].filter(([id]) => !id.startsWith('tasks.')))

const uspacy = (grants: string, more = ''): Role =>
  roleOf(`platform: uspacy\nid: maker\ntitle: Maker\n${more}grants: ${grants}`)

describe('grants, as they may be written', () => {
  test.each([
    [
      'a map sets each action',
      '{leads: {view: all, edit: own}}',
      { 'leads.view': 'all', 'leads.edit': 'own' }
    ],
    [
      'a scope word sets the actions that offer exactly that scope, and no others',
      '{leads: own}',
      { 'leads.view': 'own', 'leads.edit': 'own', 'leads.delete': 'own', 'leads.export': 'own' }
    ],
    [
      'everything for a resource is every action at its widest',
      '{call-log: everything}',
      {
        'call-log.view': 'all',
        'call-log.create': 'all',
        'call-log.edit': 'all',
        'call-log.delete': 'all',
        'call-log.export': 'all'
      }
    ],
    ['none for a resource takes all of it', '{leads: none, deals: {view: own}}', { 'deals.view': 'own' }],
    ['none for the role is an empty role', 'none', {}],
    [
      'an action with one scope alone needs no scope of the role',
      '{leads: [create]}',
      { 'leads.create': 'all' }
    ]
  ])('%s', (_, written, expected) => {
    const role = uspacy(written)
    expect(role.settings.filter(({ fault }) => fault)).toEqual([])
    expect(grantsOf(role)).toEqual(expected)
  })

  test('a list takes the role scope', () => {
    expect(grantsOf(uspacy('{leads: [view, edit]}', 'scope: own\n'))).toEqual({
      'leads.view': 'own',
      'leads.edit': 'own'
    })
  })

  test('everything for the role is every permission at its widest, without what the platform fixes', () => {
    const role = uspacy('everything')
    expect(Object.values(grantsOf(role)).every((scope) => scope === 'all')).toBe(true)
    expect(role.settings.map(({ resource }) => resource)).not.toContain('tasks')
  })

  test.each([
    ['{leads: [view]}', 'scope-missing', 'leads.view'],
    ['{leads: {create: own}}', 'scope-not-offered', 'leads.create'],
    ['{leads: {view: on}}', 'scope-not-offered', 'leads.view'],
    ['{leads: wide}', 'scope-not-offered', 'leads'],
    ['{leeds: all}', 'unknown-resource', 'leeds'],
    ['{leads: {look: all}}', 'unknown-action', 'leads.look'],
    ['{tasks: {view: all}}', 'fixed', 'tasks.view'],
    ['{tasks: all}', 'fixed', 'tasks']
  ])('%s keeps its fault and grants nothing', (written, fault, permission) => {
    const role = uspacy(written)
    expect(role.settings.map((setting) => [setting.fault?.kind, setting.permission])).toEqual([
      [fault, permission]
    ])
    expect(grantsOf(role)).toEqual({})
  })

  test('a list at a role scope that an action does not offer is a fault, never a wider grant', () => {
    const role = uspacy('{leads: [view, create]}', 'scope: own\n')
    expect(role.settings.map(({ fault }) => fault?.kind ?? null)).toEqual([null, 'scope-not-offered'])
    expect(grantsOf(role)).toEqual({ 'leads.view': 'own' })
  })

  test('where the scope belongs to the role, grants are only on and none', () => {
    const role = roleOf(
      'platform: cinnox\nid: own\ntitle: Own\nscope: department\nbasedOn: agent\ngrants:\n  label: {view: on, edit: department}'
    )
    expect(role.scope).toBe('department')
    expect(role.units).toEqual(['department'])
    expect(role.settings.map(({ fault }) => fault?.kind ?? null)).toEqual([null, 'scope-belongs-to-role'])
    expect(role.grants.get('label.view')).toBe('on')
  })
})

describe('basedOn', () => {
  const based = 'platform: cinnox\nid: approver\ntitle: Approver\nscope: department\nbasedOn: agent\n'

  test('without grants it is a copy', () => {
    const role = roleOf(based)
    expect([...role.grants.keys()]).toContain('smart-messaging.download')
    expect(role.contentManaged).toBe(true)
  })

  test('what is named is set, and the rest stays', () => {
    const role = roleOf(
      `${based}grants:\n  smart-messaging: {approve: on, edit: none, delete: none, download: none}`
    )
    const kept = [...role.grants.keys()].filter((id) => id.startsWith('smart-messaging.'))
    expect(kept.sort()).toEqual(['smart-messaging.approve', 'smart-messaging.view'])
    expect(role.grants.get('on-net-calls.enabled')).toBe('on')
  })

  test('follows several steps, and names them from the nearest', () => {
    const role = roleOf('platform: cinnox\nid: deputy\ntitle: Deputy\nscope: department\nbasedOn: approver', {
      'base.yaml': `kind: Role\n${based}`
    })
    expect(role.bases).toEqual(['approver', 'agent'])
  })

  test('a cycle ends the chain and grants nothing', () => {
    const role = roleOf('platform: cinnox\nid: one\ntitle: One\nbasedOn: two', {
      'two.yaml': 'kind: Role\nplatform: cinnox\nid: two\ntitle: Two\nbasedOn: one'
    })
    expect(role.grants.size).toBe(0)
  })

  test('hands the unknown content of an undocumented role on, but not what the platform fixes for it', () => {
    const role = roleOf(
      'platform: uspacy\nid: sales\ntitle: Sales\nbasedOn: head\ngrants:\n  leads: {view: all}'
    )
    expect(role.grants.get('undocumented.head')).toBe('on')
    expect(role.grants.get('tasks.view')).toBe('own')
  })
})

describe('what is left alone', () => {
  test('a role without grants and basedOn: its content is unknown and not ours', () => {
    const role = roleOf('platform: uspacy\nid: guest\ntitle: Guest')
    expect(role.contentManaged).toBe(false)
    expect(role.grants.get('undocumented.guest')).toBe('on')
  })

  test('a predefined role that a document only renames keeps the vendor’s content', () => {
    const role = roleOf('platform: uspacy\nid: employee\ntitle: Basic access')
    expect([role.title, role.contentManaged]).toEqual(['Basic access', false])
    expect(role.grants.get('undocumented.employee')).toBe('on')
  })

  test('observed grants are knowledge, never written', () => {
    const role = roleOf(
      'platform: uspacy\nid: employee\nobserved: {by: owner@example.org, on: 2026-11-01}\ngrants:\n  leads: {view: own}'
    )
    expect(role.contentManaged).toBe(false)
    expect(grantsOf(role)).toEqual({ 'leads.view': 'own' })
  })
})

describe('targets', () => {
  const target = (id: string, more: string): string =>
    `kind: Target\nid: ${id}\nplatform: uspacy\nenvironment: production\n${more}`

  test('a role counts only on the targets that it names', () => {
    const { policy } = policyOf({
      'a.yaml': target('one', 'subscription: professional'),
      'b.yaml': target('two', 'subscription: professional'),
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: maker\ntitle: Maker\ngrants: none\ntargets: [one]'
    })
    expect(['one', 'two'].map((id) => policy.targets.get(id)?.roles.has('maker'))).toEqual([true, false])
  })

  test('a tenant’s own resources have the platform’s actions, there and nowhere else', () => {
    const { policy } = policyOf({
      'a.yaml': target('one', 'subscription: professional\nresources: [projects]'),
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: maker\ntitle: Maker\ngrants: {projects: all}'
    })
    const role = policy.targets.get('one')?.roles.get('maker')
    expect(role?.grants.get('projects.delete')).toBe('all')
    expect(policy.catalogs.get('uspacy')?.permissions.has('projects.delete')).toBe(false)
  })

  test('a subscription has its own predefined roles', () => {
    const { policy } = policyOf({ 'a.yaml': target('one', 'subscription: free') })
    expect([...(policy.targets.get('one')?.roles.keys() ?? [])].sort()).toEqual(['employee', 'manager'])
  })

  test('a tombstone takes the role away and is remembered', () => {
    const { policy } = policyOf({
      'a.yaml': target('one', 'subscription: professional'),
      'role.yaml': 'kind: Role\nplatform: uspacy\nid: old\nremoved: {moveTo: employee, reason: Merged}'
    })
    const one = policy.targets.get('one')
    expect(one?.roles.has('old')).toBe(false)
    expect(one?.removed.get('old')?.removed).toEqual({ moveTo: 'employee', reason: 'Merged' })
  })

  test('a platform without a Target has a nameless one', () => {
    const { policy } = policyOf({
      'role.yaml': 'kind: Role\nplatform: convrs\nid: x\ntitle: X\ngrants: none'
    })
    expect(policy.targets.get('convrs')?.document).toBeNull()
  })
})
