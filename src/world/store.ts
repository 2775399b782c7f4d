import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Store } from '../model/connector.ts'

/**
 * Our own files in a folder. A write is whole or not at all: the text goes to a neighbour first and is renamed. The
 * folder keeps itself out of git.
 */
export const folderStore = (folder: string): Store => ({
  read(name) {
    const file = join(folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  },
  write(name, text) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
    const neighbour = `${file}.new`
    writeFileSync(neighbour, text, { flush: true })
    renameSync(neighbour, file)
  },
  remove(name) {
    rmSync(join(folder, name), { force: true })
  },
  list(subfolder) {
    const path = join(folder, subfolder)
    return existsSync(path) ? readdirSync(path).sort() : []
  }
})
