import { distance } from 'fastest-levenshtein'

/**
 * The candidate that a misspelt name most likely means: at most a third of its letters differ, case aside. Of two
 * that are equally near the first in code-point order; null where none is near enough.
 */
export const nearest = (name: string, candidates: Iterable<string>): string | null => {
  const wanted = name.toLowerCase()
  let best: { readonly candidate: string; readonly far: number } | null = null
  for (const candidate of candidates) {
    const far = farness(wanted, candidate.toLowerCase())
    if (far === null || (best !== null && far > best.far)) continue
    if (best === null || far < best.far || candidate < best.candidate) best = { candidate, far }
  }
  return best?.candidate ?? null
}

/** How many letters differ; null where they are too many. */
const farness = (a: string, b: string): number | null => {
  if (a === b) return 0
  const longer = Math.max(a.length, b.length)
  const limit = longer < 2 ? 0 : Math.max(1, Math.floor(longer / 3))
  if (Math.abs(a.length - b.length) > limit) return null
  const far = distance(a, b)
  return far > limit ? null : far
}
