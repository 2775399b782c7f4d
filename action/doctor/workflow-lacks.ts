import type { Lack } from './finding.ts'
import type { Workflow } from './workflow.ts'
import { callsIn } from './workflows/calls.ts'
import { concurrencyLacks } from './workflows/concurrency.ts'
import { jobLacks } from './workflows/job.ts'
import { missingLacks, type Expected } from './workflows/missing.ts'
import { permissionLacks, topLacks } from './workflows/permissions.ts'
import { pinLacks } from './workflows/pins.ts'
import { triggerLacks } from './workflows/triggers.ts'
import { versionLacks } from './workflows/versions.ts'

/** What the workflows that call us lack, and which of them are missing. */
export const workflowLacks = (workflows: readonly Workflow[], expected: Expected): readonly Lack[] => {
  const calls = workflows.flatMap(callsIn)
  const calling = workflows.filter((workflow) => calls.some((call) => call.workflow === workflow))
  return [
    ...missingLacks(calls, expected),
    ...calling.flatMap(triggerLacks(calls)),
    ...calling.flatMap(pinLacks),
    ...calling.flatMap(topLacks),
    ...calls.flatMap(permissionLacks),
    ...calls.flatMap(concurrencyLacks),
    ...calls.flatMap(jobLacks),
    ...versionLacks(calls)
  ]
}
