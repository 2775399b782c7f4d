import { join } from 'node:path'
import { snapshotFile } from '../connectors/manual.ts'
import { readSnapshot, writeTemplate } from '../connectors/snapshot.ts'
import { freshTenant } from '../connectors/sandbox-fresh.ts'
import type { LiveState, Store } from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { importJson } from '../reporters/import.ts'
import { safe } from '../reporters/safe.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { ownFolder } from './folders.ts'
import type { Organisation } from './organisation.ts'
import { reachable } from './sandbox.ts'
import { accountsOn, activePeople } from './targets.ts'

/**
 * `rolewright import TARGET --template`: a table in which a person writes down how a target is. It begins with what was
 * written down last; where nothing was, with the roles of the platform and an account for everybody in the documents.
 * Throws `CannotRun` where there is one already, which may have been filled in.
 */
export const templateFor = (
  organisation: Organisation,
  target: Target,
  { values }: Invocation,
  environment: Environment
): Outcome => {
  const { folder } = organisation
  const world = environment.world(folder, target.id)
  const name = `snapshots/${target.id}.template.csv`
  const file = join(ownFolder(folder), name)
  const isNew = reachable(() => world.store.size(name)) === null
  const last = isNew ? snapshotIn(target, world) : null
  if (last === null || !write(world.store, name, writeTemplate(last.state ?? begun(organisation, target))))
    throw new CannotRun(`there is ${tick(file)} already`, 'fill that in, or take it away and run again')
  if (values['format'] === 'json') {
    const files = [{ file: `.rolewright/${name}`, change: 'added' as const, subjects: [] }]
    const nothing = { left: [], remaining: 0, refusals: [] }
    return { exit: 0, output: importJson({ target: target.id, files, ...nothing }) }
  }
  const from =
    last.state === null
      ? 'the roles of the platform and everybody in the documents'
      : 'what was written down last'
  return {
    exit: 0,
    output: [
      `${safe(file)} begins with ${from}`,
      'fill in what is open, and correct the rest until it is as the administration pages show it:',
      '- in the first row, as its `value`, the moment at which you look, such as `2027-02-01T09:30+01:00`',
      '- an `assignment` for each role that somebody has; take away the rows of whoever has no account',
      '- in the last row, as its `value`, how many rows there are between the first one and that one',
      `then save it as \`${safe(last.name)}\`; \`rolewright schema files/snapshot\` describes the rows`,
      ''
    ].join('\n')
  }
}

const write = (store: Store, name: string, text: string): boolean => reachable(() => store.create(name, text))

interface Last {
  readonly name: string
  /** Null where nothing was written down yet. */
  readonly state: Pick<LiveState, 'roles' | 'accounts'> | null
}

/** What was written down of a target last; of one that is read in another way nothing was. */
const snapshotIn = (target: Target, world: Parameters<typeof snapshotFile>[1]): Last => {
  if (target.document?.connector !== 'manual') return { name: `snapshots/${target.id}.csv`, state: null }
  const { name, text } = snapshotFile(target, world)
  return { name, state: text === null ? null : readSnapshot(text, name) }
}

/** Nobody has a role in it yet: whoever looks says which. */
const begun = ({ policy }: Organisation, target: Target): NonNullable<Last['state']> => {
  const keys = new Map([...accountsOn(policy, target)].map(([key, user]) => [user, key]))
  const people = [
    ...new Set([...activePeople(policy), ...[target.document?.runsAs?.toLowerCase() ?? []].flat()])
  ]
  return {
    roles: [...freshTenant({ target, people: [] }).roles.values()],
    accounts: people.map((user) => ({
      user,
      key: keys.get(user) ?? user,
      active: true,
      markers: [],
      roles: new Map()
    }))
  }
}
