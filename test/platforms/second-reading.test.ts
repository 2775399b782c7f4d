import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Catalog, Permission } from '../../src/model/catalog.ts'
import { resourcesOf } from '../../src/policy/grants.ts'
import { catalogOf, platformIds } from './read-catalogs.ts'

/** The manuals' tables as somebody else read them: a line is a row, its cells stand between `|`. */
const readingOf = (platform: string): string[][] =>
  readFileSync(new URL(`second-reading/${platform}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim().toLowerCase()))

const list = (words: readonly string[]): string => words.join(', ').toLowerCase()

/** The words of a cell in one order, for cells whose order says nothing. */
const unordered = (cell: string | undefined): string => (cell ?? '').split(', ').toSorted().join(', ')

/** What the manual says is documented; scopes that are only inferred are not in its tables. */
const documented = (catalog: Catalog): Permission[] =>
  [...catalog.permissions.values()].filter(({ inferred, fixed }) => !inferred && !fixed)

/** `category | feature | what each predefined role may do with it` */
const featuresByRole = (catalog: Catalog): string[][] => {
  return [...resourcesOf(catalog).values()].map((actions) => [
    list(actions.slice(0, 1).map(({ category }) => category)),
    list(actions.slice(0, 1).map(({ resourceTitle }) => resourceTitle)),
    ...[...catalog.roles.values()].map((role) =>
      unordered(list(actions.filter(({ id }) => role.grants?.has(id)).map(({ title }) => title)))
    )
  ])
}

/** `category | key` */
const keysByCategory = (catalog: Catalog): string[][] =>
  documented(catalog).map(({ category, action }) => [list([category]), list([action])])

/** `category or entity | label | scopes`; a `?` in the reading means that the manual names none for a single row. */
const labelsWithScopes = (catalog: Catalog, reading: readonly string[][]): string[][] => {
  const named = new Set(catalog.scopes.filter(({ inferred }) => !inferred).map(({ id }) => id))
  const open = reading.every((row) => row[2] === '?')
  return documented(catalog).map(({ resourceTitle, title, scopes }) => [
    list([resourceTitle]),
    list([title]),
    open ? '?' : list(scopes.filter((scope) => named.has(scope)))
  ])
}

/** Every row of a catalog in the columns of its reading. */
const rowsOf = (catalog: Catalog, reading: readonly string[][]): string[][] => {
  const columns = reading[0]?.length
  if (columns === 2) return keysByCategory(catalog)
  return columns === 3 ? labelsWithScopes(catalog, reading) : featuresByRole(catalog)
}

test.each(platformIds)('a second reading of the manual of %s finds the same, cell by cell', (platform) => {
  const reading = readingOf(platform)
  const { catalog } = catalogOf(platform)
  const rows = reading.map((row) =>
    row.length > 3 ? [...row.slice(0, 2), ...row.slice(2).map(unordered)] : row
  )
  const inOrder = (table: readonly string[][]): string[] => table.map((row) => row.join(' | ')).toSorted()
  expect(inOrder(rowsOf(catalog, reading))).toEqual(inOrder(rows))
})
