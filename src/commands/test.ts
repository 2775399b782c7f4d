import { coverageOf } from '../access/testing/coverage.ts'
import { runTests } from '../access/testing/run.ts'
import { testsJson, testsPretty } from '../reporters/test.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { openOrganisation } from './organisation.ts'
import { reportFindings, stopsHere } from './validate.ts'

/** `rolewright test`: runs the access tests. Exit 1 where one does not hold, or cannot be decided. */
export const testCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const { access, now, locate, text } = organisation
  const results = runTests(access, now)
  const { style, width } = environment
  const json = invocation.values['format'] === 'json'
  const output = json
    ? testsJson(results, locate)
    : testsPretty(results, coverageOf(access, now), { locate, source: text, style, width })
  return { exit: results.every(({ ok }) => ok) ? 0 : 1, output }
}
