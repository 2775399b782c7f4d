import { tokenPermissions, type ActionCommand, type TokenPermission } from '../../../src/index.ts'
import { advice, lack, tick, type Lack } from '../finding.ts'
import { isMap, type Workflow } from '../workflow.ts'
import { whereOf, type Call } from './calls.ts'

/** What a workflow gives to jobs that say nothing. */
export const topLacks = ({ file, permissions, jobs }: Workflow): readonly Lack[] => {
  if (isMap(permissions) && Object.keys(permissions).length === 0) return []
  const isGiven = jobs.some((job) => job.permissions === null) || permissions === 'write-all'
  return [
    (isGiven ? lack : advice)(
      `${tick(file)} does not begin with \`permissions: {}\``,
      'a job that says nothing gets what is written there, or what the repository gives by default',
      'write `permissions: {}` at the top, and at each job what it needs'
    )
  ]
}

/** What the token of a job lacks for our command, and what it has beyond that. */
export const permissionLacks = (call: Call): readonly Lack[] => {
  const { workflow, job, command } = call
  if (!isCommand(command)) return [unknownCommand(call)]
  const permissions = job.permissions ?? workflow.permissions
  const needed = tokenPermissions[command]
  const given = isMap(permissions) ? Object.entries(permissions) : []
  return [
    ...needed.filter((each) => !isGiven(permissions, each)).map((each) => tooLittle(call, each)),
    ...given
      .filter(([scope, access]) => !isNeeded(needed, scope, access))
      .map(([scope, access]) => tooMuch(call, scope, access))
  ]
}

const isCommand = (command: string): command is ActionCommand => Object.hasOwn(tokenPermissions, command)

/** Whether the token of a job has a permission, as far as the workflow says. */
const isGiven = (permissions: unknown, { scope, access }: TokenPermission): boolean => {
  if (permissions === 'write-all') return true
  if (permissions === 'read-all') return access === 'read'
  const given = isMap(permissions) ? permissions[scope] : null
  return given === 'write' || (given === 'read' && access === 'read')
}

/** A token for another service is minted by whoever asks for this; we neither need nor mind it. */
const harmless = ['id-token', 'none']

const isNeeded = (needed: readonly TokenPermission[], scope: string, access: unknown): boolean => {
  if (harmless.includes(scope) || access === 'none') return true
  const own = needed.find((each) => each.scope === scope)
  return own !== undefined && (access !== 'write' || own.access !== 'read')
}

const unknownCommand = (call: Call): Lack =>
  lack(
    `${whereOf(call)} calls us with the command ${tick(call.command)}, which there is not`,
    'the step fails',
    `write one of ${Object.keys(tokenPermissions).map(tick).join(', ')}`
  )

const tooLittle = (call: Call, { scope, access, why, isNeeded: isImportant }: TokenPermission): Lack =>
  (isImportant ? lack : advice)(
    `the token of ${whereOf(call)} lacks \`${scope}: ${access}\``,
    `\`${call.command}\` needs it for ${why}`,
    'add it to the `permissions` of the job'
  )

const tooMuch = (call: Call, scope: string, access: unknown): Lack =>
  advice(
    `the token of ${whereOf(call)} has ${tick(`${scope}: ${String(access)}`)}`,
    `\`${call.command}\` does not need it, and whatever runs in that job has it too`,
    'take it out of the `permissions` of the job'
  )
