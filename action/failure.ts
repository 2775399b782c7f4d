import { CannotRun, ConnectorError, Refused, StillWaiting, type ExitCode } from '../src/index.ts'
import { GitHubError, type GitHubFailure } from './github/port.ts'
import type { Ended, FailureReason, Result } from './model.ts'

/** Why the Action stops, in one sentence, what to do, and how the outputs call it. */
export class Failure extends CannotRun {
  override readonly name = 'Failure'
  readonly reason: FailureReason
  readonly result: Result
  readonly exit: ExitCode

  constructor(
    reason: FailureReason,
    message: string,
    help: string,
    { result = 'error', exit = 2 }: { readonly result?: Result; readonly exit?: ExitCode } = {}
  ) {
    super(message, help)
    this.reason = reason
    this.result = result
    this.exit = exit
  }
}

/** How a command ended that was stopped by an error. Whatever is not a known kind of failure is a defect of ours. */
export const endedBy = (error: unknown): Ended => {
  if (error instanceof Failure)
    return ended(error.exit, error.result, error.reason, `${error.message}: ${error.help}`)
  if (error instanceof Refused) return ended(3, 'blocked', 'guards', `${error.message}: ${error.help}`)
  if (error instanceof StillWaiting) return ended(4, 'waiting', null, `${error.message}: ${error.help}`)
  if (error instanceof CannotRun) return ended(2, 'error', causeOf(error), `${error.message}: ${error.help}`)
  if (error instanceof GitHubError) return ended(2, 'error', reasonOf[error.kind], gitHubText(error))
  const what = error instanceof Error ? error.message : String(error)
  return ended(2, 'error', null, `this is a defect of the Action, please report it: ${what}`)
}

/** Whether an error is none that the Action knows of, so that its inside has to be shown. */
export const isDefect = (error: unknown): boolean =>
  !(error instanceof CannotRun) && !(error instanceof GitHubError)

const ended = (exit: ExitCode, result: Result, reason: FailureReason | null, message: string): Ended => ({
  exit,
  result,
  reason,
  message,
  outputs: {}
})

const reasonOf = {
  denied: 'permission',
  missing: 'permission',
  refused: 'target-error',
  limited: 'rate-limited',
  unreachable: 'target-error'
} as const satisfies Readonly<Record<GitHubFailure, FailureReason>>

const gitHubText = ({ message, permission }: GitHubError): string =>
  permission === null || message.includes(permission)
    ? message
    : `${message}: give the job \`${permission}\` in the workflow's \`permissions\``

/** A target that does not answer is another matter than a mistake in the workflow. */
const causeOf = ({ cause }: CannotRun): FailureReason => {
  if (!(cause instanceof ConnectorError)) return 'usage'
  return cause.kind === 'busy' ? 'rate-limited' : 'target-error'
}
