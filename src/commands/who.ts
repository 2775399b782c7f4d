import { whoCan, type Since } from '../access/who.ts'
import { CannotRun } from '../model/errors.ts'
import { whoJson, whoPretty } from '../reporters/who.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation } from './organisation.ts'
import { readPermission } from './question.ts'
import { reportFindings, stopsHere } from './validate.ts'

/** `rolewright who PERMISSION`: the declared people who can do something, since when, and by what. */
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
  const { access, folder, locate, now: at, policy } = organisation
  const { found, scope } = readPermission(policy, permission, { patterns: true })
  const history = environment.history(folder)
  const since: Since = (place) => {
    const { file, line } = locate(place)
    return history(file, line)
  }
  const capable = found.flatMap(({ target, permission: id }) =>
    whoCan(access, target, { permission: id, scope, at }, since)
  )
  const { style, width } = environment
  const json = invocation.values['format'] === 'json'
  return { exit: 0, output: json ? whoJson(capable, locate) : whoPretty(capable, { style, width }) }
}
