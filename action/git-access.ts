import { runGit } from '../src/index.ts'
import { repositoryUrl } from './address.ts'
import type { Variables } from './context.ts'
import type { Context } from './model.ts'

/**
 * The variables by which git sends the token to this server and to no other. None where the checkout has left its own
 * credentials: two headers would be refused. Nothing is written into the repository.
 */
export const gitAccess = (
  context: Pick<Context, 'serverUrl' | 'owner' | 'repository' | 'workspace'>,
  token: string,
  variables: Variables
): Readonly<Record<string, string>> => {
  const { serverUrl, workspace } = context
  const url = repositoryUrl(context)
  const isKnown = runGit(workspace, ['config', '--get-urlmatch', 'http.extraheader', url])
  if (token === '' || (isKnown.ok && isKnown.output.trim() !== '')) return {}
  const count = Number(variables['GIT_CONFIG_COUNT'] ?? 0) || 0
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: `http.${serverUrl}/.extraheader`,
    [`GIT_CONFIG_VALUE_${count}`]: `AUTHORIZATION: basic ${credentials}`
  }
}
