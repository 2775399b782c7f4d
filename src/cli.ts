import { join } from 'node:path'
import { parseInvocation } from './commands/arguments.ts'
import type { CommandSpec, Environment, ExitCode } from './commands/command.ts'
import { commandHelp, findCommand, programHelp } from './commands/help.ts'
import { commands } from './commands/list.ts'
import { CannotRun, Refused, StillWaiting } from './model/errors.ts'
import { printable, safe } from './reporters/safe.ts'
import { version } from './version.ts'
import { processEnvironment } from './world/environment.ts'

/** Runs the command that the arguments name and prints its answer. The only place that prints, and that decides the exit code. */
const main = async (args: readonly string[]): Promise<ExitCode> => {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') return print(`${version}\n`)
  if (name === undefined || asksForHelp(name)) return print(programHelp(commands))
  if (name === 'help') return print(helpOn(rest))
  const spec = findCommand(name, commands)
  return rest.some(asksForHelp) ? print(commandHelp(spec)) : run(spec, rest)
}

const asksForHelp = (argument: string): boolean => argument === '--help' || argument === '-h'

/** `rolewright help [COMMAND]`. */
const helpOn = ([name]: readonly string[]): string =>
  name === undefined || asksForHelp(name) ? programHelp(commands) : commandHelp(findCommand(name, commands))

/** Beside the folder that this file runs from, in the repository as in the package. */
const schemas = join(import.meta.dirname, '..', 'schemas')

const run = async (spec: CommandSpec, args: readonly string[]): Promise<ExitCode> => {
  const invocation = parseInvocation(spec, args)
  const environment: Environment = processEnvironment(invocation.values['format'] ?? 'pretty', schemas)
  const command = await spec.load()
  const outcome = await command(invocation, environment)
  print(outcome.output)
  return outcome.exit
}

const print = (text: string): ExitCode => {
  process.stdout.write(printable(text))
  return 0
}

/** "Could not run" is one sentence and what to do next; anything else is a defect and shows where it happened. */
const explain = (error: unknown): void => {
  if (error instanceof CannotRun) {
    process.stderr.write(`rolewright: ${safe(error.message)}\n${safe(error.help)}\n`)
    return
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `rolewright: this is a defect of the program, please report it\n${stack.split('\n').map(safe).join('\n')}\n`
  )
}

/** Whoever reads the answer may stop early (`rolewright plan | head`); the exit code stays what it is. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

main(process.argv.slice(2)).then(
  (exit) => {
    process.exitCode = exit
  },
  (error: unknown) => {
    explain(error)
    process.exitCode = error instanceof Refused ? 3 : error instanceof StillWaiting ? 4 : 2
  }
)
