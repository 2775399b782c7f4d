/** The documents of a small organisation: file → YAML without its `apiVersion` line. */
export type Documents = Readonly<Record<string, string>>

const target = `kind: Target
id: connie-production
platform: connie
connector: sandbox
environment: production
runsAs: automation@example.org
helpers: true
`

const guardrails = `kind: Guardrails
limits: {removals: {percent: 100, count: 50}, additions: {percent: 100, count: 50}}
`

const role = (id: string, title: string, grants: string, more = ''): string =>
  `kind: Role\nplatform: connie\nid: ${id}\ntitle: ${title}\nowner: boss1@example.org\n${more}grants:\n${grants}\n`

const lines = (roles: Readonly<Record<string, string>>): string =>
  `kind: Assignments\nplatform: connie\nassignments:\n${Object.entries(roles)
    .map(([user, held]) => `  - {user: ${user}@example.org, roles: [${held}]}\n`)
    .join('')}`

const bosses = { boss1: 'cbo-administrator', boss2: 'cbo-administrator' }

/** How the organisation is when it was applied last. */
export const documentsBefore: Documents = {
  'target.yaml': target,
  'guardrails.yaml': guardrails,
  'front.yaml': role('front', 'Front', '  channel: [voice-calling, web-chat]\n  client-data: {view: own}'),
  'back.yaml': role('back', 'Back', '  channel: [email-handling, fax]\n  client-data: {view: organization}'),
  'night.yaml': role('night', 'Night', '  channel: [sms-text-messaging]'),
  'archive.yaml': role('archive', 'Archive', '  monitoring-reporting: {historical-data: organization}'),
  'lines.yaml': lines({
    ...bosses,
    p1: 'front',
    p2: 'back',
    p3: 'front, night',
    p4: 'night',
    p5: 'front',
    p6: 'back',
    p8: 'back'
  })
}

/** How it should be: contents swapped, people moved, a role made, one renamed, one removed, somebody new. */
export const documentsAfter: Documents = {
  'target.yaml': target,
  'guardrails.yaml': guardrails,
  'front.yaml': role(
    'front',
    'Front',
    '  channel: [email-handling, web-chat]\n  client-data: {view: organization, edit: organization}'
  ),
  'back.yaml': role('back', 'Back', '  channel: [voice-calling, fax]\n  client-data: {view: own}'),
  'night.yaml':
    'kind: Role\nplatform: connie\nid: night\ntitle: Night\nremoved: {moveTo: front, reason: Merged}\n',
  'archive.yaml': role(
    'archive',
    'Records',
    '  monitoring-reporting: {historical-data: organization, performance-analytics: organization}',
    'previously: [Archive]\n'
  ),
  'day.yaml': role('day', 'Day', '  channel: [sms-text-messaging, fax]'),
  'lines.yaml': lines({
    ...bosses,
    p1: 'back',
    p2: 'front',
    p3: 'front, day',
    p4: 'back',
    p5: 'front, archive',
    p6: 'back, day',
    p7: 'day',
    p8: 'archive'
  })
}
