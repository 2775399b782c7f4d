import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/model/errors.ts'
import { openRecord, readRecord, type Anchor } from '../../src/sync/record/record.ts'
import { gitAnchor } from '../../src/world/git-anchor.ts'
import { folderStore } from '../../src/world/store.ts'
import { emptyWorkspace, type Workspace } from '../support/cli.ts'
import { commit, git } from '../support/git.ts'
import { ended, headFile, log, recorded, started, ticking } from '../sync/record/samples.ts'

const repository = (): Workspace => {
  const workspace = emptyWorkspace()
  workspace.write('README', 'x')
  commit(workspace)
  return workspace
}

const anchorOf = (folder: string): Anchor => {
  const anchor = gitAnchor(folder)
  if (anchor === null) throw new Error('no repository')
  return anchor
}

const head = (seq: number): { readonly seq: number; readonly hash: string } => ({
  seq,
  hash: String(seq % 10).repeat(64)
})

describe('the end of the record as a git ref', () => {
  test('is kept, read again, and moved', () => {
    const workspace = repository()
    const anchor = anchorOf(workspace.folder)
    expect(anchor.name).toBe('refs/rolewright/record')
    expect(anchor.read()).toBe(null)
    anchor.write(head(0))
    anchor.write(head(17))
    expect(anchorOf(workspace.folder).read()).toEqual(head(17))
    expect(git(workspace, 'cat-file', '-p', 'refs/rolewright/record')).toBe(
      `{"hash":"${'7'.repeat(64)}","seq":17}\n`
    )
    expect(git(workspace, 'status', '--porcelain')).toBe('')
    expect(git(workspace, 'fsck', '--strict', '--no-dangling')).toBe('')
    git(workspace, 'gc', '--quiet', '--prune=now')
    expect(anchor.read()).toEqual(head(17))
  })

  test('is not overwritten where somebody else has moved it', () => {
    const workspace = repository()
    const [one, two] = [anchorOf(workspace.folder), anchorOf(workspace.folder)]
    expect([one.read(), two.read()]).toEqual([null, null])
    one.write(head(1))
    expect(() => two.write(head(1))).not.toThrow()
    one.write(head(2))
    expect(() => two.write(head(3))).toThrow(CannotRun)
    expect(one.read()).toEqual(head(2))
  })

  test('is told to be spoilt where it is no head', () => {
    const workspace = repository()
    git(workspace, 'update-ref', 'refs/rolewright/record', 'HEAD')
    expect(anchorOf(workspace.folder).read()).toBe('spoilt')
    const store = recorded(5)
    expect(readRecord(store, anchorOf(workspace.folder)).report.problems).toHaveLength(1)
  })

  test('is another one for another folder, and for another work tree', () => {
    const workspace = repository()
    mkdirSync(join(workspace.folder, 'a/b'), { recursive: true })
    git(workspace, 'worktree', 'add', '--quiet', 'elsewhere')
    const folders = ['.', 'a', 'a/b', 'elsewhere'].map((path) => join(workspace.folder, path))
    const anchors = folders.map(anchorOf)
    for (const [index, anchor] of anchors.entries()) anchor.write(head(index))
    expect(folders.map((folder) => anchorOf(folder).read())).toEqual(anchors.map((_, index) => head(index)))
  })

  test('is nowhere outside of a repository', () => {
    expect(gitAnchor(emptyWorkspace().folder)).toBe(null)
    expect(gitAnchor(join(emptyWorkspace().folder, 'missing'))).toBe(null)
  })

  test('finds a record on the disk that was cut together with its head file', () => {
    const workspace = repository()
    const store = folderStore(join(workspace.folder, '.rolewright'))
    const anchor = anchorOf(workspace.folder)
    openRecord(store, ticking(), anchor).append(started('p'))
    const early = [log, headFile].map((name) => [name, store.read(name) ?? ''] as const)
    openRecord(store, ticking(), anchor).append(ended('p'))
    expect(readRecord(store, anchorOf(workspace.folder)).report.problems).toEqual([])
    for (const [name, text] of early) store.write(name, text)
    expect(readRecord(store, null).report.problems).toEqual([])
    expect(readRecord(store, anchorOf(workspace.folder)).report.problems).toEqual([
      {
        line: 3,
        seq: 2,
        message: 'the last line of the record is cut off: `refs/rolewright/record` has 3 lines'
      }
    ])
    expect(() => openRecord(store, ticking(), anchorOf(workspace.folder)).append(started('q'))).toThrow(
      'does not verify, so nothing is added to it'
    )
    git(workspace, 'update-ref', '-d', 'refs/rolewright/record')
    openRecord(store, ticking(), anchorOf(workspace.folder)).append(started('q'))
    expect(readRecord(store, anchorOf(workspace.folder)).report.problems).toEqual([])
  })
})
