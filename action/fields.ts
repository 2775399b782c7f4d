/** Fields of data whose shape nobody promises: what is not there, or is of another type, is null. */
export interface Fields {
  readonly text: (...path: readonly string[]) => string | null
  readonly number: (...path: readonly string[]) => number | null
  readonly boolean: (...path: readonly string[]) => boolean | null
  /** A whole hash of a commit; null also for the one of zeros, which stands for no commit. */
  readonly commit: (...path: readonly string[]) => string | null
}

/** Reads fields of a JSON value, step by step and never from a prototype. */
export const fieldsOf = (value: unknown): Fields => {
  const at = (path: readonly string[]): unknown => path.reduce(step, value)
  const text = (...path: readonly string[]): string | null => {
    const found = at(path)
    return typeof found === 'string' ? found : null
  }
  return {
    text,
    number: (...path) => {
      const found = at(path)
      return typeof found === 'number' && Number.isSafeInteger(found) ? found : null
    },
    boolean: (...path) => {
      const found = at(path)
      return typeof found === 'boolean' ? found : null
    },
    commit: (...path) => commitOf(text(...path))
  }
}

/** The text where it is a whole hash of a commit. */
export const commitOf = (text: string | null | undefined): string | null =>
  text && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text) ? text : null

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
