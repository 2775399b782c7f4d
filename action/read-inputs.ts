import { nearest } from '../src/index.ts'
import type { Variables } from './context.ts'
import { Failure } from './failure.ts'
import { inputList, type Inputs } from './inputs.ts'

/**
 * What the step was called with. Every input may be empty, which is as if it were left away. Throws a sentence with the
 * allowed words where one is not what it should be, and where the command is missing: the runner checks neither.
 */
export const readInputs = (variables: Variables): Inputs => {
  const text = (name: InputName): string => given(variables, name) || defaultOf(name)
  return {
    command: oneOf('command', text('command'), commands),
    policies: text('policies'),
    targets: linesOf(text('targets')),
    live: oneOf('live', text('live'), ['auto', 'always', 'never']),
    planFile: text('plan-file') || null,
    planWorkflow: checked('plan-workflow', text('plan-workflow'), isWorkflow, aWorkflow),
    onPlanChange: oneOf('on-plan-change', text('on-plan-change'), ['fail', 'subset']),
    comment: oneOf('comment', text('comment'), ['auto', 'always', 'never']),
    annotations: oneOf('annotations', text('annotations'), ['auto', 'check-run', 'commands', 'none']),
    suggestions: yesOrNo('suggestions', text('suggestions')),
    sarifFile: text('sarif-file') || null,
    uploadSarif: yesOrNo('upload-sarif', text('upload-sarif')),
    failOn: oneOf('fail-on', text('fail-on'), ['error', 'warning', 'note', 'never']),
    issueLabel: checked(
      'issue-label',
      text('issue-label'),
      isLabel,
      'a label of at most 50 characters without a comma'
    ),
    recordBranch: checked(
      'record-branch',
      text('record-branch'),
      isBranch,
      'the name of a branch, such as `rolewright-record`'
    ),
    token: given(variables, 'token') || (variables['GITHUB_TOKEN'] ?? '')
  }
}

/** The environment variable in which the runner hands an input over. @internal */
export const variableOf = (input: string): string => `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`

type InputName = (typeof inputList)[number]['name']

const commands = ['validate', 'plan', 'apply', 'drift', 'comment', 'doctor'] as const

const given = (variables: Variables, name: InputName): string => (variables[variableOf(name)] ?? '').trim()

const defaultOf = (name: InputName): string => inputList.find((input) => input.name === name)?.default ?? ''

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const oneOf = <Word extends string>(name: InputName, value: string, words: readonly Word[]): Word => {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  const near = nearest(value, words)
  const meant = near === null ? '' : `did you mean \`${near}\`? `
  throw new Failure(
    'usage',
    value === '' ? `the input \`${name}\` is missing` : `the input \`${name}\` does not know \`${value}\``,
    `${meant}it takes ${words.map((word) => `\`${word}\``).join(', ')}`
  )
}

/** The words of YAML 1.2, as the runner's own toolkit takes them; `yes` is none of them. */
const yesOrNo = (name: InputName, value: string): boolean => {
  if (/^(?:true|True|TRUE)$/.test(value)) return true
  if (/^(?:false|False|FALSE)$/.test(value)) return false
  throw new Failure(
    'usage',
    `the input \`${name}\` is neither true nor false: \`${value}\``,
    'write `true` or `false`'
  )
}

const checked = (
  name: InputName,
  value: string,
  isGood: (value: string) => boolean,
  wanted: string
): string => {
  if (isGood(value)) return value
  throw new Failure('usage', `the input \`${name}\` cannot be \`${value}\``, `name ${wanted}`)
}

const aWorkflow = 'the file of a workflow, such as `.github/workflows/access-plan.yml`'

const isWorkflow = (value: string): boolean => /^\.github\/workflows\/[^/\s]+\.ya?ml$/.test(value)

const isLabel = (value: string): boolean => value.length <= 50 && !/[\p{Cc},]/u.test(value)

/** What git takes for the name of a branch, and nothing that it could take for an option or another ref. */
const isBranch = (value: string): boolean =>
  /^[A-Za-z0-9][\w./-]*$/.test(value) && !/\.\.|\/\/|\/\.|[./]$|\.lock(?:\/|$)/.test(value)
