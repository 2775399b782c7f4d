import { describe, expect, test } from 'vitest'
import { Failure } from '../../action/failure.ts'
import { inputList, type Inputs } from '../../action/inputs.ts'
import { inputsOf } from './state-desk.ts'
import { readInputs, variableOf } from '../../action/read-inputs.ts'

const read = (inputs: Readonly<Record<string, string>>): Inputs =>
  readInputs(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value])))

const complaintOn = (inputs: Readonly<Record<string, string>>): string => {
  try {
    read(inputs)
  } catch (error) {
    if (error instanceof Failure) return `${error.reason}: ${error.message}: ${error.help}`
    throw error
  }
  return ''
}

const usual: Inputs = inputsOf({ command: 'plan', token: '' })

describe('what is left away', () => {
  test('has its default', () => {
    expect(read({ command: 'plan' })).toEqual(usual)
  })

  test('is the same as what is empty', () => {
    const empty = Object.fromEntries(inputList.map(({ name }) => [name, ' ']))
    expect(read({ ...empty, command: ' plan ' })).toEqual(usual)
  })

  test('is the same as the defaults that the runner hands in', () => {
    const defaults = Object.fromEntries(inputList.map(({ name, default: text }) => [name, text]))
    expect(read({ ...defaults, command: 'plan', token: '' })).toEqual(usual)
  })
})

test('what is given is taken', () => {
  const given = {
    command: 'apply',
    policies: 'access/policies',
    targets: ' a\n\r\n b \n',
    live: 'never',
    'plan-file': 'plan.json',
    'plan-workflow': '.github/workflows/p.yaml',
    'on-plan-change': 'subset',
    comment: 'always',
    annotations: 'none',
    suggestions: 'True',
    'sarif-file': 'x.sarif',
    'upload-sarif': 'TRUE',
    'fail-on': 'never',
    'issue-label': 'drift',
    'record-branch': 'records/one',
    token: 't'
  }
  expect(Object.keys(given).sort()).toEqual(inputList.map(({ name }) => name).sort())
  expect(read(given)).toEqual({
    command: 'apply',
    policies: 'access/policies',
    targets: ['a', 'b'],
    live: 'never',
    planFile: 'plan.json',
    planWorkflow: '.github/workflows/p.yaml',
    onPlanChange: 'subset',
    comment: 'always',
    annotations: 'none',
    suggestions: true,
    sarifFile: 'x.sarif',
    uploadSarif: true,
    failOn: 'never',
    issueLabel: 'drift',
    recordBranch: 'records/one',
    token: 't'
  })
})

describe('a mistake is told with what would be right', () => {
  const words = '`validate`, `plan`, `apply`, `drift`, `comment`, `doctor`'
  test.each<[inputs: Readonly<Record<string, string>>, complaint: string]>([
    [{}, `usage: the input \`command\` is missing: it takes ${words}`],
    [
      { command: 'aply' },
      `usage: the input \`command\` does not know \`aply\`: did you mean \`apply\`? it takes ${words}`
    ],
    [{ command: 'toString' }, `usage: the input \`command\` does not know \`toString\`: it takes ${words}`],
    [
      { command: 'plan', live: 'yes' },
      'usage: the input `live` does not know `yes`: it takes `auto`, `always`, `never`'
    ],
    [
      { command: 'plan', 'fail-on': 'errors' },
      'usage: the input `fail-on` does not know `errors`: did you mean `error`? it takes `error`, `warning`, `note`, `never`'
    ],
    [
      { command: 'plan', suggestions: 'yes' },
      'usage: the input `suggestions` is neither true nor false: `yes`: write `true` or `false`'
    ],
    [
      { command: 'plan', 'plan-workflow': 'access-plan.yml' },
      'usage: the input `plan-workflow` cannot be `access-plan.yml`: name the file of a workflow, such as `.github/workflows/access-plan.yml`'
    ],
    [
      { command: 'plan', 'issue-label': 'a,b' },
      'usage: the input `issue-label` cannot be `a,b`: name a label of at most 50 characters without a comma'
    ]
  ])('%j', (inputs, complaint) => {
    expect(complaintOn(inputs)).toBe(complaint)
  })

  test.each(['on', 'off', '1', 'tRUE', 'y', 'No'])('%s is no boolean, as for the runner itself', (word) => {
    expect(complaintOn({ command: 'plan', 'upload-sarif': word })).toContain('neither true nor false')
  })

  test.each(['--delete', '-x', 'a..b', 'a/', 'a.lock', 'a//b', 'a b', '/a', 'a:b', 'a/.b', 'refs^', 'a~1'])(
    '%s is no branch',
    (branch) => {
      expect(complaintOn({ command: 'plan', 'record-branch': branch })).toContain('`record-branch` cannot be')
    }
  )
})
