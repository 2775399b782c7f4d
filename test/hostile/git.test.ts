import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/policy/read.ts'
import { revisionSource, type Source } from '../../src/policy/source.ts'
import { document, role, targetWith } from './good.ts'
import { repository } from './repository.ts'
import { answer, withoutNetwork } from './run.ts'
import { expectHarmless, formats } from './sink.ts'

const good = role.replace('leads', 'contacts')

/** What is read, and what is said about the rest: `path: message`. */
const judged = (source: Source): { readonly read: readonly string[]; readonly told: readonly string[] } => ({
  read: source.files().map(({ file }) => file.replace(/^policies\//, '')),
  told: source.problems().map(({ at, message }) => `${at.file.replace(/^policies\//, '')}: ${message}`)
})

const odd = 'the name of the file holds a character that not every system allows'
const unseen = 'the name of the file holds a character that cannot be seen or read'
const reserved = 'not every system allows this name for a file or folder'
const notRead = 'the file is not read, because its name does not end in `.yaml` or `.yml`'

/** Path → what is said about it; null where it is read as any other document. */
const paths: Readonly<Record<string, string | null>> = {
  '-n.yaml': null,
  '--output=x.yaml': null,
  ':(exclude)*.yaml': odd,
  ':!roles.yaml': odd,
  '::error file=a,line=1::x.yaml': odd,
  'a\nb.yaml': unseen,
  'a\tb.yaml': unseen,
  '"q".yaml': odd,
  '\u202e.yaml': unseen,
  'r\u00f4le.yaml': null,
  'CON.yaml': reserved,
  'a:b.yaml': odd,
  '.git/config.yaml': reserved,
  '.GIT/config.yaml': reserved,
  'x/../../y.yaml': reserved,
  'x/./y.yaml': reserved,
  'dot./y.yaml': reserved,
  'roles/.hidden.yaml': null,
  'roles/a.YAML': 'the ending must be lower-case',
  'roles/a.yml~': notRead,
  'roles/a.yaml.orig': notRead,
  'roles/a.yaml.txt': notRead,
  '$(touch pwned).yaml': null,
  '##[error]x.yaml': null
}

describe('git/paths', () => {
  test.each(Object.entries(paths))('%j: %s', (path, message) => {
    const { folder, commitRaw } = repository()
    commitRaw([`policies/${path}`, 'policies/good.yaml'], good)
    const { read, told } = judged(revisionSource(folder, 'policies', 'HEAD'))
    expect(read).toEqual(message === null ? [path, 'good.yaml'].sort() : ['good.yaml'])
    expect(told.map((each) => each.slice(each.lastIndexOf(': ') + 2))).toEqual(
      message === null ? [] : [message]
    )
  })

  test('two spellings of one name: both are read, and it is told', () => {
    const { folder, commitRaw } = repository()
    commitRaw(['policies/r\u00f4le.yaml', 'policies/ro\u0302le.yaml'], good)
    const { read, told } = judged(revisionSource(folder, 'policies', 'HEAD'))
    expect(read).toHaveLength(2)
    expect(told).toEqual([expect.stringContaining('differs from')])
  })

  test.each(formats)('names of files never act in %s, at the top of a repository either', async (format) => {
    const { folder, write } = repository()
    const names = Object.keys(paths).filter((path) => !/[/]|^CON/.test(path))
    for (const name of [...names, '::set-output name=a::b.yaml.txt']) write(name, `bad: ::error::\n`)
    const { exit, output } = await answer(folder, 'validate', '--policies', '.', '--format', format)
    expect(exit).toBe(1)
    expect(output).toContain('set-output')
    expectHarmless(format, output)
  })
})

describe('git/gitattributes', () => {
  test('no filter, text converter or other program of the repository runs; the bytes are the blob’s', async () => {
    withoutNetwork()
    const { folder, git, write, commit } = repository()
    write('policies/role.yaml', `${good}# $Format:%H$\n`)
    write('policies/target.yaml', targetWith())
    commit()
    const evil = `touch ${join(folder, 'pwned')}; cat`
    for (const key of [
      'filter.evil.smudge',
      'filter.evil.clean',
      'filter.evil.process',
      'diff.evil.textconv'
    ]) {
      git('config', key, evil)
    }
    git('config', 'diff.evil.command', evil)
    git('config', 'diff.external', evil)
    git('config', 'core.fsmonitor', evil)
    git('config', 'core.pager', evil)
    git('config', 'alias.ls-tree', `!${evil}`)
    write('.gitattributes', '*.yaml diff=evil filter=evil working-tree-encoding=UTF-16 export-subst ident\n')
    const [file] = revisionSource(folder, 'policies', 'HEAD').files()
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(`${good}# $Format:%H$\n`)
    for (const args of [
      ['validate', '--base', 'HEAD'],
      ['diff', 'HEAD'],
      ['who', 'uspacy:contacts.view']
    ]) {
      expect((await answer(folder, ...args)).exit).toBe(0)
    }
    expect(existsSync(join(folder, 'pwned'))).toBe(false)
  })
})

describe('git: links, submodules, revisions', () => {
  test('links and submodules are told and never followed', () => {
    const { folder, git, write, commit } = repository()
    write('policies/good.yaml', good)
    symlinkSync('../../outside.yaml', join(folder, 'policies/link.yaml'))
    symlinkSync('..', join(folder, 'policies/loop'))
    commit()
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},policies/module.yaml`)
    git('commit', '--quiet', '--message', 'x')
    expect(judged(revisionSource(folder, 'policies', 'HEAD'))).toEqual({
      read: ['good.yaml'],
      told: [
        'link.yaml: a symbolic link in the policy folder is not followed',
        'loop: a symbolic link in the policy folder is not followed',
        'module.yaml: a submodule in the policy folder is not followed'
      ]
    })
  })

  test('the policy folder itself as a link in a revision is not followed', () => {
    const { folder, write, commit } = repository()
    write('elsewhere/good.yaml', good)
    symlinkSync('elsewhere', join(folder, 'policies'))
    commit()
    expect(() => revisionSource(folder, 'policies', 'HEAD')).toThrow(/not a folder/)
  })

  test.each([
    '--upload-pack=touch pwned',
    '-n',
    '$(touch pwned)',
    'HEAD --',
    '@{-1}',
    ':/x',
    'HEAD\0x',
    '../x',
    ':(top)',
    '\u202ex'
  ])('a revision called %j is none, and runs nothing', async (revision) => {
    const { folder, write, commit } = repository()
    write('policies/good.yaml', good)
    commit()
    const { exit, output } = await answer(folder, 'validate', `--base=${revision}`)
    expect(exit).toBe(2)
    expect(output).toContain('there is no revision')
    expectHarmless('pretty', output)
    expect(existsSync(join(folder, 'pwned'))).toBe(false)
  })
})

describe('config/guards-lowered', () => {
  const guards = document(
    'kind: Guardrails',
    'rules:',
    '  admin-count: {severity: error, min: 2, max: 4}',
    'conflicts:',
    '  - {id: both, between: [[uspacy:leads.view], [uspacy:leads.edit]], reason: Nobody does both}',
    'limits: {removals: {percent: 25, count: 50}}'
  )
  const lowered = document(
    'kind: Guardrails',
    'rules:',
    '  admin-count: {severity: "off", min: 0, max: 400}',
    'limits: {removals: {percent: 100, count: 5000}}'
  )

  test('is told line by line against the base', async () => {
    const { folder, write, commit } = repository()
    write('policies/guardrails.yaml', guards)
    write('policies/target.yaml', targetWith('protected: {users: [owner@example.org]}'))
    commit()
    write('policies/guardrails.yaml', lowered)
    write('policies/target.yaml', targetWith())
    const { output } = await answer(folder, 'validate', '--base', 'HEAD', '--format', 'json')
    const findings: readonly { rule: string; message: string; location: { file: string; line: number } }[] =
      JSON.parse(output).findings
    const told = findings
      .filter(({ rule }) => rule === 'guardrails-change')
      .map(({ location: { file, line } }) => `${file}:${line}`)
    expect(new Set(told)).toEqual(
      new Set([
        'policies/guardrails.yaml:1',
        'policies/guardrails.yaml:4',
        'policies/guardrails.yaml:5',
        'policies/target.yaml:3'
      ])
    )
  })
})

describe('a revision of many documents', () => {
  test('says the same as the folder', () => {
    const { folder, write, commit } = repository()
    for (let index = 0; index < 300; index++)
      write(`policies/d${index % 7}/r${index}.yaml`, good.replace('desk-agent', `r${index}`))
    commit()
    const { declared, problems } = readDocuments(revisionSource(folder, 'policies', 'HEAD'))
    expect(declared.roles).toHaveLength(300)
    expect(problems).toEqual({ yaml: [], schema: [] })
  })
})
