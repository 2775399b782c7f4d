import type { GuardVerdict } from '../../model/plan.ts'
import { additions } from './additions.ts'
import { empty } from './empty.ts'
import type { Guard, GuardInput } from './guard.ts'
import { lastAdministrators } from './last-administrators.ts'
import { ownAccount } from './own-account.ts'
import { protectedThings } from './protected.ts'
import { removals } from './removals.ts'
import { sceneOf } from './scene.ts'

export type { GuardInput } from './guard.ts'

/** What every guard says about one target, passed or not, in the order of {@link guards}. */
export const judge = (input: GuardInput): readonly GuardVerdict[] => {
  const scene = sceneOf(input)
  return guards.map((guard) => ({ guard: guard.id, target: input.target.id, ...guard.judge(scene) }))
}

/** All guards. A further one is one more file and one more entry. */
const guards: readonly Guard[] = [protectedThings, ownAccount, lastAdministrators, empty, removals, additions]
