import { areCodeownersCurrent, codeownersOf, type Policy } from '../../src/index.ts'
import { advice, lack, tick, type Lack } from './finding.ts'

/** CODEOWNERS as it is checked out; its text is null where there is none. */
export interface OwnersFile {
  readonly file: string
  readonly text: string | null
}

/** What CODEOWNERS lacks: by the owners in the documents, and by what GitHub says of it. */
export const ownerLacks = (
  policy: Policy,
  { file, text }: OwnersFile,
  errors: readonly string[]
): readonly Lack[] => {
  const { part, gaps } = codeownersOf(policy, file)
  return [
    ...partLacks(part, file, text),
    ...gaps.map((gap) =>
      advice(
        gap,
        'GitHub cannot ask that person for a review',
        'write `github` at the person, and run `rolewright init`'
      )
    ),
    ...errors.map((error) =>
      lack(
        `GitHub does not understand a line of ${tick(file)}: ${tick(error)}`,
        'nobody is asked for the files of that line',
        'see that the login is right, and that the person may write here'
      )
    )
  ]
}

const partLacks = (part: string | null, file: string, text: string | null): readonly Lack[] => {
  if (part === null && text === null) {
    return [
      advice(
        'nobody owns a document, as far as GitHub can know',
        'no role has an owner whose login is known',
        'write `owner` in roles and `github` in `People`, and run `rolewright init`'
      )
    ]
  }
  if (text === null) {
    return [
      lack(
        `there is no ${tick(file)}`,
        'GitHub asks nobody who answers for a role, or for the rules',
        'run `rolewright init`, which writes it'
      )
    ]
  }
  const current = areCodeownersCurrent(text, part)
  if (current === true || (current === null && part === null)) return []
  if (current === false) {
    return [
      lack(
        `${tick(file)} does not say what the documents say`,
        'an owner has changed since, and GitHub asks the wrong people',
        'run `rolewright init`, which brings our part of it up to date'
      )
    ]
  }
  return [
    advice(
      `${tick(file)} has no place for the owners in the documents`,
      'GitHub does not ask who answers for a role unless it is written by hand',
      'add the lines `# rolewright begin` and `# rolewright end`, and run `rolewright init`'
    )
  ]
}
