import type { Access, Reaches } from '../model/access.ts'
import type { Target } from '../model/target.ts'

/** What a role gives by itself on a target, in whatever unit; asked for many people, worked out once. */
export const rolesAlone = (access: Access): ((target: Target, role: string) => Reaches) => {
  const known = new Map<Target, Map<string, Reaches>>()
  return (target, role) => {
    const roles = known.get(target) ?? new Map<string, Reaches>()
    known.set(target, roles)
    const reaches = roles.get(role) ?? access.reaches(target, new Map([[role, null]]))
    roles.set(role, reaches)
    return reaches
  }
}
