import { resolve, sep } from 'node:path'
import { CannotRun } from '../model/errors.ts'
import type { Target } from '../model/target.ts'
import { planJson } from '../reporters/plan-json.ts'
import { planPretty } from '../reporters/plan.ts'
import { plan, type Planned } from '../sync/plan.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'
import { openOrganisation, type Organisation } from './organisation.ts'
import { chooseTargets, openTargets, type OpenTarget } from './targets.ts'
import { reportFindings, stopsHere } from './validate.ts'

/** An organisation whose targets were read and planned. */
export interface PlannedOrganisation {
  readonly organisation: Organisation
  readonly open: readonly OpenTarget[]
  readonly planned: Planned
}

/** `rolewright plan`: what would change, and for whom. Exit 1 with `--check` where anything would; 3 where it is refused. */
export const planCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const out = outFile(invocation, environment)
  const organisation = openOrganisation(invocation, environment)
  if (stopsHere(organisation.findings)) return reportFindings(organisation, invocation, environment)
  const targets = chooseTargets(organisation.policy, invocation.operands)
  const { planned } = await planTargets(organisation, targets, environment)
  const json = planJson(planned, organisation.locate)
  if (out !== null) environment.writeFile(out, json)
  const pretty = invocation.values['format'] !== 'json'
  return {
    exit: exitOf(planned, invocation),
    output: pretty ? showPlan(planned, organisation, environment) : json
  }
}

/** Where the plan goes. Never among the documents: it could take the place of one, or be read as one. */
const outFile = (invocation: Invocation, environment: Environment): string | null => {
  const out = invocation.values['out']
  if (out === undefined) return null
  const file = resolve(environment.folder, out)
  const isInside = file.startsWith(`${policyFolder(invocation, environment)}${sep}`)
  if (!isInside || !/\.ya?ml$/i.test(file)) return file
  throw new CannotRun(
    `\`${out}\` lies among the documents`,
    'name a file outside of the policy folder, such as `plan.json`'
  )
}

/** Reads and plans targets of an organisation without errors. All are read before anything is written anywhere. */
export const planTargets = async (
  organisation: Organisation,
  targets: readonly Target[],
  environment: Environment
): Promise<PlannedOrganisation> => {
  const open = await openTargets(organisation, targets, environment)
  const planned = plan({
    now: organisation.now,
    targets: open.map(({ target, connector, live, bound }) => ({
      target,
      bound,
      holders: organisation.access.holders(target),
      evidence: live.evidence,
      capabilities: connector.capabilities
    }))
  })
  return { organisation, open, planned }
}

/** Whether a plan may not be carried out. */
export const isRefused = ({ plan: { guards }, refusals }: Planned): boolean =>
  refusals.length > 0 || guards.some(({ passed }) => !passed)

/** The plan as people read it. */
export const showPlan = (planned: Planned, { locate }: Organisation, { style, width }: Environment): string =>
  planPretty(planned, { locate, style, width })

const exitOf = (planned: Planned, invocation: Invocation): Outcome['exit'] => {
  if (isRefused(planned)) return 3
  return invocation.switches.has('check') && planned.plan.operations.length > 0 ? 1 : 0
}
