import { untried, type Asker } from './asker.ts'
import type { Annotation, Check, GitHub } from './port.ts'

/** GitHub takes that many annotations with a request, and adds them to those it has. */
const mostAtOnce = 50

/** What is needed of a check run that there is. */
interface CheckRun {
  readonly id: number
  readonly html_url: string | null
  readonly output: { readonly annotations_count: number }
  readonly app: { readonly slug?: string } | null
}

/**
 * Writes check runs. GitHub only ever adds annotations, so a run that has some is not brought up to date but followed by a
 * new one of its name, which takes its place.
 */
export const putCheck = (asker: Asker): GitHub['putCheck'] => {
  const { rest, where, ask, once } = asker
  const runsOf = async ({ name, commit }: Check): Promise<readonly CheckRun[]> => {
    const all = { ...where, ref: commit, check_name: name, filter: 'all', per_page: 100 } as const
    const ours = ((await asker.viewer()) ?? 'github-actions[bot]').replace(/\[bot\]$/, '')
    const runs = await rest.paginate(rest.checks.listForRef, all)
    return runs.filter(({ app }) => app?.slug === ours).toSorted((one, other) => other.id - one.id)
  }
  const create = (check: Check, known: ReadonlySet<number>): Promise<CheckRun> =>
    once('putCheck', {
      make: async () => {
        const what = { ...where, name: check.name, head_sha: check.commit, status: 'completed' as const }
        const output = outputOf(check, check.annotations.slice(0, mostAtOnce))
        return (await rest.checks.create({ ...what, conclusion: check.conclusion, output, ...untried })).data
      },
      look: async () => (await runsOf(check)).find(({ id }) => !known.has(id)) ?? null
    })
  /** Brings a run up to date; `before` is how many annotations it has. */
  const update = (
    check: Check,
    id: number,
    added: readonly Annotation[],
    before: number
  ): Promise<CheckRun> =>
    once('putCheck', {
      make: async () => {
        const what = { ...where, check_run_id: id, status: 'completed' as const }
        const output = outputOf(check, added)
        return (await rest.checks.update({ ...what, conclusion: check.conclusion, output, ...untried })).data
      },
      look: async () => {
        const { data } = await rest.checks.get({ ...where, check_run_id: id })
        return added.length > 0 && data.output.annotations_count > before ? data : null
      }
    })
  return async (check) => {
    const there = await ask('putCheck', () => runsOf(check))
    const latest = there[0]
    const first = check.annotations.slice(0, mostAtOnce)
    const run =
      latest?.output.annotations_count === 0
        ? await update(check, latest.id, first, 0)
        : await create(check, new Set(there.map(({ id }) => id)))
    for (let at = mostAtOnce; at < check.annotations.length; at += mostAtOnce)
      await update(check, run.id, check.annotations.slice(at, at + mostAtOnce), at)
    return { url: run.html_url }
  }
}

const outputOf = ({ title, summary }: Check, annotations: readonly Annotation[]) => ({
  title,
  summary,
  annotations: annotations.map(annotationOf)
})

/** GitHub takes columns only where an annotation is about one line. */
const annotationOf = (annotation: Annotation) => ({
  path: annotation.path,
  start_line: annotation.startLine,
  end_line: annotation.endLine,
  annotation_level: annotation.level,
  title: annotation.title,
  message: annotation.message,
  ...(annotation.details === undefined ? {} : { raw_details: annotation.details }),
  ...(annotation.startLine === annotation.endLine && annotation.startColumn !== undefined
    ? { start_column: annotation.startColumn, end_column: annotation.endColumn ?? annotation.startColumn }
    : {})
})
