import type { Problem } from '../../model/finding.ts'
import { child, type Place } from '../../model/place.ts'
import type { Rule } from '../../model/rule.ts'
import type { Role, Target } from '../../model/target.ts'
import { roleName } from '../about.ts'
import { appearance, folded } from '../skeleton.ts'
import { tick } from '../../model/words.ts'

/** Reports roles that people cannot tell apart by their titles. */
export const rule: Rule = {
  id: 'duplicate-role',
  group: 'platform',
  severity: 'error',
  fixed: false,
  summary: 'two roles of one target with the same title, or titles that look the same',
  explanation:
    'On the platform people choose a role by its title. Two titles that differ in case only, or by letters that look alike (`l` and `1`, Latin and Cyrillic letters), are taken for one another, and a live role cannot be recognised by them. Give one of the roles a title that says what is different about it.',
  basis: 'role names are unique on the platforms; Unicode Technical Standard 39, section 4 (confusables)',
  *check({ policy }) {
    for (const target of policy.targets.values()) yield* onTarget(target)
  }
}

function* onTarget(target: Target): Iterable<Problem> {
  const seen = new Map<string, Role>()
  for (const role of [...target.roles.values()].toSorted(
    (a, b) => Number(a.document !== null) - Number(b.document !== null)
  )) {
    const keys = [`case ${folded(role.title)}`, `sight ${appearance(role.title)}`]
    const other = keys.map((key) => seen.get(key)).find((known) => known !== undefined)
    if (other) yield* toProblem(target, role, other)
    for (const key of keys) if (!seen.has(key)) seen.set(key, role)
  }
}

function* toProblem(target: Target, role: Role, other: Role): Iterable<Problem> {
  const at = titleAt(role)
  if (at === null) return
  const same = role.title.toLowerCase() === other.title.toLowerCase()
  const otherAt = titleAt(other)
  yield {
    message: same
      ? `the title ${tick(role.title)} is the one of ${tick(other.id)} on ${tick(target.id)}`
      : `the title ${tick(role.title)} looks like ${tick(other.title)}, the one of ${tick(other.id)} on ${tick(target.id)}`,
    help: 'give the role another title; case and look-alike letters do not tell titles apart',
    at,
    related: otherAt ? [{ message: `${tick(other.id)} is here`, at: otherAt }] : [],
    about: { role: roleName(target.catalog.id, role.id) }
  }
}

const titleAt = ({ document }: Role): Place | null =>
  document && child(document.at, document.title === null ? 'id' : 'title')
