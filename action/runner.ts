import type { Annotation } from './github/port.ts'

/** What the runner takes from a step: lines of its log, marks at files, outputs, and the summary of the job. */
export interface Runner {
  /** A line of the log; no text in it is a command, whatever it is. */
  say(text: string): void
  notice(text: string): void
  warning(text: string): void
  error(text: string): void
  /** A mark at a file by a workflow command; GitHub shows ten of each level for a step. */
  annotate(annotation: Annotation): void
  /** Adds Markdown to the summary of the job. */
  summary(markdown: string): void
  /** Sets an output of the step. */
  output(name: string, value: string): void
  /** Keeps a secret, and what is made from it, out of the log. */
  mask(secret: string): void
}
