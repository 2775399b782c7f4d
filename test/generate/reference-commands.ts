import type { CommandSpec } from '../../src/commands/command.ts'
import { commandHelp } from '../../src/commands/help.ts'
import { code, fence, markdownTable, page, sentence, wrapped } from './reference.ts'
import { freshReadme } from './readme.ts'

const examples: Readonly<Record<string, readonly string[]>> = {
  init: ['npx rolewright init uspacy --policies access', 'npx rolewright validate --policies access'],
  validate: [
    'npx rolewright validate --fail-on warning',
    'npx rolewright validate --format json',
    "sed -i 's/leads: .*/leads: [view, delete]  # merging duplicates/' policies/roles/uspacy/record-upkeep.yaml",
    'npx rolewright validate --format github',
    'npx rolewright validate --fix',
    'cat policies/roles/uspacy/record-upkeep.yaml | tail -n 4',
    "sed -i 's/leads: .*/leads: [view, edit, delete]/' policies/roles/uspacy/record-upkeep.yaml"
  ],
  diff: [
    "sed -i 's/edit: department/edit: all, delete: own/' policies/roles/uspacy/partner-relations.yaml",
    'npx rolewright diff HEAD',
    'npx rolewright diff --format markdown | head -n 5',
    "sed -i 's/edit: all, delete: own/edit: department/' policies/roles/uspacy/partner-relations.yaml",
    'npx rolewright diff'
  ],
  plan: ['npx rolewright plan uniconnect-production', 'npx rolewright plan --check > plan.txt', 'echo $?'],
  apply: ['npx rolewright apply uniconnect-production --yes | tail -n 2'],
  drift: [
    'sed -i \'s/"campaign-planning": null/"donor-calling": null/\' .rolewright/sandbox/uniconnect-production.json',
    'npx rolewright drift uniconnect-production | tail -n +2'
  ],
  import: ['npx rolewright import uniconnect-production'],
  test: ['npx rolewright test | head -n 3', 'npx rolewright test --format json | head -n 14'],
  explain: [
    'npx rolewright explain sofia.papadopoulos@example.org cinnox:smart-messaging.view',
    'npx rolewright explain yuki.sato@example.org convrs:chat.AgentChat'
  ],
  who: [
    'npx rolewright who uspacy:leads.edit',
    'npx rolewright who uspacy:leads.edit=all --format json | head -n 10'
  ],
  catalog: ['npx rolewright catalog convrs | head -n 16'],
  rules: ['npx rolewright rules role-limit'],
  schema: ['npx rolewright schema', 'npx rolewright schema role/convrs | head -n 6'],
  audit: ['npx rolewright audit verify | head -n 1'],
  sandbox: ['npx rolewright sandbox reset uniconnect-production']
}

/** `src/commands/README.md`: every command with its options and an example, whose output is real. */
export const commandReference = (commands: readonly CommandSpec[]): string =>
  freshReadme(page('# Commands\n', introduction, exits, ...commands.map(section), files))

const introduction = wrapped(
  '`rolewright COMMAND --help` shows the same on a terminal. The examples run one after another on the example organisation, from the top of this page. Colours and progress appear only on a terminal, and `NO_COLOR` switches colours off. Only `validate --fix` changes documents.'
)

const exits = `## Exit codes\n\n${markdownTable(
  ['code', 'means'],
  [
    ['0', 'fine'],
    [
      '1',
      'found something: a finding at `--fail-on` or above, an error in a document whatever the command, an access test that does not hold, or differences with `--check`'
    ],
    [
      '2',
      'could not run: a mistake in the call, something that cannot be opened, a target that cannot be reached'
    ],
    ['3', 'refused by a guard or because the platform would not allow it; nothing was written'],
    ['4', 'stopped part-way; what was done stays done, and running it again goes on']
  ]
)}`

const section = (spec: CommandSpec): string => {
  const own = examples[spec.name]
  if (own === undefined) throw new Error(`\`${spec.name}\` has no example`)
  return [
    `## ${spec.name}\n`,
    sentence(spec.summary) + '\n',
    fence('text', commandHelp(spec)),
    fence('console', own.map((command) => `$ ${command}\n`).join(''))
  ].join('\n')
}

const files = `## Files on your machine

${wrapped(
  `${code('.rolewright/sandbox/<target>.json')}, beside the policy folder, is the embedded tenant of a target. Deleting it, or ${code('rolewright sandbox reset')}, throws the tenant away: the next command finds a fresh one with the vendor's roles and an account for every active person, and ${code('apply')} sets it up again. ${code('.rolewright/.gitignore')} keeps the folder out of git and is written again when it is missing.`
)}`
