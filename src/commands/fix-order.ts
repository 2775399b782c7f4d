import type { Edit, Finding, Fix } from '../model/finding.ts'
import { segmentsOf } from '../model/place.ts'

/** A finding, and the fix that is tried. */
export interface Candidate {
  readonly finding: Finding
  readonly fix: Fix
}

/** Candidates of which none depends on another: each later one that is not independent of an earlier one is left out. */
export const independentOnes = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const chosen: Candidate[] = []
  for (const each of candidates) if (chosen.every((other) => isIndependent(other, each))) chosen.push(each)
  return chosen
}

/** Their edits by file, the last place first, so that what is taken out of a list moves nothing that is still to come. */
export const editsByFile = (candidates: readonly Candidate[]): ReadonlyMap<string, readonly Edit[]> => {
  const files = new Map<string, Edit[]>()
  for (const { fix } of candidates.toSorted(lastFirst)) {
    for (const edit of fix.edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit])
  }
  return files
}

/** Two problems of one line, or of which one points at the other, wait for each other; so do edits that meet. */
const isIndependent = (a: Candidate, b: Candidate): boolean =>
  !meets(a.finding, b.finding) &&
  a.fix.edits.every((one) => b.fix.edits.every((other) => !clashes(a, one, other, b)))

const meets = (a: Finding, b: Finding): boolean => {
  const line = ({ location: { file, line: number } }: Pick<Finding, 'location'>): string =>
    `${file}:${number}`
  const [own, other] = [line(a), line(b)]
  return (
    own === other ||
    a.related.some((each) => line(each) === other) ||
    b.related.some((each) => line(each) === own)
  )
}

/** Fixes of several edits have their files for themselves. */
const clashes = (a: Candidate, one: Edit, other: Edit, b: Candidate): boolean => {
  if (one.file !== other.file) return false
  const isAlone = a.fix.edits.length > 1 || b.fix.edits.length > 1
  return isAlone || isWithin(one.path, other.path) || isWithin(other.path, one.path)
}

const isWithin = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`)

const lastFirst = (a: Candidate, b: Candidate): number => comparePaths(pathOf(b), pathOf(a))

const pathOf = ({ fix }: Candidate): readonly string[] => segmentsOf(fix.edits[0]?.path ?? '')

/** Numbers are compared as numbers. */
const comparePaths = ([a, ...restOfA]: readonly string[], [b, ...restOfB]: readonly string[]): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  if (a === b) return comparePaths(restOfA, restOfB)
  return Number(a) - Number(b) || (a < b ? -1 : 1)
}
