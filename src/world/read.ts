import { readFileSync, statSync } from 'node:fs'
import { CannotRun } from '../model/errors.ts'

/** More than any tenant's export; whatever is larger was named by mistake. */
const maxBytes = 64 * 1024 * 1024

/** Reads a text file that the user named. Throws `CannotRun` where it cannot be read, is too large, or is no UTF-8. */
export const readFile = (path: string): string => {
  const cannot = (reason: string, cause?: unknown): CannotRun =>
    new CannotRun(`cannot read \`${path}\`: ${reason}`, 'name a file that is there and can be read', {
      cause
    })
  try {
    const { size } = statSync(path)
    if (size > maxBytes) throw cannot(`it is larger than ${maxBytes / 1024 / 1024} MiB`)
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof CannotRun) throw error
    throw cannot(error instanceof Error ? error.message : String(error), error)
  }
}
