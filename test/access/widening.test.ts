import { describe, expect, test } from 'vitest'
import { widens } from '../../src/access/widening.ts'
import { policyOf } from '../support/policy.ts'

const now = Date.UTC(2026, 10, 21)

const documents = {
  'role.yaml':
    'kind: Role\nplatform: uspacy\nid: seller\ntitle: Seller\ngrants: {leads: {view: own, edit: own}}\n',
  'spare.yaml': 'kind: Role\nplatform: uspacy\nid: spare\ntitle: Spare\ngrants: {leads: {view: all}}\n',
  'people.yaml':
    'kind: People\npeople: [{id: ana@example.org, department: Sales}, {id: bo@example.org, status: leave}]\n',
  'uspacy.yaml':
    'kind: Assignments\nplatform: uspacy\nassignments:\n  - {user: ana@example.org, roles: [seller], until: 2027-01-31}\n  - {user: ana@example.org, roles: [spare], until: 2026-01-31}\n  - {user: ana@example.org, roles: [employee]}\n  - {user: bo@example.org, roles: [seller]}\n',
  'cinnox.yaml':
    'kind: Assignments\nplatform: cinnox\nassignments: [{user: ana@example.org, roles: [leader]}, {user: bo@example.org, roles: [agent]}]\n',
  'target.yaml': 'kind: Target\nid: space\nplatform: uspacy\n'
}

type File = keyof typeof documents

/** Whether one replacement in one document widens anything. */
const after = (file: File, from: string | RegExp, to: string): boolean => {
  const text = documents[file].replace(from, to)
  if (text === documents[file]) throw new Error('nothing is replaced')
  return widens(policyOf(documents).policy, policyOf({ ...documents, [file]: text }).policy, now)
}

describe('widens', () => {
  test.each<[string, File, string | RegExp, string]>([
    ['a role grants more', 'role.yaml', 'view: own', 'view: all'],
    ['a role that nobody has grants more', 'spare.yaml', 'view: all', 'view: all, edit: own'],
    ['a role is no longer decided', 'role.yaml', /grants.*/, ''],
    ['a role has no document any more', 'role.yaml', 'seller', 'buyer'],
    ['a line gives another role', 'uspacy.yaml', '[employee]', '[employee, spare]'],
    ['a line goes on for longer', 'uspacy.yaml', '2027-01-31', '2027-02-01'],
    ['a period becomes for ever', 'uspacy.yaml', ', until: 2027-01-31', ''],
    ['somebody comes back', 'people.yaml', 'leave', 'active'],
    ['somebody is let go', 'uspacy.yaml', /.*bo@example.org.*\n/, ''],
    ['a target goes', 'target.yaml', 'space', 'other'],
    ['somebody gets another role of the vendor', 'cinnox.yaml', 'leader', 'admin'],
    ['somebody is managed for the first time', 'cinnox.yaml', 'bo@', 'cy@']
  ])('%s: yes', (_, file, from, to) => {
    expect(after(file, from, to)).toBe(true)
  })

  test.each<[string, File, string | RegExp, string]>([
    ['a role grants less', 'role.yaml', ', edit: own', ''],
    ['a line gives less', 'uspacy.yaml', '[employee]', '[]'],
    ['a period ends earlier', 'uspacy.yaml', '2027-01-31', '2026-12-31'],
    ['an extra line goes', 'uspacy.yaml', /.*until: 2027.*\n/, ''],
    ['what is over goes on for longer, and is over all the same', 'uspacy.yaml', '2026-01-31', '2026-06-30'],
    ['somebody leaves', 'people.yaml', 'leave', 'departed'],
    ['the new name of a role that the vendor renamed', 'cinnox.yaml', 'leader', 'supervisor']
  ])('%s: no', (_, file, from, to) => {
    expect(after(file, from, to)).toBe(false)
  })

  test('nothing changed: no', () => {
    expect(widens(policyOf(documents).policy, policyOf(documents).policy, now)).toBe(false)
  })
})
