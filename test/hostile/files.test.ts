import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { document, role } from './good.ts'
import { answer, folderWith, withoutNetwork } from './run.ts'
import { expectHarmless } from './sink.ts'

const bystander = { 'z.yaml': document('kind: JobFunction', 'id: bystander', 'roles: {uspacy: [nobody]}') }

/** What lies in a policy folder, how it gets there, and what has to be said: `file: message`. */
const odd: Readonly<Record<string, readonly [lay: (policies: string) => void, ...told: string[]]>> = {
  'symlink-abs.yaml': [
    (policies) => {
      writeFileSync(join(policies, '../secret.yaml'), 'secret')
      symlinkSync(join(policies, '../secret.yaml'), join(policies, 'a.yaml'))
    },
    'a.yaml: a symbolic link in the policy folder is not followed'
  ],
  'symlink to itself, and to the folder above': [
    (policies) => {
      symlinkSync('a.yaml', join(policies, 'a.yaml'))
      symlinkSync('..', join(policies, 'up'))
    },
    'a.yaml: a symbolic link in the policy folder is not followed',
    'up: a symbolic link in the policy folder is not followed'
  ],
  'case-pair': [
    (policies) => {
      writeFileSync(join(policies, 'Role.yaml'), role)
      writeFileSync(
        join(policies, 'role.yaml'),
        role.replace('desk-agent', 'other').replace('leads', 'contacts')
      )
    },
    'role.yaml: the name differs from `policies/Role.yaml` only by case or accents'
  ],
  'deep folders': [
    (policies) => {
      const deep = join(policies, ...Array.from({ length: 200 }, () => 'd'))
      mkdirSync(deep, { recursive: true })
      writeFileSync(join(deep, 'role.yaml'), role)
    },
    `${'d/'.repeat(9).slice(0, -1)}: it lies more than 8 folders deep`
  ],
  'a pipe': [
    (policies) => void execFileSync('mkfifo', [join(policies, 'pipe.yaml')]),
    'pipe.yaml: a pipe or device in the policy folder is not followed'
  ],
  'a folder that is called like a document': [
    (policies) => {
      mkdirSync(join(policies, 'folder.yaml'))
      writeFileSync(join(policies, 'folder.yaml/role.yaml'), role)
    }
  ],
  'leftovers of tools': [
    (policies) => {
      for (const name of ['a.yaml.orig', 'b.yaml~', '.c.yaml.swp', 'README.md', 'package.json']) {
        writeFileSync(join(policies, name), role)
      }
    },
    'a.yaml.orig: the file is not read, because its name does not end in `.yaml` or `.yml`',
    'b.yaml~: the file is not read, because its name does not end in `.yaml` or `.yml`'
  ]
}

describe.each(Object.entries(odd))('fs/%s', (_name, [lay, ...wanted]) => {
  test('is told or read, and the other documents are still checked', async () => {
    withoutNetwork()
    const folder = folderWith(bystander)
    lay(join(folder, 'policies'))
    const { exit, output } = await answer(folder, 'validate', '--format', 'json')
    const findings: readonly { rule: string; message: string; location: { file: string } }[] =
      JSON.parse(output).findings
    const told = findings
      .filter(({ rule }) => rule === 'yaml')
      .map(({ message, location: { file } }) => `${file.replace('policies/', '')}: ${message}`)
    expect(exit).toBe(1)
    expect(told.sort()).toEqual(wanted.toSorted())
    expect(findings.some(({ rule }) => rule === 'unknown-reference')).toBe(true)
    expect(output).not.toContain('secret')
    expectHarmless('json', output)
  })
})

describe('a policy folder that is none', () => {
  test.each(['nothing', 'file.yaml', 'link', 'loop', '\u001b[2K::error::x', 'a\0b'])('%j', async (name) => {
    const folder = folderWith(bystander)
    writeFileSync(join(folder, 'file.yaml'), role)
    symlinkSync('policies', join(folder, 'link'))
    symlinkSync('loop', join(folder, 'loop'))
    const { exit, output } = await answer(folder, 'validate', '--policies', name)
    expect(exit).toBe(2)
    expectHarmless('pretty', output)
    expect(existsSync(join(folder, '.rolewright'))).toBe(false)
  })
})
