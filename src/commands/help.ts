import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { CommandSpec } from './command.ts'
import { usage } from './arguments.ts'

/** The help of the program: what it is for, and its commands. */
export const programHelp = (commands: readonly CommandSpec[]): string => {
  const calls = commands.map(({ name, operands }) => `${name} ${operands}`.trim())
  const width = Math.max(...calls.map((call) => call.length))
  return [
    'rolewright keeps roles and permissions of customer platforms as reviewed YAML',
    '',
    'usage: rolewright COMMAND [options]',
    '',
    ...commands.map(({ summary }, index) => `  ${(calls[index] ?? '').padEnd(width)}  ${summary}`),
    '',
    '`rolewright COMMAND --help` shows the options of one command.',
    'exit codes: 0 fine, 1 found something, 2 could not run, 3 refused, 4 stopped part-way',
    ''
  ].join('\n')
}

/** The help of one command. */
export const commandHelp = (spec: CommandSpec): string => {
  const names = spec.options.map(({ name, value }) => `--${name}${value === null ? '' : ` ${value}`}`)
  const width = Math.max(0, ...names.map((name) => name.length))
  const options = spec.options.map(
    ({ summary }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${summary}`
  )
  return [usage(spec), '', spec.summary, '', ...options, ''].join('\n')
}

/** The command of that name. Throws `CannotRun` with the nearest that exists. */
export const findCommand = (name: string, commands: readonly CommandSpec[]): CommandSpec => {
  const found = commands.find((command) => command.name === name)
  if (found) return found
  const names = commands.map((command) => command.name)
  if (name.startsWith('-')) throw unknownOption(name)
  const near = nearest(name, names)
  throw new CannotRun(
    `there is no command \`${name}\``,
    near === null ? `commands: ${names.join(', ')}` : `did you mean \`rolewright ${near}\`?`
  )
}

/** Options come after the command; only these two stand alone. */
const unknownOption = (name: string): CannotRun => {
  const near = nearest(name, ['--help', '--version'])
  return new CannotRun(
    `there is no option \`${name}\``,
    near === null
      ? 'options come after the command: `rolewright COMMAND [options]`'
      : `did you mean \`rolewright ${near}\`?`
  )
}
