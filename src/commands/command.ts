import type { Clock, LiveState, World } from '../model/connector.ts'
import type { Style } from '../reporters/style.ts'
import type { Acquired } from '../sync/lock/owner.ts'
import type { Anchor } from '../sync/record/record.ts'

/** 0 fine · 1 found something · 2 could not run · 3 refused, nothing written · 4 stopped part-way. */
export type ExitCode = 0 | 1 | 2 | 3 | 4

/** What a command leaves for the printer. */
export interface Outcome {
  readonly exit: ExitCode
  readonly output: string
}

/** An option of a command: `--name VALUE`, or a switch where it has no value. */
export interface OptionSpec {
  readonly name: string
  /** How the value is called in the help; null for a switch. */
  readonly value: string | null
  /** The only words allowed; null for any text. */
  readonly words: readonly string[] | null
  readonly summary: string
}

/** What a command is called with, after the arguments were checked against its {@link CommandSpec}. */
export interface Invocation {
  readonly operands: readonly string[]
  readonly values: Readonly<Record<string, string>>
  readonly switches: ReadonlySet<string>
}

/** When a line of a file, counted from 1, was committed; null where that is not known. */
export type History = (file: string, line: number) => number | null

/** What the lock of an apply is asked for with. */
export interface LockRequest {
  /** The plan to be carried out; a shared lock keeps it. */
  readonly plan: string
  /** The name of a lock whose owner a person knows to have ended; null where none was named. */
  readonly takeOver: string | null
}

/** A file that is to be written: over what was read there, or (null) where there is none yet. */
export interface FileChange {
  readonly path: string
  readonly before: Uint8Array | null
  readonly text: string
}

/** A module that whoever runs the program has named. */
export interface OwnModule {
  readonly path: string
  readonly exports: Readonly<Record<string, unknown>>
}

/** What a command is given of the outside. */
export interface Environment {
  /** The folder it is called in. */
  readonly folder: string
  readonly world: (policies: string, target: string) => World
  /** A target as it was read some time ago, in place of reading it now; null where it is read. Absent, all are. */
  readonly recorded?: (target: string) => LiveState | null
  /** The module that a variable names, for a connector of one's own; null where it is not set. Throws `CannotRun` where it cannot be loaded. */
  readonly ownConnector?: (variable: string) => Promise<OwnModule | null>
  readonly now: () => number
  readonly clock: Clock
  /** The name of whoever runs the program, as the machine knows it. */
  readonly user: string
  /** Asks for the lock of a policy folder, to carry a plan out; see {@link LockRequest}. */
  readonly lock: (policies: string, request: LockRequest) => Acquired | Promise<Acquired>
  /** From this call on Ctrl-C is only noted: true once it was pressed. Pressed again, it ends the program at once. */
  readonly interruptible: () => () => Promise<boolean>
  readonly style: Style
  /** Columns of the terminal. */
  readonly width: number
  /** Says something before the command ends; nothing unless the format is for people. */
  readonly say: (text: string) => void
  /** Shows what is being done right now; only on a terminal. */
  readonly progress: (text: string) => void
  /** Asks a yes-or-no question; null where nobody can answer. */
  readonly confirm: (question: string) => Promise<boolean | null>
  /** Writes a file that the user named. */
  readonly writeFile: (path: string, text: string) => void
  /** Replaces a file that exists, whole or not at all. */
  readonly replaceFile: (path: string, text: string) => void
  /** Writes several files, all or none, and never over what was not read. */
  readonly writeFiles: (changes: readonly FileChange[]) => void
  /** Reads a file that the user named. Throws `CannotRun` where it cannot be read. */
  readonly readFile: (path: string) => string
  /** Where the end of the record of a policy folder is kept outside of its file; null where there is no such place. */
  readonly anchor: (policies: string) => Anchor | null
  /** The history of the documents in a policy folder. */
  readonly history: (policies: string) => History
  /** Whether there is anything of that name: a file, a folder or a link. */
  readonly exists: (path: string) => boolean
  /** The commit that this release was made from, whole; null where the package does not say. */
  readonly release: string | null
  /** Reads one of the JSON Schemas of this package by its name, such as `role`; null where there is none. */
  readonly readSchema: (name: string) => string | null
}

/** A command as data: what the help shows, what the arguments are checked against, and what to run. */
export interface CommandSpec {
  readonly name: string
  readonly operands: string
  readonly summary: string
  readonly options: readonly OptionSpec[]
  /** How many operands it takes at the most. */
  readonly maxOperands: number
  /** Loads the command only when it is called. */
  readonly load: () => Promise<(invocation: Invocation, environment: Environment) => Promise<Outcome>>
}
