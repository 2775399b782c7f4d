import type { Context } from './model.ts'

/** Where a repository is. */
type Where = Pick<Context, 'serverUrl' | 'owner' | 'repository'>

/** The page of the repository. */
export const repositoryUrl = ({ serverUrl, owner, repository }: Where): string =>
  `${serverUrl}/${owner}/${repository}`

/** The page of a pull request. */
export const pullUrl = (where: Where, number: number): string => `${repositoryUrl(where)}/pull/${number}`

/** The page of a commit. */
export const commitUrl = (where: Where, commit: string): string => `${repositoryUrl(where)}/commit/${commit}`

/** Where a line of a file can be looked at as a commit has it, with `{file}` and `{line}`. */
export const fileUrl = (where: Where, commit: string): string =>
  `${repositoryUrl(where)}/blob/${commit}/{file}#L{line}`
