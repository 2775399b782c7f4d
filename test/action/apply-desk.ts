import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { carry } from '../../action/apply/carry.ts'
import { applyCommand } from '../../action/commands/apply.ts'
import { planCommand } from '../../action/commands/plan.ts'
import { openDocuments } from '../../action/commands/prepare.ts'
import { endedBy } from '../../action/failure.ts'
import type { Job } from '../../action/job.ts'
import type { Ended } from '../../action/model.ts'
import { actionEnvironment } from '../../action/state/environment.ts'
import { openState } from '../../action/state/state.ts'
import { agreementOn, chooseTargets, openLedger, planTargets } from '../../src/index.ts'
import { root } from '../support/cli.ts'
import type { Clone } from './support/checkout.ts'
import { dispatchEvent, pullEvent, pushEvent, type Happening } from './support/happenings.ts'
import type { Files } from './support/repository.ts'
import { jobFor, type Recorded, type RunOptions } from './support/run.ts'
import { openWorld, type World, type WorldOptions } from './support/world.ts'

const workflow = '.github/workflows/access-plan.yml'

/** A line of an `Assignments` document. */
const lineOf = ([user, ...roles]: readonly string[]): string =>
  `  - {user: ${user}@example.org, roles: [${roles.join(', ')}]}`

/** The assignments of the desk: a person and their roles, each. */
export const lines = (...people: readonly (readonly string[])[]): Files => ({
  'policies/lines.yaml': `apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n${people.map(lineOf).join('\n')}\n`
})

/** The guardrails of the desk: who approves, and further lines. */
export const guardrails = (approvers: readonly string[], ...more: readonly string[]): string =>
  [
    'kind: Guardrails',
    'rules: {admin-count: {severity: off}}',
    `approvals: [{when: {platform: uspacy}, from: {people: [${approvers.map((name) => `${name}@example.org`).join(', ')}]}, count: 1}]`,
    'limits: {removals: {percent: 100, count: 50}, additions: {percent: 100, count: 50}}',
    ...more,
    ''
  ].join('\n')

const people = ['ann', 'bob', 'cleo', 'dora', 'rita', 'sam', 'adam', 'reed']

/** What the desk begins with: Ann and Bob work there, Cleo does not yet, and Rita or Sam approves. */
export const documents: Readonly<Record<string, string>> = {
  'target.yaml': 'kind: Target\nid: desk\nplatform: uspacy\nrunsAs: automation@example.org\n',
  'role.yaml':
    'kind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\ngrants:\n  leads: {view: all, create: all}\n',
  'people.yaml': `kind: People\npeople:\n${people.map((name) => `  - {id: ${name}@example.org, github: ${name}}`).join('\n')}\n`,
  'guardrails.yaml': guardrails(['rita', 'sam']),
  'lines.yaml': `kind: Assignments\nplatform: uspacy\nassignments:\n${lineOf(['ann', 'employee'])}\n${lineOf(['bob', 'employee'])}\n`
}

/** The change that most tests make: Ann sells as well. */
export const annSells: Files = lines(['ann', 'employee', 'sales'], ['bob', 'employee'])

/** What a step of the Action left. */
interface Stepped {
  readonly ended: Ended
  readonly runner: Recorded
  readonly clone: Clone
}

/** How a step is called. */
export interface StepOptions extends RunOptions {
  readonly inputs?: Readonly<Record<string, string>>
  /** Changes the job before it runs. */
  readonly change?: (job: Job) => Job
}

/** A repository whose targets are applied, and its GitHub. */
export interface Desk {
  readonly world: World
  /** Opens a pull request with these files, by Dora unless said otherwise. */
  propose(branch: string, files: Files, by?: string): Promise<number>
  /** Runs the plan of a pull request as its workflow does, and keeps what it makes. Answers with the run. */
  plan(number: number, run?: Parameters<World['addRun']>[0] | object): Promise<number>
  /** Somebody approves what was planned until now. Answers with the number of the review. */
  approve(number: number, by: string, commit?: string): Promise<number>
  /** Plans, has Rita approve, and merges. Answers with what the default branch was before. */
  land(number: number): Promise<string>
  /** Runs `apply` for a push that found this commit. */
  push(before: string, options?: StepOptions): Promise<Stepped>
  dispatch(options?: StepOptions): Promise<Stepped>
  on(event: Happening, options?: StepOptions): Promise<Stepped>
  /** Changes the tenant behind our back: gives somebody these roles and no others. */
  byHand(user: string, roles: readonly string[]): void
  /** What is at the target and in the record: the same before and after where nothing was written. */
  written(): Readonly<Record<string, string | null>>
  /** The embedded tenant as the branch of the record has it; null where it has none. */
  tenant(target?: string): string | null
  /** A file of ours as the branch of the record has it; null where it has none. */
  recorded(file: string): string | null
  /** The roles that somebody has there. */
  rolesOf(user: string, target?: string): readonly string[]
  /** The body of our comment on a pull request. */
  comment(number: number): Promise<string>
}

/** Time passes at once where somebody waits. */
const patient = (job: Job): Job => ({
  ...job,
  environment: {
    ...job.environment,
    clock: { now: Date.now, sleep: async () => undefined },
    interruptible: () => async () => false
  }
})

/** The job of a step, with the lock and the state of the Action. */
export const jobOf = async (
  world: World,
  event: Happening,
  options: StepOptions & { readonly command: string }
): Promise<{ readonly job: Job; readonly runner: Recorded; readonly clone: Clone }> => {
  const { command, inputs = {}, change = (job: Job) => job, ...rest } = options
  const { job, runner, clone } = await jobFor(world, event, { command, ...inputs }, rest)
  const environment = await actionEnvironment(job.context, job.inputs, job.github, join(root, 'schemas'))
  return { job: change(patient({ ...job, environment })), runner, clone }
}

let runs = 100

/** Opens the desk. Its first state is already applied, unless it is to be found as nobody ever applied it. */
export const openDesk = async (options: WorldOptions & { readonly isNew?: boolean } = {}): Promise<Desk> => {
  const { isNew = false, ...given } = options
  const world = await openWorld({
    documents,
    ...given,
    files: { [workflow]: 'name: access plan\n', ...given.files },
    people: { reed: 'read', ...given.people }
  })
  const recorded: Desk['recorded'] = (file) => {
    try {
      return world.hub.repository.git('show', `rolewright-record:.rolewright/${file}`)
    } catch {
      return null
    }
  }
  const on: Desk['on'] = async (event, stepOptions = {}) => {
    const run = { id: (runs += 1) }
    const { job, runner, clone } = await jobOf(world, event, { run, command: 'apply', ...stepOptions })
    return { ended: await applyCommand(job).catch(endedBy), runner, clone }
  }
  const desk: Desk = {
    world,
    propose: async (branch, files, by = 'dora') => {
      world.commit(branch, files, { by })
      return world.openPull({ branch, by })
    },
    plan: async (number, run = {}) => {
      const { head } = world.pull(number)
      const id = world.addRun({ head, ...run })
      const { job } = await jobOf(world, pullEvent(world, number), {
        command: 'plan',
        run: { id },
        inputs: { 'plan-file': `../plan-${id}.json`, comment: 'auto' }
      })
      const { outputs } = await planCommand(job)
      const file = outputs['plan-file'] ?? ''
      if (!existsSync(file)) throw new Error('there is no plan')
      world.addArtifact(id, `access-plan-${head}`, { 'access-plan.json': readFileSync(file, 'utf8') })
      world.changeRun(id, { updatedAt: Date.now() })
      return id
    },
    approve: (number, by, commit) =>
      world.review(number, {
        by,
        state: 'APPROVED',
        at: Date.now() + 2,
        ...(commit !== undefined && { commit })
      }),
    land: async (number) => {
      await desk.plan(number)
      await desk.approve(number, 'rita')
      const before = world.branch('main')
      world.merge(number)
      return before
    },
    push: (before, stepOptions) => on(pushEvent(world, before), stepOptions),
    dispatch: (stepOptions) => on(dispatchEvent(world), stepOptions),
    on,
    tenant: (target = 'desk') => recorded(`sandbox/${target}.json`),
    recorded,
    rolesOf: (user, target = 'desk') => {
      const text = recorded(`sandbox/${target}.json`)
      if (text === null) return []
      const { accounts } = JSON.parse(text) as {
        readonly accounts: readonly {
          readonly user: string
          readonly roles: Readonly<Record<string, unknown>>
        }[]
      }
      return Object.keys(
        accounts.find((account) => account.user === `${user}@example.org`)?.roles ?? {}
      ).sort()
    },
    byHand: (user, roles) => {
      const tenant = JSON.parse(desk.tenant() ?? '') as {
        readonly accounts: { user: string; roles: object }[]
      }
      for (const account of tenant.accounts)
        if (account.user === `${user}@example.org`)
          account.roles = Object.fromEntries(roles.map((role) => [role, null]))
      const branch = 'refs/heads/rolewright-record'
      const file = '.rolewright/sandbox/desk.json'
      world.hub.repository.commit(branch, { [file]: JSON.stringify(tenant) }, { from: branch })
    },
    written: () => ({
      tenant: desk.tenant(),
      record: recorded('record/log.jsonl'),
      applied: recorded('record/applied.json'),
      lock: world.hub.repository.has('refs/rolewright/lock') ? 'held' : null,
      deployments: String(world.hub.deployments.length)
    }),
    comment: async (number) => {
      const comments = await (await world.github()).comments(number)
      return comments.find(({ body }) => body.startsWith('<!-- rolewright:plan'))?.body ?? ''
    }
  }
  if (!isNew) await adopt(world)
  return desk
}

/** Applies the documents as they are, as if that had been approved. */
export const adopt = async (world: World): Promise<void> => {
  const { job } = await jobOf(world, dispatchEvent(world), { command: 'apply', run: { id: (runs += 1) } })
  const { environment, context, inputs } = job
  const state = openState(context, inputs, 'policies')
  state.open()
  const organisation = openDocuments(job, null)
  const ledger = openLedger(organisation.folder, environment)
  const targets = chooseTargets(organisation.policy, [])
  const prepared = await planTargets(organisation, targets, ledger, { environment, revokeFirst: false })
  const agreement = await agreementOn(prepared, { organisation, ledger, environment, proven: [] })
  const { carried, unsaved } = await carry(job, state, agreement, organisation.policy)
  if (carried.kind !== 'finished' || !carried.applied.complete || unsaved !== null)
    throw new Error('not adopted')
}
