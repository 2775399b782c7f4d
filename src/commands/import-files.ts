import { dirname, relative, sep } from 'node:path'
import type { Policy } from '../model/policy.ts'
import { compareText } from '../model/words.ts'
import { modelineOf } from '../policy/create.ts'
import { rootOf } from '../policy/source.ts'

/** Documents by file, with the edits that were made so far. */
export type Texts = ReadonlyMap<string, string>

/** The path of the policy folder as documents have it in front; empty where it is the root itself. */
export const prefixOf = (folder: string): string => relative(rootOf(folder), folder).replaceAll(sep, '/')

/** The folder for a new document: where most others of its kind lie, else one of its own below the policies. */
export const folderFor = (neighbours: readonly string[], prefix: string, own: string): string => {
  const counts = new Map<string, number>()
  for (const file of neighbours) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  if (most) return most[0] === '.' ? '' : most[0]
  return prefix === '' ? own : `${prefix}/${own}`
}

/** A path for a new document that no file has yet, on systems that do not tell case apart either. */
export const freePath = (texts: Texts, folder: string, name: string): string => {
  const taken = new Set([...texts.keys()].map((file) => file.toLowerCase()))
  for (let number = 1; ; number++) {
    const file = `${folder === '' ? '' : `${folder}/`}${name}${number === 1 ? '' : `-${number}`}.yaml`
    if (!taken.has(file.toLowerCase())) return file
  }
}

/** The comment by which editors find the schema, as the neighbours in the same folder have it; null where they have none. */
export const modelineIn = (texts: Texts, folder: string, neighbours: readonly string[]): string | null => {
  const [nearest] = neighbours.filter((file) => dirname(file) === (folder === '' ? '.' : folder)).sort()
  return nearest === undefined ? null : modelineOf(texts.get(nearest) ?? '')
}

/** The files of the Role documents of a platform. */
export const roleFiles = ({ declared }: Policy, platform: string): readonly string[] =>
  declared.roles.filter((role) => role.platform === platform).map(({ at }) => at.file)

/** The files of Assignments documents, of one platform or of all. */
export const lineFiles = ({ declared }: Policy, platform: string | null): readonly string[] => [
  ...new Set(
    declared.lines.filter((line) => platform === null || line.platform === platform).map(({ at }) => at.file)
  )
]
