import { safe } from '../src/index.ts'
import { cutMarkdown } from './cut.ts'
import type { Annotation } from './github/port.ts'
import type { Runner } from './runner.ts'

/** How the runner of a job is reached: by its log, and by files whose paths it tells. */
export interface RunnerFiles {
  /** Writes to the log, which takes some lines for commands. */
  readonly print: (text: string) => void
  /** Adds to a file of the runner; nothing where it has told no path for it. */
  readonly append: (name: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', text: string) => void
  /** How many bytes such a file has already. */
  readonly size: (name: 'GITHUB_STEP_SUMMARY') => number
  /** A word that nobody can guess, new with every call. */
  readonly random: () => string
}

/** A runner, and how to show what must not be touched. */
export interface ProcessRunner extends Runner {
  /** Shows text as it is, such as where in the program something went wrong, without a word of it being a command. */
  dump(text: string): void
}

/** A step's summary is shown up to 1 MiB; one byte more, and nothing of it is. */
const mostSummary = 1024 * 1024 - 1024

/** GitHub refuses a longer title. */
const longestTitle = 255

/** The runner of a job as GitHub's own toolkit speaks with it. */
export const processRunner = ({ print, append, size, random }: RunnerFiles): ProcessRunner => {
  let isFull = false
  const command = (name: string, text: string, properties: Readonly<Record<string, string>> = {}): void => {
    const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`)
    print(`::${name}${written.length > 0 ? ` ${written.join(',')}` : ''}::${data(text)}\n`)
  }
  return {
    say: (text) =>
      print(
        lines(text)
          .map((line) => `${safe(line)}\n`)
          .join('')
      ),
    notice: (text) => command('notice', oneLine(text)),
    warning: (text) => command('warning', oneLine(text)),
    error: (text) => command('error', oneLine(text)),
    annotate: (annotation) =>
      command(commandOf[annotation.level], annotationText(annotation), placeOf(annotation)),
    summary: (markdown) => {
      const text = `${markdown.trimEnd()}\n\n`
      const cut = isFull ? '' : cutMarkdown(text, mostSummary - size('GITHUB_STEP_SUMMARY'), tooLong)
      isFull = cut !== text
      append('GITHUB_STEP_SUMMARY', cut)
    },
    output: (name, value) => append('GITHUB_OUTPUT', keyed(name, value, random)),
    mask: (secret) => {
      if (secret.trim() !== '') command('add-mask', secret)
    },
    dump: (text) => {
      const word = unusedIn(text, random)
      print(
        `::stop-commands::${word}\n${lines(text)
          .map((line) => `${safe(line)}\n`)
          .join('')}::${word}::\n`
      )
    }
  }
}

const tooLong = '_The rest is left out: a summary must not be longer._'

const commandOf = { notice: 'notice', warning: 'warning', failure: 'error' } as const

const lines = (text: string): readonly string[] => text.replace(/\n$/, '').split(/\r\n|\r|\n/)

const oneLine = (text: string): string => lines(text).map(safe).join(' ')

const annotationText = ({ message, details }: Annotation): string =>
  lines(details === undefined || details === '' ? message : `${message}\n${details}`)
    .map(safe)
    .join('\n')

const placeOf = (annotation: Annotation): Readonly<Record<string, string>> => {
  const { path, startLine, endLine, startColumn, endColumn, title } = annotation
  return {
    file: path,
    line: String(startLine),
    endLine: String(endLine),
    ...(startColumn !== undefined && { col: String(startColumn) }),
    ...(endColumn !== undefined && { endColumn: String(endColumn) }),
    title: title.slice(0, longestTitle)
  }
}

/** `name<<word`, the value, `word`: the word is new each time and stands in neither. */
const keyed = (name: string, value: string, random: () => string): string => {
  const word = unusedIn(`${name}\n${value}`, random)
  return `${name}<<${word}\n${value}\n${word}\n`
}

const unusedIn = (text: string, random: () => string): string => {
  const word = `rolewright_${random()}`
  return text.includes(word) ? unusedIn(text, random) : word
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(safe(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
