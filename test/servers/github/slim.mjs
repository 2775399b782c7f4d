// Remakes api.json: what GitHub's own description of its interface says about the operations that the Action uses, without
// prose and examples. Needs `npm ci` in this folder; call it as `node test/servers/github/slim.mjs`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

const operations = `
GET /user
GET /repos/{owner}/{repo}
GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}
GET /repos/{owner}/{repo}/actions/runs
GET /repos/{owner}/{repo}/actions/runs/{run_id}
GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts
GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}
POST /repos/{owner}/{repo}/check-runs
GET /repos/{owner}/{repo}/check-runs/{check_run_id}
PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}
GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations
POST /repos/{owner}/{repo}/code-scanning/sarifs
GET /repos/{owner}/{repo}/codeowners/errors
GET /repos/{owner}/{repo}/collaborators/{username}/permission
GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls
GET /repos/{owner}/{repo}/commits/{ref}/check-runs
GET /repos/{owner}/{repo}/contents/{path}
GET /repos/{owner}/{repo}/deployments
POST /repos/{owner}/{repo}/deployments
GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses
POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses
GET /repos/{owner}/{repo}/git/ref/{ref}
GET /repos/{owner}/{repo}/issues
POST /repos/{owner}/{repo}/issues
PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}
DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}
GET /repos/{owner}/{repo}/issues/{issue_number}
PATCH /repos/{owner}/{repo}/issues/{issue_number}
GET /repos/{owner}/{repo}/issues/{issue_number}/comments
POST /repos/{owner}/{repo}/issues/{issue_number}/comments
GET /repos/{owner}/{repo}/pulls
GET /repos/{owner}/{repo}/pulls/{pull_number}
GET /repos/{owner}/{repo}/pulls/{pull_number}/comments
POST /repos/{owner}/{repo}/pulls/{pull_number}/comments
GET /repos/{owner}/{repo}/pulls/{pull_number}/commits
GET /repos/{owner}/{repo}/pulls/{pull_number}/files
PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge
GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews
POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews
PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals
GET /repos/{owner}/{repo}/rules/branches/{branch}
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Said for people, or by a tool of theirs; no check reads it. */
const prose = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'title',
  'x-github',
  'x-multi-segment',
  'deprecated',
  'headers'
])

const published = join(import.meta.dirname, 'node_modules', '@octokit', 'openapi')
const read = (...path) => JSON.parse(readFileSync(join(published, ...path), 'utf8'))
const whole = read('generated', 'api.github.com.json')

/** Without prose. `isNames` where the keys are names of properties, not words of the description. */
const slim = (value, isNames = false) => {
  if (Array.isArray(value)) return value.map((item) => slim(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !(prose.has(key) || key.startsWith('x-')))
      .map(([key, item]) => [key, slim(item, !isNames && (key === 'properties' || key === 'schemas'))])
  )
}

const at = (pointer) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], whole)

const paths = {}
for (const [method, path] of operations) {
  const { operationId, parameters, requestBody, responses } = whole.paths[path][method.toLowerCase()]
  const kept = Object.entries(responses).filter(([status]) => status.startsWith('2') || status === '302')
  paths[path] = {
    ...paths[path],
    [method.toLowerCase()]: slim({
      operationId,
      parameters,
      requestBody,
      responses: Object.fromEntries(kept)
    })
  }
}

const components = {}
const open = [paths]
while (open.length > 0) {
  for (const [, pointer] of JSON.stringify(open.pop()).matchAll(/"\$ref":"(#[^"]+)"/g)) {
    const [, , group, name] = pointer.split('/')
    components[group] ??= {}
    if (components[group][name]) continue
    components[group][name] = slim(at(pointer))
    open.push(components[group][name])
  }
}

const { version } = read('package.json')
const { openapi, info } = whole
const about = `GitHub's description of its REST API, from @octokit/openapi ${version}, only what the tests use`
const made = {
  openapi,
  info: { title: about, version: info.version, license: info.license },
  paths,
  components
}
const file = join(import.meta.dirname, 'api.json')
if (!process.argv.includes('--check')) {
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`)
  process.stdout.write('api.json is made; `npm run format` puts it into shape\n')
} else if (!isDeepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(made)))) {
  process.stderr.write('api.json is not what slim.mjs makes; run it without --check\n')
  process.exitCode = 1
}
