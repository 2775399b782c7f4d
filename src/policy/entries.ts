import type { Problem } from '../model/finding.ts'
import { collisions, isDocument, leftover, pathProblem, refusedEntry, tooDeep } from './paths.ts'
import { maxBytes, tooLarge } from './scan.ts'

/** What lies in a policy folder. */
export type EntryKind = 'file' | 'folder' | 'link' | 'submodule' | 'other'

/** One thing that lies in a policy folder, on the disk or in git. */
export interface Entry {
  /** Path below the policy folder. */
  readonly path: string
  readonly kind: EntryKind
  /** Git's name of the content, where it comes from git. */
  readonly blob: string
  readonly size: number
}

/** A document that is to be read. */
export interface Found {
  /** Its path as it is shown. */
  readonly file: string
  readonly blob: string
}

/** Parts entries into documents to read, sorted by path, and problems. `prefix` is the path of the policy folder. */
export const collect = (
  entries: readonly Entry[],
  prefix: string
): { documents: Found[]; problems: Problem[] } => {
  const documents: Found[] = []
  const problems: Problem[] = []
  for (const { path, kind, blob, size } of entries) {
    const file = prefix === '' ? path : `${prefix}/${path}`
    const problem = entryProblem(file, path, kind, size)
    if (problem) problems.push(problem)
    else if (kind === 'file' && isDocument(path)) documents.push({ file, blob })
  }
  documents.sort((a, b) => (a.file < b.file ? -1 : 1))
  return { documents, problems: [...problems, ...collisions(documents.map(({ file }) => file))] }
}

const entryProblem = (file: string, path: string, kind: EntryKind, size: number): Problem | null => {
  if (kind === 'link') return refusedEntry(file, 'a symbolic link')
  if (kind === 'submodule') return refusedEntry(file, 'a submodule')
  if (kind === 'other') return isDocument(path) ? refusedEntry(file, 'a pipe or device') : null
  if (kind === 'folder') return tooDeep(file)
  if (!isDocument(path.toLowerCase())) return leftover(file)
  return pathProblem(file, path) ?? (size > maxBytes ? tooLarge(file) : null)
}

/** The entry of one line of `git ls-tree -l`: mode, type, name of the content and size, then a tab and the path. */
export const treeEntry = (line: string): Entry => {
  const tab = line.indexOf('\t')
  const [mode = '', , blob = '', size = ''] = line.slice(0, tab).split(/ +/)
  return {
    path: line.slice(tab + 1),
    kind: modes[mode] ?? 'other',
    blob,
    size: Number.parseInt(size, 10) || 0
  }
}

const modes: Readonly<Record<string, EntryKind>> = {
  '100644': 'file',
  '100755': 'file',
  '120000': 'link',
  '160000': 'submodule'
}
