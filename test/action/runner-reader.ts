/** A command in a log, as the runner understands it. */
export interface LoggedCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** The commands of a log: what stands at the start of a line, or in the old form anywhere, and is not switched off. */
export const commandsIn = (log: string): readonly LoggedCommand[] => {
  const commands: LoggedCommand[] = []
  let stopped: string | null = null
  for (const line of log.split(/\r\n|\r|\n/)) {
    if (stopped !== null) {
      if (line.trim() === `::${stopped}::`) stopped = null
      continue
    }
    const [, name, properties = '', data = ''] = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    const [, old] = /##(?:vso)?\[([a-z.-]+)/i.exec(line) ?? []
    if (old !== undefined) commands.push({ name: old, properties: {}, data: line })
    if (name === undefined) continue
    if (name === 'stop-commands') stopped = data
    commands.push({ name, properties: propertiesIn(properties), data: unescaped(data) })
  }
  return commands
}

const propertiesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.indexOf('=')
        const value = part
          .slice(at + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',')
        return [part.slice(0, at), unescaped(value)]
      })
  )

const unescaped = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

/** The outputs in a file, as the runner reads it: it knows both forms, and line ends of both kinds. */
export const outputsIn = (file: string): Readonly<Record<string, string>> => {
  const outputs: Record<string, string> = {}
  const lines = file.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, name = '', word] = /^(.*?)<<(.*)$/.exec(line) ?? []
    if (word === undefined) {
      if (line === '') continue
      const equals = line.indexOf('=')
      if (equals < 0) throw new Error(`not an output: ${line}`)
      outputs[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const end = lines.indexOf(word, at + 1)
    if (end < 0) throw new Error(`${name} has no end`)
    outputs[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return outputs
}
