import { readContext, type Variables } from './context.ts'
import { applyCommand } from './commands/apply.ts'
import { commentCommand } from './commands/comment.ts'
import { doctorCommand } from './commands/doctor.ts'
import { driftCommand } from './commands/drift.ts'
import { planCommand } from './commands/plan.ts'
import { validateCommand } from './commands/validate.ts'
import { endedBy, Failure, isDefect } from './failure.ts'
import { connectGitHub } from './github/client.ts'
import type { GitHub } from './github/port.ts'
import { gitAccess } from './git-access.ts'
import { outputList, type Inputs } from './inputs.ts'
import type { Command } from './job.ts'
import type { Context, Ended } from './model.ts'
import { readInputs } from './read-inputs.ts'
import type { ProcessRunner } from './runner-process.ts'
import { secretsIn } from './secrets.ts'
import { actionEnvironment } from './state/environment.ts'

/** What a step is given of the outside. */
export interface Surroundings {
  readonly variables: Variables
  readonly runner: ProcessRunner
  /** The text of the event file; null where there is none. */
  readonly readEvent: (path: string) => string | null
  /** Sets environment variables of this process, for the programs that it starts. */
  readonly setVariables: (variables: Readonly<Record<string, string>>) => void
  /** The folder with the JSON Schemas. */
  readonly schemas: string
}

/**
 * One step, from its environment variables to its outputs. Secrets are masked before anything else. Never throws: every
 * failure ends in one line that says what happened and what to do, and in the outputs.
 */
export const act = async (surroundings: Surroundings): Promise<Ended> => {
  const { runner } = surroundings
  const ended = await actOr(surroundings).catch((error: unknown) => {
    if (isDefect(error)) runner.dump(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return endedBy(error)
  })
  report(ended, runner)
  return ended
}

/** Whether a step that ended so is shown as failed. A change, a drift and a wait for a person are none. */
export const isFailed = ({ result }: Pick<Ended, 'result'>): boolean =>
  result === 'denied' || result === 'blocked' || result === 'partial' || result === 'error'

const commands: Readonly<Record<Inputs['command'], Command>> = {
  validate: validateCommand,
  plan: planCommand,
  apply: applyCommand,
  drift: driftCommand,
  comment: commentCommand,
  doctor: doctorCommand
}

const actOr = async (surroundings: Surroundings): Promise<Ended> => {
  const { variables, runner, readEvent, setVariables, schemas } = surroundings
  for (const secret of secretsIn(variables)) runner.mask(secret)
  const path = variables['GITHUB_EVENT_PATH']
  const context = readContext(variables, path ? readEvent(path) : null)
  refuseDanger(context)
  const inputs = readInputs(variables)
  setVariables(gitAccess(context, inputs.token, variables))
  const github = connect(context, inputs, runner)
  const environment = await actionEnvironment(context, inputs, github, schemas)
  return commands[inputs.command]({ context, inputs, github, environment, runner })
}

const refuseDanger = ({ event }: Context): void => {
  if (event.kind !== 'dangerous') return
  throw new Failure(
    'unsafe-event',
    `\`${event.name}\` runs with the secrets of the repository on what strangers wrote, so nothing is done`,
    'use `pull_request` for plans and `push` for applies',
    { result: 'blocked', exit: 3 }
  )
}

const connect = (context: Context, { token }: Inputs, runner: ProcessRunner): GitHub =>
  connectGitHub({
    context,
    token,
    isPatient: !isLoopback(context.apiUrl),
    say: (text) => runner.say(text)
  })

const isLoopback = (url: string): boolean =>
  /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url)

const report = (ended: Ended, runner: ProcessRunner): void => {
  const { exit, result, reason, message, outputs } = ended
  const own = { result, 'exit-code': String(exit), 'failure-reason': isFailed(ended) ? (reason ?? '') : '' }
  const all: Readonly<Record<string, string>> = { ...outputs, ...own }
  for (const { name } of outputList) runner.output(name, all[name] ?? '')
  if (isFailed(ended)) runner.error(message)
  else runner.say(message)
}
