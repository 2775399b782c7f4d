import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileAt, lineAfter, type LineCommit } from '../../src/world/git-line.ts'
import { emptyWorkspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'

describe('the main line of a repository', () => {
  test('has each merge as one commit, with the documents that it changes', () => {
    const workspace = emptyWorkspace()
    const policies = join(workspace.folder, 'policies')
    const made = (file: string, text: string): string => {
      workspace.write(file, text)
      commit(workspace)
      return git(workspace, 'rev-parse', 'HEAD').trim()
    }
    const line = (from: string | null, most?: number): readonly LineCommit[] | null =>
      lineAfter(policies, from, 'HEAD', most)
    const first = made('policies/a.yaml', 'a')
    const second = made('README.md', 'words')
    git(workspace, 'checkout', '--quiet', '-b', 'change')
    made('policies/b "ü"\n.yml', 'b')
    made('policies/notes.txt', 'words')
    git(workspace, 'checkout', '--quiet', 'main')
    git(workspace, 'merge', '--quiet', '--no-ff', '--message=merge', 'change')
    const third = git(workspace, 'rev-parse', 'HEAD').trim()
    git(workspace, 'commit', '--quiet', '--allow-empty', '--message=empty')
    const fourth = git(workspace, 'rev-parse', 'HEAD').trim()
    git(workspace, 'mv', 'policies/a.yaml', 'policies/c.yaml')
    commit(workspace)
    const fifth = git(workspace, 'rev-parse', 'HEAD').trim()
    const all = [
      { commit: first, before: null, documents: ['policies/a.yaml'] },
      { commit: second, before: first, documents: [] },
      { commit: third, before: second, documents: ['policies/b "ü"\n.yml'] },
      { commit: fourth, before: third, documents: [] },
      { commit: fifth, before: fourth, documents: ['policies/a.yaml', 'policies/c.yaml'] }
    ]
    expect(line(null)).toEqual(all)
    expect(line(first)).toEqual(all.slice(1))
    expect(line(fifth)).toEqual([])
    expect(line(null, 1)).toEqual(all.slice(-1))
    expect(line('0'.repeat(40))).toBe(null)
    expect([fileAt(policies, third, 'policies/c.yaml'), fileAt(policies, fifth, 'policies/a.yaml')]).toEqual([
      null,
      null
    ])
    expect(fileAt(policies, first, 'policies/a.yaml')).toBe(fileAt(policies, fifth, 'policies/c.yaml'))
  })

  test('is not guessed where only part of it is here', () => {
    const shallow = emptyWorkspace()
    const source = emptyWorkspace()
    source.write('policies/a.yaml', 'a')
    commit(source)
    commit(source)
    git(shallow, 'clone', '--quiet', '--depth=1', `file://${source.folder}`, '.')
    expect(() => lineAfter(join(shallow.folder, 'policies'), null, 'HEAD')).toThrow(
      /only part of the history is here/
    )
  })
})
