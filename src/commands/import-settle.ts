import type { Finding } from '../model/finding.ts'
import type { Operation } from '../model/operation.ts'
import type { Location } from '../model/place.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import type { Refusal } from '../sync/refusal.ts'
import type { Left, Proposal, Proposals } from '../sync/import/proposal.ts'
import { build, type Built } from './import-build.ts'
import { judge, type Organisation } from './organisation.ts'

/** How often the documents are judged anew at the most; what is not settled by then is left as it is. */
const maxJudgements = 400

/** What of the standing of documents matters: each part only as far as the proposals are about it. */
export interface Measured {
  readonly operations: readonly Operation[]
  readonly refusals: readonly Refusal[]
}

/** Documents with all proposals that they are right with. */
export interface Settled {
  readonly organisation: Organisation
  readonly taken: readonly Proposal[]
  /** What of the documents belongs to which proposal. */
  readonly places: Built['places']
  readonly left: readonly Left[]
}

/** A proposal that is tried, and why the one before it was not taken. */
interface Candidate {
  readonly proposal: Proposal
  readonly why: string | null
}

/** Why documents with some proposals are not right, and whose fault it is; nobody's where that is not plain. */
interface Objection {
  readonly reason: string
  readonly against: readonly Proposal[]
}

interface Run {
  readonly before: Organisation
  readonly target: Target
  readonly measure: (organisation: Organisation) => Measured
  readonly base: Measured
  readonly left: Left[]
  judgements: number
}

/**
 * Takes as many proposals as documents can have without a new error and with nothing left to do about their subjects.
 * Whatever is in the way is replaced by its second choice, or left as it is, with the reason.
 */
export const settle = (
  before: Organisation,
  target: Target,
  { proposals, left }: Proposals,
  measure: Run['measure']
): Settled => {
  const run: Run = { before, target, measure, base: measure(before), left: [...left], judgements: 0 }
  const candidates = narrowed(
    run,
    proposals.map((proposal) => ({ proposal, why: null }))
  )
  const taken = accepted(run, [], candidates)
  for (const { proposal, why } of taken) if (proposal.lacks !== null) run.left.push(lacking(proposal, why))
  const { organisation, places } = tried(run, taken)
  return { organisation, places, taken: taken.map(({ proposal }) => proposal), left: run.left }
}

const lacking = ({ kind, id, lacks }: Proposal, why: string | null): Left => ({
  kind,
  id,
  reason: why === null ? `${lacks}` : `${lacks}, because ${why}`
})

/** Sorts out, round by round, what is plainly at fault. */
const narrowed = (run: Run, candidates: readonly Candidate[]): readonly Candidate[] => {
  const blamed = new Map<Proposal, string>()
  for (const { against, reason } of objectionsTo(run, candidates))
    for (const proposal of against) if (!blamed.has(proposal)) blamed.set(proposal, reason)
  if (blamed.size === 0 || run.judgements >= maxJudgements) return candidates
  return narrowed(
    run,
    candidates.flatMap((each) => {
      const why = blamed.get(each.proposal)
      return why === undefined ? [each] : secondChoice(run, each, why)
    })
  )
}

const secondChoice = (run: Run, { proposal }: Candidate, why: string): readonly Candidate[] => {
  if (proposal.otherwise !== null) return [{ proposal: proposal.otherwise, why }]
  run.left.push({ kind: proposal.kind, id: proposal.id, reason: why })
  return []
}

/** Of a batch what can be taken beside what was taken: all of it, else one half and then the other. */
const accepted = (
  run: Run,
  taken: readonly Candidate[],
  batch: readonly Candidate[]
): readonly Candidate[] => {
  const [only, ...others] = batch
  if (only === undefined) return taken
  if (run.judgements >= maxJudgements) return giveUp(run, taken, batch)
  const [objection] = objectionsTo(run, [...taken, ...batch])
  if (objection === undefined) return [...taken, ...batch]
  if (others.length === 0) return accepted(run, taken, secondChoice(run, only, objection.reason))
  const half = Math.ceil(batch.length / 2)
  return accepted(run, accepted(run, taken, batch.slice(0, half)), batch.slice(half))
}

const giveUp = (run: Run, taken: readonly Candidate[], batch: readonly Candidate[]): readonly Candidate[] => {
  const reason = 'too much is in the way of others: import it alone with `--only`'
  run.left.push(...batch.map(({ proposal: { kind, id } }) => ({ kind, id, reason })))
  return taken
}

const tried = (
  { before, target }: Run,
  candidates: readonly Candidate[]
): Pick<Built, 'places' | 'unwritable'> & { readonly organisation: Organisation } => {
  if (candidates.length === 0) return { organisation: before, places: new Map(), unwritable: [] }
  const built = build(
    before,
    target,
    candidates.map(({ proposal }) => proposal)
  )
  return { ...built, organisation: judge(built.source, before) }
}

const objectionsTo = (run: Run, candidates: readonly Candidate[]): readonly Objection[] => {
  if (candidates.length === 0) return []
  run.judgements++
  const { organisation, places, unwritable } = tried(run, candidates)
  const proposals = candidates.map(({ proposal }) => proposal)
  const culpritOf = culprits(organisation, places)
  return [
    ...unwritable.map((proposal) => ({ reason: 'the document cannot be edited there', against: [proposal] })),
    ...newErrors(run.before, organisation).map((finding) => ({
      reason: `${finding.rule}: ${finding.message}`,
      against: culpritOf(finding)
    })),
    ...newWork(run, run.measure(organisation), proposals)
  ]
}

/** Errors that were not there before, where a document has more of a rule than it had; an error that only tells more is none. */
const newErrors = (before: Organisation, after: Organisation): readonly Finding[] => {
  const had = before.findings.filter(isError)
  const known = new Set(had.map(keyOf))
  const [counts, allowed] = [countByRule(after.findings.filter(isError)), countByRule(had)]
  return after.findings
    .filter(isError)
    .filter((finding) => !known.has(keyOf(finding)))
    .filter((finding) => (counts.get(ruleKey(finding)) ?? 0) > (allowed.get(ruleKey(finding)) ?? 0))
}

const ruleKey = ({ rule, location }: Finding): string => JSON.stringify([rule, location.file])

const keyOf = (finding: Finding): string => JSON.stringify([ruleKey(finding), finding.message])

const countByRule = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(ruleKey(finding), (counts.get(ruleKey(finding)) ?? 0) + 1)
  return counts
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

/** Finds the proposals at whose place a finding stands, else those to which it points. */
const culprits = (
  { locate }: Organisation,
  places: Built['places']
): ((finding: Finding) => readonly Proposal[]) => {
  const byFile = new Map<string, Owned[]>()
  for (const [proposal, own] of places) {
    for (const place of own) {
      const owned = { proposal, lines: place.pointer === '' ? null : locate(place) }
      byFile.set(place.file, [...(byFile.get(place.file) ?? []), owned])
    }
  }
  const at = (location: Location): readonly Proposal[] =>
    (byFile.get(location.file) ?? [])
      .filter(
        ({ lines }) => lines === null || (lines.line <= location.line && location.endLine <= lines.endLine)
      )
      .map(({ proposal }) => proposal)
  return ({ location, related }) => {
    const here = at(location)
    return here.length > 0 ? here : [...new Set(related.flatMap((each) => at(each.location)))]
  }
}

/** Lines of a document that belong to a proposal; null for all of them. */
interface Owned {
  readonly proposal: Proposal
  readonly lines: Location | null
}

/** What would still have to be done about a proposal's own subject, and what would have to be done only because of it. */
const newWork = (
  { base }: Run,
  { operations, refusals }: Measured,
  proposals: readonly Proposal[]
): readonly Objection[] => {
  const bySubject = new Map(proposals.map((proposal) => [subjectKey(proposal.kind, proposal.id), proposal]))
  const known = new Set(base.operations.map(workKey))
  const messages = new Set(base.refusals.map(({ message }) => message))
  const work = operations.flatMap((operation): readonly Objection[] => {
    const own = bySubject.get(keyOfOperation(operation))
    return own || !known.has(workKey(operation))
      ? [{ reason: 'no document can say it as it is there', against: own ? [own] : [] }]
      : []
  })
  const refused = refusals.filter(({ message }) => !messages.has(message))
  return [...work, ...refused.map(({ message }) => ({ reason: message, against: named(message, proposals) }))]
}

const subjectKey = (kind: Proposal['kind'], id: string): string => `${kind} ${id}`

const keyOfOperation = ({ user, role }: Operation): string =>
  user === null ? subjectKey('role', role ?? '') : subjectKey('user', user)

const workKey = ({ kind, role, user }: Operation): string => JSON.stringify([kind, role, user])

const named = (message: string, proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(({ id }) => message.includes(tick(id)))
