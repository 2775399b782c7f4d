import { ConnectorError, type Store } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'

/** `rolewright sandbox reset [TARGET...]`: throws embedded tenants away; the next command finds them fresh. */
export const sandboxCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [action, ...names] = invocation.operands
  if (action !== 'reset') {
    throw new CannotRun(
      action === undefined
        ? '`rolewright sandbox` needs to know what to do'
        : `\`rolewright sandbox\` cannot \`${action}\``,
      'write `rolewright sandbox reset`, and the targets where not all are meant'
    )
  }
  const { store } = environment.world(policyFolder(invocation, environment), '')
  return reachable(() => reset(store, names))
}

const reset = (store: Store, names: readonly string[]): Outcome => {
  const present = store.list('sandbox').flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
  for (const name of names) if (!present.includes(name)) throw unknownTenant(name, present)
  const chosen = names.length > 0 ? names : present
  for (const name of chosen) store.remove(`sandbox/${name}.json`)
  const output =
    chosen.length > 0 ? `thrown away: ${chosen.join(', ')}\n` : 'there is no embedded tenant yet\n'
  return { exit: 0, output }
}

/** What a disk does not let happen keeps the command from running. */
export const reachable = <Value>(action: () => Value): Value => {
  try {
    return action()
  } catch (error) {
    throw error instanceof ConnectorError ? unreachable(error) : error
  }
}

/** What a disk did not let happen, as the reason why a command cannot run. */
export const unreachable = (error: ConnectorError): CannotRun =>
  new CannotRun(error.message, 'see that the disk has room and that folder may be changed, and run again', {
    cause: error
  })

const unknownTenant = (name: string, present: readonly string[]): CannotRun => {
  const near = nearest(name, present)
  const known =
    present.length > 0 ? `embedded tenants: ${present.join(', ')}` : 'there is no embedded tenant yet'
  return new CannotRun(
    `there is no embedded tenant \`${name}\``,
    near === null ? known : `did you mean \`${near}\`? ${known}`
  )
}
