import { parseDocument } from 'yaml'

/** A workflow of the repository, as far as its protection hangs on it. */
export interface Workflow {
  readonly file: string
  /** Events that start it, with what is written below each. */
  readonly events: ReadonlyMap<string, unknown>
  /** Null where nothing is written. */
  readonly permissions: unknown
  readonly concurrency: unknown
  readonly jobs: readonly Job[]
}

/** A job of a workflow. */
export interface Job {
  readonly name: string
  readonly permissions: unknown
  readonly concurrency: unknown
  readonly timeout: unknown
  readonly environment: unknown
  /** The reusable workflow that it calls; null for a job with steps. */
  readonly uses: string | null
  readonly steps: readonly Step[]
}

/** A step that uses an action. */
export interface Step {
  readonly uses: string
  readonly with: Readonly<Record<string, unknown>>
}

/** Reads a workflow; null where it is not YAML, or none that GitHub would run. */
export const readWorkflow = (file: string, text: string): Workflow | null => {
  const value = valueOf(text)
  if (!isMap(value) || !isMap(value['jobs'])) return null
  const jobs = Object.entries(value['jobs']).map(([name, job]) => jobOf(name, isMap(job) ? job : {}))
  const { permissions = null, concurrency = null } = value
  return { file, events: eventsOf(value['on']), permissions, concurrency, jobs }
}

type Map_ = Readonly<Record<string, unknown>>

/** Whether a value is a map of YAML. */
export const isMap = (value: unknown): value is Map_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Aliases are allowed in a workflow, but not so many that reading it takes for ever. */
const valueOf = (text: string): unknown => {
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false })
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 100 })
  } catch {
    return null
  }
}

const eventsOf = (written: unknown): ReadonlyMap<string, unknown> => {
  if (typeof written === 'string') return new Map([[written, null]])
  if (Array.isArray(written)) return new Map(written.map((name) => [String(name), null]))
  return new Map(isMap(written) ? Object.entries(written) : [])
}

const jobOf = (name: string, job: Map_): Job => {
  const { permissions = null, concurrency = null, environment = null, uses, steps } = job
  return {
    name,
    permissions,
    concurrency,
    timeout: job['timeout-minutes'] ?? null,
    environment,
    uses: typeof uses === 'string' ? uses : null,
    steps: Array.isArray(steps) ? steps.flatMap(stepOf) : []
  }
}

const stepOf = (step: unknown): readonly Step[] => {
  if (!isMap(step) || typeof step['uses'] !== 'string') return []
  return [{ uses: step['uses'], with: isMap(step['with']) ? step['with'] : {} }]
}
