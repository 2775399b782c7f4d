import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workflowFiles, workflowText, type WorkflowName } from '../../src/commands/init/workflows.ts'
import { blocksOf } from '../generate/readme.ts'
import { root } from '../support/cli.ts'

/** A text that GitHub would run as a workflow, and where it stands. */
export interface WorkflowText {
  readonly name: string
  readonly file: string
  readonly text: string
}

/** Looks like the commit of a release. */
export const someCommit = '0123456789abcdef0123456789abcdef01234567'

const options = { action: someCommit, version: '0.1.0', branch: 'main', policies: 'policies' }

/** The workflows that `rolewright init` writes, plainly and with every option. */
export const writtenWorkflows: readonly WorkflowText[] = [
  options,
  { ...options, branch: 'release/2.x', policies: "our access/policies 'n' all" }
].flatMap((given) =>
  Object.entries(workflowFiles).map(([name, file]) => ({
    name: `${name}, branch ${given.branch}`,
    file,
    text: workflowText(name as WorkflowName, given)
  }))
)

const pages = ['README.md', 'action/README.md']

/** The workflows among the examples of the documentation. */
export const documentedWorkflows: readonly WorkflowText[] = pages.flatMap((page) =>
  blocksOf(readFileSync(join(root, page), 'utf8'), 'yaml').flatMap(({ file, text }, index) =>
    /^jobs:/m.test(text)
      ? [
          {
            name: `${page}, block ${index + 1}`,
            file: file ?? `.github/workflows/block-${index + 1}.yml`,
            text
          }
        ]
      : []
  )
)
