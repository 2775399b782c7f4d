import type { CannotRun } from '../model/errors.ts'
import { once } from '../model/once.ts'
import type { BaseEvidence } from '../model/plan.ts'
import type { AppliedTarget } from '../model/record.ts'
import type { Target } from '../model/target.ts'
import { commitIn, headOf, revisionSource, type Source } from '../policy/source.ts'
import type { Version } from '../sync/version.ts'
import { appliedOpener, documentsHash, openVersion, type Opened, type Whereabouts } from './applied.ts'

/** What decides which version of the documents judges a target beside the one that is applied. */
export interface BaseInputs extends Whereabouts {
  /** The documents that are applied, and the organisation that they make. */
  readonly source: Source
  readonly head: Version
  /** The version that `--base` names; null where it is not given. */
  readonly named: (Version & { readonly name: string }) | null
  /** What was applied last, by target. */
  readonly applied: ReadonlyMap<string, AppliedTarget>
}

/** The version that judges a target, which one it is and why, and what a person should know about the choice. */
export interface Base {
  /** Null where no other documents are known than those that are applied, which then judge alone. */
  readonly version: Version | null
  readonly evidence: BaseEvidence
  readonly note: string | null
}

/**
 * Which version judges each target: the one that is named; else the one that was applied there last; else the commit
 * that is checked out, where it has the policy folder; else the documents judge themselves. Each is loaded once, and one
 * with the very same documents is `head` itself.
 */
export const baseFor = (inputs: BaseInputs): ((target: Pick<Target, 'id'>) => Base) => {
  const { folder, named, applied } = inputs
  const openLast = appliedOpener(inputs)
  const openHead = once(() => headVersion(inputs))
  const openNamed = once(() => commitIn(folder, named?.name ?? 'HEAD'))
  const ownHash = once(() => documentsHash(inputs.source))
  const openAgain = (last: AppliedTarget): Opened | Head => {
    if (last.snapshot !== null) return last.snapshot === ownHash() ? { version: inputs.head } : openLast(last)
    return last.revision === openHead().revision ? openHead() : openLast(last)
  }
  return ({ id: target }) => {
    const judge = (version: Version | null, evidence: Omit<BaseEvidence, 'target' | 'differs'>): Base => ({
      version,
      evidence: { target, ...evidence, differs: version !== null && version !== inputs.head },
      note: null
    })
    if (named) return judge(named, { revision: openNamed(), because: 'named' })
    const last = applied.get(target)
    const opened = last && openAgain(last)
    if (last && opened?.version) return judge(opened.version, { revision: last.revision, because: 'applied' })
    const { version, revision = null } = openHead()
    const because = version === null ? 'same' : 'head'
    const gone = opened && 'gone' in opened ? opened.gone : null
    return { ...judge(version, { revision, because }), note: gone && instead(gone, because) }
  }
}

const instead = ({ message }: CannotRun, because: 'head' | 'same'): string =>
  `${message}; ${because === 'head' ? 'the commit that is checked out judges instead' : 'the documents judge themselves'}`

/** The commit that is checked out, or nothing. */
interface Head {
  readonly version: Version | null
  readonly revision?: string | null
}

const headVersion = ({ folder, source, head }: BaseInputs): Head => {
  const revision = headOf(folder)
  const committed = revision === null ? null : revisionSource(folder, folder, revision)
  if (committed === null || committed.files().length === 0) return { version: null, revision: null }
  const isSame = documentsHash(committed) === documentsHash(source)
  return { version: isSame ? head : openVersion(committed), revision }
}
