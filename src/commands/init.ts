import { dirname, join, relative, sep } from 'node:path'
import type { Catalog } from '../model/catalog.ts'
import { CannotRun } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import type { Policy } from '../model/policy.ts'
import { compareText, listed, tick } from '../model/words.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { loadPolicy } from '../policy/load.ts'
import { roleSchema, type Schema } from '../policy/role-schema.ts'
import { folderSource, rootOf, storedSource, type Source } from '../policy/source.ts'
import { initJson, initPretty, type InitAnswer } from '../reporters/init.ts'
import { version } from '../version.ts'
import type { Environment, FileChange, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'
import { codeownersMarks, codeownersOf, codeownersPlaces, withPart } from './init/codeowners.ts'
import {
  documentText,
  exampleOwner,
  guardrails,
  people,
  platformDocuments,
  type NewDocument
} from './init/documents.ts'
import { actionName, workflowFiles, workflowText, type WorkflowName } from './init/workflows.ts'

/**
 * `rolewright init [PLATFORM...]`: writes a policy folder for the platforms that validates, the schemas for editors, the
 * workflows, and our part of CODEOWNERS. Whatever is there already stays as it is. All of it is written, or nothing.
 */
export const initCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const site = siteOf(invocation, environment)
  const documents = documentsFor(site, invocation.operands)
  const scaffold = [...documents, ...schemasFor(site, documents), ...workflowsFor(site)]
  const planned = [...scaffold, ...codeownersFor(site, documents)]
  const files = planned.filter((each) => 'text' in each)
  environment.writeFiles(
    files.map(({ file, before, text }) => ({ path: join(site.root, file), before, text }))
  )
  const answer: InitAnswer = {
    files: files
      .map(({ file, before }) => ({
        file,
        change: before === null ? ('added' as const) : ('changed' as const)
      }))
      .sort((a, b) => compareText(a.file, b.file)),
    left: planned
      .filter((each) => 'reason' in each)
      .map(({ file, reason, help }) => ({ file, reason, help })),
    next: nextSteps(site, files)
  }
  const { style, width } = environment
  const isJson = invocation.values['format'] === 'json'
  return { exit: 0, output: isJson ? initJson(answer) : initPretty(answer, { style, width }) }
}

/** A file that is to be written, or one that is not, and why. */
type Step = Written | Left

interface Written extends Pick<FileChange, 'before' | 'text'> {
  readonly file: string
}

interface Left {
  readonly file: string
  readonly reason: string
  readonly help: string
}

/** Where everything goes, and what is there. */
interface Site {
  readonly root: string
  /** The policy folder as the repository names it. */
  readonly prefix: string
  readonly source: Source
  readonly policy: Policy
  readonly environment: Environment
  readonly invocation: Invocation
}

const siteOf = (invocation: Invocation, environment: Environment): Site => {
  const folder = policyFolder(invocation, environment)
  const root = rootOf(folder)
  const source = environment.exists(folder) ? folderSource(folder) : storedSource(`the folder ${folder}`, {})
  const { policy } = loadPolicy(source, catalogTexts)
  const prefix = relative(root, folder).split(sep).join('/')
  if (prefix !== '' && !prefix.startsWith('..'))
    return { root, prefix, source, policy, environment, invocation }
  throw new CannotRun(
    'the policy folder has to be a folder inside the repository',
    'name another one with `--policies DIR`'
  )
}

/** The documents of the platforms, and what a policy folder has once. */
const documentsFor = (site: Site, names: readonly string[]): readonly Step[] => {
  const { policy, prefix } = site
  const catalogs = [...new Set(names)].map((name) => catalogOf(policy, name))
  if (catalogs.length === 0 && policy.documents === 0) throw noPlatform(policy)
  const isNew = policy.documents === 0
  const first = { owner: ownerIn(policy), today: new Date(site.environment.now()).toISOString().slice(0, 10) }
  const common = isNew ? [guardrails, people] : []
  const own = catalogs.filter((catalog) => !hasTarget(policy, catalog))
  const documents = own.flatMap((catalog) => platformDocuments(catalog, first))
  const others = catalogs.filter((catalog) => hasTarget(policy, catalog))
  return [
    ...[...common, ...documents].map((document) => documentStep(site, document)),
    ...others.map(({ id }) => ({
      file: prefix,
      reason: `there is a target of ${tick(id)} already`,
      help: 'write what you need beside it'
    }))
  ]
}

/** Whoever answers for the example: somebody who works here and can approve, where there is one. */
const ownerIn = ({ people: known }: Policy): string => {
  const active = [...known.values()].filter(({ status }) => status === 'active')
  return (active.find(({ github }) => github !== null) ?? active[0])?.id ?? exampleOwner
}

const hasTarget = ({ declared }: Policy, { id }: Catalog): boolean =>
  declared.targets.some(({ platform }) => platform === id)

const catalogOf = ({ catalogs }: Policy, name: string): Catalog => {
  const found = catalogs.get(name)
  if (found) return found
  const names = [...catalogs.keys()]
  const near = nearest(name, names)
  throw new CannotRun(
    `there is no platform ${tick(name)}`,
    `${near === null ? '' : `did you mean ${tick(near)}? `}platforms: ${names.join(', ')}`
  )
}

const noPlatform = ({ catalogs }: Policy): CannotRun =>
  new CannotRun(
    'there are no documents yet, so `rolewright init` needs the name of a platform',
    `write \`rolewright init PLATFORM\`; platforms: ${[...catalogs.keys()].join(', ')}`
  )

const documentStep = (site: Site, document: NewDocument): Step => {
  const file = `${site.prefix}/${document.path}`
  const schemas = '../'.repeat(document.path.split('/').length) + 'schemas'
  return newFile(site, file, documentText(document, schemas))
}

/** The schemas that the documents name, beside the policy folder. */
const schemasFor = (site: Site, documents: readonly Step[]): readonly Step[] => {
  const named = documents.flatMap((step) =>
    'text' in step ? (/\$schema=(?:\.\.\/)+schemas\/(\S+)\.schema\.json$/m.exec(step.text)?.[1] ?? []) : []
  )
  const names = named.length === 0 ? [] : [...new Set([...named, 'job-function'])].sort(compareText)
  const folder = dirname(site.prefix) === '.' ? 'schemas' : `${dirname(site.prefix)}/schemas`
  return names.flatMap((name) => {
    const file = `${folder}/${name}.schema.json`
    return site.environment.exists(join(site.root, file)) ? [] : [newFile(site, file, schemaText(site, name))]
  })
}

const schemaText = ({ policy, environment }: Site, name: string): string => {
  const written = environment.readSchema(name)
  if (written !== null) return written
  const general = environment.readSchema('role')
  const catalog = policy.catalogs.get(name.slice('roles/'.length))
  if (general === null || !catalog) throw new Error(`the schema \`${name}\` is missing in this package`)
  return `${JSON.stringify(roleSchema(catalog, JSON.parse(general) as Schema), null, 2)}\n`
}

const workflowsFor = (site: Site): readonly Step[] => {
  const { environment, invocation, prefix } = site
  const branch = branchOf(invocation)
  const action = actionOf(invocation, environment)
  const names: readonly WorkflowName[] = [
    'plan',
    'apply',
    'drift',
    ...(invocation.switches.has('forks') ? ['comment' as const] : [])
  ]
  return names.map((name) => {
    const file = workflowFiles[name]
    if (action !== null)
      return newFile(site, file, workflowText(name, { action, version, branch, policies: prefix }))
    if (environment.exists(join(site.root, file))) return isThere(file)
    return {
      file,
      reason:
        'this copy of Rolewright does not know the commit of its release, and a workflow names it whole',
      help: `run again with \`--action COMMIT\`: the 40 digits of v${version} of ${actionName}`
    }
  })
}

/** The commit of the Action: the one that is named, else the one that this release was made from. */
const actionOf = ({ values }: Invocation, { release }: Environment): string | null => {
  const { action } = values
  if (action === undefined) return release
  if (/^[0-9a-f]{40}$/.test(action)) return action
  throw new CannotRun(
    `\`--action ${action}\` is not a whole commit`,
    'write its 40 hexadecimal digits: a tag or a short name can be moved to other code'
  )
}

const branchOf = ({ values }: Invocation): string => {
  const branch = values['branch'] ?? 'main'
  if (/^[A-Za-z0-9_][\w./-]*$/.test(branch)) return branch
  throw new CannotRun(
    `\`--branch ${branch}\` cannot stand in a workflow as it is`,
    'name a branch of letters, digits, `.`, `/`, `_` and `-`'
  )
}

/** Our part of CODEOWNERS, by the documents as they will be. */
const codeownersFor = (site: Site, documents: readonly Step[]): readonly Step[] => {
  const { environment, root } = site
  const found = codeownersPlaces.find((place) => environment.exists(join(root, place)))
  const file = found ?? '.github/CODEOWNERS'
  const { part, gaps } = codeownersOf(planned(site, documents), file)
  const unknown = gaps.map((gap) => ({ file, reason: gap, help: 'write `github` there and run again' }))
  if (part === null) return [nobody(file), ...unknown]
  if (found === undefined) return [{ file, before: null, text: part }, ...unknown]
  const text = environment.readFile(join(root, file))
  const next = withPart(text, part)
  if (next === null) return [withoutPlace(file), ...unknown]
  return next === text ? unknown : [{ file, before: new TextEncoder().encode(text), text: next }, ...unknown]
}

const nobody = (file: string): Left => ({
  file,
  reason: 'no role has an owner whose login is known, so there is nothing to write',
  help: 'write `owner` in roles and `github` in `People`, and run again'
})

const withoutPlace = (file: string): Left => ({
  file,
  reason: 'it is yours, and has no place for our part',
  help: `write the lines ${listed(codeownersMarks.map(tick))} at its end and run again; what stands between them is ours from then on`
})

/** What the documents say once the new ones are there. */
const planned = ({ source, policy }: Site, documents: readonly Step[]): Policy => {
  const added = documents.flatMap((step) => ('text' in step ? [step] : []))
  if (added.length === 0) return policy
  const encoder = new TextEncoder()
  const files = [...source.files(), ...added.map(({ file, text }) => ({ file, bytes: encoder.encode(text) }))]
  return loadPolicy({ ...source, files: () => files }, catalogTexts).policy
}

const newFile = ({ root, environment }: Site, file: string, text: string): Step =>
  environment.exists(join(root, file)) ? isThere(file) : { file, before: null, text }

const isThere = (file: string): Left => ({
  file,
  reason: 'is there already',
  help: 'delete it and run again for a new one'
})

const nextSteps = ({ prefix, invocation }: Site, files: readonly Written[]): readonly string[] => {
  const written = new Set(files.map(({ file }) => file))
  const where =
    invocation.values['policies'] === undefined ? '' : ` --policies ${invocation.values['policies']}`
  const team = `${prefix}/${people.path}`
  const isScaffold = files.some(({ file }) => file.startsWith(`${prefix}/`))
  const hasWorkflows = Object.values(workflowFiles).some((file) => written.has(file))
  return [
    ...(written.has(team)
      ? [`put your own people into ${tick(team)}, and run \`rolewright init${where}\` again for CODEOWNERS`]
      : []),
    ...(isScaffold
      ? [`\`rolewright validate${where}\` checks it, \`rolewright plan${where}\` shows what would change`]
      : []),
    ...(hasWorkflows
      ? [
          'make the environment `access-production`, let only the branch that is applied use it, and keep the credentials of targets there',
          'start the workflow `access drift` by hand: its job `doctor` says what the protection of the repository lacks'
        ]
      : [])
  ]
}
