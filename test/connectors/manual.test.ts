import { describe, expect, test } from 'vitest'
import { connect } from '../../src/connectors/manual.ts'
import { freshTenant } from '../../src/connectors/sandbox-fresh.ts'
import { readSnapshot, writeSnapshot } from '../../src/connectors/snapshot.ts'
import { CannotRun } from '../../src/model/errors.ts'
import type { Connector, World } from '../../src/model/connector.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { State } from '../../src/model/state.ts'
import type { Target } from '../../src/model/target.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { readCatalogs } from '../../src/policy/load.ts'
import { filled, stepWords } from '../../src/sync/plan/guides.ts'
import { applyAll } from '../../src/sync/simulate.ts'
import {
  catalogOf,
  liveOf,
  memoryStore,
  now,
  permissionOf,
  stateOf,
  targetOf,
  worldOf
} from '../support/builders.ts'
import { targetIn } from '../support/connecting.ts'
import { readingConformance } from './conformance.ts'

const taken = new Date(now - 60_000).toISOString()
const table = [
  'kind,key,title,user,account,role,permission,value',
  `snapshot,,,,,,,${taken}`,
  'role,agent,Agent,,,,,',
  'grant,,,,,agent,leads.view,',
  'account,,,ana@example.org,,,,',
  'assignment,,,,ana@example.org,agent,,',
  'end,,,,,,,4',
  ''
].join('\n')
const object = JSON.stringify({
  version: 1,
  taken,
  roles: [
    {
      key: 'agent',
      title: 'Agent',
      predefined: false,
      scope: null,
      reportsTo: null,
      grants: { 'leads.view': 'on' }
    }
  ],
  accounts: [
    { key: 'ana@example.org', user: 'ana@example.org', active: true, markers: [], roles: { agent: null } }
  ]
})

const plainTarget = targetOf({ catalog: catalogOf({ permissions: [permissionOf('leads.view')] }) })

const withSettings = (settings: Readonly<Record<string, unknown>>): Target => {
  const { document } = plainTarget
  if (!document) throw new Error('the target has no document')
  return { ...plainTarget, document: { ...document, connector: 'manual', settings } }
}

const open = (settings: Readonly<Record<string, unknown>>, world: Partial<World>): Connector =>
  connect({ target: withSettings(settings), people: [], world: { ...worldOf(), ...world } })

const stored = (files: Readonly<Record<string, string>>): Partial<World> => {
  const store = memoryStore()
  for (const [name, text] of Object.entries(files)) store.write(name, text)
  return { store }
}

const error = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (thrown: unknown) => thrown
  )

describe('a target that a person writes down', () => {
  const { id } = plainTarget

  test('is read whole, with the moment, from the file that its document names', async () => {
    const read: string[] = []
    const readFile = (path: string): string => {
      read.push(path)
      return table
    }
    const state = await open({ snapshot: 'snapshots/desk.csv' }, { readFile }).readState()
    expect(state).toEqual(readSnapshot(table, 'snapshots/desk.csv'))
    expect(state).toMatchObject({ taken: now - 60_000, evidence: { complete: true } })
    expect(new Set(read)).toEqual(new Set(['snapshots/desk.csv']))
  })

  test('is the same as a table and as JSON, among our own files', async () => {
    const byTable = await open({}, stored({ [`snapshots/${id}.csv`]: table })).readState()
    const byObject = await open({}, stored({ [`snapshots/${id}.json`]: object })).readState()
    expect({ ...byTable, evidence: null }).toEqual({ ...byObject, evidence: null })
  })

  test('is read again when it was written down again', async () => {
    const world = stored({ [`snapshots/${id}.csv`]: table })
    const connector = open({}, world)
    const first = await connector.readState()
    expect(await connector.readState()).toEqual(first)
    world.store?.write(`snapshots/${id}.csv`, table.replace('Agent', 'Agents'))
    expect((await connector.readState()).roles[0]?.title).toBe('Agents')
  })

  test('cannot be of tomorrow, which would prove every step of today', async () => {
    const tomorrow = new Date(now + 1).toISOString()
    const world = stored({ [`snapshots/${id}.csv`]: table.replace(taken, tomorrow) })
    const thrown = await error(open({}, world).readState())
    expect(thrown).toBeInstanceOf(CannotRun)
    expect(String(thrown)).toContain(`written down on ${tomorrow}, which is still to come`)
  })

  test('that nobody has written down yet says how to', async () => {
    const thrown = await error(open({}, {}).readState())
    expect(thrown).toMatchObject({
      message: `nobody has written down yet how \`${id}\` is: there is no \`.rolewright/snapshots/${id}.csv\``,
      help: expect.stringContaining(`rolewright import ${id} --template`)
    })
  })

  test('has no other setting', () => {
    expect(() => open({ file: 'desk.csv' }, {})).toThrow(CannotRun)
    expect(() => open({ snapshot: ['desk.csv'] }, {})).toThrow(/`snapshot`/)
  })
})

const ana = 'ana@example.org'
const bo = 'bo@example.org'
const lead = `kind: Role
platform: convrs
id: lead
title: Lead
grants: {chat: {AgentChat: on, ChatsMy: on}}
`

/** Where somebody writes down, and how; whatever its name, a file is what is in it. */
const written: Readonly<Record<string, readonly [settings: string, file: string, format: 'csv' | 'json']>> = {
  'a table among our own files': ['', 'snapshots/desk.csv', 'csv'],
  'JSON among our own files': ['', 'snapshots/desk.json', 'json'],
  'a table that its document names': ['settings: {snapshot: seen/desk.csv}\n', 'seen/desk.csv', 'csv'],
  'JSON that its document names': ['settings: {snapshot: seen/desk.txt}\n', 'seen/desk.txt', 'json']
}

for (const [where, [settings, file, format]] of Object.entries(written)) {
  readingConformance(`manual, from ${where},`, () => {
    const document = `kind: Target\nid: desk\nplatform: convrs\nconnector: manual\n${settings}`
    const target = targetIn({ 'target.yaml': document, 'lead.yaml': lead }, 'desk')
    let state: State = { target: target.id, ...freshTenant({ target, people: [ana, bo] }) }
    const store = memoryStore()
    const writeDown = (): void => store.write(file, writeSnapshot({ ...liveOf(state), taken: now }, format))
    writeDown()
    const world = {
      ...worldOf(store),
      readFile: (path: string) => (settings === '' ? null : store.read(path))
    }
    return {
      target,
      first: 'lead',
      second: 'agent',
      people: [ana, bo],
      connect: () => connect({ target, people: [], world }),
      byHand: async (operations) => {
        state = applyAll(target.catalog, state, operations)
        writeDown()
      }
    }
  })
}

describe('what a step says', () => {
  const change = (kind: Operation['kind'], given: Partial<Operation>): Operation => ({
    id: `${kind} ${given.role} ${given.user}`,
    target: 'desk',
    kind,
    role: 'lead',
    user: null,
    before: null,
    after: null,
    reason: 'A second shift',
    source: null,
    ...given
  })
  const target = targetOf({ catalog: catalogOf({ permissions: [] }), roles: { lead: { title: 'Lead' } } })
  const digest = `sha256:${'ab'.repeat(32)}`

  test('has the name that a role has when its turn comes', () => {
    const state = stateOf({ lead: { title: 'Shift lead' } }, {})
    const held = { role: 'lead', unit: null }
    const before = change('assign', { user: 'ana@example.org', after: held })
    const rename = change('rename-role', { before: { title: 'Shift lead' }, after: { title: 'Lead' } })
    const after = change('assign', { user: 'bo@example.org', after: held })
    const words = stepWords(target, state, [before, rename, after], digest)
    expect([before, rename, after].map((each) => words(each).role)).toEqual([
      'Shift lead',
      'Shift lead',
      'Lead'
    ])
  })

  test('has the plan where the platform keeps a note, and the scope by its name', () => {
    const catalog = readCatalogs(catalogTexts).get('cinnox')
    if (!catalog) throw new Error('there is no such platform')
    const content = { title: 'Lead', scope: 'department', grants: {}, reportsTo: null }
    const update = change('update-role', { before: { ...content, scope: 'full' }, after: content })
    const guide = catalog.guides.get('update-role')
    if (!guide) throw new Error('there is no such guide')
    const words = stepWords({ ...target, catalog }, stateOf({}, {}), [update], digest)
    const { steps } = filled(guide, words(update))
    expect(steps.join('\n')).toContain('enter "A second shift (plan sha256:abababababab)" as the note')
    expect(steps.join('\n')).toContain('has to be "Department"')
    expect(steps.join('\n')).not.toMatch(/[{}]/)
  })
})
