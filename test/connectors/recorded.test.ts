import { expect, test } from 'vitest'
import { connectors } from '../../src/connectors/registry.ts'
import { CannotRun } from '../../src/model/errors.ts'
import { targetOf, worldOf } from '../support/builders.ts'

const settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cinnox: { tokenHeader: 'X-App-Token' },
  connie: { roleMap: {} }
}

const remote = Object.entries(connectors).filter(([name]) => name !== 'sandbox' && name !== 'manual')

/** A plan against the state that was recorded last needs to know what can be done, and has no credentials. */
test.each(remote)('%s says what it can do before it is told where the platform is', async (name, load) => {
  const target = targetOf()
  const { document } = target
  if (!document) throw new Error('a target without a document')
  const made = (await load())({
    target: { ...target, document: { ...document, connector: name, settings: settings[name] ?? {} } },
    people: [],
    world: worldOf()
  })
  expect(Array.isArray(made.capabilities.operations)).toBe(true)
  await expect(made.readState()).rejects.toThrow(CannotRun)
})
