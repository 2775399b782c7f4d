import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { cases } from './cases.ts'
import { repeated, role } from './good.ts'
import { callAlone } from './process.ts'
import { contentOf, folderWith } from './run.ts'
import { expectHarmless } from './sink.ts'

const refused = cases.filter(({ verdict }) => verdict.kind === 'REJECT')

const findingsIn = (stdout: string): readonly Finding[] => JSON.parse(stdout).findings

/** Large on purpose: what a parser could drown in. */
const large = refused.filter(({ name }) => /alias|deep|many-documents|huge|cycle/.test(name))

describe('the program as it is published, in 256 MiB and without a network', () => {
  test('every refused document in one folder: each is told, and nothing else happens', () => {
    const folder = folderWith(
      Object.fromEntries(
        refused.flatMap(({ files }, number) =>
          Object.entries(files).map(([path, content]) => [`${number}/${path}`, content] as const)
        )
      )
    )
    const before = contentOf(folder)
    const { exit, stdout, stderr } = callAlone(folder, 256, 'validate', '--format', 'json')
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    expectHarmless('json', stdout)
    const told = new Set(findingsIn(stdout).map(({ location: { file } }) => file.split('/')[1]))
    expect(refused.filter((_, number) => !told.has(String(number))).map(({ name }) => name)).toEqual([])
    expect(contentOf(folder)).toEqual(before)
  })

  test.each(large)('$name', ({ files, verdict }) => {
    const { exit, stdout, stderr } = callAlone(folderWith(files), 256, 'validate', '--format', 'json')
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    const [first] = findingsIn(stdout).map(({ rule, location: { file, line, column } }) => {
      return `${rule} ${file.replace('policies/', '')}:${line}:${column}`
    })
    expect(verdict.kind === 'REJECT' ? verdict.at[0] : '').toBe(first)
  })
})

/** All of them at night; in between enough to see that each costs the same. */
const count = process.env['ROLEWRIGHT_NIGHTLY'] === '1' ? 20_000 : 1000

describe('yaml/many-files', () => {
  test(`${count} roles in files of their own, in less than 20 s and 1 GiB`, () => {
    const folder = folderWith(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `${index % 100}/r${index}.yaml`,
          role.replace('desk-agent', `r${index}x`)
        ])
      )
    )
    const { exit, stdout, stderr, seconds } = callAlone(folder, 1024, 'validate', '--format', 'json')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(JSON.parse(stdout).summary.documents).toBe(count)
    expect(seconds).toBeLessThan(20)
  })

  test('one file with as much in it as a file may have', () => {
    const lines = repeated(
      14_000,
      (index) => `  - {user: u${index}@example.org, roles: [employee], reason: x}\n`
    )
    const text = `apiVersion: rolewright/v1\nkind: Assignments\nplatform: uspacy\nassignments:\n${lines}`
    const { exit, stderr } = callAlone(folderWith({ 'a.yaml': text }), 256, 'validate', '--format', 'json')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  })
})
