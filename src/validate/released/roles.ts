import type { Problem } from '../../model/finding.ts'
import { child, type Location, type Place } from '../../model/place.ts'
import type { RoleDocument } from '../../model/document.ts'
import type { Policy } from '../../model/policy.ts'
import type { Role, Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { tick } from '../../model/words.ts'
import { type ComparedSides, targetPlace } from './targets.ts'
import { folded } from './titles.ts'

/** Roles of a target that the base declares and the documents no longer do. */
export function* releasedRoles({ before, after }: ComparedSides): Iterable<Problem> {
  for (const role of before.target.roles.values()) {
    if (role.document === null || !decides(role) || isSpokenOf(role, after.target)) continue
    yield toProblem(after.policy, after.target, role, role.document)
  }
}

/** Whether the platform has something from the document: a role of our own, or another content, title or place of a vendor's. */
const decides = ({ predefined, contentManaged, title, reportsTo }: Role): boolean =>
  predefined === null || contentManaged || title !== predefined.title || reportsTo !== null

/** Whether a target has a document for the role, a tombstone, or a role that it has become. */
const isSpokenOf = (role: Role, { roles, removed }: Target): boolean => {
  if (removed.has(role.id) || (roles.get(role.id)?.document ?? null) !== null) return true
  const names = new Set([folded(role.id), folded(role.title)])
  const documents = [...removed.values(), ...[...roles.values()].map(({ document }) => document)]
  return documents.some((document) =>
    [document?.title ?? '', ...(document?.previously ?? [])].some((name) => names.has(folded(name)))
  )
}

const toProblem = (
  policy: Policy,
  target: Target,
  { id, predefined }: Role,
  gone: RoleDocument
): Problem => ({
  message: `no document speaks of the role ${tick(id)} on ${tick(target.id)} any more, and the platform would keep ${predefined ? 'what the base made of it' : 'it'}`,
  help: predefined
    ? "put the document back, or write what the vendor's role has"
    : 'write `removed` with a reason to delete it, or put the document back',
  at: placeOf(policy, gone, target),
  about: { role: roleName(gone.platform, id) }
})

/** The document that now leaves the target out, else the target. */
const placeOf = ({ declared }: Policy, gone: RoleDocument, target: Target): Place | Location => {
  const same = declared.roles.find(({ id, platform }) => id === gone.id && platform === gone.platform)
  return same ? child(same.at, 'targets') : targetPlace(target, gone.at)
}
