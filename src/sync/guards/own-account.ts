import { rank, undocumented } from '../../model/grants.ts'
import { counted, tick } from '../../model/words.ts'
import { describe } from '../describe.ts'
import { passes, refuses, type Guard, type Scene } from './guard.ts'
import { ownAccountsOf } from './versions.ts'

/**
 * The tool does not lock itself out: the account it runs as is known and there, no operation is about it, and it keeps
 * every permission by which it administers. What the base calls its account is kept too. Only an embedded tenant needs
 * no such account. Nothing overrides this guard.
 */
export const ownAccount: Guard = {
  id: 'own-account',
  judge(scene) {
    const number = counted(scene.operations.length, 'operation')
    if (scene.operations.length === 0) return passes('no operation, so no account is needed')
    const unknown = unknownAccount(scene)
    if (unknown !== null) return refuses(unknown)
    const accounts = [...ownAccountsOf(scene)]
    const objections = accounts.flatMap((own) => objection(scene, own) ?? [])
    const [first] = objections
    if (first !== undefined) return refuses(first)
    if (accounts.length === 0) return passes('an embedded tenant, where the tool needs no account')
    return passes(
      `${number}, and none touches ${accounts.map(tick).join(' or ')}, which keeps what administers`
    )
  }
}

/** Why it is not known which account the tool has, or null. The base may not know it yet; what it knows is kept. */
const unknownAccount = ({ target, actual }: Scene): string | null => {
  const own = target.document?.runsAs?.toLowerCase() ?? null
  if (own !== null) {
    return actual.accounts.has(own)
      ? null
      : `${tick(own)} (\`runsAs\`) has no account on ${tick(target.id)}; correct \`runsAs\`, or make the account on the platform`
  }
  if ((target.document?.connector ?? 'sandbox') === 'sandbox') return null
  return `${tick(target.id)} does not say in \`runsAs\` which account the tool has there; add it, so that the tool cannot lock itself out`
}

const objection = (scene: Scene, own: string): string | null => {
  const { operations } = scene
  const touched = operations.filter(({ user }) => user === own)
  const [first] = touched
  if (first) {
    return `the tool runs as ${tick(own)}, which ${touched.length} of ${counted(operations.length, 'operation')} would change: ${describe(first)}; let a person change it on the platform, or give the tool another account`
  }
  const lost = lostAdministration(scene, own)
  if (lost === null) return null
  return `the tool runs as ${tick(own)}, which would lose ${tick(lost)}; let its role keep that, or give the tool another role first`
}

/** The first permission by which the account administers the target before and no longer, or less widely, after. */
const lostAdministration = ({ target: { catalog }, reaches }: Scene, user: string): string | null => {
  const held = reaches.before(user)
  const kept = reaches.after(user)
  const { permissions, roles } = catalog.administers
  const isLost = (permission: string): boolean => {
    const reach = held.get(permission)
    const left = kept.get(permission)
    return (
      reach !== undefined && (left === undefined || rank(catalog, left.scope) < rank(catalog, reach.scope))
    )
  }
  return [...permissions, ...roles.map(undocumented)].find(isLost) ?? null
}
