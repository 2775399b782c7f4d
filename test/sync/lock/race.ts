import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { onTestFinished } from 'vitest'
import type { Order, Reply } from './contender.ts'

/** A folder that is gone after the test. */
export const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Processes that live as long as the test, each of which does what it is told. */
export interface Contenders {
  /** Tells all of them at once, and waits for their replies. */
  readonly tell: (order: (index: number) => Order) => Promise<readonly Reply[]>
  /** Ends one of them at once, whatever it has. */
  readonly kill: (index: number) => Promise<void>
}

/** Starts so many processes that contend for locks. */
export const contenders = (count: number): Contenders => {
  const program = join(temporary(), 'contender.cjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, 'contender.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: program,
    logLevel: 'warning'
  })
  const children = Array.from({ length: count }, () => fork(program))
  onTestFinished(() => {
    for (const child of children) child.kill('SIGKILL')
  })
  return {
    tell: (order) => Promise.all(children.map((child, index) => answerOf(child, order(index)))),
    kill: (index) =>
      new Promise((settle) => {
        children[index]?.once('exit', () => settle())
        children[index]?.kill('SIGKILL')
        children[index] = fork(program)
      })
  }
}

const answerOf = (child: ChildProcess, order: Order): Promise<Reply> =>
  new Promise((settle, fail) => {
    child.once('error', fail)
    child.once('message', (reply: Reply) => {
      child.off('error', fail)
      settle(reply)
    })
    child.send(order)
  })
