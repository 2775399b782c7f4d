import type { Context } from '../model.ts'
import { askerOf, orNull, type Asker } from './asker.ts'
import { putCheck } from './checks.ts'
import { recordDeployment } from './deployments.ts'
import { discussionsOf } from './discussions.ts'
import { commentOnLines } from './lines.ts'
import type { GitHub } from './port.ts'
import { pullsOf } from './pulls.ts'
import { restOf, type Rest } from './rest.ts'
import { runsOf } from './runs.ts'
import { uploadSarif } from './sarif.ts'

/** What the client is made from. */
export interface GitHubOptions {
  readonly context: Pick<Context, 'owner' | 'repository' | 'apiUrl' | 'graphqlUrl'>
  readonly token: string
  readonly fetch?: typeof fetch
  /** Whether it waits as GitHub asks; false on loopback only. */
  readonly isPatient: boolean
  /** Told why it waits. Never hears the token. */
  readonly say?: (text: string) => void
}

/** GitHub by its interface. Nothing is asked before the first call. */
export const connectGitHub = (options: GitHubOptions): GitHub => {
  const { context, token, isPatient, say = () => undefined } = options
  const fetch = options.fetch ?? globalThis.fetch
  const rest = restOf({ apiUrl: context.apiUrl, token, fetch, isPatient, say })
  const where = { owner: context.owner, repo: context.repository }
  const asker = askerOf(rest, where, { isPatient, viewer: () => viewerOf(rest, context.graphqlUrl) })
  return {
    viewer: asker.viewer,
    ...pullsOf(asker),
    ...discussionsOf(asker),
    ...runsOf(asker, fetch),
    ...repositoryOf(asker),
    commentOnLines: commentOnLines(asker),
    putCheck: putCheck(asker),
    uploadSarif: uploadSarif(asker),
    recordDeployment: recordDeployment(asker)
  }
}

/** The token of a workflow may ask by GraphQL only, one of a person by both; where neither answers, nobody knows. */
const viewerOf = async (rest: Rest, graphqlUrl: string): Promise<string | null> => {
  try {
    const { data } = await rest.request(`POST ${graphqlUrl}`, { query: 'query { viewer { login } }' })
    const login: unknown = data?.data?.viewer?.login
    if (typeof login === 'string') return login
  } catch {
    // Some tokens, and some servers, do not do GraphQL.
  }
  try {
    return (await rest.users.getAuthenticated()).data.login
  } catch {
    return null
  }
}

type Repository = Pick<GitHub, 'repository' | 'blobOf' | 'branchHead' | 'branchRules' | 'codeownersErrors'>

/** The repository, its files and branches. */
const repositoryOf = ({ rest, where, ask }: Asker): Repository => ({
  repository: () =>
    ask('repository', async () => {
      const { data } = await rest.repos.get(where)
      return { id: data.id, isPrivate: data.private, defaultBranch: data.default_branch }
    }),
  blobOf: (path, commit) =>
    orNull(
      ask('blobOf', async () => {
        const { data } = await rest.repos.getContent({ ...where, path, ref: commit })
        return Array.isArray(data) || data.type !== 'file' ? null : data.sha
      })
    ),
  branchHead: (branch) =>
    ask('branchHead', async () => {
      const { data } = await rest.git.getRef({ ...where, ref: `heads/${branch}` })
      return data.object.sha
    }),
  branchRules: (branch) =>
    ask('branchRules', async () => {
      const rules = await rest.paginate(rest.repos.getBranchRules, { ...where, branch, per_page: 100 })
      return rules.map((rule) => ({
        type: rule.type,
        parameters: 'parameters' in rule && rule.parameters ? { ...rule.parameters } : {}
      }))
    }),
  codeownersErrors: async (commit) => {
    const answer = await orNull(
      ask('codeownersErrors', () => rest.repos.codeownersErrors({ ...where, ref: commit }))
    )
    return (answer?.data.errors ?? []).map(
      ({ path, line, kind, message }) => `${path}:${line}: ${kind}: ${message.split('\n')[0] ?? ''}`
    )
  }
})
