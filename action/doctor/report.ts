import { code, counted } from '../../src/index.ts'
import type { Lack } from './finding.ts'

/** What no token of a workflow can see, so that somebody has to look. */
const unseen = [
  'who may bypass the rules (Settings, Rules, Rulesets: keep the list empty)',
  'which branches may use an environment (Settings, Environments: only the one that is applied)',
  'classic branch protection, and whether workflows may approve pull requests (Settings, Actions, General: keep it off)'
]

/** The findings as lines of the log. */
export const lackLines = (lacks: readonly Lack[]): readonly string[] => [
  ...sorted(lacks).flatMap(({ isImportant, what, why, help }) => [
    `${isImportant ? 'MISSING' : 'advice '} ${what}`,
    `        why: ${why}`,
    `        do:  ${help}`
  ]),
  'not to be seen from here:',
  ...unseen.map((text) => `  - ${text}`)
]

/** The findings as Markdown. Text of others stands in code spans only. */
export const lackSummary = (lacks: readonly Lack[]): string => {
  const items = sorted(lacks).map(({ isImportant, what, why, help }) =>
    [
      `- ${isImportant ? '🟥' : '🟨'} **${prose(what)}**`,
      `  ${prose(why)}.`,
      `  To mend it: ${prose(help)}.`
    ].join('  \n')
  )
  return [
    `## Protection of this repository: ${verdict(lacks)}`,
    ...(items.length === 0 ? [] : [items.join('\n')]),
    `Not to be seen from here:\n\n${unseen.map((text) => `- ${text}`).join('\n')}`
  ].join('\n\n')
}

/** How it stands, in a few words. */
export const verdict = (lacks: readonly Lack[]): string => {
  const important = lacks.filter(({ isImportant }) => isImportant).length
  const rest = lacks.length - important
  if (lacks.length === 0) return 'nothing is missing'
  const advices = rest === 1 ? '1 piece of advice' : `${rest} pieces of advice`
  if (important === 0) return advices
  return `${counted(important, 'thing')} missing${rest === 0 ? '' : `, ${advices}`}`
}

const sorted = (lacks: readonly Lack[]): readonly Lack[] =>
  lacks.toSorted((a, b) => Number(b.isImportant) - Number(a.isImportant))

/** Our own words, with what stands in back-ticks as code. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (/^`.+`$/.test(part) ? code(part.slice(1, -1)) : part))
    .join('')
