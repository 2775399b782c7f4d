import {
  CannotRun,
  openTargets,
  readSnapshot,
  writeSnapshot,
  type Environment,
  type OpenTarget,
  type Organisation,
  type Snapshot,
  type Store,
  type Target
} from '../../src/index.ts'

const fileOf = (target: string): string => `snapshots/${target}.json`

/** Whether a target lies in a file that is kept between runs anyway, so that it is always at hand. */
export const isEmbedded = ({ document }: Target): boolean =>
  ['sandbox', 'manual'].includes(document?.connector ?? 'sandbox')

/** A target as it was recorded last; null where it never was. Throws `CannotRun` where the file is damaged. */
export const recordedState = (store: Store, target: string): Snapshot | null => {
  const text = store.read(fileOf(target))
  return text === null ? null : readSnapshot(text, `.rolewright/${fileOf(target)}`)
}

/**
 * Reads targets and writes down how they are, so that whoever has no credentials can plan against it. Answers with what
 * could not be, in words: a state that is older, or was not read whole, stays as it is.
 */
export const recordStates = async (
  environment: Environment,
  organisation: Pick<Organisation, 'policy' | 'folder'>,
  targets: readonly Target[]
): Promise<readonly string[]> => {
  const { store } = environment.world(organisation.folder, '')
  const problems: string[] = []
  for (const target of targets.filter((each) => !isEmbedded(each))) {
    const problem = await recordOne(environment, organisation, target, store)
    if (problem !== null) problems.push(problem)
  }
  return problems
}

const recordOne = async (
  environment: Environment,
  organisation: Pick<Organisation, 'policy' | 'folder'>,
  target: Target,
  store: Store
): Promise<string | null> => {
  try {
    const [open] = await openTargets(organisation, [target], environment)
    return open ? recordState(store, open, environment.now()) : null
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return notRecorded(target, error)
  }
}

/** Writes down how a target was just read; the sentence that says why not where it is not whole. */
export const recordState = (store: Store, { target, live }: OpenTarget, now: number): string | null => {
  if (isEmbedded(target)) return null
  if (!live.evidence.complete) return `\`${target.id}\` was not read whole, so its state was not recorded`
  try {
    const text = writeSnapshot({ ...live, taken: now }, 'json')
    readSnapshot(text, fileOf(target.id))
    store.write(fileOf(target.id), text)
    return null
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return notRecorded(target, error)
  }
}

const notRecorded = ({ id }: Target, { message }: CannotRun): string =>
  `the state of \`${id}\` was not recorded: ${message}`
