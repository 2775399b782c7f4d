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
      'HttpError',
      'Refused',
      'StillWaiting',
      'accessChanges',
      'accessInFull',
      'accessOf',
      'accessTable',
      'acquireLocalLock',
      'acquireRefLock',
      'actionName',
      'actionOf',
      'activeHoldings',
      'agreementOn',
      'alikeIn',
      'always',
      'applyEdits',
      'applyJson',
      'applyPretty',
      'areCodeownersCurrent',
      'assignmentList',
      'bind',
      'carryOut',
      'catalogPretty',
      'catalogTexts',
      'changesOf',
      'chooseTargets',
      'code',
      'codeownersOf',
      'codeownersPlaces',
      'coloured',
      'commitOf',
      'compare',
      'connectHttp',
      'connectSandbox',
      'counted',
      'coverageOf',
      'cut',
      'declare',
      'describeCatalog',
      'describeOperation',
      'details',
      'diff',
      'diffJson',
      'diffMarkdown',
      'diffPretty',
      'documentsHash',
      'driftCauses',
      'driftOfTarget',
      'driftOfTargets',
      'driftSarif',
      'dueAgreement',
      'effective',
      'explain',
      'explanationJson',
      'explanationPretty',
      'fence',
      'fetchCommit',
      'fileAt',
      'findingsJson',
      'findingsPretty',
      'findingsSarif',
      'fitting',
      'folded',
      'folderSource',
      'folderStore',
      'gitLockRef',
      'given',
      'givenOrigin',
      'groupBy',
      'headOf',
      'holdersOf',
      'isRefused',
      'isUndocumented',
      'lineAfter',
      'listed',
      'loadPolicy',
      'names',
      'nearest',
      'openLedger',
      'openOrganisation',
      'openRecord',
      'openTargets',
      'openVersion',
      'originOf',
      'overviewPretty',
      'ownFolder',
      'pageOf',
      'parseEnd',
      'parseInstant',
      'plain',
      'plainFile',
      'plan',
      'planJson',
      'planPretty',
      'planTargets',
      'planText',
      'processEnvironment',
      'prove',
      'reachesIn',
      'readCatalogs',
      'readPages',
      'readPlan',
      'readRecord',
      'readSnapshot',
      'releasedList',
      'revisionSource',
      'riskOf',
      'risks',
      'roleAccess',
      'roleList',
      'roleSchema',
      'rolesAt',
      'routeText',
      'rulePretty',
      'rules',
      'rulesPretty',
      'run',
      'runGit',
      'runTests',
      'safe',
      'savedAgreement',
      'settingsOf',
      'sha256',
      'sharedBranch',
      'showEnd',
      'showInstant',
      'shownChange',
      'signOf',
      'summarise',
      'table',
      'tableRow',
      'testsJson',
      'testsPretty',
      'tokenPermissions',
      'undocumented',
      'unexplained',
      'validate',
      'variableOf',
      'version',
      'whoCan',
      'whoJson',
      'whoPretty',
      'whyOf',
      'workflowFiles',
      'writePlan',
      'writeSnapshot'
    ])
  })

  test('has the version of the package', () => {
    expect(library.version).toBe(packageOf().version)
  })

  test('loads, validates, plans and applies as the program does', async () => {
    const workspace = example()
    const {
      acquireLocalLock,
      bind,
      catalogTexts,
      connectSandbox,
      folderSource,
      folderStore,
      accessOf,
      loadPolicy,
      openRecord,
      plan,
      planJson,
      readPlan,
      readRecord,
      rules,
      run,
      validate,
      writePlan
    } = library
    const now = Date.now()
    const { policy, locate } = loadPolicy(folderSource(join(workspace.folder, 'policies')), catalogTexts)
    const access = accessOf(policy)
    expect(validate({ policy, now, access, base: null }, rules, locate).findings).toEqual([])

    const people = JSON.parse(workspace.run('plan', '--format', 'json').stdout).access.map(
      ({ user }: library.AccessChange) => user
    )
    const store = folderStore(join(workspace.folder, '.rolewright'))
    const world: library.World = {
      fetch: () => Promise.reject(new Error('there is no network here')),
      now: () => now,
      setting: () => undefined,
      readFile: () => null,
      store
    }
    const target = policy.targets.get('uspacy-production')
    if (!target) throw new Error('the example has no such target')
    const connector = connectSandbox({ target, people: [...new Set<string>(people)], world })
    const live = await connector.readState()
    const accounts = new Map<string, string>()
    const inputs = {
      target,
      holders: access.holders(target),
      bound: bind(target, live, accounts),
      evidence: live.evidence,
      capabilities: connector.capabilities,
      head: { policy, access },
      isNew: true
    }
    const planned = plan({ now, targets: [inputs] })
    expect(planned.refusals).toEqual([])
    expect(planned.plan.guards.filter(({ passed }) => !passed)).toEqual([])
    expect(planned.plan.operations.length).toBeGreaterThan(5)
    const shown = JSON.parse(planJson(planned, locate))
    expect(shown.digest).toBe(planned.plan.digest)
    const planText = writePlan({ ...shown, refusals: planned.refusals })
    expect(readPlan(planText)).toMatchObject({ plan: { digest: planned.plan.digest } })

    const clock: library.Clock = { now: () => now, sleep: () => Promise.resolve() }
    const identity: library.Identity = {
      host: 'here',
      pid: process.pid,
      start: '1',
      user: 'me',
      newToken: () => 'the only one',
      runs: () => true
    }
    const inputsOfRun = {
      plan: planned.plan,
      planText,
      proof: planned.proof,
      targets: [{ target, connector, accounts }],
      lock: () => acquireLocalLock({ store, identity, clock, takeOver: null }),
      journal: openRecord(store, clock, null),
      started: { by: 'me', revision: null, mode: 'apply', approvals: [] },
      clock
    }
    const result = await run(inputsOfRun)
    expect(result).toMatchObject({ kind: 'finished', before: 0, notes: [], applied: { complete: true } })
    expect(workspace.run('plan', '--check', 'uspacy-production').exit).toBe(0)
    const { report, entries } = readRecord(store, null)
    expect(report.problems).toEqual([])
    expect(entries.filter(({ type }) => type === 'intent')).toHaveLength(planned.plan.operations.length)
    expect(await run(inputsOfRun)).toMatchObject({ before: planned.plan.operations.length })
  })
})

test('the built library exports the same', async () => {
  const built: Record<string, unknown> = await import(join(root, 'dist/index.js'))
  expect(Object.keys(built).sort()).toEqual(Object.keys(library).sort())
  expect(built['version']).toBe(packageOf().version)
})
