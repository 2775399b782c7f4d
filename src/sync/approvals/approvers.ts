import { roleHolders } from '../../access/role-holders.ts'
import type { ApprovalRoute } from '../../model/document.ts'
import type { Instant } from '../../model/instant.ts'
import { compareText } from '../../model/words.ts'
import type { Version } from '../version.ts'

/**
 * Who could approve: the people whom a route names and those who hold its roles now, as far as they are active and have
 * the `github` name by which an approval is recognised; by e-mail, sorted. Nobody of `excluded`, also not under a
 * second e-mail with the same `github` name, and one with two e-mails only once.
 */
export const approversOf = (
  { policy, access }: Version,
  from: ApprovalRoute['from'],
  now: Instant,
  excluded: Excluded
): readonly string[] => {
  const named = [...from.people, ...from.roles.flatMap((role) => roleHolders(policy, access, role, now))]
  const byName = new Map<string, string>()
  for (const user of [...new Set(named)].sort(compareText)) {
    const person = policy.people.get(user)
    const name = person?.github?.toLowerCase()
    if (person?.status !== 'active' || name === undefined) continue
    if (excluded.users.has(user) || excluded.names.has(name) || byName.has(name)) continue
    byName.set(name, user)
  }
  return [...byName.values()]
}

/** People who must not approve, and the `github` names they have. */
interface Excluded {
  readonly users: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

/** Excludes people, with every `github` name that either version gives them. */
export const exclude = (versions: readonly Version[], users: Iterable<string>): Excluded => {
  const excluded = new Set(users)
  const names = new Set<string>()
  for (const { policy } of versions) {
    for (const user of excluded) {
      const name = policy.people.get(user)?.github?.toLowerCase()
      if (name !== undefined) names.add(name)
    }
  }
  return { users: excluded, names }
}
