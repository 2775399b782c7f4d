import type { World } from '../model/connector.ts'
import type { Style } from '../reporters/style.ts'

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

/** What a command is given of the outside. */
export interface Environment {
  /** The folder it is called in. */
  readonly folder: string
  readonly world: (policies: string, target: string) => World
  readonly now: () => number
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
  /** The history of the documents in a policy folder. */
  readonly history: (policies: string) => History
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
