import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readContext } from '../../../action/context.ts'
import { connectGitHub } from '../../../action/github/client.ts'
import type { Annotation } from '../../../action/github/port.ts'
import { inputList } from '../../../action/inputs.ts'
import type { Job } from '../../../action/job.ts'
import { readInputs } from '../../../action/read-inputs.ts'
import type { Runner } from '../../../action/runner.ts'
import { actionEnvironment } from '../../../action/state/environment.ts'
import { root } from '../../support/cli.ts'
import type { Clone } from './checkout.ts'
import type { Request } from './front.ts'
import type { Happening } from './happenings.ts'
import type { World } from './world.ts'

/** The bundle that the runner starts; `npm run build` makes it. */
const bundle: string = join(root, 'action', 'dist', 'index.cjs')

/** Inputs by their name in action.yml; what is left away is as action.yml says. */
export type Given = Readonly<Record<string, string>>

/** How a run may differ from the usual. */
export interface RunOptions {
  /** A token of the world; one that may do everything where it is left away. */
  readonly token?: string
  /** A checkout; a fresh one of what the event is about where it is left away. */
  readonly clone?: Clone
  readonly run?: { readonly id: number; readonly attempt?: number }
  /** The file of the running workflow. */
  readonly workflow?: string
  readonly variables?: Readonly<Record<string, string>>
}

/** What a runner has got from a step. */
export interface Recorded {
  readonly lines: string[]
  readonly notices: string[]
  readonly warnings: string[]
  readonly errors: string[]
  readonly annotations: Annotation[]
  readonly outputs: Record<string, string>
  readonly masked: string[]
  summary: string
}

/** The variables and the event file that a runner gives a step. */
const stepOf = (world: World, event: Happening, inputs: Given, token: string, options: RunOptions) => {
  const { clone = world.clone(event.checkout), run = { id: 4242 }, variables = {} } = options
  const workflow = options.workflow ?? '.github/workflows/access.yml'
  const temp = mkdtempSync(join(tmpdir(), 'rolewright-runner-'))
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }))
  const eventText = JSON.stringify(event.payload)
  writeFileSync(join(temp, 'event.json'), eventText)
  mkdirSync(join(temp, 'temp'))
  const slug = `${world.owner}/${world.repository}`
  const given: Given = {
    ...Object.fromEntries(inputList.map((input) => [input.name, input.default])),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [
        name,
        value.replaceAll('${{ runner.temp }}', join(temp, 'temp'))
      ])
    )
  }
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: temp,
    CI: 'true',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: event.actor,
    GITHUB_API_URL: world.apiUrl,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(temp, 'event.json'),
    GITHUB_GRAPHQL_URL: world.graphqlUrl,
    GITHUB_OUTPUT: join(temp, 'output'),
    GITHUB_REF: event.ref,
    GITHUB_REPOSITORY: slug,
    GITHUB_REPOSITORY_ID: String(world.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt ?? 1),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_SERVER_URL: world.serverUrl,
    GITHUB_SHA: event.commit,
    GITHUB_STEP_SUMMARY: join(temp, 'summary'),
    GITHUB_WORKFLOW_REF: `${slug}/${workflow}@refs/heads/main`,
    GITHUB_WORKSPACE: clone.folder,
    RUNNER_TEMP: join(temp, 'temp'),
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    ),
    INPUT_TOKEN: token,
    ...variables
  }
  return { clone, temp, environment, eventText }
}

/**
 * A job in this process: the real client and environment, a fresh checkout, and a runner that remembers.
 */
export const jobFor = async (
  world: World,
  event: Happening,
  inputs: Given,
  options: RunOptions = {}
): Promise<{ readonly job: Job; readonly clone: Clone; readonly runner: Recorded }> => {
  const token = options.token ?? (await world.token())
  const { clone, environment, eventText } = stepOf(world, event, inputs, token, options)
  const context = readContext(environment, eventText)
  const { runner, recorded } = recordingRunner()
  const given = readInputs(environment)
  const github = connectGitHub({ context, token, isPatient: false, say: (text) => runner.say(text) })
  const job: Job = {
    context,
    inputs: given,
    github,
    environment: await actionEnvironment(context, given, github, join(root, 'schemas')),
    runner
  }
  return { job, clone, runner: recorded }
}

/** A runner that remembers what it was told. */
const recordingRunner = (): { readonly runner: Runner; readonly recorded: Recorded } => {
  const recorded: Recorded = {
    lines: [],
    notices: [],
    warnings: [],
    errors: [],
    annotations: [],
    outputs: {},
    masked: [],
    summary: ''
  }
  const runner: Runner = {
    say: (text) => void recorded.lines.push(text),
    notice: (text) => void recorded.notices.push(text),
    warning: (text) => void recorded.warnings.push(text),
    error: (text) => void recorded.errors.push(text),
    annotate: (annotation) => void recorded.annotations.push(annotation),
    summary: (markdown) => {
      recorded.summary += markdown
    },
    output: (name, value) => {
      recorded.outputs[name] = value
    },
    mask: (secret) => void recorded.masked.push(secret)
  }
  return { runner, recorded }
}

/** What a spawned step has left. */
export interface Ran {
  readonly exit: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly log: string
  /** What it has asked of GitHub. */
  readonly requests: readonly Request[]
  readonly clone: Clone
}

/** Starts the bundle as the runner does, in a process of its own that sees nothing of this one. */
export const runAction = async (
  world: World,
  event: Happening,
  inputs: Given,
  options: RunOptions & {
    readonly node?: string
    /** Told of the process as soon as it runs, for whoever wants to kill it. */
    readonly onStart?: (child: ChildProcess) => void
  } = {}
): Promise<Ran> => {
  const token = options.token ?? (await world.token())
  const { clone, temp, environment } = stepOf(world, event, inputs, token, options)
  const before = world.requests.length
  const { exit, log } = await spawned(options, clone.folder, environment)
  const read = (name: string): string =>
    existsSync(join(temp, name)) ? readFileSync(join(temp, name), 'utf8') : ''
  // By this command the runner learns what to hide, so it never gets into the log itself.
  if (log.replace(/^::add-mask::.*$/gm, '').includes(token)) throw new Error('the token is in the log')
  return {
    exit,
    outputs: outputsIn(read('output')),
    summary: read('summary'),
    log,
    requests: world.requests.slice(before),
    clone
  }
}

const spawned = (
  { node = process.execPath, onStart = () => undefined }: NonNullable<Parameters<typeof runAction>[3]>,
  folder: string,
  environment: Readonly<Record<string, string>>
): Promise<{ readonly exit: number | null; readonly log: string }> =>
  new Promise((settle, fail) => {
    const child = spawn(node, [bundle], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    const hear = (part: Buffer): void => {
      log += part.toString('utf8')
    }
    onStart(child)
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', fail)
    child.once('close', (exit) => settle({ exit, log }))
  })

/** The outputs in the runner's file: `name=value`, or `name<<delimiter`, lines, delimiter. */
const outputsIn = (text: string): Record<string, string> => {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([\w-]+)<<(.+)$/.exec(lines[at] ?? '') ?? []
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1)
      outputs[name] = lines.slice(at + 1, end).join('\n')
      at = end
      continue
    }
    const [, plain, value] = /^([\w-]+)=(.*)$/.exec(lines[at] ?? '') ?? []
    if (plain !== undefined) outputs[plain] = value ?? ''
  }
  return outputs
}
