import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CannotRun } from '../../src/model/errors.ts'
import { writeFiles } from '../../src/world/files.ts'
import { readFile } from '../../src/world/read.ts'

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])
  )

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('several files', () => {
  test('are written, in new folders too, and keep their modes', () => {
    const folder = folderOf({ 'a.yaml': 'old' })
    chmodSync(join(folder, 'a.yaml'), 0o640)
    writeFiles([
      { path: join(folder, 'a.yaml'), before: bytes('old'), text: 'new' },
      { path: join(folder, 'roles/x/b.yaml'), before: null, text: 'b' }
    ])
    expect(contentOf(folder)).toEqual({ 'a.yaml': 'new', 'roles/x/b.yaml': 'b' })
    expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640)
  })

  test.each([
    [
      'was changed meanwhile',
      { 'a.yaml': 'old', 'b.yaml': 'mine' },
      { before: bytes('old') },
      /was changed meanwhile/
    ],
    ['is there already', { 'a.yaml': 'old', 'b.yaml': 'mine' }, { before: null }, /^nothing was written: /],
    ['is gone', { 'a.yaml': 'old' }, { before: bytes('old') }, /^nothing was written: /]
  ])('are all left where one %s', (_, files, { before }, message) => {
    const folder = folderOf(files)
    const write = (): void =>
      writeFiles([
        { path: join(folder, 'a.yaml'), before: bytes('old'), text: 'new' },
        { path: join(folder, 'new/c.yaml'), before: null, text: 'c' },
        { path: join(folder, 'b.yaml'), before, text: 'b' }
      ])
    expect(write).toThrow(CannotRun)
    expect(write).toThrow(message)
    expect(contentOf(folder)).toEqual(files)
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })

  test('are all left where a folder cannot be made', () => {
    const folder = folderOf({ 'a.yaml': 'old', roles: 'a file' })
    const changes = [
      { path: join(folder, 'a.yaml'), before: bytes('old'), text: 'new' },
      { path: join(folder, 'roles/b.yaml'), before: null, text: 'b' }
    ]
    expect(() => writeFiles(changes)).toThrow(CannotRun)
    expect(contentOf(folder)).toEqual({ 'a.yaml': 'old', roles: 'a file' })
  })
})

describe('a file that the user named', () => {
  test('is read, without a byte order mark', () => {
    expect(readFile(join(folderOf({ 'a.csv': '\ufeffx' }), 'a.csv'))).toBe('x')
  })

  test('is not read where it is not there, a folder, or no text', () => {
    const folder = folderOf({})
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'latin'), Buffer.from([0xe4, 0x0a]))
    for (const name of ['none', 'folder', 'latin'])
      expect(() => readFile(join(folder, name))).toThrow(CannotRun)
  })
})
