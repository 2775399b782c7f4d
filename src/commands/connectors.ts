import { connectors } from '../connectors/registry.ts'
import type { ConnectorFactory } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import type { Target } from '../model/target.ts'
import type { Environment } from './command.ts'
import { ownFactory } from './own-connector.ts'

/** The variable of the environment that names the module of a connector of one's own. */
const connectorVariable = (name: string): string =>
  `ROLEWRIGHT_CONNECTOR_${name.toUpperCase().replaceAll('-', '_')}`

/**
 * What makes the connector of a target: one of ours, or the one whose module whoever runs the program has named; a document
 * only says its name. Throws `CannotRun` where there is none of that name, or one of each.
 */
export const connectorOf = async (
  target: Target,
  { ownConnector }: Pick<Environment, 'ownConnector'>
): Promise<ConnectorFactory> => {
  const name = target.document?.connector ?? 'sandbox'
  const variable = connectorVariable(name)
  const load = Object.hasOwn(connectors, name) ? connectors[name] : undefined
  const own = (await ownConnector?.(variable)) ?? null
  if (load && own)
    throw new CannotRun(
      `\`${variable}\` names a module for \`${name}\`, a connector that is built in and cannot be replaced`,
      'give yours another name, and write it as the `connector` of the target'
    )
  if (load) return load()
  if (own) return ownFactory(name, own)
  throw new CannotRun(
    `target \`${target.id}\` asks for the connector \`${name}\`, which this version does not have`,
    `connectors: ${Object.keys(connectors).join(', ')}; one of your own is named by \`${variable}\``
  )
}
