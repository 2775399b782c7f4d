import { code, listed, table } from '../../src/index.ts'
import { GitHubError } from '../github/port.ts'
import type { Job } from '../job.ts'
import { driftIssue } from '../report/drift-issue.ts'
import { putIssue } from '../report/sticky.ts'
import type { Look } from './look.ts'

/**
 * Tells of drift by the one issue about it, and in the summary of the job. Answers with its number; null where there is
 * nothing to tell. While a target cannot be read nobody knows that all is well, so nothing is closed. Throws where there is
 * drift and no issue can tell it: nobody would hear of it.
 */
export const tellDrift = async (job: Job, look: Look): Promise<number | null> => {
  const { inputs, context, environment, runner, github } = job
  const { seen, unread, left } = look
  const now = environment.now()
  const views = seen.map(({ view }) => view)
  const label = inputs.issueLabel
  const { title, body, fingerprint, isClean } = driftIssue(views, { now, runUrl: context.run.url, label })
  const text = [body, ...unreadText(look)].join('\n\n')
  runner.summary(`## ${title}\n\n${text}\n`)
  if (left.length > 0) runner.notice(`not looked at, because there are no credentials here: ${listed(left)}`)
  if (isClean && (unread.length > 0 || seen.length === 0)) return null
  try {
    const kind = 'drift'
    return await putIssue(github, { label, kind, title, body: text, isClean, fingerprint, now })
  } catch (error) {
    if (!(error instanceof GitHubError) || !isClean) throw error
    runner.warning(`an issue about drift that is over may still be open: ${error.message}`)
    return null
  }
}

/** So many targets that could not be read are named; the log has all of them. */
const named = 20

const unreadText = ({ unread }: Look): readonly string[] => {
  if (unread.length === 0) return []
  const rows = unread
    .slice(0, named)
    .map(({ target, error }) => [code(target), code(error.message.slice(0, 200))])
  return ['**Not looked at**, because it could not be read:', table(['Target', 'Why'], rows).join('\n')]
}
