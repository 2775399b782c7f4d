import type { PullEvidence } from './model.ts'
import type { People } from './people.ts'

/** Tells whether somebody wrote a part of a change: as author, committer or `Co-authored-by:` of any of its commits. */
export const writersOf = ({ commits }: PullEvidence, people: People): ((login: string) => boolean) => {
  const logins = new Set<string>()
  const users = new Set<string>()
  const addLogin = (login: string): void => {
    logins.add(login.toLowerCase())
    const known = people.byLogin(login)
    if (known) users.add(known.user)
  }
  const addEmail = (email: string): void => {
    const known = people.byEmail(email)
    if (known) users.add(known.user)
    const login = loginIn(email)
    if (login !== null) addLogin(login)
  }
  for (const { author, committer, emails, message } of commits) {
    for (const account of [author, committer]) if (account) addLogin(account.login)
    for (const email of [...emails, ...coAuthors(message)]) addEmail(email)
  }
  return (login) => {
    const known = people.byLogin(login)
    return logins.has(login.toLowerCase()) || (known !== null && users.has(known.user))
  }
}

/** The e-mails of everybody that a message names as co-author, wherever in it that stands, also on lines that go on. */
const coAuthors = (message: string): readonly string[] =>
  [...message.matchAll(/^[ \t]*co-authored-by[ \t]*:(?<value>.*(?:\r?\n[ \t]+\S.*)*)/gimu)].flatMap(
    ({ groups }) => (groups?.['value'] ?? '').split(/[\s<>()[\],;:"']+/u).filter((word) => word.includes('@'))
  )

/** The login in an address by which GitHub hides an e-mail: `ID+login@users.noreply.github.com`, or without the id. */
const loginIn = (email: string): string | null =>
  /^(?:\d+\+)?(?<login>[^@+]+)@users\.noreply\.[\w.-]+$/iu.exec(email.trim())?.groups?.['login'] ?? null
