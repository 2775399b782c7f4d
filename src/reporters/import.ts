import { counted, listed } from '../model/words.ts'
import { bullet, type Options } from './bullet.ts'
import { safe } from './safe.ts'

interface Subject {
  readonly kind: 'role' | 'user'
  readonly id: string
}

/** What became of an import, as people and programs are told. */
export interface ImportAnswer {
  readonly target: string
  /** The documents that were written. */
  readonly files: readonly {
    readonly file: string
    readonly change: 'added' | 'changed'
    readonly subjects: readonly (Subject & { readonly change: 'added' | 'changed' })[]
  }[]
  /** Whom and what the documents do not say as it is there, and why. */
  readonly left: readonly (Subject & { readonly reason: string })[]
  /** How many operations a plan would still have. */
  readonly remaining: number
  /** What keeps the target from being imported, or would still be refused. */
  readonly refusals: readonly { readonly message: string; readonly help: string }[]
}

/** The answer as JSON. */
export const importJson = ({ target, files, left, remaining, refusals }: ImportAnswer): string => {
  const answer = {
    target,
    files: files.map(({ file, change, subjects }) => ({
      file,
      change,
      subjects: subjects.map(({ kind, id, change: own }) => ({ kind, id, change: own }))
    })),
    left: left.map(({ kind, id, reason }) => ({ kind, id, reason })),
    remaining,
    refusals: refusals.map(({ message, help }) => ({ message, help }))
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** More names than this of one file are only counted. */
const mostNames = 20

/** The answer for people: file by file what was written, what was left and why, and whether the plan is empty. */
export const importPretty = (answer: ImportAnswer, options: Options): string =>
  [
    ...answer.files.map((file) => fileText(file, options)),
    ...section('left as it is:', leftTexts(answer), options),
    ...section(
      'not possible:',
      answer.refusals.map(({ message, help }) => `${safe(message)}; ${safe(help)}`),
      options
    ),
    `${summary(answer, options)}\n`
  ].join('')

const fileText = ({ file, change, subjects }: ImportAnswer['files'][number], { style }: Options): string => {
  const lines = subjects
    .slice(0, mostNames)
    .map(
      (subject) => `  ${subject.change === 'added' ? style.good('+') : style.warn('~')} ${nameOf(subject)}\n`
    )
  const more = subjects.length > mostNames ? [`  and ${subjects.length - mostNames} more\n`] : []
  return [`${style.strong(safe(file))} ${change}\n`, ...lines, ...more].join('')
}

const nameOf = ({ kind, id }: Subject): string => (kind === 'role' ? `role \`${safe(id)}\`` : safe(id))

const leftTexts = ({ left }: ImportAnswer): readonly string[] =>
  left.map((each) => `${nameOf(each)}: ${safe(each.reason)}`)

const section = (title: string, texts: readonly string[], options: Options): readonly string[] =>
  texts.length === 0
    ? []
    : [`${options.style.strong(title)}\n`, ...texts.map((text) => bullet(text, options))]

const summary = ({ target, files, remaining, refusals }: ImportAnswer, { style }: Options): string => {
  const subjects = new Map(
    files.flatMap((file) => file.subjects).map((subject) => [`${subject.kind} ${subject.id}`, subject])
  )
  const count = (kind: Subject['kind']): number =>
    [...subjects.values()].filter((subject) => subject.kind === kind).length
  const roles = count('role')
  const people = count('user')
  const done = [
    ...(roles > 0 ? [counted(roles, 'role')] : []),
    ...(people > 0 ? [people === 1 ? '1 person' : `${people} people`] : [])
  ]
  const imported = done.length === 0 ? 'nothing was written' : `imported ${listed(done)}`
  const isDone = remaining === 0 && refusals.length === 0
  const rest = isDone
    ? style.good('the documents say what is there')
    : style.warn(
        remaining === 0
          ? 'not everything could be told'
          : `${counted(remaining, 'change')} would still be planned`
      )
  return `${safe(target)}: ${imported}; ${rest}`
}
