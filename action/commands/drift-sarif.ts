import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { driftSarif, version } from '../../src/index.ts'
import type { Job } from '../job.ts'
import { attempt } from './attempt.ts'
import type { Look } from './look.ts'

/**
 * Writes drift as SARIF where a file is named, and sends it to code scanning where that is asked for; not while a target
 * cannot be read, because what is not in a report counts as mended.
 */
export const giveDriftSarif = async (job: Job, look: Look): Promise<Readonly<Record<string, string>>> => {
  const { inputs, context, github, environment, runner } = job
  if (inputs.sarifFile === null && !inputs.uploadSarif) return {}
  const { policy, locate } = look.organisation
  const views = look.seen.map(({ view }) => view)
  const sarif = driftSarif(views, { policy, locate, version, hash })
  const isWhole = look.unread.length === 0 && views.length > 0
  if (inputs.uploadSarif && isWhole) {
    await attempt(job, 'drift is not sent to code scanning', () =>
      github.uploadSarif(context.commit, context.ref, sarif)
    )
  } else if (inputs.uploadSarif) {
    runner.notice('drift is not sent to code scanning, because not every target was read')
  }
  if (inputs.sarifFile === null) return {}
  const file = resolve(context.workspace, inputs.sarifFile)
  environment.writeFile(file, sarif)
  return { 'sarif-file': file }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
