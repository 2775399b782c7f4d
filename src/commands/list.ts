import type { CommandSpec, OptionSpec } from './command.ts'

const policies: OptionSpec = {
  name: 'policies',
  value: 'DIR',
  words: null,
  summary: 'the folder with the documents (policies)'
}
const at: OptionSpec = {
  name: 'at',
  value: 'INSTANT',
  words: null,
  summary: 'judge as of this date or instant instead of now'
}
const base: OptionSpec = {
  name: 'base',
  value: 'REV',
  words: null,
  summary: 'compares with the documents at this git revision; the guardrails of both judge'
}
const format = (...words: readonly string[]): OptionSpec => ({
  name: 'format',
  value: words.join('|'),
  words,
  summary: `how to answer (${words[0]})`
})

/** Every command, in the order of the help. The reference and the checks of arguments come from here. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'validate',
    operands: '',
    summary: 'checks the documents and explains what is wrong',
    options: [
      policies,
      format('pretty', 'json', 'sarif', 'github', 'junit'),
      at,
      base,
      {
        name: 'fix',
        value: null,
        words: null,
        summary: 'mends in the documents what can be mended without giving anybody more access'
      },
      {
        name: 'fail-on',
        value: 'error|warning|note',
        words: ['error', 'warning', 'note'],
        summary: 'the weakest finding that makes the command fail (error)'
      }
    ],
    maxOperands: 0,
    load: async () => (await import('./validate.ts')).validateCommand
  },
  {
    name: 'test',
    operands: '',
    summary: 'runs the access tests',
    options: [policies, format('pretty', 'json'), at],
    maxOperands: 0,
    load: async () => (await import('./test.ts')).testCommand
  },
  {
    name: 'diff',
    operands: '[BASE [HEAD]]',
    summary: 'shows what changes between two git revisions, or from one to the folder, and for whom',
    options: [policies, format('pretty', 'json', 'markdown'), at],
    maxOperands: 2,
    load: async () => (await import('./diff.ts')).diffCommand
  },
  {
    name: 'plan',
    operands: '[TARGET...]',
    summary: 'shows what would change on the targets, and for whom',
    options: [
      policies,
      format('pretty', 'json'),
      at,
      { name: 'out', value: 'FILE', words: null, summary: 'also writes the plan to this file' },
      { name: 'check', value: null, words: null, summary: 'exits 1 if there is anything to do' }
    ],
    maxOperands: Infinity,
    load: async () => (await import('./plan.ts')).planCommand
  },
  {
    name: 'apply',
    operands: '[TARGET...]',
    summary: 'plans, asks, and carries the plan out',
    options: [
      policies,
      format('pretty', 'json'),
      at,
      { name: 'yes', value: null, words: null, summary: 'does not ask' }
    ],
    maxOperands: Infinity,
    load: async () => (await import('./apply.ts')).applyCommand
  },
  {
    name: 'explain',
    operands: 'USER PERMISSION',
    summary: 'explains why somebody can do something, or what is missing',
    options: [policies, format('pretty', 'json'), at],
    maxOperands: 2,
    load: async () => (await import('./explain.ts')).explainCommand
  },
  {
    name: 'who',
    operands: 'PERMISSION',
    summary: 'lists who can do something by the documents, since when, and through what',
    options: [policies, format('pretty', 'json'), at],
    maxOperands: 1,
    load: async () => (await import('./who.ts')).whoCommand
  },
  {
    name: 'catalog',
    operands: '[PLATFORM]',
    summary: 'lists the platforms, or everything known about one',
    options: [policies, format('pretty', 'json')],
    maxOperands: 1,
    load: async () => (await import('./reference.ts')).catalogCommand
  },
  {
    name: 'rules',
    operands: '[ID]',
    summary: 'lists the rules, or explains one',
    options: [format('pretty', 'json')],
    maxOperands: 1,
    load: async () => (await import('./reference.ts')).rulesCommand
  },
  {
    name: 'schema',
    operands: '[NAME]',
    summary: 'lists the JSON Schemas of documents, answers and files, or prints one',
    options: [policies],
    maxOperands: 1,
    load: async () => (await import('./reference.ts')).schemaCommand
  },
  {
    name: 'sandbox',
    operands: 'reset [TARGET...]',
    summary: 'throws embedded tenants away',
    options: [policies],
    maxOperands: Infinity,
    load: async () => (await import('./sandbox.ts')).sandboxCommand
  }
]
