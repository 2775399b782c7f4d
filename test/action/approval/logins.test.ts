import { describe, expect, test } from 'vitest'
import { loginsOf } from '../../../action/approval/logins.ts'
import { policyOf } from '../../support/policy.ts'

describe('who has which login', () => {
  test('is as the documents have it, in lower case', () => {
    const { policy } = policyOf({
      'people.yaml': `kind: People
people:
  - { id: bob@example.org, github: BobB }
  - { id: carol@example.org }
  - { id: gone@example.org, github: gone, status: departed }
  - { id: robert@example.org, github: bobb }
  - { id: zoe@example.org, github: away }
  - { id: alan@example.org, github: Away, status: departed }
`
    })
    expect(policy.people.size).toBe(6)
    const logins = loginsOf(policy)
    expect(Object.fromEntries(logins)).toEqual({
      bobb: 'bob@example.org',
      gone: 'gone@example.org',
      away: 'zoe@example.org'
    })
    expect(Object.fromEntries(logins.others ?? [])).toEqual({
      'robert@example.org': 'bobb',
      'alan@example.org': 'away'
    })
  })
})
