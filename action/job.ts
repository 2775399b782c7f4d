import type { Environment } from '../src/index.ts'
import type { GitHub } from './github/port.ts'
import type { Inputs } from './inputs.ts'
import type { Context, Ended } from './model.ts'
import type { Runner } from './runner.ts'

/** What a command of the Action is given. */
export interface Job {
  readonly context: Context
  readonly inputs: Inputs
  readonly github: GitHub
  /** The library's way to the outside: files, clock, targets, the shared lock. */
  readonly environment: Environment
  readonly runner: Runner
}

/** A command of the Action. Throws `CannotRun`, `Refused` or `GitHubError`; whoever calls it says so in words. */
export type Command = (job: Job) => Promise<Ended>
