/** Files by their path → the hash of their content. */
export type Files = ReadonlyMap<string, string>

/** What two sides have made of the same files; or the first file that both have changed, each in its own way. */
export type Merged = { readonly files: Files } | { readonly conflict: string }

/**
 * Puts together what we and others have made of the same files. A state that was recorded is only as good as it is new, so
 * there ours counts; anything else that both have changed is a conflict.
 */
export const mergeFiles = (before: Files, ours: Files, theirs: Files): Merged => {
  const files = new Map<string, string>()
  for (const path of [...new Set([...before.keys(), ...ours.keys(), ...theirs.keys()])].sort()) {
    const [was, own, other] = [before.get(path), ours.get(path), theirs.get(path)]
    const isOurs = other === was || other === own || path.startsWith('snapshots/')
    if (own !== was && !isOurs) return { conflict: path }
    const file = own === was ? other : own
    if (file !== undefined) files.set(path, file)
  }
  return { files }
}

/** Whether the files that tell what was done are the same on both sides. */
export const isSameRecord = (one: Files, other: Files): boolean => {
  const paths = [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => !path.startsWith('snapshots/')
  )
  return paths.every((path) => one.get(path) === other.get(path))
}
