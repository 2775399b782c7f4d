import { counted } from '../model/words.ts'
import { bullet, type Options } from './bullet.ts'
import { safe } from './safe.ts'

/** What `init` has done, as people and programs are told. */
export interface InitAnswer {
  /** Sorted by path; paths from the root of the repository. */
  readonly files: readonly { readonly file: string; readonly change: 'added' | 'changed' }[]
  /** What was not written, why, and what to do. */
  readonly left: readonly { readonly file: string; readonly reason: string; readonly help: string }[]
  /** What to do now, in this order. */
  readonly next: readonly string[]
}

/** The answer as JSON. */
export const initJson = ({ files, left, next }: InitAnswer): string => {
  const answer = {
    files: files.map(({ file, change }) => ({ file, change })),
    left: left.map(({ file, reason, help }) => ({ file, reason, help })),
    next
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** The answer for people: what was written, what was left and why, and what to do now. */
export const initPretty = ({ files, left, next }: InitAnswer, options: Options): string => {
  const { style } = options
  const sign = { added: style.good('+'), changed: style.warn('~') } as const
  return [
    ...files.map(({ file, change }) => `${sign[change]} ${safe(file)}\n`),
    `${files.length === 0 ? 'nothing was written' : `${counted(files.length, 'file')} written`}\n`,
    ...section(
      'left as it is:',
      left.map(({ file, reason, help }) => `${safe(file)}: ${safe(reason)}; ${safe(help)}`),
      options
    ),
    ...section('now:', next.map(safe), options)
  ].join('')
}

const section = (title: string, texts: readonly string[], options: Options): readonly string[] =>
  texts.length === 0
    ? []
    : [`\n${options.style.strong(title)}\n`, ...texts.map((text) => bullet(text, options))]
