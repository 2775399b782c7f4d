import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Files } from './case.ts'
import { canBeWritten, texts } from './corpus/sinks.ts'
import { document, targetWith } from './good.ts'
import { answer, contentOf, folderWith, withoutNetwork } from './run.ts'
import { expectHarmless, formats } from './sink.ts'

const written = Object.values(texts).filter(canBeWritten)

const each = (line: (quoted: string, index: number) => string): string =>
  written.map((text, index) => line(JSON.stringify(text), index)).join('')

const role = (id: string, quoted: string, change: string): string => `apiVersion: rolewright/v1
kind: Role
platform: uspacy
id: ${id}
title: ${quoted}
previously: [${quoted}]
description: ${quoted}
owner: ana@example.org
onboarding: [${quoted}]
reason: ${quoted}
grants:
  leads: {view: department, edit: ${change}}
`

const roles = (prefix: string, change: string): Files =>
  Object.fromEntries(
    written.map((text, index) => [
      `${prefix}-${index}.yaml`,
      role(`${prefix}-${index}`, JSON.stringify(text), change)
    ])
  )

/** Every text in every field that may hold one, without an error. */
const organisation: Files = {
  ...roles('role', 'department'),
  'target.yaml': targetWith('subscription: professional', 'manage: {roles: all, assignments: all}'),
  'limits.yaml': document('kind: Guardrails', 'limits: {removals: {percent: 100, count: 1000}}'),
  'people.yaml':
    document('kind: People', 'people:') +
    each((text, index) => `  - {id: u${index}@example.org, name: ${text}, department: ${text}}\n`),
  'lines.yaml':
    document('kind: Assignments', 'platform: uspacy', 'assignments:') +
    each(
      (text, index) =>
        `  - {user: u${index}@example.org, roles: [role-${index}], reason: ${text}, in: {department: ${text}}}\n`
    ),
  'tests.yaml':
    document('kind: AccessTests', 'tests:') +
    each(
      (text, index) => `  - {name: ${text}, who: {user: u${index}@example.org}, can: [uspacy:leads.delete]}\n`
    ) +
    each(
      (text, index) =>
        `  - {name: department ${index}, who: {department: ${text}}, cannot: [uspacy:leads.view]}\n`
    )
}

/** The same with findings that repeat the texts, and waivers for some of them. */
const broken: Files = {
  ...organisation,
  ...roles('twin', 'own'),
  'guardrails.yaml':
    document('kind: Guardrails', 'rules:', '  separation-of-duties: {severity: error}', 'conflicts:') +
    each(
      (text, index) =>
        `  - {id: c${index}, between: [[uspacy:leads.view], [uspacy:leads.edit]], reason: ${text}}\n`
    ) +
    'waivers:\n' +
    each(
      (text, index) =>
        `  - {rule: duplicate-role, role: "uspacy:twin-${index}", owner: bo@example.org, until: 2026-12-31, reason: ${text}}\n`
    )
      .split('\n')
      .slice(0, 5)
      .join('\n') +
    '\n'
}

/** Every text in an answer in JSON, keys too. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)]
}

describe('text of documents', () => {
  test.each(formats)('validate --format %s', async (format) => {
    withoutNetwork()
    const folder = folderWith(broken)
    const { exit, output } = await answer(folder, 'validate', '--format', format)
    expect(exit).toBe(1)
    expect(output.length).toBeGreaterThan(10_000)
    expectHarmless(format, output)
  })

  test.each(['pretty', 'github', 'junit'])(
    'is shown as it is in %s, but for what acts there',
    async (format) => {
      const { output } = await answer(folderWith(broken), 'validate', '--format', format)
      for (const text of ['{0}', '$(touch pwned)', '7*7', 'fixes #1']) expect(output).toContain(text)
      expect(output).toContain(format === 'github' ? '%25s%25n' : '%s%n%x %d {0}')
    }
  )

  test('is the same again for who reads JSON', async () => {
    const { output } = await answer(folderWith(broken), 'validate', '--format', 'json')
    const found = textsIn(JSON.parse(output)).join('\n')
    expect(written.filter((text) => !found.includes(text))).toEqual([])
  })

  test.each([
    ['plan', 'pretty', 0],
    ['plan', 'json', 0],
    ['test', 'pretty', 1],
    ['test', 'json', 1],
    ['explain u0@example.org uspacy:leads.view', 'pretty', 0],
    ['explain u0@example.org uspacy:leads.delete', 'json', 0],
    ['who uspacy:leads.view', 'pretty', 0],
    ['who uspacy:leads.view', 'json', 0],
    ['apply --yes', 'pretty', 0],
    ['apply --yes', 'json', 0]
  ] as const)('%s --format %s', async (command, format, exit) => {
    withoutNetwork()
    const folder = folderWith(organisation)
    const before = contentOf(`${folder}/policies`)
    const answered = await answer(folder, ...command.split(' '), '--format', format)
    expectHarmless(format, answered.output)
    expect(answered.exit).toBe(exit)
    expect(answered.output).toContain('role-0')
    expect(contentOf(`${folder}/policies`)).toEqual(before)
  })

  test.each(['pretty', 'json'])('explain --format %s for each of them', async (format) => {
    const folder = folderWith(organisation)
    for (const user of written.keys()) {
      const { exit, output } = await answer(
        folder,
        'explain',
        `u${user}@example.org`,
        'uspacy:leads.view',
        '--format',
        format
      )
      expect(exit).toBe(0)
      expectHarmless(format, output)
    }
  })

  test.each(['pretty', 'json', 'markdown'])('diff --format %s', async (format) => {
    const folder = folderWith({ 'target.yaml': targetWith('subscription: professional') })
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: folder })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', '::error::x')
    for (const [path, content] of Object.entries(organisation))
      writeFileSync(join(folder, 'policies', path), content)
    const { exit, output } = await answer(folder, 'diff', 'HEAD', '--format', format)
    expect(exit).toBe(0)
    expectHarmless(format, output)
    if (format === 'markdown') expectHarmlessMarkdown(output)
  })
})

/** Nobody is notified, nothing is linked, loaded or hidden, and no table or list is broken. */
const expectHarmlessMarkdown = (output: string): void => {
  const shown = output.replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '')
  expect(shown).not.toMatch(/(?<![\\\w&])@\w/)
  expect(shown).not.toMatch(/(?<![\\&\w])#\d/)
  expect(shown).not.toMatch(/(?<!\\)!?\[[^\]]*\]\(/)
  expect(shown).not.toMatch(/<(?:script|svg|img|!--)/)
}

describe('the documents of this test', () => {
  test('hold many texts', () => {
    expect(written.length).toBeGreaterThan(25)
    expect(Object.keys(texts).length).toBeGreaterThan(40)
  })
})
