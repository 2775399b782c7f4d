import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConnectorError, type Store } from '../model/connector.ts'

/**
 * Our own files in a folder. A write is whole or not at all: the text goes to a neighbour first and is renamed. The
 * folder keeps itself out of git. Throws a {@link ConnectorError} where the disk does not let it.
 */
export const folderStore = (folder: string): Store => ({
  read(name) {
    const file = join(folder, name)
    return reaching(file, () => (existsSync(file) ? readFileSync(file, 'utf8') : null))
  },
  write(name, text) {
    const file = join(folder, name)
    reaching(file, () => {
      mkdirSync(dirname(file), { recursive: true })
      if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
      writeFileSync(`${file}.new`, text, { flush: true })
      renameSync(`${file}.new`, file)
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

/** Nothing has happened where this throws: a file that could not be replaced is still the old one. */
const reaching = <Value>(path: string, action: () => Value): Value => {
  try {
    return action()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConnectorError('unreachable', `\`${path}\` cannot be used: ${reason}`, { cause: error })
  }
}
