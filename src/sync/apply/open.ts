import type { Clock, ConnectorError } from '../../model/connector.ts'
import type { Helper } from '../../model/plan.ts'
import { patience } from '../patience.ts'
import { siteOf, type ApplyTarget, type Site } from './site.ts'
import { readPatiently, waitsOn } from './waiting.ts'

/** The targets of an apply, each read at least once, by id. */
export type Sites = ReadonlyMap<string, Site>

/** The targets as they were read, or the first one that cannot be. */
export type Opened = { readonly sites: Sites } | { readonly target: string; readonly error: ConnectorError }

/** Reads targets, again where a read failed or was not whole, as long as patience allows. */
export const openAll = async (
  targets: readonly ApplyTarget[],
  helpers: readonly Helper[],
  clock: Clock
): Promise<Opened> => {
  const sites = new Map<string, Site>()
  for (const way of targets) {
    const site = siteOf(way, helpers)
    const error = await openSite(site, clock)
    if (error) return { target: way.target.id, error }
    sites.set(way.target.id, site)
  }
  return { sites }
}

const openSite = async (site: Site, clock: Clock): Promise<ConnectorError | null> => {
  const waits = waitsOn(clock)
  const wait = waits.series()
  for (let looks = 1; ; looks++) {
    const tried = await readPatiently(() => site.readAll(), waits)
    if ('error' in tried) return tried.error
    if (tried.value.doubt === null || looks === patience.looks || !(await wait())) return null
  }
}
