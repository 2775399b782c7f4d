import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../../src/model/errors.ts'
import type { Acquired, Held, Identity, Lock } from '../../../src/sync/lock/owner.ts'
import { acquireRefLock, type RefLockOptions } from '../../../src/sync/lock/ref.ts'
import { gitLockRef } from '../../../src/world/git-lock.ts'
import { emptyWorkspace } from '../../support/cli.ts'
import { commit, git } from '../../support/git.ts'
import { runs } from '../../support/runs.ts'
import { contenders, temporary } from './race.ts'

const identityOf = (pid: number, runsOf: (pid: number) => boolean | null = () => null): Identity => ({
  host: 'runner',
  pid,
  start: `start of ${pid}`,
  user: 'ci',
  newToken: () => `token-${pid}`,
  runs: (owner) => runsOf(owner.pid)
})

/** A bare repository and so many repositories beside it. */
const remoteWith = (count: number): { readonly remote: string; readonly folders: readonly string[] } => {
  const folder = temporary()
  const workspace = { ...emptyWorkspace(), folder }
  git(workspace, 'init', '--quiet', '--bare', 'remote.git')
  const folders = Array.from({ length: count }, (_, index) => {
    const own = join(folder, `clone-${index}`)
    mkdirSync(own)
    git(workspace, 'init', '--quiet', own)
    return own
  })
  return { remote: join(folder, 'remote.git'), folders }
}

const ask = (folder: string, remote: string, given: Partial<RefLockOptions> = {}): Acquired =>
  acquireRefLock({
    ref: gitLockRef(folder, remote),
    identity: identityOf(1),
    clock: { now: () => Date.UTC(2026, 10, 21, 12) },
    plan: '{"digest":"p"}\n',
    takeOver: null,
    ...given
  })

const lockOf = (acquired: Acquired): Lock => {
  if (acquired.kind !== 'lock') throw new Error(acquired.message)
  return acquired.lock
}

const heldOf = (acquired: Acquired): Held => {
  if (acquired.kind !== 'held') throw new Error('it was got')
  return acquired
}

const refsOf = (remote: string): string => git({ ...emptyWorkspace(), folder: remote }, 'for-each-ref')

describe('the lock in a shared repository', () => {
  test('is had by one, given back, and had by the next', () => {
    const { remote, folders } = remoteWith(2)
    const [here = '', there = ''] = folders
    const first = lockOf(ask(here, remote))
    expect([first.note, first.holds()]).toEqual([null, true])
    expect(refsOf(remote)).toBe(`${first.token} commit\trefs/rolewright/lock\n`)
    const held = heldOf(ask(there, remote, { identity: identityOf(2) }))
    expect(held).toMatchObject({
      name: first.token.slice(0, 12),
      owner: { host: 'runner', pid: 1, token: first.token },
      message: 'another apply is running: process 1 of `ci` on `runner`, since 2026-11-21T12:00:00.000Z',
      help: `wait until it has ended, or, where it is known to have ended, run again with \`--take-over ${held.name}\``
    })
    expect(first.release()).toBe(null)
    expect([first.holds(), refsOf(remote)]).toEqual([false, ''])
    expect(lockOf(ask(there, remote)).holds()).toBe(true)
  })

  test('keeps the plan, which whoever takes it over gets; the one who lost it does not hold it', () => {
    const { remote, folders } = remoteWith(2)
    const [here = '', there = ''] = folders
    const lost = lockOf(ask(here, remote))
    const { name } = heldOf(ask(there, remote))
    expect(ask(there, remote, { takeOver: 'f'.repeat(12) }).kind).toBe('held')
    const ours = lockOf(ask(there, remote, { identity: identityOf(2), takeOver: name }))
    expect(ours.note).toMatch(/was taken over, as asked$/)
    expect(ours.previous).toMatchObject({ owner: { pid: 1 }, plan: '{"digest":"p"}\n' })
    expect([lost.holds(), ours.holds()]).toEqual([false, true])
    expect(lost.release()).toBe(null)
    expect(ours.holds()).toBe(true)
  })

  test('is taken over from a process of this host that has ended, and from no other', () => {
    const { remote, folders } = remoteWith(1)
    const [here = ''] = folders
    lockOf(ask(here, remote, { plan: null }))
    expect(ask(here, remote, { identity: identityOf(2, () => true) }).kind).toBe('held')
    const ours = lockOf(ask(here, remote, { identity: identityOf(2, (pid) => pid !== 1) }))
    expect(ours.note).toMatch(/that process has ended$/)
    expect(ours.previous?.plan).toBe(null)
  })

  test('is not taken by chance where something else stands in its place', () => {
    const { remote, folders } = remoteWith(1)
    const [here = ''] = folders
    const foreign = emptyWorkspace()
    foreign.write('owner.json', 'nobody')
    commit(foreign)
    git(foreign, 'push', '--quiet', remote, 'HEAD:refs/rolewright/lock')
    const held = heldOf(ask(here, remote))
    expect(held.message).toBe('another apply is running: somebody unknown')
    expect(lockOf(ask(here, remote, { takeOver: held.name })).holds()).toBe(true)
  })

  test('of two that take it over at once one gets it', () => {
    const { remote, folders } = remoteWith(2)
    const [here = '', there = ''] = folders
    lockOf(ask(here, remote))
    const { name } = heldOf(ask(there, remote))
    const ref = gitLockRef(there, remote)
    let other: Lock | null = null
    const late = {
      ...ref,
      swap: (from: string | null, to: string | null) => {
        other ??= lockOf(ask(here, remote, { identity: identityOf(3), takeOver: name }))
        return ref.swap(from, to)
      }
    }
    expect(heldOf(ask(there, remote, { ref: late, takeOver: name })).owner.pid).toBe(3)
  })

  test('an answer that was lost on the way is asked for again', () => {
    const { remote, folders } = remoteWith(1)
    const [here = ''] = folders
    const ref = gitLockRef(here, remote)
    const first = ref.make({ 'owner.json': 'x' })
    expect([ref.swap(null, first), ref.swap(null, first)]).toEqual([true, true])
    expect(ref.swap(null, ref.make({ 'owner.json': 'y' }))).toBe(false)
    expect([ref.swap(first, null), ref.swap(first, null)]).toEqual([true, true])
  })

  test('a repository that cannot be reached, or is none, keeps the command from running, and nobody holds anything there', () => {
    const { remote, folders } = remoteWith(1)
    const [here = ''] = folders
    const lock = lockOf(ask(here, remote))
    const gone = `${remote}.moved`
    git({ ...emptyWorkspace(), folder: here }, 'config', `url.${gone}.insteadOf`, remote)
    expect(lock.holds()).toBe(false)
    expect(lock.release()).toContain('could not be given back')
    expect(() => ask(here, remote)).toThrow(CannotRun)
    for (const odd of ['--upload-pack=touch pwned', '-x', 'ext::sh -c touch% pwned', '']) {
      expect(() => ask(here, odd)).toThrow('git cannot reach')
    }
    expect(git({ ...emptyWorkspace(), folder: here }, 'status', '--porcelain')).toBe('')
    expect(() => ask(temporary(), remoteWith(0).remote)).toThrow(
      /^git cannot keep the lock: .*not a git repository/
    )
  })

  test('no hook of the repository runs, and nothing else of it is pushed', () => {
    const { remote, folders } = remoteWith(1)
    const [here = ''] = folders
    const workspace = { ...emptyWorkspace(), folder: here }
    git(workspace, 'commit', '--quiet', '--allow-empty', '--message=x')
    git(workspace, 'tag', '--annotate', '--message=x', 'v1')
    git(workspace, 'config', 'push.followTags', 'true')
    git(workspace, 'config', 'core.hooksPath', join(here, 'hooks'))
    git(workspace, 'config', 'alias.push', '!touch pwned')
    lockOf(ask(here, remote))
    expect(refsOf(remote).trim().split('\n')).toHaveLength(1)
    expect(git(workspace, 'status', '--porcelain')).toBe('')
  })
})

describe('real processes that ask at once', () => {
  const rounds = runs(4)

  test(
    `one of 8 gets it, ${rounds} times`,
    async () => {
      const { remote, folders } = remoteWith(8)
      const { tell } = contenders(8)
      for (let round = 0; round < rounds; round++) {
        const at = Date.now() + 15
        const replies = await tell((index) => ({
          kind: 'ask',
          at,
          lock: 'ref',
          folder: folders[index] ?? '',
          remote
        }))
        expect(
          replies
            .map(({ text }) => text)
            .filter((text) => !/^$|^another apply is running: process/.test(text))
        ).toEqual([])
        expect(
          replies.filter(({ won }) => won),
          `round ${round}`
        ).toHaveLength(1)
        const released = await tell(() => ({ kind: 'release' }))
        expect(released.filter(({ holds }) => holds)).toHaveLength(1)
        expect(refsOf(remote)).toBe('')
      }
    },
    runs(180_000)
  )
})
