import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ConnectorError, type Store } from '../model/connector.ts'

/**
 * Our own files in a folder. A write is whole or not at all: the text goes to a neighbour first and is renamed; the
 * folder is then brought to the disk too. The folder keeps itself out of git. Throws a {@link ConnectorError} where the
 * disk does not let it.
 */
export const folderStore = (folder: string): Store => ({
  read(name) {
    const file = join(folder, name)
    return reaching(file, () => readIfThere(file))
  },
  write(name, text) {
    const file = join(folder, name)
    reaching(file, () => {
      makeRoom(folder, file)
      writeFileSync(`${file}.new`, text, { flush: true })
      renameSync(`${file}.new`, file)
      settle(dirname(file))
    })
  },
  append(name, text) {
    const file = join(folder, name)
    reaching(file, () => {
      makeRoom(folder, file)
      const isNew = !existsSync(file)
      appendFileSync(file, text, { flush: true })
      if (isNew) settle(dirname(file))
    })
  },
  size(name) {
    const file = join(folder, name)
    return reaching(file, () => statSync(file, { throwIfNoEntry: false })?.size ?? null)
  },
  create(name, text) {
    const file = join(folder, name)
    return reaching(file, () => {
      makeRoom(folder, file)
      return createOnly(file, text)
    })
  },
  remove(name) {
    const file = join(folder, name)
    reaching(file, () => rmSync(file, { force: true }))
  },
  list(subfolder) {
    const path = join(folder, subfolder)
    return reaching(path, () => (existsSync(path) ? readdirSync(path).sort() : []))
  }
})

/** Null where there is no such file, which may be gone only since a moment ago. */
const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const makeRoom = (folder: string, file: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) createOnly(ignore, '*\n')
}

/** The whole text is there as soon as the name is: it is written elsewhere and linked, which only one can do. */
const createOnly = (file: string, text: string): boolean => {
  const own = `${file}.${process.pid}.new`
  try {
    writeFileSync(own, text, { flush: true })
    linkSync(own, file)
    settle(dirname(file))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** Brings the names in a folder to the disk; where a system cannot do that for a folder, it does it by itself. */
const settle = (folder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Nothing has happened where this throws: a file that could not be replaced is still the old one. */
const reaching = <Value>(path: string, action: () => Value): Value => {
  try {
    return action()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConnectorError('unreachable', `\`${path}\` cannot be used: ${reason}`, { cause: error })
  }
}
