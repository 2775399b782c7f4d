import { showEnd } from '../../model/instant.ts'
import type { Instant } from '../../model/instant.ts'
import type { Problem } from '../../model/finding.ts'
import { child } from '../../model/place.ts'
import type { FunctionEntry, Line } from '../../model/document.ts'
import type { Rule } from '../../model/rule.ts'
import { list } from '../words.ts'
import { tick } from '../../model/words.ts'

/** Reports lines and job functions whose time is over. */
export const rule: Rule = {
  id: 'expired-assignment',
  group: 'time and people',
  severity: 'warning',
  fixed: false,
  summary: 'a line or a job function of a person whose period is over',
  explanation:
    'A line gives nothing once its last day is over, and whoever reads the documents has to work out that it no longer counts. Take it out; what it said stays in the history of the repository. Where it is the only line of somebody on a platform, write what they have now first (`roles: []` for nothing), so that they stay managed until the end has been carried out.',
  basis: 'NIST SP 800-53, AC-2 (3): accounts and rights that have ended are removed',
  *check({ policy: { declared }, now }) {
    const isOver = ({ period }: Line | FunctionEntry): boolean => period.until <= now
    const present = new Set(
      declared.lines.filter((line) => !isOver(line)).map(({ user, platform }) => `${user} ${platform}`)
    )
    for (const line of declared.lines) {
      const others = present.has(`${line.user} ${line.platform}`)
      if (isOver(line)) yield ended(line, line.user, `this line with ${list(line.roles)}`, others)
    }
    for (const { id, functions } of declared.people) {
      for (const entry of functions) {
        if (isOver(entry)) yield ended(entry, id, `the job function ${tick(entry.function)}`, false)
      }
    }
  }
}

const ended = (
  { at, period }: Pick<Line, 'at'> & { readonly period: { readonly until: Instant } },
  user: string,
  what: string,
  isExtra: boolean
): Problem => ({
  message: `${what} ended for ${tick(user)} on ${showEnd(period.until)}, and gives nothing any more`,
  help: isExtra
    ? 'take it out'
    : 'take it out; where nothing else speaks of the person on the platform, only when the end has been carried out there',
  at: child(at, 'until'),
  about: { user },
  fixes: isExtra
    ? [
        {
          title: 'take the line out',
          widens: false,
          edits: [{ file: at.file, op: 'remove', path: at.pointer }]
        }
      ]
    : []
})
