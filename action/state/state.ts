import { join, resolve } from 'node:path'
import {
  CannotRun,
  ownFolder,
  plainFile,
  runGit,
  sharedBranch,
  type BranchFile,
  type BranchTree,
  type SharedBranch
} from '../../src/index.ts'
import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs.ts'
import type { Context } from '../model.ts'
import { isKept, keptFiles, putFiles } from './files.ts'
import { isSameRecord, mergeFiles, type Files } from './merge.ts'

/** What is kept between runs: our own folder beside the policies, and the branch of the repository that keeps it. */
export interface State {
  readonly folder: string
  /** What a person would call the branch. */
  readonly name: string
  /** Makes the folder what the branch has. What lies there otherwise is no state of ours, and is gone afterwards. */
  open(): void
  /** Whether nobody has written to the record on the branch since it was opened or saved here. */
  isCurrent(): boolean
  /**
   * Brings the folder to the branch, after what others have brought there meanwhile. Answers with the commit; null where
   * there was nothing new. Throws `CannotRun` where others have changed the same, or the branch cannot be written.
   */
  save(message: string): string | null
}

/** How often it is tried again where others were faster. */
const tries = 10

/** The state of a policy folder. `policies` is the folder's path, from the checkout or absolute. */
export const openState = (context: Context, inputs: Inputs, policies: string): State => {
  const { workspace, defaultBranch } = context
  const { recordBranch } = inputs
  if (recordBranch === defaultBranch) {
    throw new CannotRun(
      `\`${recordBranch}\` has the documents, so it cannot keep the record as well`,
      'name another branch with `record-branch`'
    )
  }
  const folder = ownFolder(resolve(workspace, policies))
  const branch = sharedBranch(workspace, 'origin', recordBranch)
  const prefix = prefixOf(workspace, folder)
  let opened: Files = new Map()

  const bring = (files: Files): void => {
    const contents = branch.contents([...new Set(files.values())])
    const known = [...files].flatMap(([path, object]) => {
      const bytes = contents.get(object)
      return bytes ? [[path, bytes] as const] : []
    })
    putFiles(folder, new Map(known))
  }
  const present = (): Files => {
    const paths = keptFiles(folder)
    const objects = branch.keep(paths.map((path) => join(folder, path)))
    return new Map(paths.map((path, index) => [path, objects[index] ?? '']))
  }
  return {
    folder,
    name: branch.name,
    open() {
      opened = ownIn(branch, prefix, branch.tree(branch.fetch()))
      bring(opened)
    },
    isCurrent: () => isSameRecord(ownIn(branch, prefix, branch.tree(branch.fetch())), opened),
    save(message) {
      const ours = present()
      for (let tried = 0; tried < tries; tried++) {
        const tip = branch.fetch()
        const there = branch.tree(tip)
        const theirs = ownIn(branch, prefix, there)
        const merged = mergeFiles(opened, ours, theirs)
        if ('conflict' in merged) throw changedByOthers(branch, merged.conflict)
        const isNew = !isSame(merged.files, theirs)
        const commit = isNew
          ? branch.commit(withOwn(branch, prefix, there, merged.files), tip, message)
          : null
        if (commit !== null && !branch.push(tip, commit)) continue
        opened = merged.files
        if (!isSame(opened, ours)) bring(opened)
        return commit
      }
      throw new CannotRun(`the branch ${branch.name} changes all the time`, 'run again in a moment')
    }
  }
}

/** The path of our own folder in the repository, with a `/` behind it: the branch has it at the same place. */
const prefixOf = (workspace: string, folder: string): string => {
  const parent = resolve(folder, '..')
  const { ok, output, complaint } = runGit(parent, ['rev-parse', '--show-prefix'])
  if (ok) return `${output.replace(/\n$/, '')}.rolewright/`
  throw new CannotRun(
    `\`${parent}\` is not inside a git repository: ${complaint}`,
    `check the repository out to \`${workspace}\`, and name the policy folder with \`policies\``
  )
}

/** Our own files on the branch, by their paths below our own folder. Anything but a plain file there is none of ours. */
const ownIn = (branch: SharedBranch, prefix: string, tree: BranchTree): Files => {
  const own = [...tree].filter(([path]) => path.startsWith(prefix) && isKept(path.slice(prefix.length)))
  const odd = own.find(([, { mode }]) => mode !== plainFile)
  if (odd) {
    throw new CannotRun(
      `\`${odd[0]}\` on the branch ${branch.name} is not a plain file`,
      'see who has written to that branch, and put it back as it was'
    )
  }
  return new Map(own.map(([path, { object }]) => [path.slice(prefix.length), object]))
}

/** The whole branch with our own files as they are to be; what else is there stays. */
const withOwn = (branch: SharedBranch, prefix: string, there: BranchTree, files: Files): BranchTree => {
  const others = [...there].filter(([path]) => !path.startsWith(prefix) || !isKept(path.slice(prefix.length)))
  const own = [...files].map(([path, object]): [string, BranchFile] => [
    `${prefix}${path}`,
    { mode: plainFile, object }
  ])
  const told = there.has(readme)
    ? []
    : [[readme, { mode: plainFile, object: branch.keepText(words) }] as const]
  return new Map([...others, ...told, ...own])
}

const readme = 'README.md'

const words = `# The record

Rolewright keeps here what it has applied, when and on whose approval, and how it found the targets last. \`rolewright audit\`
reads it. Nothing here is for people to change: protect the branch, so that only the workflows write to it.
`

const isSame = (one: Files, other: Files): boolean =>
  one.size === other.size && [...one].every(([path, object]) => other.get(path) === object)

const changedByOthers = ({ name }: SharedBranch, path: string): Failure =>
  new Failure(
    'plan-changed',
    `somebody else has changed \`${path}\` on the branch ${name} meanwhile`,
    'see that only one apply runs at a time (`concurrency`), and run again: it goes on from what is there',
    { result: 'blocked', exit: 3 }
  )
