import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../src/access/access.ts'
import type { Finding, Fix } from '../../src/model/finding.ts'
import { covers } from '../../src/model/grants.ts'
import type { Policy } from '../../src/model/policy.ts'
import { catalogTexts } from '../../src/platforms/registry.ts'
import { loadPolicy, type Loaded } from '../../src/policy/load.ts'
import { rules } from '../../src/validate/registry.ts'
import { validate } from '../../src/validate/validate.ts'
import { edited } from '../support/edits.ts'

type Texts = Readonly<Record<string, string>>

const load = (texts: Texts): Loaded => {
  const files = Object.entries(texts).map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }))
  return loadPolicy({ name: 'memory', files: () => files, problems: () => [] }, catalogTexts)
}

/** What is wrong with documents, compared with those of a base where there is one. */
const judge = (
  texts: Texts,
  before: Texts | null = null
): { policy: Policy; findings: readonly Finding[] } => {
  const { policy, locate } = load(texts)
  const base = before && load(before).policy
  const context = {
    policy,
    now: Date.UTC(2026, 10, 21),
    access: accessOf(policy),
    base: base && { policy: base, access: accessOf(base) }
  }
  return { policy, findings: validate(context, rules, locate).findings }
}

const mend = (texts: Texts, { edits }: Fix): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([file, text]) => {
      const here = edits.filter((edit) => edit.file === file)
      return [file, here.length > 0 ? edited(text, here) : text]
    })
  )

/** Whether no role grants more after than before. */
const isNarrower = (before: Policy, after: Policy): boolean =>
  [...after.targets.values()].every(({ id, catalog, roles }) =>
    [...roles.values()].every(({ id: role, grants }) =>
      [...grants].every(([permission, scope]) =>
        covers(catalog, before.targets.get(id)?.roles.get(role)?.grants.get(permission), scope)
      )
    )
  )

const key = ({ rule, message, location }: Finding): string => `${rule} ${message} ${location.file}`

const folders = (path: string): string[] => readdirSync(path).map((name) => join(path, name))

const textsIn = (folder: string): Texts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  )

const cases = folders(join(import.meta.dirname, '..', 'rules'))
  .flatMap(folders)
  .map((folder) => {
    const texts = textsIn(folder)
    const base = existsSync(join(folder, 'base')) ? textsIn(join(folder, 'base')) : null
    return { name: folder.split('/').slice(-2).join('/'), texts, base, ...judge(texts, base) }
  })
  .filter(({ findings }) => findings.some(({ fixes }) => fixes.length > 0))

describe.each(cases)('$name', ({ texts, base, policy, findings }) => {
  const fixes = findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({ finding, fix, title: fix.title }))
  )

  test.each(fixes)('$title', ({ finding, fix }) => {
    const mended = judge(mend(texts, fix), base)
    expect(mended.findings.map(key)).not.toContain(key(finding))
    expect(mended.findings.filter(({ rule }) => rule === 'yaml' || rule === 'schema')).toEqual([])
    expect(fix.widens || isNarrower(policy, mended.policy)).toBe(true)
  })
})

describe('fixes that widen nothing', () => {
  const scope = fc.constantFrom('none', 'own', 'department', 'all')
  const actions = fc.record(
    { view: scope, edit: scope, delete: scope, export: scope, create: fc.constantFrom('none', 'all') },
    { requiredKeys: ['edit'] }
  )
  const grants = fc.dictionary(fc.constantFrom('leads', 'deals', 'contacts'), actions, { minKeys: 1 })
  const base = fc.constantFrom(null, 'employee', 'seller')

  test('leave no requirement missing, one after the other, and give nobody more', () => {
    fc.assert(
      fc.property(grants, base, (given, basedOn) => {
        const role = { apiVersion: 'rolewright/v1', kind: 'Role', platform: 'uspacy' }
        const seller = {
          ...role,
          id: 'seller',
          grants: { leads: 'all', deals: { view: 'own', edit: 'own' } }
        }
        const desk = { ...role, id: 'desk', ...(basedOn && { basedOn }), grants: given }
        const first: Texts = { 'a.yaml': JSON.stringify(seller), 'b.yaml': JSON.stringify(desk, null, 1) }
        let texts = first
        for (let round = 0; round < 40; round++) {
          const [fix] = judge(texts).findings.flatMap(({ fixes }) => fixes.filter(({ widens }) => !widens))
          if (fix === undefined) break
          texts = mend(texts, fix)
        }
        const missing = judge(texts).findings.filter(({ rule }) => rule === 'missing-requirement')
        expect(missing).toEqual([])
        expect(isNarrower(judge(first).policy, judge(texts).policy)).toBe(true)
      }),
      { numRuns: 30 }
    )
  })
})
