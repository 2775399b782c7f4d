import type { Catalog } from './catalog.ts'

/** The role that the vendor gave to whoever had an old one, by the old id or title; null where the name is not an old one. */
export const renamedRole = ({ deprecatedRoles }: Catalog, name: string): string | null => {
  const wanted = name.toLowerCase()
  const old = deprecatedRoles.find(
    ({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted
  )
  return old?.use ?? null
}
