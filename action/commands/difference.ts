import {
  compare,
  openVersion,
  revisionSource,
  rules,
  validate,
  type DiffAnswer,
  type Organisation
} from '../../src/index.ts'

/** What the documents mean for people compared with the base; null where they were compared with none. */
export const differenceOf = (organisation: Organisation, policies: string): DiffAnswer | null => {
  const { base, folder, access, policy, locate, now, findings } = organisation
  if (base === null) return null
  const before = openVersion(revisionSource(folder, folder, base.name))
  const misread = validate({ ...before, now, base: null }, readingRules, before.locate).findings
  return {
    comparison: compare(before.access, access, { now }),
    base: {
      revision: base.name,
      folder: policies,
      documents: before.policy.documents,
      errors: errorsIn(misread),
      locate: before.locate
    },
    head: {
      revision: null,
      folder: policies,
      documents: policy.documents,
      errors: errorsIn(findings),
      locate
    }
  }
}

/** Whether the documents mean anything else than the base's. */
export const changesAnything = ({ comparison }: DiffAnswer): boolean =>
  [comparison.access, comparison.roles, comparison.assignments, comparison.released].some(
    (changes) => changes.length > 0
  )

/** What could not be read, or means nothing; what else is wrong with the base is its own matter. */
const readingRules = rules.filter(({ group }) => group === 'document')

const errorsIn = (findings: Organisation['findings']): number =>
  findings.filter(({ severity }) => severity === 'error').length
