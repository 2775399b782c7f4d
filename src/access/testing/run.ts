import type { TestResult } from '../../model/access-test.ts'
import type { Access } from '../../model/access.ts'
import type { Instant } from '../../model/instant.ts'
import { child } from '../../model/place.ts'
import type { AccessTest } from '../../model/document.ts'
import type { Target } from '../../model/target.ts'
import { scoped } from '../words.ts'
import { listed, tick } from '../../model/words.ts'
import { judgeClaim } from './claims.ts'
import { heldOn, heldText, judgeHolders } from './holders.ts'
import { subjectsOf } from './subjects.ts'
import { failure, joined, type Found } from './verdict.ts'
import { readTest, type Claim, type Named, type ReadTest, type Who } from './written.ts'

/**
 * Runs the access tests of an organisation, in the order of the documents. Each is judged at its own `at`, else at `now`,
 * and on every target of the platform: it must hold on all of them.
 */
export const runTests = (access: Access, now: Instant): readonly TestResult[] =>
  access.policy.declared.tests.map((test) => runTest(access, test, now))

const runTest = (access: Access, written: AccessTest, now: Instant): TestResult => {
  const test = readTest(written)
  const at = test.now ?? now
  const { failures, undecided } = joined([...judgeClaims(access, test, at), ...judgeNamed(access, test, at)])
  return {
    name: test.name,
    at: child(test.at, 'name'),
    ok: failures.length + undecided.length === 0,
    expected: expectedText(test),
    actual: actualText(access, test, at, { failures, undecided }),
    failures,
    undecided
  }
}

function* judgeClaims(access: Access, { who, claims }: ReadTest, at: Instant): Iterable<Found> {
  if (who === null) return
  const subjects = subjectsOf(access, who, at)
  for (const claim of claims) {
    const targets = targetsOf(access, claim)
    if (targets.length === 0) yield nowhere(claim)
    else if (who.kind === 'role' && who.platform !== claim.platform) yield elsewhere(who, claim)
    else yield judgeClaim(claim, subjects, targets.filter(isMeantBy(who)))
  }
}

/** A role is asked about only where it exists. */
const isMeantBy =
  (who: Who) =>
  ({ roles }: Target): boolean =>
    who.kind !== 'role' || roles.has(who.role)

function* judgeNamed(access: Access, test: ReadTest, at: Instant): Iterable<Found> {
  if (test.permission === null) return
  const targets = targetsOf(access, test.permission)
  if (targets.length === 0) yield nowhere(test.permission)
  for (const target of targets) yield judgeHolders(access, test, test.permission, target, at)
}

/** The targets that have the permission: what one tenant defines itself, another may lack. */
const targetsOf = ({ policy }: Access, { platform, permission }: Named): readonly Target[] =>
  [...policy.targets.values()].filter(
    ({ catalog }) => catalog.id === platform && catalog.permissions.has(permission)
  )

/** A question about a platform that nobody uses would hold or fail for no reason. */
const nowhere = ({ platform, permission, at }: Named): Found =>
  failure(`no target of ${tick(platform)} in these documents has ${tick(permission)}`, at)

const elsewhere = (who: { readonly platform: string; readonly role: string }, claim: Claim): Found =>
  failure(
    `a role of ${tick(who.platform)} says nothing about ${tick(claim.platform)}: ask about a job function, a department or a person`,
    claim.at
  )

const expectedText = ({ who, claims, permission, heldBy, holders }: ReadTest): string => {
  if (permission === null) {
    const claimed = (allowed: boolean): readonly string[] =>
      claims
        .filter((claim) => claim.allowed === allowed)
        .map((claim) => scoped(`${claim.platform}:${claim.permission}`, claim.scope))
    const can = claimed(true)
    const cannot = claimed(false)
    const parts = [
      ...(can.length > 0 ? [`can ${listed(can)}`] : []),
      ...(cannot.length > 0 ? [`cannot ${listed(cannot)}`] : [])
    ]
    return `${who ? whoText(who) : 'nobody'} ${parts.join(' and ')}`
  }
  const numbers = [
    ...(holders?.min == null ? [] : [`at least ${holders.min} hold it`]),
    ...(holders?.max == null ? [] : [`at most ${holders.max} hold it`])
  ]
  const exactly = heldBy ? [exactlyText(heldBy.map(({ user }) => user))] : []
  return [...exactly, ...numbers].join(', ')
}

const exactlyText = (users: readonly string[]): string =>
  users.length === 0
    ? 'nobody holds it'
    : `exactly ${listed(users)} ${users.length === 1 ? 'holds' : 'hold'} it`

const whoText = (who: Who): string => {
  switch (who.kind) {
    case 'role':
      return `the role ${tick(`${who.platform}:${who.role}`)}`
    case 'user':
      return tick(who.name)
    case 'function':
      return `whoever has the job function ${tick(who.name)}`
    case 'department':
      return `everybody in ${tick(who.name)}`
    case 'everybody':
      return who.except.length === 0 ? 'everybody' : `everybody but ${listed(who.except)}`
  }
}

const actualText = (access: Access, test: ReadTest, at: Instant, found: Found): string => {
  if (test.permission !== null) {
    const { permission } = test.permission
    const targets = targetsOf(access, test.permission)
    if (targets.length > 0)
      return targets.map((target) => heldText(heldOn(access, target, permission, at), target)).join('; ')
  }
  const messages = [...found.failures.map(({ message }) => message), ...found.undecided]
  return messages.length === 0 ? 'as expected' : messages.join('; ')
}
