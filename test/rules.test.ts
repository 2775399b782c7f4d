import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../src/access/access.ts'
import type { Finding } from '../src/model/finding.ts'
import { parseInstant } from '../src/model/instant.ts'
import type { Rule, RuleContext } from '../src/model/rule.ts'
import { catalogTexts } from '../src/platforms/registry.ts'
import { loadPolicy, type Loaded } from '../src/policy/load.ts'
import { rules } from '../src/validate/registry.ts'
import { validate } from '../src/validate/validate.ts'

const root = join(import.meta.dirname, 'rules')

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const lineOf = ({ location, severity, rule, message }: Finding): string =>
  `${location.file}:${location.line}:${location.column} ${severity} ${rule}: ${message}\n`

const loadFolder = (folder: string): Loaded => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const files = names.sort().map((file) => ({ file, bytes: readFileSync(join(folder, file)) }))
  return loadPolicy({ name: folder, files: () => files, problems: () => [] }, catalogTexts)
}

/** What a case compares its documents with: those in its folder `base`, where it has one. */
const baseIn = (folder: string): RuleContext['base'] => {
  const base = join(folder, 'base')
  if (!existsSync(base)) return null
  const { policy } = loadFolder(base)
  return { policy, access: accessOf(policy) }
}

/** What no document may break, and the rule itself: what else could be wrong with a case does not matter there. */
const rulesFor = (id: string): readonly Rule[] =>
  rules.filter((rule) => rule.group === 'document' || rule.group === 'platform' || rule.id === id)

/** The findings of a folder of documents, one line each, at the instant in `at.txt`. */
const findingsIn = (folder: string, rule: string): string => {
  const { policy, locate } = loadFolder(folder)
  const at = join(folder, 'at.txt')
  const now = parseInstant(existsSync(at) ? readFileSync(at, 'utf8').trim() : '2026-11-21')
  if (now === null) throw new Error(`${at} holds no instant`)
  const context = { policy, now, access: accessOf(policy), base: baseIn(folder) }
  return validate(context, rulesFor(rule), locate).findings.map(lineOf).join('')
}

describe.each(foldersIn(root))('%s', (rule) => {
  test.each(foldersIn(join(root, rule)))('%s', (name) => {
    const folder = join(root, rule, name)
    expect(findingsIn(folder, rule)).toBe(readFileSync(join(folder, 'expected.txt'), 'utf8'))
  })
})
