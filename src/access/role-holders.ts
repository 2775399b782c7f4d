import type { Access } from '../model/access.ts'
import { isActive, type Instant } from '../model/instant.ts'
import type { Policy } from '../model/policy.ts'

/** Who holds a role (`platform:role`) at an instant by the documents, on whatever target of its platform; by e-mail. */
export const roleHolders = (policy: Policy, access: Access, name: string, at: Instant): readonly string[] => {
  const [platform, role = ''] = name.split(':')
  return [...policy.targets.values()]
    .filter(({ catalog }) => catalog.id === platform)
    .flatMap((target) =>
      [...access.holders(target).values()]
        .filter((holder) =>
          access.spans(target, holder).some(({ period, roles }) => isActive(period, at) && roles.has(role))
        )
        .map(({ user }) => user)
    )
}
