import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as library from '../src/index.ts'
import { example, root } from './support/cli.ts'

const packageOf = (): { readonly version: string } =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

describe('the library', () => {
  test('exports exactly these', () => {
    expect(Object.keys(library).sort()).toEqual([
      'CannotRun',
      'ConnectorError',
      'accessChanges',
      'accessOf',
      'activeHoldings',
      'always',
      'apply',
      'applyJson',
      'applyPretty',
      'bind',
      'catalogPretty',
      'catalogTexts',
      'changesOf',
      'coloured',
      'compare',
      'connectSandbox',
      'coverageOf',
      'declare',
      'describeCatalog',
      'describeOperation',
      'diff',
      'diffJson',
      'diffMarkdown',
      'diffPretty',
      'effective',
      'explain',
      'explanationJson',
      'explanationPretty',
      'findingsJson',
      'findingsPretty',
      'folderSource',
      'folderStore',
      'holdersOf',
      'loadPolicy',
      'overviewPretty',
      'parseEnd',
      'parseInstant',
      'plain',
      'plan',
      'planJson',
      'planPretty',
      'reachesIn',
      'readCatalogs',
      'revisionSource',
      'riskOf',
      'risks',
      'roleAccess',
      'roleSchema',
      'rolesAt',
      'rulePretty',
      'rules',
      'rulesPretty',
      'runTests',
      'showEnd',
      'showInstant',
      'summarise',
      'testsJson',
      'testsPretty',
      'unexplained',
      'validate',
      'version',
      'whoCan',
      'whoJson',
      'whoPretty',
      'whyOf'
    ])
  })

  test('has the version of the package', () => {
    expect(library.version).toBe(packageOf().version)
  })

  test('loads, validates, plans and applies as the program does', async () => {
    const workspace = example()
    const {
      apply,
      bind,
      catalogTexts,
      connectSandbox,
      folderSource,
      folderStore,
      accessOf,
      loadPolicy,
      plan,
      planJson,
      rules,
      validate
    } = library
    const now = Date.now()
    const { policy, locate } = loadPolicy(folderSource(join(workspace.folder, 'policies')), catalogTexts)
    const access = accessOf(policy)
    expect(validate({ policy, now, access, base: null }, rules, locate).findings).toEqual([])

    const people = JSON.parse(workspace.run('plan', '--format', 'json').stdout).access.map(
      ({ user }: library.AccessChange) => user
    )
    const world: library.World = {
      fetch: () => Promise.reject(new Error('there is no network here')),
      now: () => now,
      setting: () => undefined,
      store: folderStore(join(workspace.folder, '.rolewright'))
    }
    const target = policy.targets.get('uspacy-production')
    if (!target) throw new Error('the example has no such target')
    const connector = connectSandbox({ target, people: [...new Set<string>(people)], world })
    const { evidence, ...live } = await connector.readState()
    const accounts = new Map<string, string>()
    const bound = bind(target, { ...live, evidence }, accounts)
    const inputs = {
      target,
      holders: access.holders(target),
      bound,
      evidence,
      capabilities: connector.capabilities
    }
    const planned = plan({ now, targets: [inputs] })
    expect(planned.plan.operations.length).toBeGreaterThan(5)
    expect(JSON.parse(planJson(planned, locate)).digest).toBe(planned.plan.digest)

    const applied = await apply({ plan: planned.plan, targets: [{ target, connector, accounts }] })
    expect(applied.complete).toBe(true)
    expect(workspace.run('plan', '--check', 'uspacy-production').exit).toBe(0)
  })
})

test('the built library exports the same', async () => {
  const built: Record<string, unknown> = await import(join(root, 'dist/index.js'))
  expect(Object.keys(built).sort()).toEqual(Object.keys(library).sort())
  expect(built['version']).toBe(packageOf().version)
})
