import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../../src/model/connector.ts'
import { acquireLocalLock } from '../../../src/sync/lock/local.ts'
import {
  ownerText,
  type Acquired,
  type Held,
  type Identity,
  type Lock
} from '../../../src/sync/lock/owner.ts'
import { processIdentity } from '../../../src/world/identity.ts'
import { folderStore } from '../../../src/world/store.ts'
import { memoryStore } from '../../support/builders.ts'
import { runs } from '../../support/runs.ts'
import { contenders, temporary } from './race.ts'

const clock = { now: () => Date.UTC(2026, 10, 21, 12) }

/** Processes of two hosts; those that have ended are in `gone`. */
const identityOf = (pid: number, gone: ReadonlySet<number>, host = 'desk-7'): Identity => ({
  host,
  pid,
  start: `start of ${pid}`,
  user: 'ana',
  newToken: () => `token-${pid}`,
  runs: (owner) => (owner.host === host ? !gone.has(owner.pid) : null)
})

const ask = (store: Store, identity: Identity, takeOver: string | null = null): Acquired =>
  acquireLocalLock({ store, identity, clock, takeOver })

const lockOf = (acquired: Acquired): Lock => {
  if (acquired.kind !== 'lock') throw new Error(acquired.message)
  return acquired.lock
}

const heldOf = (acquired: Acquired): Held => {
  if (acquired.kind !== 'held') throw new Error('it was got')
  return acquired
}

describe('the lock beside a policy folder', () => {
  test('is had by one, given back, and had by the next', () => {
    const store = memoryStore()
    const first = lockOf(ask(store, identityOf(1, new Set())))
    expect(first).toMatchObject({ token: 'token-1', note: null, previous: null })
    expect(heldOf(ask(store, identityOf(2, new Set())))).toEqual({
      kind: 'held',
      name: 'token-1',
      owner: {
        host: 'desk-7',
        pid: 1,
        start: 'start of 1',
        user: 'ana',
        since: '2026-11-21T12:00:00.000Z',
        token: 'token-1'
      },
      message: 'another apply is running: process 1 of `ana` on `desk-7`, since 2026-11-21T12:00:00.000Z',
      help: 'wait until it has ended, or stop it; then run again'
    })
    expect(first.holds()).toBe(true)
    expect(first.release()).toBe(null)
    expect(first.holds()).toBe(false)
    const second = lockOf(ask(store, identityOf(2, new Set())))
    expect([second.note, second.holds(), first.holds()]).toEqual([null, true, false])
    first.release()
    expect(second.holds()).toBe(true)
    expect(store.files.size).toBe(1)
  })

  test('of a process that has ended is taken over, which is said', () => {
    const store = memoryStore()
    const dead = lockOf(ask(store, identityOf(1, new Set())))
    const next = lockOf(ask(store, identityOf(2, new Set([1]))))
    expect(next.note).toBe(
      'the lock of process 1 of `ana` on `desk-7`, since 2026-11-21T12:00:00.000Z was taken over: that process has ended'
    )
    expect(next.previous).toMatchObject({ owner: { pid: 1, token: 'token-1' }, plan: null })
    expect([dead.holds(), next.holds()]).toEqual([false, true])
    dead.release()
    expect(next.holds()).toBe(true)
  })

  test('of another host is taken over only by its name', () => {
    const store = memoryStore()
    const other = identityOf(1, new Set(), 'desk-8')
    const theirs = lockOf(ask(store, other))
    const held = heldOf(ask(store, identityOf(2, new Set())))
    expect(held.help).toBe(
      'wait until it has ended, or, where it is known to have ended, run again with `--take-over token-1`'
    )
    expect(ask(store, identityOf(2, new Set()), 'token-9').kind).toBe('held')
    const ours = lockOf(ask(store, identityOf(2, new Set()), held.name))
    expect(ours.note).toMatch(/^the lock of process 1 of .* was taken over, as asked$/)
    expect([theirs.holds(), ours.holds()]).toEqual([false, true])
    expect(ask(store, identityOf(3, new Set()), held.name).kind).toBe('held')
  })

  test('of a process that still runs here is not taken over, even by its name', () => {
    const store = memoryStore()
    const first = lockOf(ask(store, identityOf(1, new Set())))
    expect(ask(store, identityOf(2, new Set()), 'token-1').kind).toBe('held')
    expect(first.holds()).toBe(true)
  })

  test('whoever finds its file changed or gone does not hold it', () => {
    const store = memoryStore()
    const lock = lockOf(ask(store, identityOf(1, new Set())))
    const [file = ''] = store.files.keys()
    store.write(file, 'x')
    expect(lock.holds()).toBe(false)
    const held = heldOf(ask(store, identityOf(2, new Set([1]))))
    expect(held.message).toBe('another apply is running: somebody unknown')
    expect(lockOf(ask(store, identityOf(2, new Set()), held.name)).holds()).toBe(true)
    store.files.clear()
    expect(lock.holds()).toBe(false)
  })

  test('who is late with a take-over stands back, although others have come and gone meanwhile', () => {
    const store = memoryStore()
    lockOf(ask(store, identityOf(1, new Set())))
    const gone = new Set([1])
    let isFirst = true
    const late: Store = {
      ...store,
      create: (name, text) => {
        if (isFirst) {
          isFirst = false
          lockOf(ask(store, identityOf(3, gone))).release()
          lockOf(ask(store, identityOf(4, gone)))
        }
        return store.create(name, text)
      }
    }
    expect(heldOf(ask(late, identityOf(2, gone))).owner.pid).toBe(4)
  })
})

describe('processes', () => {
  test('this one runs; one that has ended does not, nor one that only has its number', async () => {
    const identity = processIdentity()
    const { host, pid, start } = identity
    expect(identity.runs({ host, pid, start })).toBe(true)
    expect(identity.runs({ host, pid, start: start.replace(/\d+$/, '1') })).toBe(false)
    expect(identity.runs({ host: `${host}-2`, pid, start })).toBe(null)
    expect(identity.runs({ host, pid: 2 ** 22 + 1, start })).toBe(false)
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    const own = child.pid ?? 0
    expect(identity.runs({ host, pid: own, start: '' })).toBe(process.platform === 'linux' ? null : true)
    await new Promise((settle) => {
      child.once('exit', settle)
      child.kill('SIGKILL')
    })
    expect(identity.runs({ host, pid: own, start })).toBe(false)
    expect(identity.newToken()).not.toBe(identity.newToken())
  })

  test('after a restart of the same machine all have ended; of another machine nobody knows', () => {
    const identity = processIdentity()
    const { host, pid } = identity
    const [machine = '', boot = '', space = '', ticks = ''] = identity.start.split(' ')
    const runsWith = (...start: readonly string[]): boolean | null =>
      identity.runs({ host, pid, start: start.join(' ') })
    if (process.platform !== 'linux') return
    expect(runsWith(machine, 'another boot'.replace(' ', '-'), space, ticks)).toBe(
      machine === '-' ? null : false
    )
    expect(runsWith('another-machine', 'another-boot', space, ticks)).toBe(null)
    expect(runsWith(machine, boot, 'another-space', ticks)).toBe(null)
    expect(runsWith(machine, boot, space, ticks)).toBe(true)
  })
})

describe('real processes that ask at once', () => {
  const rounds = runs(100)

  test(
    `one of 8 gets it, ${rounds} times: free, after one that was killed with it, or taken over from one`,
    async () => {
      const folder = temporary()
      const { tell, kill } = contenders(8)
      const dead = { host: processIdentity().host, pid: 2 ** 22 + 1, user: 'ana', since: '?', token: 'dead' }
      for (let round = 0; round < rounds; round++) {
        const own = join(folder, String(round))
        if (round % 3 === 1)
          folderStore(own).write('lock/7.json', ownerText({ ...dead, start: processIdentity().start }))
        const at = Date.now() + 15
        const order = { kind: 'ask', at, lock: 'local', folder: own, remote: '' } as const
        const replies = await tell(() => order)
        const winners = replies.flatMap(({ won }, index) => (won ? [index] : []))
        expect(winners, `round ${round}`).toHaveLength(1)
        expect(replies.filter(({ holds }) => holds)).toHaveLength(1)
        for (const { won, text } of replies) {
          if (!won) expect(text).toMatch(/^another apply is running: process \d+ /)
          else expect(text).toMatch(round % 3 === 1 ? /^the lock of process 4194305 .* has ended$/ : /^$/)
        }
        if (round % 20 === 2) {
          await kill(winners[0] ?? -1)
          const again = await tell(() => order)
          expect(again.filter(({ won }) => won)).toHaveLength(1)
          expect(again.find(({ won }) => won)?.text).toMatch(/has ended$/)
        }
        const released = await tell(() => ({ kind: 'release' }))
        expect(released.filter(({ holds }) => holds)).toHaveLength(1)
        expect(readdirSync(join(own, 'lock'))).toHaveLength(1)
      }
    },
    runs(180_000)
  )
})
