import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Catalog, Grants } from '../../src/model/catalog.ts'
import type { WrittenGrants } from '../../src/model/document.ts'
import { none, on } from '../../src/model/grants.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { resourcesOf, settingsOf } from '../../src/policy/grants.ts'
import { readCatalogs } from '../../src/policy/load.ts'
import { writeGrants } from '../../src/sync/import/grants.ts'
import { catalogOf, permissionOf } from '../support/builders.ts'

const at = { file: 'role.yaml', pointer: '' }

/** What the loader makes of written grants. Throws where it finds fault with them. */
const readBack = (
  catalog: Catalog,
  base: Grants,
  written: WrittenGrants | null,
  scope: string | null
): Grants => {
  const grants = new Map(base)
  for (const setting of settingsOf(catalog, resourcesOf(catalog), { at, scope, grants: written })) {
    if (setting.fault) throw new Error(JSON.stringify(setting))
    if (setting.value === none) grants.delete(setting.permission)
    else grants.set(setting.permission, setting.value)
  }
  return grants
}

const sorted = (grants: Grants): readonly (readonly [string, string])[] =>
  [...grants].sort(([a], [b]) => (a < b ? -1 : 1))

/** Contents of roles in which whole resources are often alike. */
const contents = (catalog: Catalog): fc.Arbitrary<Grants> => {
  const free = [...catalog.permissions.values()].filter(({ fixed }) => !fixed)
  const resources = [...new Set(free.map(({ resource }) => resource))]
  const perPermission = fc.array(fc.nat(5), { minLength: free.length, maxLength: free.length })
  const perResource = fc.array(fc.option(fc.nat(5)), {
    minLength: resources.length,
    maxLength: resources.length
  })
  return fc.tuple(perPermission, perResource).map(([single, whole]) => {
    const grants = new Map<string, string>()
    for (const [index, { id, resource, scopes }] of free.entries()) {
      const drawn = whole[resources.indexOf(resource)] ?? single[index] ?? 0
      const offered = [none, ...(scopes.length === 0 ? [on] : scopes)]
      const value = offered[Math.min(drawn, offered.length - 1)] ?? none
      if (value !== none) grants.set(id, value)
    }
    return grants
  })
}

const catalogs = [...readCatalogs(catalogTexts).values()]

describe.each(catalogs.map((catalog) => [catalog.id, catalog] as const))('grants on %s', (_, catalog) => {
  const scopes = [null, ...catalog.scopes.map(({ id }) => id)]

  test('are read back as what they were', () => {
    fc.assert(
      fc.property(contents(catalog), fc.constantFrom(...scopes), (grants, scope) => {
        const written = writeGrants({ catalog, grants, base: new Map(), isBased: false, scope })
        expect(sorted(readBack(catalog, new Map(), written?.grants ?? null, scope))).toEqual(sorted(grants))
        expect(written?.entries).toBeLessThanOrEqual(Math.max(1, grants.size))
      })
    )
  })

  test('are read back on a base too, and take nothing where they are the base', () => {
    fc.assert(
      fc.property(contents(catalog), contents(catalog), fc.constantFrom(...scopes), (grants, base, scope) => {
        const written = writeGrants({ catalog, grants, base, isBased: true, scope })
        expect(sorted(readBack(catalog, base, written?.grants ?? null, scope))).toEqual(sorted(grants))
        const same = writeGrants({ catalog, grants, base: grants, isBased: true, scope })
        expect(same).toEqual({ grants: null, entries: 0 })
      })
    )
  })
})

const leads = ['own', 'team', 'all']
const catalog = catalogOf({
  permissions: [
    permissionOf('leads.view', { scopes: leads }),
    permissionOf('leads.create', { scopes: ['all'] }),
    permissionOf('leads.edit', { scopes: leads }),
    permissionOf('calls.listen'),
    permissionOf('calls.record'),
    permissionOf('mail.send'),
    permissionOf('mail.own', { fixed: true })
  ]
})

const write = (
  grants: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>> | null = null,
  scope: string | null = null
): WrittenGrants | null | undefined =>
  writeGrants({
    catalog,
    grants: new Map(Object.entries(grants)),
    base: new Map(Object.entries(base ?? {})),
    isBased: base !== null,
    scope
  })?.grants

describe('grants are written short', () => {
  const all = { 'leads.view': 'all', 'leads.create': 'all', 'leads.edit': 'all' }
  const calls = { 'calls.listen': 'on', 'calls.record': 'on' }

  test.each([
    ['nothing', {}, 'none'],
    ['all there is', { ...all, ...calls, 'mail.send': 'on' }, 'everything'],
    ['one scope for all that offer it', all, { leads: 'all' }],
    ['a scope that not all offer', { 'leads.view': 'own', 'leads.edit': 'own' }, { leads: 'own' }],
    ['switches, all of them', calls, { calls: 'everything' }],
    ['some switches', { 'calls.listen': 'on' }, { calls: ['listen'] }],
    ['the only action there is', { 'mail.send': 'on' }, { mail: ['send'] }],
    ['an action with one scope', { 'leads.create': 'all' }, { leads: ['create'] }],
    [
      'different scopes',
      { 'leads.view': 'all', 'leads.edit': 'own' },
      { leads: { view: 'all', edit: 'own' } }
    ]
  ])('%s', (_, grants, written) => {
    expect(write(grants)).toEqual(written)
  })

  test.each([
    ['a resource that is taken away', calls, { ...all, ...calls }, { leads: 'none' }],
    ['an action that is taken away', { 'calls.listen': 'on' }, calls, { calls: { record: 'none' } }],
    ['one more', calls, { 'calls.listen': 'on' }, { calls: ['record'] }],
    ['the only action, taken away', {}, { 'mail.send': 'on' }, { mail: 'none' }]
  ])('on a base: %s', (_, grants, base, written) => {
    expect(write(grants, base)).toEqual(written)
  })

  test('in a list at the scope of the document', () => {
    expect(write({ 'leads.view': 'team' }, null, 'team')).toEqual({ leads: ['view'] })
  })

  test('not at all where documents cannot say it', () => {
    expect(write({ 'leads.view': 'region' })).toBeUndefined()
    expect(write({ 'calls.listen': 'all' })).toBeUndefined()
    expect(write({ 'undocumented.agent': 'on' })).toBeUndefined()
    expect(write({}, { 'undocumented.agent': 'on' })).toBeUndefined()
    expect(write({ 'undocumented.agent': 'on' }, { 'undocumented.agent': 'on' })).toBeNull()
  })
})
