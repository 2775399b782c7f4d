import type { Problem } from '../model/finding.ts'
import { findForbidden, visible } from './characters.ts'
import { startOf } from './position.ts'

/** How many folders deep below the policy folder documents may lie. */
const maxFolders = 8

/** Whether a file with this path is a document. */
export const isDocument = (path: string): boolean => /\.ya?ml$/.test(path)

/**
 * The problem of a file that people may take for a document although it is not read, such as `role.yaml.txt` or what
 * tools leave behind; null for any other. What an editor keeps beside a file that is open is none.
 */
export const leftover = (path: string): Problem | null =>
  /\.ya?ml(?:~|\.[^./]+)$/i.test(path) && !/(?:^|\/)\.[^/]*\.sw[a-p]$/.test(path)
    ? problem(
        path,
        'the file is not read, because its name does not end in `.yaml` or `.yml`',
        'rename it, or take it out of the folder'
      )
    : null

/** What is wrong with the path of a file; null where nothing is. `path` is shown, `below` the policy folder counts. */
export const pathProblem = (path: string, below: string): Problem | null => {
  if (isTooDeep(below)) return tooDeep(path)
  if (/\.ya?ml$/i.test(path) && !isDocument(path)) {
    return problem(
      path,
      'the ending must be lower-case',
      'rename it to end in `.yaml`, so that it is read everywhere'
    )
  }
  if (findForbidden(below) || /[\n\r\u{fffd}]/u.test(below)) {
    return problem(path, 'the name of the file holds a character that cannot be seen or read', 'rename it')
  }
  if (/[\\:"<>|?*]/.test(below)) {
    const help = 'rename it without `\\ : " < > | ? *`'
    return problem(path, 'the name of the file holds a character that not every system allows', help)
  }
  if (below.split('/').some((name) => reserved.test(name))) {
    return problem(path, 'not every system allows this name for a file or folder', 'rename it')
  }
  return null
}

/** Names that mean something else: the folder above, git's own, a device on Windows, which also drops dots and blanks at the end. */
const reserved = /^(?:\.git|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*[. ]|)$/i

/** Whether a file or folder lies below more than {@link maxFolders} folders. */
export const isTooDeep = (below: string): boolean => below.split('/').length > maxFolders + 1

/** The problem of a folder that is not entered any more. */
export const tooDeep = (path: string): Problem =>
  problem(path, `it lies more than ${maxFolders} folders deep`, 'move it up')

/** Entries that are neither files nor folders are never followed, whatever their name. */
export const refusedEntry = (path: string, what: string): Problem =>
  problem(path, `${what} in the policy folder is not followed`, 'put the file itself there, or take it out')

/** Paths that are one file on systems that do not tell case or composed letters apart; each is reported once. */
export const collisions = (paths: readonly string[]): Problem[] => {
  const seen = new Map<string, string>()
  const found: Problem[] = []
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase()
    const first = seen.get(folded)
    if (first === undefined) seen.set(folded, path)
    else found.push(collision(path, first))
  }
  return found
}

const collision = (path: string, first: string): Problem => ({
  ...problem(
    path,
    `the name differs from \`${visible(first)}\` only by case or accents`,
    'rename one of them'
  ),
  related: [{ message: 'the other file', at: startOf(first) }]
})

const problem = (path: string, message: string, help: string): Problem => ({
  message,
  help,
  at: startOf(visible(path))
})
