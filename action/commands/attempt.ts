import { GitHubError } from '../github/port.ts'
import type { Job } from '../job.ts'

/**
 * Tells GitHub something that decides nothing. Where it does not take it, the log says so and the job goes on: what the
 * token may not do, or what is not there, is a notice, anything else a warning. `insists` lets it fail instead. Null
 * where it did not work.
 */
export const attempt = async <Value>(
  { runner }: Pick<Job, 'runner'>,
  otherwise: string,
  action: () => Promise<Value>,
  { insists = false }: { readonly insists?: boolean } = {}
): Promise<Value | null> => {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof GitHubError) || insists) throw error
    const text = `${otherwise}: ${error.message}`
    if (error.kind === 'denied' || error.kind === 'missing') runner.notice(text)
    else runner.warning(text)
    return null
  }
}
