import { resolve, sep } from 'node:path'
import { planText, type Prepared } from '../../src/index.ts'
import { Failure } from '../failure.ts'
import type { Job } from '../job.ts'
import { policiesOf } from './prepare.ts'

/** A plan as its file has it, and the outputs that tell of it. */
export interface Given {
  readonly text: string
  readonly outputs: Readonly<Record<string, string>>
}

/** Writes the plan where the inputs ask for it. Refused ones too: whoever reads them sees why. */
export const givePlan = (job: Job, { planned, locate }: Prepared): Given => {
  const { inputs, context, environment } = job
  const text = planText(planned, locate)
  const digest = { 'plan-digest': planned.plan.digest }
  if (inputs.planFile === null) return { text, outputs: digest }
  const file = resolve(context.workspace, inputs.planFile)
  if (file.startsWith(`${policiesOf(job)}${sep}`)) {
    throw new Failure(
      'usage',
      `the plan file \`${inputs.planFile}\` lies among the documents`,
      'name one outside of them, such as `${{ runner.temp }}/access-plan.json`'
    )
  }
  environment.writeFile(file, text)
  return { text, outputs: { ...digest, 'plan-file': file } }
}
