import type { Artifact, GitHub, Permission, Pull, Run } from '../../../action/github/port.ts'
import { GitHubError } from '../../../action/github/port.ts'
import { planFile } from './plans.ts'
import { commitOf, evidenceOf, type PullGiven } from './situation.ts'
import { zipOf, type ZipFile } from './zips.ts'
import { createHash } from 'node:crypto'

/** What GitHub has of runs for a pull request, in few words; what is left away is as it should be. */
export interface Kept extends PullGiven {
  readonly runs?: readonly RunGiven[]
  readonly artifacts?: readonly ArtifactGiven[]
  /** Commit → the content of the workflow there; null where there is none. */
  readonly workflow?: Readonly<Record<string, string | null>>
  readonly current?: { readonly run: number; readonly turn: number; readonly at: number }
}

interface RunGiven {
  readonly id: number
  readonly at: number
  readonly attempt?: number
  readonly event?: string
  readonly status?: string
  readonly conclusion?: string | null
  readonly path?: string
  readonly head?: string
  readonly repository?: number | null
  /** The attempts before, of which only what differs is said; null where GitHub has forgotten one. */
  readonly before?: readonly (Partial<RunGiven> | null)[]
}

interface ArtifactGiven {
  readonly of: number
  readonly at?: number
  readonly turn?: number
  readonly name?: string
  readonly run?: number | null
  readonly expired?: boolean
  readonly bytes?: number
  readonly digest?: 'right' | 'wrong' | 'none'
  /** How it is packed: as it should be, or with what trick. */
  readonly zip?: keyof typeof zips | 'gone'
}

const minute = 60_000
const file = (turn: number): ZipFile => ({ name: 'access-plan.json', content: planFile([], turn).text })

const zips = {
  right: (turn: number) => zipOf([file(turn)]),
  'with-sarif': (turn: number) => zipOf([file(turn), { name: 'access.sarif', content: '{}' }]),
  'other-name': (turn: number) => zipOf([{ ...file(turn), name: 'plan.json' }]),
  'path-upwards': (turn: number) => zipOf([{ ...file(turn), name: '../access-plan.json' }]),
  'cut-off': (turn: number) => zipOf([file(turn)]).subarray(0, 200),
  bomb: (turn: number) => zipOf([{ ...file(turn), bytes: 0xffff_fff0 }]),
  'changed-plan': (turn: number) =>
    zipOf([{ ...file(turn), content: planFile([], turn).text.replace('loses@', 'wins@') }]),
  'no-plan': () => zipOf([{ name: 'access-plan.json', content: '{}\n' }]),
  html: () => Buffer.from('<html>')
} as const

/** The workflow whose plans count, in tests. */
export const planWorkflow = '.github/workflows/access-plan.yml'

const runOf = (given: RunGiven): Run => ({
  id: given.id,
  attempt: given.attempt ?? 1,
  event: given.event ?? 'pull_request',
  status: given.status ?? 'completed',
  conclusion: given.conclusion === undefined ? 'success' : given.conclusion,
  path: given.path ?? planWorkflow,
  headCommit: commitOf(given.head ?? 'c2'),
  headRepository: given.repository === undefined ? 1 : given.repository,
  updatedAt: given.at * minute,
  url: `https://github.example/example/access/actions/runs/${given.id}`
})

/** Every call that was made, by name and what was asked for. */
export interface Asked {
  readonly github: GitHub
  readonly pull: Pull
  readonly calls: readonly string[]
}

/** A GitHub that has this and answers nothing else; `failing` is a call that ends with this error. */
export const keptAt = (kept: Kept, failing: Partial<Record<keyof GitHub, Error>> = {}): Asked => {
  const { pull, commits, reviews } = evidenceOf(kept)
  const runs = kept.runs ?? []
  const calls: string[] = []
  const zipIn = ({ zip = 'right', turn = 0 }: ArtifactGiven): Uint8Array | null =>
    zip === 'gone' ? null : zips[zip](turn)
  const artifacts = (kept.artifacts ?? []).map(
    (given, index): Artifact & { zip: Uint8Array | null; of: number } => {
      const zip = zipIn(given)
      const hash = createHash('sha256')
        .update(given.digest === 'wrong' ? 'other' : (zip ?? ''))
        .digest('hex')
      return {
        id: 900 + index,
        name: given.name ?? `access-plan-${pull.head.commit}`,
        expired: given.expired ?? false,
        digest: given.digest === 'none' ? null : `sha256:${hash}`,
        bytes: given.bytes ?? zip?.length ?? 0,
        createdAt: (given.at ?? (runs.find(({ id }) => id === given.of)?.at ?? 1) - 1) * minute,
        run: given.run === undefined ? given.of : given.run,
        of: given.of,
        zip
      }
    }
  )
  const answers: Partial<GitHub> = {
    pullCommits: async () => commits,
    reviews: async () => reviews,
    runsOf: async (commit) => (commit === pull.head.commit ? runs.map(runOf).toReversed() : []),
    run: async (id, attempt = 1) => {
      const run = runs.find((one) => one.id === id)
      const before = run?.before?.[attempt - 1]
      return run && before ? runOf({ ...run, ...before, attempt }) : null
    },
    artifacts: async (run) => artifacts.filter(({ of }) => of === run),
    download: async (id, most) => {
      const zip = artifacts.find((one) => one.id === id)?.zip
      if (!zip || zip.length > most) throw new GitHubError('missing', 'there is no such artifact')
      return zip
    },
    blobOf: async (path, commit) => {
      if (path !== planWorkflow) return null
      const [name = ''] = ['base', ...(kept.commits ?? [{ commit: 'c2' }]).map((one) => one.commit)].filter(
        (one) => commitOf(one) === commit
      )
      const content = kept.workflow?.[name]
      return content === undefined ? 'same' : content
    },
    permission: async (login): Promise<Permission> => {
      const known = kept.permissions?.[login]
      if (known === undefined) throw new GitHubError('missing', 'is no collaborator')
      return known
    }
  }
  const github = new Proxy<GitHub>(answers as GitHub, {
    get: (target, name: keyof GitHub) => {
      const answer: unknown = target[name]
      if (typeof answer !== 'function') throw new Error(`nobody may ask for ${name}`)
      return (...asked: unknown[]): unknown => {
        calls.push([name, ...asked].join(' '))
        return failing[name] ? Promise.reject(failing[name]) : answer(...asked)
      }
    }
  })
  return { github, pull, calls }
}
