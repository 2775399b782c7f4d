import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConnectorError } from '../../src/model/connector.ts'
import { folderStore } from '../../src/world/store.ts'

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('what is written is read again, and nothing else lies beside it', () => {
  const folder = join(temporary(), '.rolewright')
  const store = folderStore(folder)
  expect(store.read('sandbox/a.json')).toBe(null)
  expect(store.list('sandbox')).toEqual([])
  expect(existsSync(folder)).toBe(false)
  store.write('sandbox/b.json', 'first')
  store.write('sandbox/a.json', 'zweiter Text: ä')
  store.write('sandbox/b.json', 'again')
  expect(store.list('sandbox')).toEqual(['a.json', 'b.json'])
  expect([store.read('sandbox/a.json'), store.read('sandbox/b.json')]).toEqual(['zweiter Text: ä', 'again'])
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'sandbox'])
  store.remove('sandbox/b.json')
  store.remove('sandbox/b.json')
  expect(store.list('sandbox')).toEqual(['a.json'])
})

test('the folder keeps itself out of git, unless somebody has said otherwise', () => {
  const folder = temporary()
  folderStore(folder).write('a.json', '1')
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
  writeFileSync(join(folder, '.gitignore'), 'a.json\n')
  folderStore(folder).write('a.json', '2')
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('a.json\n')
})

test('what the disk does not let happen is told as such', () => {
  const folder = join(temporary(), 'file')
  writeFileSync(folder, '')
  const store = folderStore(folder)
  expect(() => store.write('a.json', '1')).toThrow(ConnectorError)
  expect(() => store.write('a.json', '1')).toThrow('cannot be used')
  writeFileSync(`${folder}.json`, '')
  expect(() => folderStore(`${folder}.json`).list('.')).toThrow(ConnectorError)
})
