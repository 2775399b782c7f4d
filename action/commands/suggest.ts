import type { Organisation } from '../../src/index.ts'
import type { Job } from '../job.ts'
import type { EventPull } from '../model.ts'
import { markerIn } from '../report/marker.ts'
import { suggestionsOf } from '../report/suggestions.ts'
import { attempt } from './attempt.ts'
import { changedLines, textAt, type Range } from './changed.ts'

/**
 * Offers fixes that widen nothing as review suggestions, where the inputs ask for it: each once, on lines that the pull
 * request changes, in files that the merge leaves as its author sees them.
 */
export const suggest = async (
  job: Job,
  pull: EventPull,
  { findings, text }: Organisation,
  range: Range
): Promise<void> => {
  const { inputs, github } = job
  const edits = findings.flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.widens ? [] : fix.edits)))
  const files = new Set(edits.map(({ file }) => file))
  if (!inputs.suggestions || files.size === 0) return
  const asMerged = (file: string): string | null => {
    const own = textAt(range.folder, range.head, file)
    return own !== null && own === text(file) ? own : null
  }
  const changed = new Map([...files].map((file) => [file, changedLines(range, file)] as const))
  const offered = suggestionsOf(findings, asMerged, changed)
  if (offered.length === 0) return
  await attempt(job, 'fixes are not suggested', async () => {
    const comments = await github.lineComments(pull.number)
    const there = new Set(comments.map(({ body }) => markerIn(body, 'suggestion')?.['fingerprint']))
    const fresh = offered.filter(({ fingerprint }) => !there.has(fingerprint))
    const offers = fresh.map(({ fingerprint: _fingerprint, ...comment }) => comment)
    if (offers.length > 0) await github.commentOnLines(pull.number, pull.head.commit, offers)
  })
}
