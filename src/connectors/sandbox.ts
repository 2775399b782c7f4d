import {
  ConnectorError,
  type Capabilities,
  type Connector,
  type ConnectorFactory
} from '../model/connector.ts'
import { operationKinds } from '../model/operation.ts'
import { freshTenant } from './sandbox-fresh.ts'
import { perform } from './sandbox-perform.ts'
import { readTenant, writeTenant, type Tenant } from './sandbox-tenant.ts'

const capabilities: Capabilities = { operations: operationKinds }

/**
 * An embedded tenant in one local file, which behaves as its catalog declares, refusals included. Reading writes
 * nothing: until the first operation the tenant is the fresh one that the catalog and the people describe.
 */
export const connect: ConnectorFactory = (options): Connector => {
  const { target, world } = options
  const name = `sandbox/${target.id}.json`
  let last: { readonly text: string; readonly tenant: Tenant } | null = null
  const open = (): Tenant => {
    const text = world.store.read(name)
    if (text === null) return freshTenant(options)
    if (last?.text !== text) last = { text, tenant: readTenant(name, text) }
    return last.tenant
  }
  return {
    capabilities,
    async readState() {
      const { roles, accounts } = open()
      const note = `${roles.size} roles and ${accounts.size} accounts in one file`
      const evidence = { complete: true, pages: 1, note }
      const isFresh = world.store.read(name) === null
      return { roles: [...roles.values()], accounts: [...accounts.values()], evidence, isFresh }
    },
    async readOne({ role, user }, keys) {
      const { roles, accounts } = open()
      const account = user === null ? undefined : accounts.get(keys.account(user))
      const found = user === null && role !== null ? roles.get(keys.role(role)) : undefined
      const evidence = { complete: true, pages: 1, note: 'one entry of one file' }
      return { roles: found ? [found] : [], accounts: account ? [account] : [], evidence }
    },
    async applyOperation(operation, keys) {
      const changed = perform(target, open(), operation, keys)
      if (typeof changed === 'string') throw new ConnectorError('refused', changed)
      const text = writeTenant(changed)
      world.store.write(name, text)
      last = { text, tenant: changed }
    }
  }
}
