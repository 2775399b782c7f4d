import { readEvent } from './event.ts'
import { Failure } from './failure.ts'
import { commitOf, fieldsOf } from './fields.ts'
import type { Context } from './model.ts'

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Where and why the Action runs. `eventText` is the event file, null where there is none. A field that is missing is
 * taken for unknown, and whatever rests on it for untrusted. Throws where this is no runner of GitHub at all.
 */
export const readContext = (variables: Variables, eventText: string | null): Context => {
  const [owner, repository] = slugOf(variables['GITHUB_REPOSITORY'])
  const payload = parsed(eventText)
  const fields = fieldsOf(payload)
  const repositoryId = fields.number('repository', 'id') ?? numberIn(variables['GITHUB_REPOSITORY_ID'])
  const serverUrl = urlIn(variables, 'GITHUB_SERVER_URL', 'https://github.com')
  const apiUrl = urlIn(variables, 'GITHUB_API_URL', 'https://api.github.com')
  const run = numberIn(variables['GITHUB_RUN_ID']) ?? 0
  return {
    event: readEvent(variables['GITHUB_EVENT_NAME'] ?? '', payload, repositoryId),
    owner,
    repository,
    repositoryId,
    isPrivate: fields.boolean('repository', 'private'),
    defaultBranch: fields.text('repository', 'default_branch'),
    actor: variables['GITHUB_ACTOR'] ?? '',
    commit: commitOf(variables['GITHUB_SHA']) ?? '',
    ref: variables['GITHUB_REF'] ?? '',
    run: {
      id: run,
      attempt: numberIn(variables['GITHUB_RUN_ATTEMPT']) ?? 1,
      url: `${serverUrl}/${owner}/${repository}/actions/runs/${run}`
    },
    workflow: workflowOf(variables['GITHUB_WORKFLOW_REF'], owner, repository),
    serverUrl,
    apiUrl,
    graphqlUrl: urlIn(variables, 'GITHUB_GRAPHQL_URL', `${apiUrl}/graphql`),
    workspace: variables['GITHUB_WORKSPACE'] || process.cwd()
  }
}

const slugOf = (slug: string | undefined): readonly [owner: string, repository: string] => {
  const [, owner, repository] = /^([\w.-]+)\/([\w.-]+)$/.exec(slug ?? '') ?? []
  if (owner !== undefined && repository !== undefined) return [owner, repository]
  throw new Failure(
    'usage',
    'this is not a step of a GitHub workflow: `GITHUB_REPOSITORY` does not name a repository',
    'use it by `uses:` in a workflow; on a terminal there is the command `rolewright`'
  )
}

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

const urlIn = (variables: Variables, name: string, usual: string): string =>
  (variables[name] || usual).replace(/\/+$/, '')

/** `owner/name/.github/workflows/file.yml@refs/heads/main` → the file. */
const workflowOf = (reference: string | undefined, owner: string, repository: string): string | null => {
  const prefix = `${owner}/${repository}/`
  const [path = ''] = (reference ?? '').split('@refs/')
  return path.toLowerCase().startsWith(prefix.toLowerCase()) ? path.slice(prefix.length) : null
}
