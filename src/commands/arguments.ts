import { parseArgs } from 'node:util'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { CommandSpec, Invocation, OptionSpec } from './command.ts'

/** Checks the arguments of a command against its description. Throws `CannotRun` with the nearest valid name. */
export const parseInvocation = (spec: CommandSpec, args: readonly string[]): Invocation => {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      spec.options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' } as const])
    ),
    allowPositionals: true,
    strict: false,
    tokens: true
  })
  const operands: string[] = []
  const values: Record<string, string> = {}
  const switches = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = findOption(spec, token.name, token.rawName)
    if (option.value === null) {
      if (token.value !== undefined)
        throw new CannotRun(`\`${token.rawName}\` takes no value`, `write \`--${option.name}\` alone`)
      switches.add(option.name)
    } else values[option.name] = checkValue(option, token.value)
  }
  const tooMany = operands[spec.maxOperands]
  if (tooMany !== undefined) {
    throw new CannotRun(
      `\`rolewright ${spec.name}\` does not know what to do with \`${tooMany}\``,
      usage(spec)
    )
  }
  return { operands, values, switches }
}

/** The call of a command in one line. */
export const usage = (spec: CommandSpec): string => {
  const options = spec.options.map(({ name, value }) => `[--${name}${value === null ? '' : ` ${value}`}]`)
  return ['usage: rolewright', spec.name, spec.operands, ...options].filter((word) => word !== '').join(' ')
}

const findOption = (spec: CommandSpec, name: string, rawName: string): OptionSpec => {
  const option = spec.options.find((known) => known.name === name && rawName === `--${name}`)
  if (option) return option
  const names = spec.options.map((known) => `--${known.name}`)
  const near = nearest(rawName, names)
  throw new CannotRun(
    `\`rolewright ${spec.name}\` has no option \`${rawName}\``,
    near === null ? `options: ${names.join(', ')}` : `did you mean \`${near}\`?`
  )
}

const checkValue = (option: OptionSpec, value: string | undefined): string => {
  if (value === undefined || value === '') {
    throw new CannotRun(`\`--${option.name}\` needs a value`, `write \`--${option.name} ${option.value}\``)
  }
  if (option.words && !option.words.includes(value)) {
    const near = nearest(value, option.words)
    throw new CannotRun(
      `\`--${option.name}\` does not know \`${value}\``,
      `${near === null ? '' : `did you mean \`${near}\`? `}it takes ${option.words.join(', ')}`
    )
  }
  return value
}
