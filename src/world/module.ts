import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OwnModule } from '../commands/command.ts'
import { CannotRun } from '../model/errors.ts'

/**
 * Loads the module whose path a variable of the environment holds; null where it is not set. What it does runs with all
 * rights of the program, so only whoever runs the program can name it, never a document.
 */
export const namedModule = async (variable: string): Promise<OwnModule | null> => {
  const path = process.env[variable]
  if (path === undefined || path === '') return null
  try {
    const exports: Readonly<Record<string, unknown>> = await import(pathToFileURL(resolve(path)).href)
    return { path, exports }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CannotRun(
      `the module that \`${variable}\` names, \`${path}\`, cannot be loaded: ${why}`,
      'name a file ending in `.mjs` that exports `connect`',
      { cause: error }
    )
  }
}
