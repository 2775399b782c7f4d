import { resolve } from 'node:path'
import type { LiveState } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Target } from '../model/target.ts'
import { importJson, importPretty, type ImportAnswer } from '../reporters/import.ts'
import { bind } from '../sync/bind.ts'
import { namesThere, subjectNamed } from '../sync/import/only.ts'
import type { Subject } from '../sync/import/proposal.ts'
import type { Read } from '../sync/import/standing.ts'
import { readSnapshot } from '../connectors/snapshot.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { changesOf, importTarget } from './import-target.ts'
import { templateFor } from './import-template.ts'
import { openOrganisation, type Organisation } from './organisation.ts'
import { accountsOn, chooseTargets, openTargets } from './targets.ts'
import { reportFindings } from './validate.ts'

/**
 * `rolewright import TARGET`: writes what is there into documents, keeping comments; a plan is empty afterwards. Exit 1
 * where something was left that a plan would change, 3 where what is there cannot be told apart and nothing was written.
 * With `--template` it writes a table to fill in, for a target that nothing but a person can read.
 */
export const importCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const organisation = openOrganisation(invocation, environment)
  const { policy } = organisation
  const target = oneTarget(organisation, invocation)
  const { yaml, schema } = policy.problems
  if (yaml.length + schema.length > 0) return reportFindings(organisation, invocation, environment)
  if (invocation.switches.has('template')) return templateFor(organisation, target, invocation, environment)
  const read: Read = {
    live: await liveState(organisation, target, invocation, environment),
    accounts: accountsOn(policy, target)
  }
  const bound = bind(target, read.live, read.accounts)
  if (bound.problems.length > 0) {
    const answer = { target: target.id, files: [], left: [], remaining: 0, refusals: bound.problems }
    return { exit: 3, output: show(answer, invocation, environment) }
  }
  const only = subjectOf(target, bound.state, invocation.values['only'])
  environment.progress(`importing ${target.id}`)
  const imported = importTarget(organisation, target.id, read, only)
  environment.writeFiles(changesOf(organisation, imported))
  environment.progress('')
  const answer = { ...imported, target: target.id, remaining: imported.remaining.length }
  const isDone = answer.remaining === 0 && answer.refusals.length === 0
  return { exit: isDone ? 0 : 1, output: show(answer, invocation, environment) }
}

const oneTarget = ({ policy }: Organisation, { operands }: Invocation): Target => {
  const [target] = chooseTargets(policy, operands)
  if (target && operands.length === 1) return target
  const names = chooseTargets(policy, []).map(({ id }) => id)
  throw new CannotRun(
    '`rolewright import` needs the name of a target',
    `write \`rolewright import TARGET\`; targets: ${names.join(', ')}`
  )
}

/** What is there, provably whole: from its connector, or from a file that somebody names. */
const liveState = async (
  organisation: Organisation,
  target: Target,
  { values }: Invocation,
  environment: Environment
): Promise<LiveState> => {
  const { from } = values
  if (from !== undefined) return readSnapshot(environment.readFile(resolve(environment.folder, from)), from)
  const [open] = await openTargets(organisation, [target], environment)
  if (!open) throw new Error(`the target ${target.id} was not read`)
  if (open.live.evidence.complete) return open.live
  throw new CannotRun(
    `\`${target.id}\` was not read whole, so nothing was written: ${open.live.evidence.note}`,
    'try again; if it stays so, look at what the platform answers'
  )
}

const subjectOf = (
  target: Target,
  state: Parameters<typeof subjectNamed>[1],
  name: string | undefined
): Subject | null => {
  if (name === undefined) return null
  const subject = subjectNamed(target, state, name)
  if (subject) return subject
  const near = nearest(name, namesThere(state))
  throw new CannotRun(
    `\`${target.id}\` has no user and no role \`${name}\``,
    near === null ? 'users are known by e-mail, roles by id, key or title' : `did you mean \`${near}\`?`
  )
}

const show = (answer: ImportAnswer, { values }: Invocation, { style, width }: Environment): string =>
  values['format'] === 'json' ? importJson(answer) : importPretty(answer, { style, width })
