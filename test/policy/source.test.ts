import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/model/errors.ts'
import { readDocuments } from '../../src/policy/read.ts'
import { folderSource, revisionSource, type Source } from '../../src/policy/source.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright-source-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string, content: string | Uint8Array = 'a: b\n'): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  }).trim()

const commit = (): void => {
  git('add', '--all', '--force')
  git('commit', '--quiet', '--allow-empty', '--message', 'x')
}

const files = (source: Source): string[] => source.files().map(({ file }) => file)

const problems = (source: Source): string[] =>
  source.problems().map(({ message, at }) => `${at.file} ${'line' in at ? at.line : 'nowhere'}: ${message}`)

const policies = (): Source => folderSource(join(root, 'policies'))

const failure = (action: () => unknown): CannotRun => {
  try {
    action()
  } catch (error) {
    if (error instanceof CannotRun) return error
    throw error
  }
  throw new Error('it ran')
}

const role = (id: string): string => `apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: ${id}\n`

describe('a folder', () => {
  test('files of both endings, in every folder, sorted by path; others are not documents', () => {
    for (const path of ['policies/b.yaml', 'policies/a/z.yml', 'policies/a.yaml', 'policies/.hidden.yaml'])
      write(path)
    for (const path of ['policies/README.md', 'policies/.a.yaml.swp', 'policies/data.json', 'other.yaml'])
      write(path)
    expect(files(policies())).toEqual([
      'policies/.hidden.yaml',
      'policies/a.yaml',
      'policies/a/z.yml',
      'policies/b.yaml'
    ])
    expect(policies().problems()).toEqual([])
  })

  test('what could be taken for a document, and is not read, is reported', () => {
    for (const name of ['a.yaml.orig', 'a.yml~', 'a.yaml.txt']) write(`policies/${name}`)
    const words = 'the file is not read, because its name does not end in `.yaml` or `.yml`'
    expect(problems(policies()).sort()).toEqual([
      `policies/a.yaml.orig 1: ${words}`,
      `policies/a.yaml.txt 1: ${words}`,
      `policies/a.yml~ 1: ${words}`
    ])
  })

  test('paths are relative to the git root', () => {
    git('init', '--quiet')
    write('org/deep/policies/a.yaml')
    expect(files(folderSource(join(root, 'org/deep/policies')))).toEqual(['org/deep/policies/a.yaml'])
    expect(files(folderSource(root))).toEqual(['org/deep/policies/a.yaml'])
  })

  test('bytes are as they lie there', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0xff, 0, 13, 10])
    write('policies/a.yaml', bytes)
    write('policies/b.yaml', 'b')
    expect(
      policies()
        .files()
        .map((file) => [...file.bytes])
    ).toEqual([[...bytes], [98]])
  })

  test('at most one byte more than 1 MiB is read', () => {
    write('policies/a.yaml', Buffer.alloc(3_000_000, '#'))
    expect(policies().files()[0]?.bytes.length).toBe(1024 * 1024 + 1)
    expect(readDocuments(policies()).problems.yaml).toMatchObject([
      { message: 'the file is larger than 1 MiB' }
    ])
  })

  test('links are refused and never followed, pipes too', () => {
    write('policies/a.yaml')
    write('secret.yaml')
    symlinkSync(join(root, 'secret.yaml'), join(root, 'policies/absolute.yaml'))
    symlinkSync('../', join(root, 'policies/loop'))
    symlinkSync('nowhere', join(root, 'policies/broken.yaml'))
    execFileSync('mkfifo', [join(root, 'policies/pipe.yaml')])
    expect(files(policies())).toEqual(['policies/a.yaml'])
    expect(problems(policies()).sort()).toEqual([
      'policies/absolute.yaml 1: a symbolic link in the policy folder is not followed',
      'policies/broken.yaml 1: a symbolic link in the policy folder is not followed',
      'policies/loop 1: a symbolic link in the policy folder is not followed',
      'policies/pipe.yaml 1: a pipe or device in the policy folder is not followed'
    ])
  })

  test('names that cannot be seen, or not written everywhere, are refused', () => {
    for (const name of ['a\nb.yaml', 'a\u202eb.yaml', 'a:b.yaml', 'a\\b.yaml', 'a.YAML'])
      write(`policies/${name}`)
    for (const name of ['-n.yaml', '--output=x.yaml', 'rôle.yaml', 'a b.yaml', "it's.yaml"])
      write(`policies/${name}`)
    expect(files(policies())).toHaveLength(5)
    expect(problems(policies()).sort()).toEqual([
      'policies/a.YAML 1: the ending must be lower-case',
      'policies/a:b.yaml 1: the name of the file holds a character that not every system allows',
      'policies/a<U+000A>b.yaml 1: the name of the file holds a character that cannot be seen or read',
      'policies/a<U+202E>b.yaml 1: the name of the file holds a character that cannot be seen or read',
      'policies/a\\b.yaml 1: the name of the file holds a character that not every system allows'
    ])
  })

  test('names that are one name elsewhere are reported', () => {
    for (const name of ['Role.yaml', 'role.yaml', 'r\u00f4le.yaml', 'ro\u0302le.yaml'])
      write(`policies/${name}`)
    const [first, second, ...more] = policies().problems()
    expect(first?.message).toBe('the name differs from `policies/Role.yaml` only by case or accents')
    expect(second?.message).toBe('the name differs from `policies/ro\u0302le.yaml` only by case or accents')
    expect(more).toEqual([])
  })

  test('eight folders deep is read, nine is not', () => {
    write(`policies/${'d/'.repeat(8)}a.yaml`)
    write(`policies/${'e/'.repeat(9)}a.yaml`)
    expect(files(policies())).toEqual([`policies/${'d/'.repeat(8)}a.yaml`])
    expect(problems(policies())).toEqual([
      `policies/${'e/'.repeat(9).slice(0, -1)} 1: it lies more than 8 folders deep`
    ])
  })

  test('what cannot be opened is said with what to do', () => {
    write('policies/a.yaml')
    symlinkSync('policies', join(root, 'link'))
    const cases: readonly (readonly [string, RegExp])[] = [
      ['missing', /^there is no folder `.*missing`$/],
      ['policies/a.yaml', /is not a folder/],
      ['link', /is not a folder, or lies behind a symbolic link/]
    ]
    for (const [folder, message] of cases) {
      const error = failure(() => folderSource(join(root, folder)))
      expect(error.message).toMatch(message)
      expect(error.help).not.toBe('')
    }
  })

  test('a folder behind a link inside the repository is refused', () => {
    git('init', '--quiet')
    write('real/policies/a.yaml')
    symlinkSync('real', join(root, 'alias'))
    expect(failure(() => folderSource(join(root, 'alias/policies'))).message).toMatch(
      /behind a symbolic link/
    )
  })
})

describe('a revision', () => {
  test('says the same as the folder that was committed', () => {
    git('init', '--quiet')
    write('policies/b.yaml', role('second'))
    write('policies/a/a.yml', role('first'))
    write('policies/README.md', '# Policies\n')
    write('policies/broken.yaml', 'a: [')
    const before = readDocuments(policies())
    commit()
    write('policies/b.yaml', role('changed'))
    write('policies/new.yaml', role('new'))
    const source = revisionSource(root, 'policies', 'HEAD')
    const after = readDocuments(source)
    expect(after.declared).toEqual(before.declared)
    expect(after.declared.roles.map(({ id }) => id)).toEqual(['first', 'second'])
    expect(after.problems).toEqual(before.problems)
    expect(files(source)).toEqual(['policies/a/a.yml', 'policies/b.yaml', 'policies/broken.yaml'])
  })

  test('the folder may be absolute, or the whole repository, and the start a folder inside', () => {
    git('init', '--quiet')
    write('policies/a.yaml')
    commit()
    expect(files(revisionSource(root, join(root, 'policies'), 'HEAD'))).toEqual(['policies/a.yaml'])
    expect(files(revisionSource(root, '.', 'HEAD'))).toEqual(['policies/a.yaml'])
    expect(files(revisionSource(join(root, 'policies'), '.', 'HEAD'))).toEqual(['policies/a.yaml'])
  })

  test('blobs are read as they are: no filter, no attribute, no line ending is applied', () => {
    git('init', '--quiet')
    git('config', 'filter.evil.clean', 'cat')
    git('config', 'filter.evil.smudge', 'touch smudged && cat')
    write('policies/a.yaml', 'a: b\r\n')
    write('policies/empty.yaml', '')
    write('.gitattributes', '')
    commit()
    write('.gitattributes', '*.yaml filter=evil diff=evil working-tree-encoding=UTF-16 export-subst\n')
    const [first, second] = revisionSource(root, 'policies', 'HEAD').files()
    expect(Buffer.from(first?.bytes ?? []).toString()).toBe('a: b\r\n')
    expect(second?.bytes.length).toBe(0)
  })

  test('links and submodules are refused, odd names too', () => {
    git('init', '--quiet')
    write('policies/a.yaml')
    write('policies/a\nb.yaml')
    write('policies/big.yaml', Buffer.alloc(2_000_000, '#'))
    symlinkSync('../../etc', join(root, 'policies/link'))
    commit()
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},policies/module`)
    git('commit', '--quiet', '--message', 'x')
    chmodSync(join(root, 'policies/a.yaml'), 0o755)
    commit()
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},policies/module`)
    git('commit', '--quiet', '--message', 'x')
    const source = revisionSource(root, 'policies', 'HEAD')
    expect(files(source)).toEqual(['policies/a.yaml'])
    expect(problems(source).sort()).toEqual([
      'policies/a<U+000A>b.yaml 1: the name of the file holds a character that cannot be seen or read',
      'policies/big.yaml 1: the file is larger than 1 MiB',
      'policies/link 1: a symbolic link in the policy folder is not followed',
      'policies/module 1: a submodule in the policy folder is not followed'
    ])
  })

  test('a folder that did not exist then has no documents', () => {
    git('init', '--quiet')
    write('other.txt')
    commit()
    expect(files(revisionSource(root, 'policies', 'HEAD'))).toEqual([])
  })

  test.each(['nowhere', '', '--output=x', '-h', 'HEAD:policies', 'HEAD..HEAD', 'a\0b', '$(touch x)'])(
    'there is no revision %j',
    (revision) => {
      git('init', '--quiet')
      write('policies/a.yaml')
      commit()
      const error = failure(() => revisionSource(root, 'policies', revision))
      expect(error.message).toContain('there is no revision')
      expect(error.help).toContain('git fetch')
    }
  )

  test('branches, tags and short names of commits are revisions', () => {
    git('init', '--quiet')
    write('policies/a.yaml')
    commit()
    git('tag', '--annotate', '--message', 'x', 'v1')
    git('branch', '--', 'side')
    for (const revision of ['v1', 'side', git('rev-parse', '--short', 'HEAD'), 'HEAD~0', '@']) {
      expect(files(revisionSource(root, 'policies', revision))).toEqual(['policies/a.yaml'])
    }
  })

  test('a replaced object does not count', () => {
    git('init', '--quiet')
    write('policies/a.yaml', 'real: x\n')
    commit()
    write('fake', 'fake: x\n')
    git('replace', git('rev-parse', 'HEAD:policies/a.yaml'), git('hash-object', '-w', 'fake'))
    expect(Buffer.from(revisionSource(root, 'policies', 'HEAD').files()[0]?.bytes ?? []).toString()).toBe(
      'real: x\n'
    )
  })

  test('outside of a repository, and outside of the folder', () => {
    write('policies/a.yaml')
    expect(failure(() => revisionSource(root, 'policies', 'HEAD')).message).toMatch(
      /git cannot read|no revision/
    )
    git('init', '--quiet')
    expect(failure(() => revisionSource(root, '../elsewhere', 'HEAD')).message).toMatch(/outside/)
  })
})
