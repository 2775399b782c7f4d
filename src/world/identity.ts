import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import type { Identity, Owner } from '../sync/lock/owner.ts'

/** This process as the owner of a lock, and what the system knows of other processes. */
export const processIdentity = (): Identity => {
  const host = hostname()
  return {
    host,
    pid: process.pid,
    start: startOf(process.pid) ?? '',
    user: userName(),
    newToken: () => randomBytes(6).toString('hex'),
    runs: (owner) => (owner.host === host ? runsHere(owner) : null)
  }
}

/**
 * The start of a process tells the machine, its boot and the space of its numbers as well, where the system says: only
 * within all of them does a number mean the same process.
 */
const runsHere = ({ pid, start }: Pick<Owner, 'pid' | 'start'>): boolean | null => {
  if (!isLinux) return isSame(pid, start)
  const [machine, boot, space] = surroundings()
  const [itsMachine, itsBoot, itsSpace] = start.split(' ')
  if (itsBoot !== boot) return machine !== unknown && itsMachine === machine ? false : null
  return itsSpace === space ? isSame(pid, start) : null
}

/** Whether a process with this number runs that began at this time. Where the system hides the time, it is taken for the same. */
const isSame = (pid: number, start: string): boolean => {
  if (!isThere(pid)) return false
  const itsStart = startOf(pid)
  return itsStart === start || itsStart === '' || start === ''
}

/** A process of somebody else is there too, though it must not be sent anything. */
const isThere = (pid: number): boolean => {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const isLinux = process.platform === 'linux'

/** What stands for something that the system does not say. */
const unknown = '-'

/** Machine, boot, and the space in which processes are numbered. */
const surroundings = (): readonly [machine: string, boot: string, space: string] => {
  const machine = read('/etc/machine-id')
  return [
    machine === ''
      ? unknown
      : createHash('sha256').update(`rolewright ${machine}`).digest('hex').slice(0, 12),
    read('/proc/sys/kernel/random/boot_id') || unknown,
    link('/proc/self/ns/pid') || unknown
  ]
}

/** When a process began, in the words of the system; empty where it does not say, null where the process has ended. */
const startOf = (pid: number): string | null => {
  if (!isLinux) return startByPs(pid)
  const stat = read(`/proc/${pid}/stat`)
  if (stat === '') return ''
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' || state === 'X' ? null : [...surroundings(), fields[18]].join(' ')
}

const startByPs = (pid: number): string => {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  })
  return status === 0 ? stdout.trim() : ''
}

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}

const read = (file: string): string => attempt(() => readFileSync(file, 'utf8').trim())
const link = (file: string): string => attempt(() => readlinkSync(file))

/** What a system does not say is the empty text. */
const attempt = (action: () => string): string => {
  try {
    return action()
  } catch {
    return ''
  }
}
