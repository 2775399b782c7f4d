import type { Lack } from '../../action/doctor/finding.ts'
import type { BranchRule } from '../../action/github/port.ts'
import { workflowFiles, workflowText } from '../../src/commands/init/workflows.ts'
import { someCommit } from './workflow-texts.ts'

const options = { action: someCommit, version: '0.1.0', branch: 'main', policies: 'policies' }

export const owned: string =
  'apiVersion: rolewright/v1\nkind: Role\nplatform: uspacy\nid: sales\ntitle: Sales\nowner: cleo@example.org\ngrants:\n  leads: {view: all, create: all}\n'

export const owners: string = `# rolewright begin
# From the owners of roles and the approvers in the documents; \`rolewright init\` brings it up to date.
/policies/role.yaml @cleo
# rolewright end
`

export const sound: Readonly<Record<string, string>> = {
  'policies/role.yaml': owned,
  [workflowFiles.plan]: workflowText('plan', options),
  [workflowFiles.apply]: workflowText('apply', options),
  [workflowFiles.drift]: workflowText('drift', options),
  [workflowFiles.comment]: workflowText('comment', options),
  '.github/CODEOWNERS': owners
}

export const rule = (type: string, parameters: BranchRule['parameters'] = {}): BranchRule => ({
  type,
  parameters
})

export const approval: Readonly<Record<string, unknown>> = {
  context: 'rolewright/approval',
  integration_id: 15368
}

export const soundRules: readonly BranchRule[] = [
  rule('deletion'),
  rule('non_fast_forward'),
  rule('pull_request', {
    dismiss_stale_reviews_on_push: true,
    require_last_push_approval: true,
    require_code_owner_review: true
  }),
  rule('required_status_checks', {
    strict_required_status_checks_policy: true,
    required_status_checks: [approval]
  })
]

/** A workflow with one text of it changed. */
export const changed = (
  name: keyof typeof workflowFiles,
  from: string | RegExp,
  to: string
): Readonly<Record<string, string>> => {
  const text = workflowText(name, options)
  const next = text.replace(from, to)
  if (next === text) throw new Error(`${name} does not contain ${String(from)}`)
  return { [workflowFiles[name]]: next }
}

/** What is important, and what is advice. */
export interface Told {
  readonly missing: readonly string[]
  readonly advice: readonly string[]
}

export const told = (lacks: readonly Lack[]): Told => ({
  missing: lacks.filter(({ isImportant }) => isImportant).map(({ what }) => what),
  advice: lacks.filter(({ isImportant }) => !isImportant).map(({ what }) => what)
})
