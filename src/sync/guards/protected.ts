import type { Operation } from '../../model/operation.ts'
import type { State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { counted, tick } from '../../model/words.ts'
import { foldTitle } from '../content.ts'
import { describe } from '../describe.ts'
import { isHeld } from '../simulate.ts'
import { passes, refuses, type Guard, type Scene } from './guard.ts'
import { protectedUsersOf, versionsOf } from './versions.ts'

/**
 * No operation is about a user or role that the target or its base protects. A thing is also recognised by its key on
 * the platform, and a role by the name that it has there, so that no new name of the same thing slips through. Nothing
 * overrides this guard.
 */
export const protectedThings: Guard = {
  id: 'protected',
  judge(scene) {
    const { target, operations } = scene
    const isProtected = protection(scene)
    const touched = operations.filter(isProtected)
    const [first] = touched
    if (!first)
      return passes(`${counted(operations.length, 'operation')}, and none touches what is protected`)
    return refuses(
      `${tick(target.id)} protects what ${touched.length} of ${counted(operations.length, 'operation')} would change: ${describe(first)}; leave it as it is, or take it out of \`protected\` in an earlier change of its own`
    )
  }
}

/** Finds out whether an operation touches something that either version protects. */
const protection = (scene: Scene): ((operation: Operation) => boolean) => {
  const versions = versionsOf(scene)
  const users = protectedUsersOf(scene)
  const isUser = (user: string): boolean => {
    const key = scene.actual.accounts.get(user)?.key.toLowerCase() ?? user
    return users.has(user) || (users.has(key) && !scene.actual.accounts.has(key))
  }
  const isRole = (role: string): boolean =>
    versions.some((version) => isProtectedRole(version, scene.actual, role))
  return (operation) => (operation.user !== null && isUser(operation.user)) || rolesIn(operation).some(isRole)
}

/** Whether a version protects a role: by its id, or because it would find one of its own there under another id. */
const isProtectedRole = (version: Target, { roles }: State, id: string): boolean => {
  const ids = version.document?.protected.roles ?? []
  if (ids.includes(id)) return true
  const live = roles.get(id)
  if (live === undefined || version.roles.has(id)) return false
  const found = [live.key, live.title].map(foldTitle)
  return ids.some((own) => !roles.has(own) && namesOf(version, own).some((name) => found.includes(name)))
}

/** The names under which a version finds a role on the platform. */
const namesOf = ({ roles, catalog }: Target, id: string): readonly string[] => {
  const role = roles.get(id)
  const names = [role?.title, ...(role?.document?.previously ?? []), catalog.roles.get(id)?.title]
  return [id, ...names.flatMap((name) => name ?? [])].map(foldTitle)
}

const rolesIn = ({ role, before, after }: Operation): readonly string[] => [
  ...(role === null ? [] : [role]),
  ...[before, after].flatMap((value) => (isHeld(value) ? value.role : []))
]
