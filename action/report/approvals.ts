import { names, routeText } from '../../src/index.ts'
import type { Judgement, Need } from '../approval/model.ts'
import { people, quote } from './text.ts'

/** Who has to agree, who did, and whose review does not count: an item each, as Markdown. */
export const approvalLines = ({
  needs,
  objections,
  discounted
}: Pick<Judgement, 'needs' | 'objections' | 'discounted'>): readonly string[] => [
  ...objections.map(({ login }) => `- ✋ ${quote(login)} asks for changes`),
  ...needs.map(needText),
  ...discounted.map(({ login, because }) => `- ${quote(login)} does not count: ${quote(because)}`)
]

const needText = (need: Need): string => {
  const { needed, given, missing } = need
  const { when, count, because } = needed
  const sign = missing > 0 ? '✋' : '✅'
  const still = missing > 0 ? `, **${missing} more** of ${othersText(need)}` : ''
  return [
    `- ${sign} ${quote(routeText(when))}: ${Math.max(0, count - missing)} of ${count} given${givenText(given)}${still}`,
    ...because.slice(0, 1).map((reason) => `  - for ${quote(reason)}${moreText(because.length - 1)}`)
  ].join('\n')
}

/** Who could still agree. */
const othersText = ({ needed: { approvers }, given }: Need): string => {
  const done = new Set(given.map(({ user }) => user))
  const others = approvers.filter((user) => !done.has(user))
  return others.length === 0 ? 'nobody who could' : names(others, quote)
}

const givenText = (given: Need['given']): string => {
  const logins = given.map(({ login }) => login)
  return logins.length === 0 ? '' : ` by ${names(logins, quote)}`
}

const moreText = (count: number): string => (count > 0 ? ` and ${count} more` : '')

/** How many more approvals are missing, over all that are needed. */
export const missingIn = ({ needs }: Pick<Judgement, 'needs'>): number =>
  needs.reduce((sum, { missing }) => sum + missing, 0)

/** How many people ask for changes, in words; empty where nobody does. */
export const objectionText = ({ objections: { length } }: Pick<Judgement, 'objections'>): string =>
  length === 0 ? '' : `${people(length)} ${length === 1 ? 'asks' : 'ask'} for changes`
