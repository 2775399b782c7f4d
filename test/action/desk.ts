import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Inputs } from '../../action/inputs.ts'
import type { Job } from '../../action/job.ts'
import type { Context, Event } from '../../action/model.ts'
import { actionEnvironment } from '../../action/state/environment.ts'
import { openState, type State } from '../../action/state/state.ts'
import { openDocuments } from '../../action/commands/prepare.ts'
import {
  agreementOn,
  carryOut,
  chooseTargets,
  openLedger,
  planTargets,
  type Carried
} from '../../src/index.ts'
import { root } from '../support/cli.ts'
import { fakeGitHub, type FakeGitHub, type FakeOptions } from './fake-github.ts'
import { contextOf, inputsOf } from './state-desk.ts'
import { git } from './support/repository.ts'

/** What a step left for its runner. */
export interface Said {
  readonly lines: string[]
  readonly notices: string[]
  readonly warnings: string[]
  readonly summaries: string[]
}

/** An embedded tenant as its file has it. */
export interface Tenant {
  readonly roles: { key: string; title: string; predefined: boolean; grants: Record<string, string> }[]
  readonly accounts: { user: string; active: boolean; roles: Record<string, null> }[]
}

/** A small organisation in a repository with a real `origin`, its GitHub in memory, and a clock that stands still. */
export interface Desk {
  readonly folder: string
  remove(): void
  readonly github: FakeGitHub
  readonly said: Said
  /** Lets time pass, in days. */
  pass(days: number): void
  now(): number
  job(event: Event, inputs?: Partial<Inputs>, context?: Partial<Context>): Promise<Job>
  /** Applies all that is planned, and keeps the record. */
  apply(): Promise<Carried>
  /** Changes files on the default branch, and in the checkout. */
  change(files: Readonly<Record<string, string | null>>): void
  /** Changes a tenant behind our back. */
  byHand(change: (tenant: Tenant) => void, target?: string): Promise<void>
  /** One of our own files as the record branch has it; null where it has none. */
  recorded(file: string): string | null
}

const day = 24 * 60 * 60 * 1000

const document = (text: string): string => `apiVersion: rolewright/v1\n${text}`

const deskFiles: Readonly<Record<string, string>> = {
  'policies/target.yaml': document(
    'kind: Target\nid: desk\nplatform: uspacy\nrunsAs: automation@example.org\n'
  ),
  'policies/role.yaml': document(
    'kind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\ngrants:\n  leads: {view: all, create: all}\n'
  ),
  'policies/lines.yaml': document(
    'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ann@example.org, roles: [employee, sales]}\n  - {user: bob@example.org, roles: [employee, head]}\n  - {user: cleo@example.org, roles: [employee]}\n  - {user: dan@example.org, roles: [employee]}\n'
  ),
  'policies/people.yaml': document(
    'kind: People\npeople:\n  - {id: ann@example.org, github: ann}\n  - {id: bob@example.org, github: Bob}\n  - {id: cleo@example.org, github: cleo}\n  - {id: dan@example.org}\n'
  )
}

export interface DeskOptions extends Omit<FakeOptions, 'now'> {
  readonly from?: Desk
  /** Stays when a test has ended, until it is removed. */
  readonly isShared?: boolean
}

/** A new desk with these files, or one that goes on from where another stands, with a GitHub of its own. */
export const makeDesk = (
  more: Readonly<Record<string, string>> = {},
  { from, isShared = false, ...options }: DeskOptions = {}
): Desk => {
  const place = mkdtempSync(join(tmpdir(), 'rolewright-desk-'))
  const [origin, folder] = [join(place, 'origin.git'), join(place, 'access')]
  if (from) cpSync(dirname(from.folder), place, { recursive: true })
  else {
    git(place, ['init', '--quiet', '--bare', '--initial-branch=main', origin])
    git(place, ['init', '--quiet', '--initial-branch=main', folder])
    git(folder, ['remote', 'add', 'origin', '../origin.git'])
    commitFiles(folder, { ...deskFiles, ...more })
  }
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  if (!isShared) onTestFinished(remove)
  let now = Date.UTC(2026, 10, 23, 4, 17)
  const github = fakeGitHub({ ...options, now: () => now })
  const said = silence()
  const job: Desk['job'] = (event, inputs = {}, context = {}) =>
    jobFor({ folder, github, said, now: () => now, commit: git(folder, ['rev-parse', 'HEAD']) }, event, {
      inputs,
      context
    })
  const state = async (): Promise<State> => {
    const { context, inputs } = await job({ kind: 'schedule' })
    return openState(context, inputs, 'policies')
  }
  return {
    folder,
    remove,
    github,
    said,
    now: () => now,
    pass: (days) => void (now += days * day),
    job,
    async apply() {
      const given = await job({ kind: 'dispatch' })
      const { environment } = given
      const kept = await state()
      kept.open()
      const organisation = openDocuments(given, null)
      const ledger = openLedger(organisation.folder, environment)
      const targets = chooseTargets(organisation.policy, [])
      const prepared = await planTargets(organisation, targets, ledger, { environment, revokeFirst: false })
      const agreement = await agreementOn(prepared, { organisation, ledger, environment, proven: [] })
      const carried = await carryOut(
        agreement,
        { operands: [], values: {}, switches: new Set() },
        environment
      )
      kept.save('Apply')
      return carried
    },
    change(files) {
      commitFiles(folder, files)
    },
    async byHand(change, target = 'desk') {
      const kept = await state()
      kept.open()
      const file = join(folder, `.rolewright/sandbox/${target}.json`)
      const tenant: Tenant = JSON.parse(readFileSync(file, 'utf8'))
      change(tenant)
      writeFileSync(file, JSON.stringify(tenant))
      kept.save('By hand')
    },
    recorded(file) {
      try {
        return `${git(origin, ['show', `rolewright-record:.rolewright/${file}`])}\n`
      } catch {
        return null
      }
    }
  }
}

/** Writes files and pushes them to the default branch. */
const commitFiles = (folder: string, files: Readonly<Record<string, string | null>>): void => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    rmSync(file, { force: true })
    if (text === null) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  git(folder, ['add', '--all', '--', ...Object.keys(files)])
  git(folder, ['commit', '--quiet', '--message=change'])
  git(folder, ['push', '--quiet', 'origin', 'main'])
}

/** Where a step runs. */
export interface Place {
  readonly folder: string
  readonly github: FakeGitHub
  readonly said: Said
  readonly now: () => number
  readonly commit: string
}

export const silence = (): Said => ({ lines: [], notices: [], warnings: [], summaries: [] })

/** A step on an event, with the real environment of the Action but for its clock. */
export const jobFor = async (
  { folder, github, said, now, commit }: Place,
  event: Event,
  more: { readonly inputs?: Partial<Inputs>; readonly context?: Partial<Context> } = {}
): Promise<Job> => {
  const workflow = '.github/workflows/access-drift.yml'
  const context = contextOf(folder, { event, workflow, commit, ...more.context })
  const inputs = { ...defaults, ...more.inputs }
  const environment = await actionEnvironment(context, inputs, github, join(root, 'schemas'))
  return {
    context,
    inputs,
    github,
    environment: {
      ...environment,
      now,
      clock: { now, sleep: async () => undefined },
      interruptible: () => async () => false,
      world: (policies, target) => ({ ...environment.world(policies, target), now })
    },
    runner: {
      say: (text) => void said.lines.push(text),
      notice: (text) => void said.notices.push(text),
      warning: (text) => void said.warnings.push(text),
      error: (text) => void said.warnings.push(text),
      annotate: () => undefined,
      summary: (text) => void said.summaries.push(text),
      output: () => undefined,
      mask: () => undefined
    }
  }
}

const defaults: Inputs = inputsOf({ command: 'drift' })
