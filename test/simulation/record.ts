/** One entry of the record, read without the code that writes it. */
export interface Noted {
  readonly type: string
  readonly operation: string
  readonly result: string
}

/** What the record on a disk says, kept up to date as it grows. */
export interface Notes {
  /** Takes what is on the disk now; answers with the entries that are new. */
  readonly take: (text: string) => readonly Noted[]
  readonly all: () => readonly Noted[]
  /** How many intents of an operation have no outcome that is known yet. */
  readonly open: (operation: string) => number
}

/** Reads the whole lines of a record; a torn one is none. */
export const notesOn = (): Notes => {
  let known = ''
  let entries: Noted[] = []
  const take = (text: string): readonly Noted[] => {
    if (!text.startsWith(known)) {
      known = ''
      entries = []
    }
    const end = text.lastIndexOf('\n') + 1
    const lines = text.slice(known.length, end).split('\n')
    const fresh = lines.flatMap((line) => entryOf(line) ?? [])
    known = text.slice(0, end)
    entries.push(...fresh)
    return fresh
  }
  return {
    take,
    all: () => entries,
    open: (operation) => {
      let open = 0
      for (const entry of entries) {
        if (entry.operation !== operation) continue
        if (entry.type === 'intent') open += 1
        if (entry.type === 'settled' || (entry.type === 'outcome' && entry.result !== 'unknown')) open = 0
      }
      return open
    }
  }
}

const entryOf = (line: string): Noted | null => {
  if (line === '') return null
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('type' in value)) return null
    const text = (key: string): string => String(Reflect.get(value, key) ?? '')
    return { type: text('type'), operation: text('operation'), result: text('result') }
  } catch {
    return null
  }
}
