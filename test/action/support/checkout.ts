import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../support/cli.ts'
import { git, type Files } from './repository.ts'

/** A checkout of the repository, as `actions/checkout` with `fetch-depth: 0` makes it. */
export interface Clone {
  readonly folder: string
  git(...args: readonly string[]): string
  read(file: string): string
  write(file: string, text: string): void
}

/** Makes checkouts, and throws them away. */
export const clonesOf = (origin: string): { make: (ref?: string) => Clone; close: () => void } => {
  const places: string[] = []
  const make = (ref = 'main'): Clone => {
    const folder = mkdtempSync(join(tmpdir(), 'rolewright-checkout-'))
    places.push(folder)
    git(folder, ['init', '--quiet', '--initial-branch=main'])
    git(folder, ['remote', 'add', 'origin', origin])
    git(folder, ['fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*'])
    git(folder, ['fetch', '--quiet', 'origin', '+refs/pull/*:refs/remotes/pull/*'])
    const isBranch = git(folder, ['for-each-ref', `refs/remotes/origin/${ref}`]) !== ''
    const how = isBranch ? ['-B', ref, `origin/${ref}`] : ['--detach', ref]
    git(folder, ['checkout', '--quiet', ...how])
    return {
      folder,
      git: (...args) => git(folder, args),
      read: (file) => readFileSync(join(folder, file), 'utf8'),
      write: (file, text) => {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), text)
      }
    }
  }
  const close = (): void => {
    for (const place of places) rmSync(place, { recursive: true, force: true })
  }
  return { make, close }
}

/** What a repository begins with: documents of a test, or a copy of the example organisation. */
export const policyFiles = (
  documents: Readonly<Record<string, string>> | undefined
): { readonly files: Files; readonly copied: readonly string[]; readonly texts: string } => {
  if (!documents) return { files: {}, copied: ['policies'], texts: textsBelow(join(root, 'policies')) }
  const files = Object.fromEntries(
    Object.entries(documents).map(([file, text]) => [
      `policies/${file}`,
      `apiVersion: rolewright/v1\n${text}`
    ])
  )
  return { files, copied: [], texts: Object.values(documents).join('\n') }
}

const textsBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n')
