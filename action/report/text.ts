import { code, type Shown } from '../../src/index.ts'
import type { PlanReport } from './view.ts'

/** How much of one text is shown; documents may have longer ones, comments have no room for them. */
const longest = 600

/** Text that is not ours, as one code span. */
export const quote = (text: string): string => code(clipped(text, longest))

/** The same for a place where nothing can be left out, so that many of them are still few words. */
export const quoteBriefly = (text: string): string => code(clipped(text, 80))

/** A text, or so many characters of it and a sign that there is more. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`

/** A link under our own words; only the words where the address could be anything else. */
export const link = (words: string, url: string): string =>
  /^https?:\/\/[\w.~:/?#@!$&+,;=%-]+$/.test(url) ? `[${words}](${url})` : words

/** A line of a file, with a link to it. The file's name is no part of the link's words. */
export const lineText = (fileUrl: string, file: string, line: number): string =>
  `${quote(file)} ${lineLink(fileUrl, file, line)}`

/** The link alone. */
export const lineLink = (fileUrl: string, file: string, line: number): string =>
  link(`line ${line}`, urlOf(fileUrl, file, line))

const urlOf = (template: string, file: string, line: number): string => {
  const path = file.toWellFormed().split('/').map(encoded).join('/')
  return template.replaceAll('{file}', () => path).replaceAll('{line}', String(line))
}

/** Brackets too, which would end a link. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment).replaceAll(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

/** The page with everything that has no room here. */
const summaryLink = ({ runUrl }: Pick<PlanReport, 'runUrl'>): string => link('job summary', runUrl)

/** How many of a list a reviewer reads in a comment; the rest is for those who look further. */
export const showingIn: (report: Pick<PlanReport, 'runUrl'>, most: number) => (room: number) => Shown =
  (report, most) => (room) => ({
    room,
    most,
    more: (rest) => `and ${rest} more in the ${summaryLink(report)}`
  })

/** A commit or a digest, as short as people name it. */
export const short = (hash: string): string =>
  quote(clipped(hash.replace(/^sha256:/, ''), 13).replace(/…$/, ''))

/** How long ago something was, in words. */
export const ago = (now: number, at: number): string => {
  const minutes = Math.max(0, Math.round((now - at) / 60_000))
  if (minutes < 2) return 'just now'
  if (minutes < 120) return `${minutes} minutes ago`
  const hours = Math.round(minutes / 60)
  return hours < 96 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`
}

/** A moment, to the minute. */
export const moment = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** A number with its noun, where that is `person`. */
export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
