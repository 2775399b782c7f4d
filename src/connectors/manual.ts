import { optional, strictObject, string, type GenericSchema } from 'valibot'
import {
  ConnectorError,
  type Capabilities,
  type Connector,
  type ConnectorFactory,
  type World
} from '../model/connector.ts'
import { CannotRun } from '../model/errors.ts'
import { showInstant } from '../model/instant.ts'
import type { Target } from '../model/target.ts'
import { tick } from '../model/words.ts'
import { settingsOf } from './http/given.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

interface Settings {
  readonly snapshot?: string | undefined
}

const settingsShape: GenericSchema<unknown, Settings> = strictObject({ snapshot: optional(string()) })
const settingsHelp =
  '`settings` of the connector `manual` has nothing but `snapshot`: a path such as `snapshots/desk.csv`, relative to the folder that holds the policy folder'

const capabilities: Capabilities = { operations: [] }

/**
 * A target without an interface. A person writes down how it is, which is read here, and carries out whatever is to be
 * done there, guided by the catalog.
 */
export const connect: ConnectorFactory = ({ target, world }): Connector => {
  const { snapshot: path } = settingsOf(target, settingsShape, settingsHelp)
  let last: (SnapshotFile & { readonly snapshot: Snapshot }) | null = null
  return {
    capabilities,
    async readState() {
      const file = fileAt(path, target, world)
      const text = file.text ?? absent(target, file)
      if (last?.text !== text || last.name !== file.name)
        last = { ...file, snapshot: readSnapshot(text, file.name) }
      return notLater(last.snapshot, target, world)
    },
    async applyOperation() {
      throw new ConnectorError('refused', `on ${tick(target.id)} a person carries out every change`)
    }
  }
}

/** Where what somebody wrote down of a target lies. */
export interface SnapshotFile {
  /** As a person finds it, from the folder that holds the policy folder. */
  readonly name: string
  /** Null where nothing was written down yet. */
  readonly text: string | null
}

/** The file with what was written down of a target. Throws `CannotRun` where its settings name none that may be read. */
export const snapshotFile = (target: Target, world: World): SnapshotFile =>
  fileAt(settingsOf(target, settingsShape, settingsHelp).snapshot, target, world)

/** Among our own files where the document names none. */
const fileAt = (path: string | undefined, { id }: Target, { readFile, store }: World): SnapshotFile => {
  if (path !== undefined) return { name: path, text: readFile(path) }
  const [table, object] = ['csv', 'json'].map((ending) => {
    const name = `snapshots/${id}.${ending}`
    return { name: `.rolewright/${name}`, text: store.read(name) }
  }) as [SnapshotFile, SnapshotFile]
  if (table.text !== null && object.text !== null) {
    throw new CannotRun(
      `there are two snapshots of ${tick(id)}: ${tick(table.name)} and ${tick(object.name)}`,
      'take the older one away'
    )
  }
  return object.text === null ? table : object
}

const absent = ({ id }: Target, { name }: SnapshotFile): never => {
  throw new CannotRun(
    `nobody has written down yet how ${tick(id)} is: there is no ${tick(name)}`,
    `\`rolewright import ${id} --template\` makes a table to fill in; save it as ${tick(name)}`
  )
}

/** What is said to be of tomorrow would prove every step of today. */
const notLater = (snapshot: Snapshot, { id }: Target, { now }: World): Snapshot => {
  if (snapshot.taken <= now()) return snapshot
  throw new CannotRun(
    `the snapshot of ${tick(id)} says that it was written down on ${showInstant(snapshot.taken)}, which is still to come`,
    'write the moment at which you looked, with its offset, such as `2027-02-01T09:30+01:00`'
  )
}
