import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { foldTitle } from '../content.ts'
import type { Subject } from './proposal.ts'

/** Whom or what a name means: a user by e-mail or account, a role by id, key or title; null where nothing has that name. */
export const subjectNamed = (target: Target, state: State, name: string): Subject | null => {
  const folded = foldTitle(name)
  const account = [...state.accounts.values()].find(({ user, key }) => user === folded || key === name)
  if (account) return { kind: 'user', id: account.user }
  const roles = [...state.roles.values()]
  const role =
    roles.find(({ id, key }) => id === name || key === name) ??
    roles.find(({ title }) => foldTitle(title) === folded)
  if (role) return { kind: 'role', id: role.id }
  return target.roles.has(name) || target.removed.has(name) ? { kind: 'role', id: name } : null
}

/** Every name that {@link subjectNamed} knows. */
export const namesThere = (state: State): readonly string[] => [
  ...state.accounts.keys(),
  ...[...state.roles.values()].flatMap(({ id, title }) => [id, title])
]
