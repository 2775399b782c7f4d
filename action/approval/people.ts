import type { Logins } from './model.ts'

/** One person, however many logins and e-mails there are. */
export interface Known {
  /** The e-mail that stands for the person. */
  readonly user: string
  readonly emails: readonly string[]
}

/** Who is behind a login or an e-mail; null where no document says so. */
export interface People {
  byLogin(login: string): Known | null
  byEmail(email: string): Known | null
}

/** Reads the logins both ways. */
export const peopleOf = (logins: Logins): People => {
  const others = [...(logins.others ?? [])].map(([email, login]) => [email.toLowerCase(), login] as const)
  const first = [...logins.values()].map((email) => email.toLowerCase())
  const standsFor = new Map([
    ...first.map((email) => [email, email] as const),
    ...others.flatMap(([email, login]) => (first.includes(email) ? [] : withUser(email, logins.get(login))))
  ])
  const byEmail = (email: string): Known | null => {
    const user = standsFor.get(email.toLowerCase())
    if (user === undefined) return null
    return { user, emails: [...standsFor].flatMap(([other, by]) => (by === user ? [other] : [])) }
  }
  const byLogin = (login: string): Known | null => {
    const email = logins.get(login.toLowerCase())
    return email === undefined ? null : byEmail(email)
  }
  return { byLogin, byEmail }
}

const withUser = (email: string, user: string | undefined): readonly (readonly [string, string])[] =>
  user === undefined ? [] : [[email, user.toLowerCase()]]
