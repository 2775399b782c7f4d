import { lack, tick, type Lack } from '../finding.ts'
import type { Workflow } from '../workflow.ts'

/** What a workflow uses that could become other code tomorrow. */
export const pinLacks = ({ file, jobs }: Workflow): readonly Lack[] => {
  const used = jobs.flatMap(({ uses, steps }) => [
    ...(uses === null ? [] : [uses]),
    ...steps.map((step) => step.uses)
  ])
  return [...new Set(used)]
    .filter((uses) => !isPinned(uses))
    .map((uses) =>
      lack(
        `${tick(file)} uses ${tick(uses)}, which is no whole commit`,
        'a tag or a branch can be moved to other code, which would then run with the rights of the job',
        'write the 40 digits of its commit, and the version in a comment behind it'
      )
    )
}

const isPinned = (uses: string): boolean =>
  uses.startsWith('./') ||
  uses.startsWith('$/') ||
  (uses.startsWith('docker://') ? /@sha256:[0-9a-f]{64}$/.test(uses) : /@[0-9a-f]{40}$/.test(uses))
