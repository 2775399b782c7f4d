import type { Judgement } from '../../../action/approval/model.ts'

/** A judgement as text, a line for each thing it says. */
export const told = ({ isMet, needs, objections, discounted }: Judgement): string =>
  [
    isMet ? 'met' : 'not met',
    ...needs.map(({ needed, given, missing }) => {
      const who = given.map(({ login, user, review }) => `${login} as ${user} by review ${review}`)
      return `${needed.when['target']}: ${needed.count} needed, ${missing} missing; given by ${who.join(', ') || 'nobody'}`
    }),
    ...objections.map(({ login, user, review }) => `${login} as ${user} objects by review ${review}`),
    ...discounted.map(
      ({ login, review, because }) => `${login} does not count by review ${review}: ${because}`
    ),
    ''
  ].join('\n')
