import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { inputList, outputList } from '../../action/inputs.ts'
import { tokenPermissions } from '../../src/commands/init/permissions.ts'
import { workflowFiles, workflowText, type WorkflowName } from '../../src/commands/init/workflows.ts'
import { version } from '../../src/version.ts'
import { code, codes, fence, markdownTable } from './reference.ts'

const marked = /^<!-- generated: ([a-z-]+) -->\n[\s\S]*?^<!-- end -->$/gm

/** The page of the Action with its generated parts, which stand between marks, brought up to date. */
export const freshActionPage = (page: string): string =>
  page.replace(marked, (_, name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`there is no generated part \`${name}\``)
    return `<!-- generated: ${name} -->\n${part()}<!-- end -->`
  })

/** Nobody can run this by mistake: there is no such commit. */
const unknownCommit = '0'.repeat(40)

const workflow = (name: WorkflowName): string => {
  const options = { action: unknownCommit, version, branch: 'main', policies: 'policies' }
  return fence(`yaml ${workflowFiles[name]}`, workflowText(name, options))
}

const parts: Readonly<Record<string, () => string>> = {
  'workflow-plan': () => workflow('plan'),
  'workflow-apply': () => workflow('apply'),
  'workflow-drift': () => workflow('drift'),
  'workflow-comment': () => workflow('comment'),
  inputs: () =>
    markdownTable(
      ['input', 'default', 'means'],
      inputList.map(({ name, required, default: standard, description }) => [
        code(name),
        required ? 'required' : standard === '' ? '' : code(standard),
        description
      ])
    ),
  outputs: () =>
    markdownTable(
      ['output', 'means'],
      outputList.map(({ name, description }) => [code(name), description])
    ),
  permissions: () =>
    markdownTable(
      ['command', 'permission', 'for'],
      Object.entries(tokenPermissions).flatMap(([command, needed]) =>
        needed.map(({ scope, access, why, isNeeded }, index) => [
          index === 0 ? code(command) : '',
          code(`${scope}: ${access}`),
          isNeeded ? why : `${why} (does less without it)`
        ])
      )
    ),
  endpoints: () =>
    markdownTable(
      ['asked', 'of'],
      [...endpoints()].map(([route, methods]) => [codes([...methods].sort()), code(route)])
    )
}

const source = join(import.meta.dirname, '../../action/github')

/** Every address of GitHub's interface that the Action's client names, with its methods. */
const endpoints = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const texts = readdirSync(source).map((file) => readFileSync(join(source, file), 'utf8'))
  const found = [...new Set(texts.flatMap((text) => [...namedIn(text), ...writtenIn(text)]))].sort()
  const routes = new Map<string, Set<string>>([['/graphql', new Set(['POST'])]])
  for (const each of found) {
    const [method = '', url = ''] = each.split(' ')
    routes.set(url, (routes.get(url) ?? new Set()).add(method))
  }
  return new Map([...routes].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Calls such as `rest.pulls.get`. */
const namedIn = (text: string): readonly string[] => {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = new Octokit().rest
  return [...text.matchAll(/\brest\.([a-z]\w+)\.([a-z]\w+)/gi)].flatMap(([, group = '', name = '']) => {
    const method = groups[group]?.[name]
    return isMethod(method) ? [`${method.endpoint.DEFAULTS.method} ${method.endpoint.DEFAULTS.url}`] : []
  })
}

/** Calls that write the address themselves. */
const writtenIn = (text: string): readonly string[] =>
  [...text.matchAll(/'((?:GET|POST|PATCH|PUT|DELETE) \/[^']+)'/g)].map(([, route = '']) => route)

interface Method {
  readonly endpoint: { readonly DEFAULTS: { readonly method: string; readonly url: string } }
}

const isMethod = (value: unknown): value is Method => typeof value === 'function' && 'endpoint' in value
