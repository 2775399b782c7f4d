import type { Problem } from '../model/finding.ts'
import { describeCharacter, findForbidden } from './characters.ts'
import { lineEnd, locationAt, startOf } from './position.ts'
import { failed, type Result, succeeded } from './result.ts'

/** The size of the largest file that is read, in bytes. */
export const maxBytes: number = 1024 * 1024

const maxLine = 500
const lfsPointer = 'version https://git-lfs.github.com/spec/'
const conflictMarker = /^(?:<{7}|>{7}|\|{7}|={7})(?:\s|$)/
const indentedMarker = /^ +(?:%|(?:---|\.\.\.)(?:\s|$))/
const nothingYet = /^(?:[ ]*(?:#[^\n]*)?\r?\n)*$/
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Turns the bytes of a file into text, and refuses what a reviewer could not see or what tools would read
 * differently, before any parser sees it. The first such thing in the file is reported.
 */
export const scan = (file: string, bytes: Uint8Array): Result<string> => {
  if (bytes.length > maxBytes) return failed(tooLarge(file))
  const text = decode(bytes)
  if (text === null) return failed(notUtf8(file, bytes))
  const found = [lfs(text), character(text), firstBadLine(text)].filter((suspect) => suspect !== null)
  const [first] = found.sort((a, b) => a.start - b.start)
  if (first === undefined) return succeeded(text)
  const { message, help, start, end } = first
  return failed({ message, help, at: locationAt(file, text, start, end) })
}

/** The problem of a file above {@link maxBytes}. */
export const tooLarge = (file: string): Problem => ({
  message: 'the file is larger than 1 MiB',
  help: 'split it into several documents; the layout of the folder is free',
  at: startOf(file)
})

interface Suspect {
  readonly message: string
  readonly help: string
  readonly start: number
  readonly end: number
}

const decode = (bytes: Uint8Array): string | null => {
  if (bytes.subarray(0, 4).includes(0)) return null
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

const notUtf8 = (file: string, bytes: Uint8Array): Problem => {
  const help = 'save it as UTF-8; most editors offer it as an encoding when saving'
  const [first = 0, second = 0] = bytes
  const isWide = bytes.subarray(0, 4).includes(0) || (first >= 0xfe && second >= 0xfe)
  if (isWide)
    return { message: 'the file is not UTF-8; it looks like UTF-16 or UTF-32', help, at: startOf(file) }
  const before = new TextDecoder().decode(bytes.subarray(0, firstBadByte(bytes)), { stream: true })
  return {
    message: 'the file is not valid UTF-8 from here on',
    help,
    at: locationAt(file, before, before.length, before.length)
  }
}

/** Halves the file until the shortest beginning that cannot be decoded is known. */
const firstBadByte = (bytes: Uint8Array): number => {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (decodesSoFar(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return good
}

const decodesSoFar = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const lfs = (text: string): Suspect | null =>
  text.startsWith(lfsPointer)
    ? {
        message: 'the file is a git-lfs pointer, not a document',
        help: 'keep policies in git itself: take the file out of `git lfs track`',
        start: 0,
        end: lineEnd(text, 0)
      }
    : null

const character = (text: string): Suspect | null => {
  const found = findForbidden(text)
  if (found === null) return null
  return {
    message: `the text holds ${describeCharacter(found.character)}`,
    help:
      found.character === '\t'
        ? 'write spaces instead'
        : 'take it out, or type the text again; comments count too',
    start: found.offset,
    end: found.offset + found.character.length
  }
}

/** One pass over the lines; only a line that is too long or starts like a marker costs more than finding its end. */
const firstBadLine = (text: string): Suspect | null => {
  if (indentedMarker.test(text)) return indented(text)
  let started = false
  let ended = false
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start)
    const first = text[start]
    const suspect = end - start > maxLine ? tooLong(text, start, end) : null
    if (suspect) return suspect
    if (ended && first !== '#' && text.slice(start, end).trim() !== '') return afterTheEnd(start, end)
    if (first === '<' || first === '=' || first === '>' || first === '|' || first === '%') {
      const marker = badMarker(text.slice(start, end), start, end)
      if (marker) return marker
    } else if (first === '-' && /^---(?:\s|$)/.test(text.slice(start, start + 4))) {
      if (started || !nothingYet.test(text.slice(0, start))) return secondDocument(start, end)
      started = true
    } else if (first === '.' && /^\.\.\.(?:\s|$)/.test(text.slice(start, start + 4))) {
      if (!/^(?:\s+#.*|\s*)$/.test(text.slice(start + 3, end))) return afterTheEnd(start, end)
      ended = true
    }
    start = nextLine(text, end)
  }
  return null
}

const nextLine = (text: string, end: number): number => (text[end] === '\r' ? end + 2 : end + 1)

const tooLong = (text: string, start: number, end: number): Suspect | null => {
  const { length } = Array.from(text.slice(start, end))
  if (length <= maxLine) return null
  return {
    message: `the line has ${length} characters; at most ${maxLine} are read, so that a reviewer sees all of it`,
    help: 'break it: one entry a line, and long text after `>-` on lines of its own',
    start,
    end
  }
}

const badMarker = (line: string, start: number, end: number): Suspect | null => {
  if (conflictMarker.test(line)) {
    return {
      message: 'an unresolved merge conflict',
      help: 'choose what should hold, and take out the lines that git put in',
      start,
      end
    }
  }
  if (!line.startsWith('%')) return null
  return {
    message: 'directives such as `%YAML` are not allowed: they change how the rest of the file is read',
    help: 'take the line out',
    start,
    end
  }
}

/** Parsers do not agree on what such a first line is. */
const indented = (text: string): Suspect => ({
  message: 'the first line starts like a marker, but is indented',
  help: 'take the line out',
  start: 0,
  end: lineEnd(text, 0)
})

const secondDocument = (start: number, end: number): Suspect => ({
  message: 'a second document starts here; only one document a file is read',
  help: 'move it to a file of its own',
  start,
  end
})

const afterTheEnd = (start: number, end: number): Suspect => ({
  message: 'there is more after `...`, which ends the document',
  help: 'take the line `...` out, or move what follows to a file of its own',
  start,
  end
})
