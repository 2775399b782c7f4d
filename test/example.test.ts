import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../src/access/access.ts'
import { activeHoldings } from '../src/access/holders.ts'
import { parseInstant, type Instant } from '../src/model/instant.ts'
import type { Target } from '../src/model/target.ts'
import { catalogTexts } from '../src/platforms/registry.ts'
import { loadPolicy } from '../src/policy/load.ts'
import { folderSource } from '../src/policy/source.ts'
import { rules } from '../src/validate/registry.ts'
import { validate } from '../src/validate/validate.ts'

const root = resolve(import.meta.dirname, '..')
const source = folderSource(join(root, 'policies'))
const { policy, locate } = loadPolicy(source, catalogTexts)
const access = accessOf(policy)
const targets = [...policy.targets.values()]

const instant = (text: string): Instant => {
  const found = parseInstant(text)
  if (found === null) throw new Error(`not a date: ${text}`)
  return found
}

/** The people whose accounts are active and who hold a role at the moment. */
const holdersOfRole = (target: Target, role: string, at: Instant): readonly string[] =>
  [...access.holders(target).values()]
    .filter(({ status }) => status === 'active')
    .filter((holder) => activeHoldings(target, holder, at).some((holding) => holding.role === role))
    .map(({ user }) => user)

const now = instant('2026-11-21')

describe('the example organisation', () => {
  test.each(['2026-11-21', '2036-11-21'])('is valid without a warning or a note on %s', (day) => {
    expect(validate({ policy, now: instant(day), access, base: null }, rules, locate).findings).toEqual([])
  })

  test('has one target on each of five platforms', () => {
    expect(targets.map(({ catalog }) => catalog.id).sort()).toEqual([
      'cinnox',
      'connie',
      'convrs',
      'uniconnect',
      'uspacy'
    ])
    expect(targets.filter(({ document }) => document === null)).toEqual([])
  })

  test('uses one environment and embedded tenants only', () => {
    expect(new Set(targets.map(({ environment }) => environment))).toEqual(new Set(['production']))
    expect(new Set(targets.map(({ document }) => document?.connector))).toEqual(new Set(['sandbox']))
  })

  test("has the custom roles that Connie's manual suggests", () => {
    const custom = targets
      .filter(({ catalog }) => catalog.id === 'connie')
      .flatMap(({ roles }) => [...roles.values()])
      .filter(({ predefined }) => predefined === null)
    expect(custom.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Volunteer Coordinator', 'Grant Writer', 'Board Member', 'Intern'])
    )
  })

  const written = targets.flatMap((target) =>
    [...target.roles.values()].filter(({ document }) => document !== null).map((role) => ({ target, role }))
  )

  test.each(written.map((item) => [`${item.target.id} ${item.role.id}`, item] as const))(
    'gives %s to somebody and says what it is for and who answers for it',
    (_, { target, role }) => {
      expect(holdersOfRole(target, role.id, now)).not.toEqual([])
      expect(role.document?.owner).toBeTruthy()
      expect(role.predefined?.description ?? role.document?.description).toBeTruthy()
    }
  )

  test('gives every active person something to do', () => {
    const busy = new Set(targets.flatMap((target) => [...access.holders(target).keys()]))
    const active = [...policy.people.values()].filter(({ status }) => status === 'active')
    expect(active.map(({ id }) => id).filter((id) => !busy.has(id))).toEqual([])
  })

  test('asks on every custom Connie role with an access test', () => {
    const asked = JSON.stringify(policy.declared.tests.map(({ written: asks }) => asks))
    for (const role of ['volunteer-coordinator', 'grant-writer', 'board-member', 'intern']) {
      expect(asked).toContain(`"connie:${role}"`)
    }
  })

  test.each(source.files().map(({ file }) => file))('tells an editor the schema of %s', (file) => {
    const [first] = readFileSync(join(root, file), 'utf8').split('\n')
    const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? '')?.[1] ?? 'none'
    expect(schema).toMatch(/\.schema\.json$/)
    expect(existsSync(resolve(root, dirname(file), schema)), `${schema} exists`).toBe(true)
  })
})
