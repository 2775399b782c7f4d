import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeownersPlaces, folderStore } from '../../src/index.ts'
import { branchLacks, recordLacks } from '../doctor/branch-rules.ts'
import { advice, lack, tick, type Lack } from '../doctor/finding.ts'
import { ownerLacks, type OwnersFile } from '../doctor/owner-lacks.ts'
import { lackLines, lackSummary, verdict } from '../doctor/report.ts'
import { readWorkflow, type Workflow } from '../doctor/workflow.ts'
import { workflowLacks } from '../doctor/workflow-lacks.ts'
import { GitHubError } from '../github/port.ts'
import type { Command, Job } from '../job.ts'
import { lastDrift } from '../state/last-drift.ts'
import { openState } from '../state/state.ts'
import { openDocuments, policiesOf } from './prepare.ts'

/**
 * Says what the protection of the repository lacks: rules of branches, workflows, tokens, owners, the record and the
 * schedule. Each with the reason and what to do. Exit 1 where something important is missing. Changes nothing.
 */
export const doctorCommand: Command = async (job) => {
  const branch = job.context.defaultBranch ?? (await job.github.repository()).defaultBranch
  const lacks = [
    ...(await rulesOf(job, branch)),
    ...workflowsOf(job, branch),
    ...(await ownersOf(job)),
    ...(await recordOf(job))
  ]
  for (const line of lackLines(lacks)) job.runner.say(line)
  job.runner.summary(lackSummary(lacks))
  const isSound = lacks.every(({ isImportant }) => !isImportant)
  return {
    exit: isSound ? 0 : 1,
    result: isSound ? 'ok' : 'blocked',
    reason: isSound ? null : 'protection',
    message: `the protection of this repository: ${verdict(lacks)}`,
    outputs: {
      summary: JSON.stringify({
        missing: lacks.filter(({ isImportant }) => isImportant).length,
        advice: lacks.filter(({ isImportant }) => !isImportant).length
      })
    }
  }
}

const rulesOf = async ({ github }: Job, branch: string): Promise<readonly Lack[]> =>
  looked(`the rules of ${tick(branch)}`, async () => branchLacks(await github.branchRules(branch), branch))

/** What cannot be looked at is said too: it may be fine, and nobody knows. */
const looked = async (what: string, look: () => Promise<readonly Lack[]>): Promise<readonly Lack[]> => {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.kind !== 'denied' && error.kind !== 'missing')) throw error
    const needs = error.permission === null ? '' : `; it needs ${tick(error.permission)}`
    return [
      advice(
        `${what} cannot be seen`,
        `GitHub answered: ${tick(error.message)}`,
        `see that the token may read it${needs}`
      )
    ]
  }
}

const folder = '.github/workflows'

const workflowsOf = ({ context, inputs }: Job, branch: string): readonly Lack[] => {
  const path = join(context.workspace, folder)
  const names = existsSync(path) ? readdirSync(path).filter((name) => /\.ya?ml$/.test(name)) : []
  const read = names.toSorted().map((name) => {
    const file = `${folder}/${name}`
    return { file, workflow: readWorkflow(file, readFileSync(join(path, name), 'utf8')) }
  })
  const workflows = read.flatMap(({ workflow }): readonly Workflow[] => (workflow === null ? [] : [workflow]))
  const unread = read.filter(({ workflow }) => workflow === null)
  return [
    ...workflowLacks(workflows, { planWorkflow: inputs.planWorkflow, branch }),
    ...unread.map(({ file }) =>
      advice(
        `${tick(file)} is no workflow that can be read`,
        'GitHub does not run it either',
        'mend or delete it'
      )
    )
  ]
}

const ownersOf = async (job: Job): Promise<readonly Lack[]> => {
  const { context, github } = job
  const { policy } = openDocuments(job, null)
  const owners = ownersFile(context.workspace)
  if (owners.text === null) return ownerLacks(policy, owners, [])
  return looked('what GitHub says of CODEOWNERS', async () =>
    ownerLacks(policy, owners, await github.codeownersErrors(context.commit))
  )
}

const ownersFile = (workspace: string): OwnersFile => {
  const [first = ''] = codeownersPlaces
  const found = codeownersPlaces.find((place) => existsSync(join(workspace, place)))
  return {
    file: found ?? first,
    text: found === undefined ? null : readFileSync(join(workspace, found), 'utf8')
  }
}

const hour = 60 * 60 * 1000

/** A daily schedule may be late, but not by as much as this. */
const longest = 48 * hour

const recordOf = async (job: Job): Promise<readonly Lack[]> => {
  const { github, inputs } = job
  const branch = inputs.recordBranch
  if (!(await isThere(job, branch))) {
    return [
      advice(
        `there is no branch ${tick(branch)} yet`,
        'it keeps the record, and the first apply makes it',
        'protect it from deletion and force pushes by a ruleset for that name; that can be done now'
      )
    ]
  }
  const rules = await looked(`the rules of ${tick(branch)}`, async () =>
    recordLacks(await github.branchRules(branch), branch)
  )
  return [...rules, ...scheduleLacks(job)]
}

const isThere = async ({ github }: Job, branch: string): Promise<boolean> => {
  try {
    await github.branchHead(branch)
    return true
  } catch (error) {
    if (error instanceof GitHubError && error.kind === 'missing') return false
    throw error
  }
}

const scheduleLacks = (job: Job): readonly Lack[] => {
  const state = openState(job.context, job.inputs, policiesOf(job))
  state.open()
  const last = lastDrift(folderStore(state.folder))
  const age = last === null ? Infinity : job.environment.now() - last
  if (age <= longest) return []
  const since = last === null ? 'never' : `${Math.floor(age / hour)} hours ago`
  return [
    lack(
      `drift was looked for ${since === 'never' ? 'never so far' : `last ${since}`}`,
      'what time has made due waits, and changes by hand are not seen. GitHub stops schedules of a public repository after 60 days without activity',
      'start the workflow that looks for drift by hand, and see in the list of workflows whether it is switched off'
    )
  ]
}
