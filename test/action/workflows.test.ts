import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { tokenPermissions, type ActionCommand } from '../../src/commands/init/permissions.ts'
import { actionName, pins, workflowFiles } from '../../src/commands/init/workflows.ts'
import { inputList } from '../../action/inputs.ts'
import { documentedWorkflows, writtenWorkflows, type WorkflowText } from './workflow-texts.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly 'timeout-minutes'?: number
  readonly secrets?: unknown
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly on: unknown
  readonly permissions?: unknown
  readonly concurrency?: {
    readonly 'cancel-in-progress'?: unknown
    readonly queue?: unknown
    readonly group: string
  }
  readonly jobs: Readonly<Record<string, Job>>
}

const read = ({ text }: WorkflowText): Workflow => parse(text) as Workflow

const jobsOf = (given: WorkflowText): readonly Job[] => Object.values(read(given).jobs)

const stepsOf = (given: WorkflowText): readonly Step[] => jobsOf(given).flatMap(({ steps }) => steps)

const isOurs = ({ uses }: Step): boolean => uses?.startsWith(`${actionName}@`) === true

const commandsOf = (given: WorkflowText): readonly string[] =>
  stepsOf(given)
    .filter(isOurs)
    .map((step) => String(step.with?.['command']))

const eventsOf = (given: WorkflowText): readonly string[] => {
  const { on } = read(given)
  return typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on as object)
}

test('the documentation shows every workflow', () => {
  const shown = new Set(documentedWorkflows.map(({ file }) => file))
  expect(Object.values(workflowFiles).filter((file) => !shown.has(file))).toEqual([])
})

describe.each([...writtenWorkflows, ...documentedWorkflows].map((each) => [each.name, each] as const))(
  'the workflow of %s',
  (_, given) => {
    test('names every action by its whole commit, with the version behind it', () => {
      const uses = [...given.text.matchAll(/uses: (.*)$/gm)].map(([, name]) => name)
      expect(uses.length).toBeGreaterThan(0)
      for (const name of uses) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    })

    test('gives nothing by default, and each job what its command needs', () => {
      expect(read(given).permissions).toEqual({})
      for (const job of jobsOf(given)) {
        const commands = job.steps.filter(isOurs).map((step) => step.with?.['command'] as ActionCommand)
        const needed = commands.flatMap((command) => tokenPermissions[command])
        expect(job.permissions).toEqual(
          Object.fromEntries(needed.map(({ scope, access }) => [scope, access]))
        )
      }
    })

    test('leaves no credentials in a checkout, and has the history', () => {
      for (const { uses, with: values } of stepsOf(given)) {
        if (!uses?.startsWith('actions/checkout@')) continue
        expect(values).toEqual({ 'persist-credentials': false, 'fetch-depth': 0 })
      }
    })

    test('ends by itself', () => {
      for (const job of jobsOf(given)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
    })

    test('runs no text of others, and hands no secrets on', () => {
      for (const { run = '' } of stepsOf(given)) expect(run).not.toContain('${{')
      expect(given.text).not.toMatch(/secrets:\s*inherit|secrets\./)
    })

    test('is started by nothing dangerous', () => {
      const events = eventsOf(given)
      expect(events).not.toContain('pull_request_target')
      expect(events).not.toContain('issue_comment')
      if (!events.includes('workflow_run')) return
      expect(commandsOf(given)).toEqual(['comment'])
      expect(stepsOf(given).filter((step) => !isOurs(step))).toEqual([])
    })

    test('never cancels what may have written', () => {
      const writes = commandsOf(given).some((command) => command === 'apply' || command === 'drift')
      const { concurrency } = read(given)
      expect(concurrency).toBeDefined()
      if (!writes) return
      expect(concurrency).toMatchObject({ 'cancel-in-progress': false, queue: 'max' })
      expect(concurrency?.group).not.toContain('${{')
    })

    test('hands over only inputs that there are', () => {
      const names: readonly string[] = inputList.map(({ name }) => name)
      for (const step of stepsOf(given).filter(isOurs))
        for (const name of Object.keys(step.with ?? {})) expect(names).toContain(name)
    })
  }
)

test('a review cannot cancel the plan that it waits for', () => {
  for (const given of writtenWorkflows.filter(({ file }) => file === workflowFiles.plan))
    expect(read(given).concurrency?.group).toContain('${{ github.event_name }}')
})

test('the artifact is named after the commit, and kept also where the step failed', () => {
  const [given] = writtenWorkflows
  const upload = given && stepsOf(given).find(({ uses }) => uses?.startsWith(pins.upload.name))
  expect(upload).toMatchObject({ with: { name: 'access-plan-${{ github.event.pull_request.head.sha }}' } })
  expect(JSON.stringify(upload)).toContain('always()')
})
