/**
 * Something outside the documents keeps a command from running: a folder that cannot be opened, a revision that
 * does not exist, a target that does not answer. It ends in exit code 2; every other exception is a bug.
 */
export class CannotRun extends Error {
  override readonly name: string = 'CannotRun'
  /** What to do next. */
  readonly help: string

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options)
    this.help = help
  }
}

/** What was asked for must not be done: a saved plan that is not as it was written. It ends in exit code 3; nothing was written. */
export class Refused extends CannotRun {
  override readonly name = 'Refused'
}

/** A person has to do something first, and nothing proves yet that it is done. It ends in exit code 4; nothing was written. */
export class StillWaiting extends CannotRun {
  override readonly name = 'StillWaiting'
}
