import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { PlanReport } from '../../../action/report/view.ts'
import { compare } from '../../../src/access/compare.ts'
import { agreementOn } from '../../../src/commands/agreement.ts'
import { carryOut, type Carried } from '../../../src/commands/carry-out.ts'
import type { Environment, Invocation } from '../../../src/commands/command.ts'
import { ownFolder } from '../../../src/commands/folders.ts'
import { openLedger, type Ledger } from '../../../src/commands/ledger.ts'
import { openOrganisation, type Organisation } from '../../../src/commands/organisation.ts'
import { planTargets, type Prepared } from '../../../src/commands/plan.ts'
import { chooseTargets } from '../../../src/commands/targets.ts'
import { stopsHere } from '../../../src/commands/validate.ts'
import type { DiffAnswer, DiffSide } from '../../../src/reporters/diff.ts'
import { acquireLocalLock } from '../../../src/sync/lock/local.ts'
import { summarise } from '../../../src/validate/validate.ts'
import { processEnvironment } from '../../../src/world/environment.ts'
import { processIdentity } from '../../../src/world/identity.ts'
import { folderStore } from '../../../src/world/store.ts'

/** Midday of the day that the example organisation was written for. */
export const now: number = Date.UTC(2026, 10, 21, 12)

const root = join(import.meta.dirname, '../../..')

/** A policy folder with a tenant for each target, the same on every machine. */
export interface Desk {
  readonly environment: Environment
  /** Replaces a text that must be there in a document. */
  readonly edit: (file: string, from: string, to: string) => void
  readonly write: (file: string, text: string) => void
  readonly open: () => Organisation
  readonly ledger: (organisation: Organisation) => Ledger
  readonly plan: (organisation: Organisation) => Promise<Prepared>
  readonly apply: (organisation: Organisation, prepared: Prepared) => Promise<Carried>
}

/** A desk in a folder that has documents. */
const deskIn = (folder: string): Desk => {
  const environment = environmentIn(folder)
  const file = (name: string): string => join(folder, 'policies', name)
  const write = (name: string, text: string): void => writeFileSync(file(name), text)
  const ledger = (organisation: Organisation): Ledger => openLedger(organisation.folder, environment)
  return {
    environment,
    write,
    edit: (name, from, to) => {
      const text = readFileSync(file(name), 'utf8')
      if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
      write(
        name,
        text.replace(from, () => to)
      )
    },
    open: () => openOrganisation(invocation, environment),
    ledger,
    plan: (organisation) =>
      planTargets(organisation, chooseTargets(organisation.policy, []), ledger(organisation), {
        environment,
        revokeFirst: false
      }),
    apply: async (organisation, prepared) => {
      const context = { organisation, ledger: ledger(organisation), environment }
      return carryOut(await agreementOn(prepared, context), invocation, environment)
    }
  }
}

/** An empty folder that is gone after the tests. */
const folderUntil = (end: (remove: () => void) => void): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-report-'))
  end(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let applied: Promise<string> | null = null

/** Where the example organisation was applied once, for all tests of a file. */
const appliedOnce = async (): Promise<string> => {
  const folder = folderUntil((remove) => process.once('exit', remove))
  cpSync(join(root, 'policies'), join(folder, 'policies'), { recursive: true })
  const desk = deskIn(folder)
  const organisation = desk.open()
  await desk.apply(organisation, await desk.plan(organisation))
  return folder
}

/** A desk on which the example organisation is applied, gone after the test. */
export const appliedDesk = async (): Promise<AppliedDesk> => {
  applied ??= appliedOnce()
  const folder = folderUntil((remove) => onTestFinished(remove))
  cpSync(await applied, folder, { recursive: true })
  const desk = deskIn(folder)
  return { ...desk, base: desk.open() }
}

/** A desk, and the documents that are applied on it. */
export interface AppliedDesk extends Desk {
  readonly base: Organisation
}

const invocation: Invocation = { operands: [], values: {}, switches: new Set() }

const environmentIn = (folder: string): Environment => {
  const clock = { now: () => now, sleep: () => Promise.resolve() }
  return {
    ...processEnvironment('json', join(root, 'schemas')),
    folder,
    clock,
    now: () => now,
    user: 'the test',
    anchor: () => null,
    interruptible: () => () => Promise.resolve(false),
    world: (policies) => ({
      fetch: () => Promise.reject(new Error('nothing is fetched here')),
      now: () => now,
      setting: () => undefined,
      readFile: () => null,
      store: folderStore(ownFolder(policies))
    }),
    lock: (policies, { takeOver }) =>
      acquireLocalLock({
        store: folderStore(ownFolder(policies)),
        identity: processIdentity(),
        clock,
        takeOver
      })
  }
}

/** What documents change against those before. */
const differenceBetween = (base: Organisation, head: Organisation): DiffAnswer => ({
  comparison: compare(base.access, head.access, { now }),
  base: sideOf('main', base),
  head: sideOf(null, head)
})

const sideOf = (revision: string | null, { policy, locate, findings }: Organisation): DiffSide => ({
  revision,
  folder: 'policies',
  documents: policy.documents,
  errors: findings.filter(({ severity }) => severity === 'error').length,
  locate
})

const hour = 60 * 60 * 1000

/** What a pull request would be told, where everything about it is as usual but for `given`. */
export const reportFor = async (desk: AppliedDesk, given: Partial<PlanReport> = {}): Promise<PlanReport> => {
  const head = desk.open()
  const prepared = stopsHere(head.findings) ? null : await desk.plan(head)
  return {
    ...usual,
    standing: { kind: prepared === null ? 'invalid' : 'planned' },
    difference: differenceBetween(desk.base, head),
    plan: prepared?.planned.plan ?? null,
    sources: prepared ? sourcesOf(prepared) : [],
    refusals: prepared?.planned.refusals ?? [],
    notes: prepared?.planned.notes ?? [],
    bases: (prepared?.open ?? []).map(({ target }) => ({ target: target.id, kind: 'live', at: null })),
    findings: head.findings,
    summary: summarise(head.findings, head.policy.documents),
    waived: head.waived,
    ...given
  }
}

/** The lines that ask for what is planned. */
const sourcesOf = ({ planned, locate }: Prepared): PlanReport['sources'] =>
  planned.plan.operations.flatMap(({ id, source }) => {
    if (source === null) return []
    const { file, line } = locate(source)
    return [{ operation: id, file, line }]
  })

const usual = {
  head: '3f9c1e0a5b7d2c4e6f8091a2b3c4d5e6f7081920',
  runId: 1_180_245,
  runUrl: 'https://github.com/example/access/actions/runs/1180245',
  now,
  judgement: null,
  touchesRules: [],
  lastDrift: now - 6 * hour,
  isFromFork: false,
  fileUrl: 'https://github.com/example/access/blob/3f9c1e0a5b7d2c4e6f8091a2b3c4d5e6f7081920/{file}#L{line}'
} as const

/** A realistic change: a role gets more, somebody covers for a while, somebody leads now, somebody leaves. */
export const realisticChange = ({ edit }: Pick<Desk, 'edit'>): void => {
  edit('roles/uspacy/partner-relations.yaml', 'edit: department', 'edit: all, delete: own')
  edit(
    'people/fundraising.yaml',
    'name: Dmitri Volkov\n    department: Fundraising\n    functions: [donor-caller]',
    'name: Dmitri Volkov\n    department: Fundraising\n    functions: [donor-caller, {function: fundraising-lead, from: 2026-12-01, until: 2027-01-15, reason: Covers for Grace}]'
  )
  edit(
    'people/helpline.yaml',
    'name: Luca Moretti\n    department: Helpline\n    functions: [help-line-agent]',
    'name: Luca Moretti\n    department: Helpline\n    functions: [{function: help-line-lead, in: {team: Night Team}}]'
  )
  edit(
    'people/helpline.yaml',
    'name: Thabo Nkosi\n    department: Helpline\n    functions: [help-line-agent]',
    'name: Thabo Nkosi\n    department: Helpline\n    status: departed'
  )
}
