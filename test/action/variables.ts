/** The variables of a runner, as far as the Action looks at them. */
export const runnerVariables = (
  more: Readonly<Record<string, string>> = {}
): Readonly<Record<string, string>> => ({
  GITHUB_REPOSITORY: 'example/access',
  GITHUB_REPOSITORY_ID: '1001',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_ACTOR: 'ana',
  GITHUB_SHA: 'c'.repeat(40),
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW_REF: 'example/access/.github/workflows/access-plan.yml@refs/pull/7/merge',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_API_URL: 'https://api.github.example',
  GITHUB_GRAPHQL_URL: 'https://api.github.example/graphql',
  GITHUB_WORKSPACE: '/work',
  ...more
})
