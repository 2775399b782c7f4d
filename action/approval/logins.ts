import type { Policy } from '../../src/index.ts'
import type { Logins } from './model.ts'

/**
 * Who has which login, as the `People` documents have it. Where several e-mails have one login, they are one person: the
 * first of an active one stands for all of them.
 */
export const loginsOf = (policy: Policy): Logins => {
  const logins = new Map<string, string>()
  const others = new Map<string, string>()
  const people = [...policy.people.values()].sort(
    (a, b) => Number(b.status === 'active') - Number(a.status === 'active') || (a.id < b.id ? -1 : 1)
  )
  for (const { id, github } of people) {
    if (github === null) continue
    const login = github.toLowerCase()
    if (logins.has(login)) others.set(id.toLowerCase(), login)
    else logins.set(login, id.toLowerCase())
  }
  return Object.assign(logins, { others })
}
