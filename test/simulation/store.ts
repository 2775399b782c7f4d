import { ConnectorError, type Store } from '../../src/model/connector.ts'
import { sizeOf } from '../support/builders.ts'
import type { Life } from './crash.ts'
import type { DiskFault } from './faults.ts'

/** The disk of a simulated machine. It outlives every process. */
export interface Disk {
  readonly files: Map<string, string>
  /** The store as one process sees it. */
  readonly open: (life: Life) => Store
  /** How many writes there were so far. */
  readonly writes: () => number
}

/** What a disk tells, and what happens to it. */
export interface DiskGiven {
  readonly faultOf: (write: number) => DiskFault | null
  /** Is told what is on the disk after each write. */
  readonly tell: (line: string) => void
  readonly onWritten: (name: string, text: string) => void
}

/** A disk that keeps what the store's promises say it keeps, and loses or tears what they do not cover. */
export const diskOf = ({ faultOf, tell, onWritten }: DiskGiven): Disk => {
  const files = new Map<string, string>()
  let writes = 0
  const put = (name: string, text: string): void => {
    files.set(name, text)
    onWritten(name, text)
  }
  /** Carries one write out, with the fault that is due. `half` is what is left where it is not carried out whole. */
  const write = (
    life: Life,
    name: string,
    text: string,
    half: (characters: number) => string | null
  ): void => {
    life.check()
    const fault = faultOf(writes)
    tell(`  write ${writes} ${name}${fault ? ` ${JSON.stringify(fault)}` : ''}`)
    writes += 1
    if (fault?.k === 'crash' && fault.when === 'before') life.end()
    if (fault?.k === 'torn' || fault?.k === 'error') {
      const left = half(fault.characters)
      if (left !== null) files.set(name, left)
      if (fault.k === 'torn') life.end()
      else throw diskError(name, fault.code)
    }
    put(name, text)
    if (fault?.k === 'crash') life.end()
  }
  const open = (life: Life): Store => ({
    read: (name) => {
      life.check()
      return files.get(name) ?? null
    },
    write: (name, text) => write(life, name, text, () => null),
    append: (name, text) => {
      const before = files.get(name) ?? ''
      write(life, name, before + text, (characters) =>
        characters === 0 ? null : before + text.slice(0, Math.min(characters, text.length))
      )
    },
    size: (name) => {
      life.check()
      return sizeOf(files.get(name))
    },
    create: (name, text) => {
      life.check()
      if (files.has(name)) return false
      write(life, name, text, () => null)
      return true
    },
    remove: (name) => {
      life.check()
      const fault = faultOf(writes)
      writes += 1
      if (fault?.k === 'crash' && fault.when === 'before') life.end()
      if (fault?.k === 'error') throw diskError(name, fault.code)
      files.delete(name)
      if (fault) life.end()
    },
    list: (folder) => {
      life.check()
      return [...files.keys()]
        .filter((name) => name.startsWith(`${folder}/`))
        .map((name) => name.slice(folder.length + 1))
        .sort()
    }
  })
  return { files, open, writes: () => writes }
}

const diskError = (name: string, code: string): ConnectorError =>
  new ConnectorError('unreachable', `\`${name}\` cannot be used: ${code}`)
