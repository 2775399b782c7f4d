import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { act, isFailed } from './act.ts'
import { processRunner, type RunnerFiles } from './runner-process.ts'

/** Beside the folder `action`, whose `dist` this file is bundled into. */
const schemas = join(import.meta.dirname, '..', '..', 'schemas')

const pathOf = (name: string): string | null => process.env[name] || null

const files: RunnerFiles = {
  print: (text) => process.stdout.write(text),
  append: (name, text) => {
    const path = pathOf(name)
    if (path !== null) appendFileSync(path, text)
  },
  size: (name) => {
    const path = pathOf(name)
    return path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  },
  random: randomUUID
}

const readEvent = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const main = async (): Promise<void> => {
  const ended = await act({
    variables: process.env,
    runner: processRunner(files),
    readEvent,
    setVariables: (variables) => void Object.assign(process.env, variables),
    schemas
  })
  process.exitCode = isFailed(ended) ? ended.exit || 2 : 0
}

void main()
