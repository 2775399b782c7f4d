import { join } from 'node:path'
import { widens } from '../access/widening.ts'
import type { Finding, Fixed } from '../model/finding.ts'
import { rootOf, type Source } from '../policy/source.ts'
import { applyEdits } from '../policy/write.ts'
import type { Environment } from './command.ts'
import { editsByFile, independentOnes, type Candidate } from './fix-order.ts'
import { judge, type Organisation } from './organisation.ts'

/** How often the documents are judged anew at the most; what is not mended by then stays a finding. */
const maxJudgements = 200

/** An organisation after all that could be mended. */
export interface Mended {
  readonly organisation: Organisation
  readonly fixed: readonly Fixed[]
}

/**
 * Mends in memory what can be mended without giving anybody more: of each finding the first fix that widens nothing. What
 * does not depend on each other is done at once, then everything is judged anew. A fix whose result would not load, would
 * give somebody more after all, would let somebody go, or does not help, is left out, and its finding stays; it is tried
 * again once others are done.
 */
export const mend = (given: Organisation): Mended => {
  let state: Mended = { organisation: given, fixed: [] }
  let settled = 0
  const run: Run = { refused: new Set(), judgements: 0 }
  while (run.judgements < maxJudgements) {
    const candidates = candidatesIn(state.organisation, run.refused)
    if (candidates.length > 0) {
      state = attempt(state, independentOnes(candidates), run)
    } else if (state.fixed.length > settled) {
      settled = state.fixed.length
      run.refused.clear()
    } else break
  }
  return state
}

/** Writes the documents that differ from what was read. */
export const writeMended = (
  before: Organisation,
  { organisation }: Mended,
  environment: Environment
): void => {
  const root = rootOf(before.folder)
  const old = new Map(before.source.files().map(({ file, bytes }) => [file, bytes]))
  for (const { file, bytes } of organisation.source.files()) {
    if (old.get(file) !== bytes) environment.replaceFile(join(root, file), decode(bytes))
  }
}

const candidatesIn = ({ findings }: Organisation, refused: ReadonlySet<string>): readonly Candidate[] =>
  findings.flatMap((finding) => {
    const fix = finding.fixes.find((each) => !each.widens)
    return fix && !refused.has(keyOf(finding)) ? [{ finding, fix }] : []
  })

const keyOf = ({ rule, message, location }: Finding): string => JSON.stringify([rule, message, location.file])

/** What is known while mending: the findings whose fix cannot be taken now, and how much was tried. */
interface Run {
  readonly refused: Set<string>
  judgements: number
}

/** Tries a batch; where it cannot be taken, one half and then the other. What cannot be taken alone is refused. */
const attempt = (state: Mended, batch: readonly Candidate[], run: Run): Mended => {
  const [only, ...others] = batch
  if (only === undefined || run.judgements >= maxJudgements) return state
  run.judgements++
  const next = tried(state, batch)
  if (next !== null) return next
  if (others.length === 0) {
    run.refused.add(keyOf(only.finding))
    return state
  }
  const half = Math.ceil(batch.length / 2)
  const done = attempt(state, batch.slice(0, half), run)
  const rest = new Set(batch.slice(half).map(({ finding }) => keyOf(finding)))
  const again = candidatesIn(done.organisation, run.refused).filter(({ finding }) => rest.has(keyOf(finding)))
  return attempt(done, independentOnes(again), run)
}

/** The organisation with all fixes of a batch; null where they cannot be taken together. */
const tried = ({ organisation, fixed }: Mended, batch: readonly Candidate[]): Mended | null => {
  const source = edited(organisation.source, batch)
  const next = source && judge(source, organisation)
  if (next === null || !isBetter(organisation, next, batch)) return null
  const now = batch.map(({ finding: { rule, location }, fix }) => ({ rule, title: fix.title, location }))
  return { organisation: next, fixed: [...fixed, ...now] }
}

/** What is mended is gone, everything loads as before, and nobody has more. */
const isBetter = (before: Organisation, after: Organisation, batch: readonly Candidate[]): boolean => {
  const [had, has] = [before, after].map(({ findings }) => counted(findings.map(keyOf)))
  const wanted = counted(batch.map(({ finding }) => keyOf(finding)))
  const helped = [...wanted].every(([key, count]) => (has?.get(key) ?? 0) <= (had?.get(key) ?? 0) - count)
  const unread = ({ policy: { problems } }: Organisation): number =>
    problems.yaml.length + problems.schema.length
  return helped && unread(after) <= unread(before) && !widens(before.policy, after.policy, before.now)
}

const counted = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** The documents after the fixes; null where one of them cannot be written, or is not about one of these documents. */
const edited = (source: Source, batch: readonly Candidate[]): Source | null => {
  const files = new Map(source.files().map((each) => [each.file, each]))
  for (const [file, edits] of editsByFile(batch)) {
    const bytes = files.get(file)?.bytes
    const text = bytes ? applyEdits(decode(bytes), edits) : null
    if (text === null) return null
    files.set(file, { file, bytes: new TextEncoder().encode(text) })
  }
  return { ...source, files: () => [...files.values()] }
}

/** A byte order mark stays where it is. */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
