import type { CatalogDescription } from '../model/description.ts'

/** Stands behind whatever the manual does not say. */
export const inferredMark = '~'

/** The mark where it applies, nothing where it does not. */
export const markIf = (inferred: boolean): string => (inferred ? inferredMark : '')

/** Whether a catalog says that a fact is inferred: the path itself, one above it, or one with `*` for a name. */
export const isInferred = (
  { inferred }: Pick<CatalogDescription, 'inferred'>,
  ...path: readonly string[]
): boolean =>
  inferred.some((entry) => {
    const pattern = entry.split('.')
    return (
      pattern.length <= path.length && pattern.every((name, index) => name === '*' || name === path[index])
    )
  })
