import type { Access } from '../../src/model/access.ts'
import type { Guardrails } from '../../src/model/document.ts'
import { always } from '../../src/model/instant.ts'
import type { Policy } from '../../src/model/policy.ts'
import type { Version } from '../../src/sync/version.ts'
import type { Organisation } from './world.ts'

const known = new WeakMap<Organisation, Version>()

/** An organisation as a version of documents: its guardrails and its people, for ever as they are. */
export const headOf = (organisation: Organisation): Version => {
  const remembered = known.get(organisation)
  if (remembered) return remembered
  const policy: Policy = {
    documents: 1,
    problems: { yaml: [], schema: [] },
    declared: {
      roles: [],
      lines: [],
      people: [],
      functions: [],
      targets: [],
      platforms: [],
      guardrails: guardrailsOf(organisation),
      tests: []
    },
    catalogs: new Map(organisation.sites.map(({ target: { catalog } }) => [catalog.id, catalog])),
    people: new Map(),
    functions: new Map(),
    targets: new Map(organisation.sites.map(({ target }) => [target.id, target]))
  }
  const access: Access = {
    policy,
    holders: (target) =>
      organisation.sites.find((site) => site.target.id === target.id)?.holders ?? new Map(),
    spans: () => [{ period: always, holdings: [], roles: new Map() }],
    reaches: () => new Map(),
    reachesAt: () => new Map()
  }
  const version = { policy, access }
  known.set(organisation, version)
  return version
}

const guardrailsOf = ({ conflicts }: Organisation): Guardrails => ({
  rules: new Map(),
  conflicts,
  waivers: [],
  overrides: [],
  approvals: [],
  limits: { removals: { percent: 100, count: 50 }, additions: { percent: 100, count: 50 } },
  reviewMonths: null
})
