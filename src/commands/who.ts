import { whoCan, type Since } from '../access/who.ts'
import { whoCanLive } from '../access/who-live.ts'
import { CannotRun } from '../model/errors.ts'
import type { Capable } from '../model/explanation.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { whoJson, whoPretty } from '../reporters/who.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation, type Organisation } from './organisation.ts'
import { readPermission } from './question.ts'
import { chooseTargets, openTargets } from './targets.ts'
import { reportFindings, stopsHere } from './validate.ts'
import { requireWhole } from './whole.ts'

/**
 * `rolewright who PERMISSION [--live TARGET]`: who can do something, since when, and by what: the declared people, or
 * everybody with an account on a target as it is read.
 */
export const whoCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [permission] = invocation.operands
  if (permission === undefined) {
    throw new CannotRun(
      '`rolewright who` needs a permission',
      'write `rolewright who platform:resource.action`; a `*` may stand for letters'
    )
  }
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const live = invocation.values['live'] ?? null
  const since = sinceIn(organisation, environment)
  const capable =
    live === null
      ? declared(organisation, permission, since)
      : await onTarget(organisation, permission, { name: live, since, environment })
  const { style, width } = environment
  const json = invocation.values['format'] === 'json'
  const output = json
    ? whoJson(capable, organisation.locate)
    : whoPretty(capable, { style, width, ...(live !== null && { live }) })
  return { exit: 0, output }
}

const sinceIn = ({ folder, locate }: Organisation, environment: Environment): Since => {
  const history = environment.history(folder)
  return (place) => {
    const { file, line } = locate(place)
    return history(file, line)
  }
}

const declared = (
  { access, now: at, policy }: Organisation,
  permission: string,
  since: Since
): readonly Capable[] => {
  const { found, scope } = readPermission(policy, permission, { patterns: true })
  return found.flatMap(({ target, permission: id }) =>
    whoCan(access, target, { permission: id, scope, at }, since)
  )
}

const onTarget = async (
  organisation: Organisation,
  permission: string,
  { name, since, environment }: { name: string; since: Since; environment: Environment }
): Promise<readonly Capable[]> => {
  const { access, now: at, policy } = organisation
  const targets = chooseTargets(policy, [name])
  for (const target of targets) checkPlatform(permission, target)
  const here = { ...policy, targets: new Map(targets.map((target) => [target.id, target])) }
  const { found, scope } = readPermission(here, permission, { patterns: true })
  const open = await openTargets(organisation, targets, environment)
  for (const each of open) requireWhole(each)
  return open.flatMap(({ bound }) =>
    found.flatMap(({ target, permission: id }) =>
      whoCanLive(access, target, bound.state, { permission: id, scope, at }, since)
    )
  )
}

/** A permission of another platform is no misspelt one of this. */
const checkPlatform = (permission: string, { id, catalog }: Target): void => {
  const [, platform = catalog.id] = /^([^:*]+):/.exec(permission) ?? []
  if (platform === catalog.id) return
  throw new CannotRun(
    `${tick(id)} is a tenant of ${tick(catalog.id)}, not of ${tick(platform)}`,
    'name a permission of its platform, or another target'
  )
}
