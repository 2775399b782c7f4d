import {
  CannotRun,
  chooseTargets,
  type Environment,
  type LiveState,
  type Organisation,
  type Target
} from '../../src/index.ts'
import type { Job } from '../job.ts'
import type { Event } from '../model.ts'
import type { Basis } from '../report/view.ts'
import { isEmbedded, recordedState } from './snapshots.ts'

/**
 * Which targets are read and which are taken as they were recorded last: by the input `live`, by whether the event is
 * trusted, and by whether there are credentials. The environment has the recorded ones in place of the targets. Throws
 * `CannotRun` where a target can neither be read nor was ever recorded.
 */
export const basesFor = (
  { context, inputs, environment }: Job,
  organisation: Organisation
): { readonly environment: Environment; readonly bases: readonly Basis[] } => {
  const { policy, folder } = organisation
  const { store } = environment.world(folder, '')
  const recorded = new Map<string, LiveState>()
  const isWithin = (target: Target): boolean =>
    inputs.live === 'auto' && isTrusted(context.event) && hasCredentials(environment, folder, target)
  const bases = chooseTargets(policy, inputs.targets).map((target): Basis => {
    const isLive = isEmbedded(target) || inputs.live === 'always' || isWithin(target)
    if (isLive) return { target: target.id, kind: 'live', at: null }
    const snapshot = recordedState(store, target.id)
    if (snapshot === null) throw unknownState(target)
    recorded.set(target.id, snapshot)
    return { target: target.id, kind: 'recorded', at: snapshot.taken }
  })
  return { environment: { ...environment, recorded: (id) => recorded.get(id) ?? null }, bases }
}

/** Code of strangers is never run with credentials, even where somebody has left some. */
const isTrusted = (event: Event): boolean => {
  if (event.kind === 'pull' || event.kind === 'review') return !event.pull.isFork
  return event.kind !== 'dangerous' && event.kind !== 'run' && event.kind !== 'other'
}

const hasCredentials = (environment: Environment, folder: string, { id }: Target): boolean => {
  const { setting } = environment.world(folder, id)
  return ['URL', 'TOKEN'].some((name) => (setting(name) ?? '') !== '')
}

const unknownState = ({ id }: Target): CannotRun =>
  new CannotRun(
    `target \`${id}\` cannot be read here, and how it is was never recorded`,
    `give its credentials to a run on the default branch (\`ROLEWRIGHT_${id.toUpperCase().replaceAll('-', '_')}_URL\`, \`_TOKEN\`): \`drift\` and \`apply\` record it`
  )
