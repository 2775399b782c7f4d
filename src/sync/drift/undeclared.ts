import { reachesIn, riskOf } from '../../access/effective.ts'
import { risks, type Risk } from '../../model/catalog.ts'
import type { Drift, DriftCause, UndeclaredAccess } from '../../model/drift.ts'
import type { Holders } from '../../model/holder.ts'
import type { AccountState, State } from '../../model/state.ts'
import type { Target } from '../../model/target.ts'
import { compareText, counted, listed, tick } from '../../model/words.ts'

/**
 * Who can do something of high or critical risk, or carries a mark that administers, without that a document names
 * them; whether or not the target manages everybody. The tool's own account and protected ones are told as such.
 */
export const undeclaredAccess = (target: Target, holders: Holders, state: State): readonly Drift[] => {
  const reaches = reachesIn(target.catalog, state)
  const risksOf = (user: string): readonly (readonly [string, string, Risk])[] =>
    [...reaches(user)]
      .map(([permission, { scope }]) => [permission, scope, riskOf(target.catalog, permission)] as const)
      .filter(([, , risk]) => risk === 'high' || risk === 'critical')
      .sort(([a, , riskA], [b, , riskB]) => risks.indexOf(riskB) - risks.indexOf(riskA) || compareText(a, b))
  return [...state.accounts.values()]
    .filter(({ user, active }) => active && !holders.has(user))
    .sort((a, b) => compareText(a.user, b.user))
    .flatMap((account) => {
      const markers = account.markers.filter((marker) => target.catalog.administers.markers.includes(marker))
      const held = risksOf(account.user)
      return markers.length + held.length === 0 ? [] : [entry(target, account, markers, held)]
    })
}

const entry = (
  target: Target,
  { user, roles }: AccountState,
  markers: readonly string[],
  held: readonly (readonly [string, string, Risk])[]
): Drift => {
  const cause = causeOf(target, user)
  const value: UndeclaredAccess = {
    roles: [...roles.keys()].sort(),
    markers,
    permissions: Object.fromEntries(held)
  }
  return {
    target: target.id,
    kind: 'undeclared-access',
    subject: { user, role: null },
    approved: { words: 'is named by no document', value: null },
    live: { words: words(value, held), value },
    cause,
    counts: cause === 'unknown',
    operation: null,
    answers: cause === 'unknown' ? answers(target.id, user) : null
  }
}

/** Since when somebody has had it, and from whom, nobody knows. */
const causeOf = ({ document }: Target, user: string): DriftCause => {
  if (document?.runsAs === user) return 'runs-as'
  return document?.protected.users.includes(user) ? 'protected' : 'unknown'
}

const answers = (target: string, user: string): Drift['answers'] => ({
  revert: `write a line for ${user} with \`roles: []\`, then rolewright plan ${target}`,
  adopt: `rolewright import ${target} --only ${user}`
})

const words = (
  { roles, markers }: UndeclaredAccess,
  held: readonly (readonly [string, string, Risk])[]
): string => {
  const counts = (['critical', 'high'] as const).flatMap((risk) => {
    const number = held.filter(([, , own]) => own === risk).length
    return number === 0 ? [] : [counted(number, `${risk} permission`)]
  })
  const through = [...roles.map(tick), ...markers.map((marker) => `the mark ${tick(marker)}`)]
  if (counts.length === 0) return `has ${listed(through)}`
  return `has ${listed(counts)} through ${listed(through)}`
}
