import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether a real server is asked for by its name in `ROLEWRIGHT_SERVERS`. */
export const isServerAsked = (name: string): boolean =>
  (process.env['ROLEWRIGHT_SERVERS'] ?? '').split(/\s+/).includes(name)

/** Says by name what is not tried on a real server, and what to do about it. */
export const tellLeftOut = (name: string, title: string, takes: string): void => {
  const what = isServerAsked(name)
    ? `which is not installed: install the Debian packages of \`test/servers/${name}/packages.txt\``
    : `which takes ${takes}: set \`ROLEWRIGHT_SERVERS=${name}\``
  process.stderr.write(`a connector of one's own is not tried on a real ${title}, ${what}\n`)
}

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const mostTries = 600

/** Asks again and again until a server is there; throws where it has ended, or never is. */
export const answered = async (
  server: ChildProcess,
  title: string,
  isThere: () => Promise<boolean>
): Promise<void> => {
  for (let tries = 0; tries < mostTries && server.exitCode === null; tries++) {
    if (await isThere().catch(() => false)) return
    await pause(100)
  }
  throw new Error(`${title} does not answer`)
}

/** Asks a server to end, and waits until it has. */
export const end = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
