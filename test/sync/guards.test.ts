import { describe, expect, test } from 'vitest'
import type { GuardVerdict } from '../../src/model/plan.ts'
import type { State } from '../../src/model/state.ts'
import { diff } from '../../src/sync/diff.ts'
import { judge } from '../../src/sync/guards.ts'
import { unexplained } from '../../src/sync/why.ts'
import { catalogOf, permissionOf, stateOf, targetOf, type TargetGiven } from '../support/builders.ts'

const own = 'tool@example.org'
const catalog = catalogOf({
  permissions: [permissionOf('users.roles', { risk: 'critical' })],
  administers: { permissions: ['users.roles'], roles: ['boss'], markers: [] }
})
const roles = {
  a: {},
  b: {},
  admin: { grants: { 'users.roles': 'on' } },
  boss: { grants: { 'undocumented.boss': 'on' } }
}

const verdict = (
  guard: string,
  document: TargetGiven['document'],
  actual: State,
  desired: State
): GuardVerdict | undefined => {
  const target = targetOf({ catalog, document: document ?? {} })
  const operations = diff(target, actual, desired, unexplained)
  return judge({ target, actual, desired, operations }).find((entry) => entry.guard === guard)
}

describe('protected', () => {
  const document = { protected: { users: ['safe@example.org'], roles: ['b'] } }
  const before = stateOf(roles, {
    'safe@example.org': ['a'],
    'ana@example.org': ['a'],
    'bo@example.org': ['b']
  })
  test.each<[string, State, string | null]>([
    [
      'a protected user',
      stateOf(roles, { 'safe@example.org': [] }),
      'take the role `a` from `safe@example.org`'
    ],
    ['a protected role', stateOf({ ...roles, b: { title: 'Other' } }), 'rename role `b`'],
    [
      'somebody who is given a protected role',
      stateOf(roles, { 'ana@example.org': ['a', 'b'] }),
      'give `ana@example.org` the role `b`'
    ],
    [
      'somebody who loses a protected role',
      stateOf(roles, { 'bo@example.org': [] }),
      'take the role `b` from `bo@example.org`'
    ],
    ['nothing of that kind', stateOf(roles, { 'ana@example.org': [] }), null]
  ])('%s', (_name, after, touched) => {
    const found = verdict('protected', document, before, after)
    expect(found).toMatchObject({
      passed: touched === null,
      message:
        touched === null
          ? 'nothing protected is touched'
          : `\`desk-production\` protects what would be changed: ${touched}`
    })
  })
})

describe('own account', () => {
  const before = stateOf(roles, { [own]: ['admin', 'boss'], 'ana@example.org': ['a'] })
  const ana = { 'ana@example.org': ['b'] }
  const remote = { connector: 'desk' }
  test.each<[string, TargetGiven['document'], State, string | null]>([
    [
      'it is not changed',
      { runsAs: own },
      stateOf(roles, { [own]: ['admin'] }),
      'the tool runs as `tool@example.org`, which it must not change: take the role `boss` from `tool@example.org`'
    ],
    [
      'it keeps what administers',
      { runsAs: own },
      stateOf({ ...roles, admin: {} }, ana),
      'the tool runs as `tool@example.org`, which would lose `users.roles`'
    ],
    [
      'it keeps unknown content that administers',
      { runsAs: own },
      stateOf({ ...roles, boss: {} }, ana),
      'the tool runs as `tool@example.org`, which would lose `undocumented.boss`'
    ],
    ['somebody else may change', { runsAs: own }, stateOf(roles, ana), null],
    [
      'it has to be there',
      { runsAs: 'lost@example.org' },
      stateOf(roles, ana),
      '`lost@example.org` (`runsAs`) has no account on `desk-production`'
    ],
    [
      'without one nothing is written',
      { ...remote },
      stateOf(roles, ana),
      '`desk-production` does not say in `runsAs` which account the tool has there'
    ],
    ['but for an embedded tenant', {}, stateOf(roles, ana), null],
    ['and where there is nothing to write', { ...remote }, before, null]
  ])('%s', (_name, document, after, message) => {
    const found = verdict('own-account', document, before, {
      ...after,
      accounts: new Map([...before.accounts, ...after.accounts])
    })
    expect(found).toMatchObject({
      passed: message === null,
      message: message ?? 'the account that the tool runs as is not touched'
    })
  })
})
