import { ConnectorError } from '../../model/connector.ts'
import type { Evidence } from '../../model/state.ts'

/** One page of a list. */
export interface Page<Item, Cursor> {
  readonly items: readonly Item[]
  /** How many there are in all; null where the platform does not say. */
  readonly total: number | null
  /** Where it goes on; null where this was the last page. */
  readonly next: Cursor | null
}

/** How a list is read. */
export interface Paging<Item, Cursor> {
  readonly first: Cursor
  readonly read: (cursor: Cursor) => Promise<Page<Item, Cursor>>
  /** What tells one entry from another. */
  readonly keyOf: (item: Item) => string
  /** What the entries are called, for people. */
  readonly name: string
}

/** A list as a whole, and what proves that it is whole. */
export interface WholeList<Item> {
  readonly items: readonly Item[]
  readonly evidence: Evidence
}

/** More pages than any tenant has. */
const mostPages = 10_000

/**
 * Reads a list page by page to its end. Throws a {@link ConnectorError} where a page comes again, an entry stands in two of
 * them, or there are not as many as the platform says: then nobody knows what was not shown.
 */
export const readPages = async <Item, Cursor>({
  first,
  read,
  keyOf,
  name
}: Paging<Item, Cursor>): Promise<WholeList<Item>> => {
  const items = new Map<string, Item>()
  const seen = new Set<string>()
  let total: number | null = null
  let cursor: Cursor | null = first
  while (cursor !== null) {
    const place = JSON.stringify(cursor)
    if (seen.has(place) || seen.size === mostPages) throw lie(`its list of ${name} comes to no end`)
    seen.add(place)
    const page: Page<Item, Cursor> = await read(cursor)
    if (total !== null && page.total !== null && page.total !== total)
      throw lie(`its list of ${name} changes while it is read`)
    total ??= page.total
    for (const item of page.items) {
      const key = keyOf(item)
      if (items.has(key)) throw lie(`its list of ${name} has ${JSON.stringify(key)} twice`)
      items.set(key, item)
    }
    if (page.next !== null && page.items.length === 0)
      throw lie(`its list of ${name} has an empty page before its end`)
    cursor = page.next
  }
  if (total !== null && total !== items.size)
    throw lie(`it says that there are ${total} ${name} and shows ${items.size}`)
  const note = `${items.size} ${name}${total === null ? '' : ' as it counts them'}`
  return { items: [...items.values()], evidence: { complete: true, pages: seen.size, note } }
}

const lie = (what: string): ConnectorError =>
  new ConnectorError('unknown', `the platform is not believed: ${what}`)
