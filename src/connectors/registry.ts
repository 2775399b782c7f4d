import type { ConnectorFactory } from '../model/connector.ts'

/** Connector name → how to load it. A platform's own connector will stand beside its catalog. */
export const connectors: Readonly<Record<string, () => Promise<ConnectorFactory>>> = {
  sandbox: async () => (await import('./sandbox.ts')).connect
}
