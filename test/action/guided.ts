import { onTestFinished } from 'vitest'
import { connectors } from '../../src/connectors/registry.ts'
import { connect } from '../../src/connectors/sandbox.ts'

/** Makes the connector `guided` known for a test: an embedded tenant in which a person has to give roles. */
export const withGuided = (): void => {
  const known: Record<string, unknown> = connectors
  known['guided'] = async () => (options: Parameters<typeof connect>[0]) => {
    const connector = connect(options)
    const operations = connector.capabilities.operations.filter((kind) => kind !== 'assign')
    return { ...connector, capabilities: { operations } }
  }
  onTestFinished(() => void delete known['guided'])
}
