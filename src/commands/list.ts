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
    name: 'init',
    operands: '[PLATFORM...]',
    summary: 'writes documents to begin with for these platforms, and the workflows; overwrites nothing',
    options: [
      policies,
      format('pretty', 'json'),
      {
        name: 'action',
        value: 'COMMIT',
        words: null,
        summary:
          'the commit of this release, which the workflows name (40 digits; known in a released package)'
      },
      {
        name: 'branch',
        value: 'BRANCH',
        words: null,
        summary: 'the branch whose documents are applied (main)'
      },
      {
        name: 'forks',
        value: null,
        words: null,
        summary: 'also a workflow that comments on pull requests from forks'
      }
    ],
    maxOperands: Infinity,
    load: async () => (await import('./init.ts')).initCommand
  },
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
      base,
      {
        name: 'out',
        value: 'FILE',
        words: null,
        summary: 'also writes the plan to this file, for `apply --plan`'
      },
      { name: 'check', value: null, words: null, summary: 'exits 1 if there is anything to do' },
      {
        name: 'revoke-first',
        value: null,
        words: null,
        summary: 'for emergencies: takes access first and gives it later, and lists what that interrupts'
      }
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
      base,
      { name: 'yes', value: null, words: null, summary: 'does not ask' },
      {
        name: 'plan',
        value: 'FILE',
        words: null,
        summary: 'carries out this saved plan, or what is left of it, and nothing else'
      },
      {
        name: 'due',
        value: null,
        words: null,
        summary: 'only what time has made due since the last apply, by the documents that were applied then'
      },
      {
        name: 'confirm',
        value: null,
        words: null,
        summary: 'goes on with an apply that waits, after a person has done the guided steps'
      },
      {
        name: 'take-over',
        value: 'LOCK',
        words: null,
        summary: 'takes over a lock whose owner is known to have ended'
      }
    ],
    maxOperands: Infinity,
    load: async () => (await import('./apply.ts')).applyCommand
  },
  {
    name: 'drift',
    operands: '[TARGET...]',
    summary: 'shows what changed on the targets since the last apply, and the likely cause',
    options: [policies, format('pretty', 'json'), at],
    maxOperands: Infinity,
    load: async () => (await import('./drift.ts')).driftCommand
  },
  {
    name: 'import',
    operands: 'TARGET',
    summary: 'writes what is on a target into documents, keeping comments; the plan is empty afterwards',
    options: [
      policies,
      format('pretty', 'json'),
      at,
      {
        name: 'only',
        value: 'USER|ROLE',
        words: null,
        summary: 'imports one user or one role and nothing else'
      },
      {
        name: 'from',
        value: 'FILE',
        words: null,
        summary: 'reads this snapshot (JSON or CSV) instead of the target'
      },
      {
        name: 'template',
        value: null,
        words: null,
        summary: 'writes no document, but a table in which to write down how the target is'
      }
    ],
    maxOperands: 1,
    load: async () => (await import('./import.ts')).importCommand
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
    summary: 'lists who can do something, since when, and through what',
    options: [
      policies,
      format('pretty', 'json'),
      at,
      {
        name: 'live',
        value: 'TARGET',
        words: null,
        summary:
          'asks this target as it is, also about accounts that no document names, instead of the documents'
      }
    ],
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
    name: 'audit',
    operands: 'log|verify',
    summary: 'shows the record of applies, or verifies that nobody has changed it',
    options: [
      policies,
      format('pretty', 'json'),
      { name: 'target', value: 'TARGET', words: null, summary: 'shows only what concerns this target' },
      {
        name: 'since',
        value: 'DATE',
        words: null,
        summary: 'shows only what was begun at this date or instant, or later'
      }
    ],
    maxOperands: 1,
    load: async () => (await import('./audit.ts')).auditCommand
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
