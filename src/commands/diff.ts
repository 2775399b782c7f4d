import { accessOf } from '../access/access.ts'
import { compare } from '../access/compare.ts'
import type { Access } from '../model/access.ts'
import type { RoleChange } from '../model/comparison.ts'
import { CannotRun } from '../model/errors.ts'
import type { Instant } from '../model/instant.ts'
import type { Rule } from '../model/rule.ts'
import { catalogTexts } from '../platforms/registry.ts'
import { loadPolicy } from '../policy/load.ts'
import { folderSource, revisionSource, type Source } from '../policy/source.ts'
import { diffJson } from '../reporters/diff-json.ts'
import { diffMarkdown } from '../reporters/diff-markdown.ts'
import { diffPretty, type DiffAnswer, type DiffSide, type Hunk } from '../reporters/diff.ts'
import { rules } from '../validate/registry.ts'
import { validate } from '../validate/validate.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'
import { instantOf } from './organisation.ts'

/** One version of the documents, loaded. */
interface Version extends DiffSide {
  readonly access: Access
  readonly text: (file: string) => string | null
}

/** `rolewright diff [BASE [HEAD]]`: what a change of the documents means, and for whom. Exit 0, whatever differs. */
export const diffCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [first = 'HEAD', second = null] = invocation.operands
  const now = instantOf(invocation, environment)
  const base = openVersion(checkRevision(first), readingRules, { invocation, environment, now })
  const head = openVersion(second, rules, { invocation, environment, now })
  const answer = { comparison: compare(base.access, head.access, { now }), base, head }
  return { exit: 0, output: await show(answer, invocation, environment) }
}

/** The rules that report what could not be read, or was read and means nothing. */
const readingRules: readonly Rule[] = rules.filter(({ group }) => group === 'document')

/** Two revisions in one word are an easy mistake, for other tools know them. */
const checkRevision = (revision: string): string => {
  const [, from, to] = /^([^.].*?)\.{2,3}(.+)$/.exec(revision) ?? []
  if (from === undefined) return revision
  throw new CannotRun(`\`${revision}\` is not one revision`, `write \`rolewright diff ${from} ${to}\``)
}

const openVersion = (
  revision: string | null,
  judges: readonly Rule[],
  {
    invocation,
    environment,
    now
  }: { readonly invocation: Invocation; readonly environment: Environment; readonly now: Instant }
): Version => {
  const folder = policyFolder(invocation, environment)
  const source: Source = revision === null ? folderSource(folder) : revisionSource(folder, folder, revision)
  const { policy, locate, text } = loadPolicy(source, catalogTexts)
  const access = accessOf(policy)
  const { findings } = validate({ policy, now, access, base: null }, judges, locate)
  return {
    revision,
    folder: invocation.values['policies'] ?? 'policies',
    documents: policy.documents,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    locate,
    access,
    text
  }
}

interface VersionedAnswer extends DiffAnswer {
  readonly base: Version
  readonly head: Version
}

const show = async (
  answer: VersionedAnswer,
  invocation: Invocation,
  { style }: Environment
): Promise<string> => {
  const format = invocation.values['format'] ?? 'pretty'
  if (format === 'json') return jsonOf(answer)
  const hunks = await hunksOf(answer)
  return format === 'markdown' ? diffMarkdown(answer, { hunks }) : diffPretty(answer, { style, hunks })
}

/** A text has an end: everybody's access at once may be more than one can hold. */
const jsonOf = (answer: DiffAnswer): string => {
  try {
    return diffJson(answer)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const help = 'compare versions that lie nearer to each other, or read it as `--format pretty`'
    throw new CannotRun('the answer is too large for one JSON text', help, { cause: error })
  }
}

/** How the texts of roles changed. What compares texts is loaded only where a text did. */
const hunksOf = async ({
  comparison,
  base,
  head
}: VersionedAnswer): Promise<(change: RoleChange) => readonly Hunk[]> => {
  const textsOf = ({ before, after, removal }: RoleChange): readonly [string, string] | null => {
    const [from, to] = [before?.at, after?.at ?? removal?.at]
    const texts = [from && base.text(from.file), to && head.text(to.file)] as const
    return texts[0] && texts[1] && texts[0] !== texts[1] ? [texts[0], texts[1]] : null
  }
  if (!comparison.roles.some(textsOf)) return () => []
  const { textDifference } = await import('../reporters/text-difference.ts')
  return (change) => {
    const texts = textsOf(change)
    return texts ? textDifference(...texts) : []
  }
}
