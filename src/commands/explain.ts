import { explain } from '../access/explain.ts'
import { CannotRun } from '../model/errors.ts'
import { explanationJson, explanationPretty } from '../reporters/explain.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation } from './organisation.ts'
import { readPermission, readUser } from './question.ts'
import { reportFindings, stopsHere } from './validate.ts'

/** `rolewright explain USER PERMISSION`: why somebody can do something, target by target, or what is missing. */
export const explainCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [user, permission] = invocation.operands
  if (user === undefined || permission === undefined) {
    throw new CannotRun(
      '`rolewright explain` needs a user and a permission',
      'write `rolewright explain name@example.org platform:resource.action`'
    )
  }
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const { access, now: at, locate, policy } = organisation
  const known = readUser(policy, user)
  const { found, scope } = readPermission(policy, permission, { patterns: false })
  const id = found[0]?.permission ?? permission
  const explained = {
    user: known,
    person: policy.people.get(known) ?? null,
    permission: id,
    scope,
    at,
    isNow: invocation.values['at'] === undefined,
    targets: found.map(({ target }) => explain(access, target, { user: known, permission: id, scope, at }))
  }
  const { style, width } = environment
  const json = invocation.values['format'] === 'json'
  return {
    exit: 0,
    output: json ? explanationJson(explained, locate) : explanationPretty(explained, { locate, style, width })
  }
}
