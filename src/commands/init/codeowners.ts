import type { Policy } from '../../model/policy.ts'
import { compareText, tick } from '../../model/words.ts'
import { workflowFiles } from './workflows.ts'

/** Where GitHub looks for the file; the first that is there counts. */
export const codeownersPlaces: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

const begin = '# rolewright begin'
const end = '# rolewright end'
const note =
  '# From the owners of roles and the approvers in the documents; `rolewright init` brings it up to date.'

/** Our part of CODEOWNERS. */
export interface Codeowners {
  /** From its first mark to its last; null where nobody could be named. */
  readonly part: string | null
  /** What has an owner whom GitHub does not know, in words. */
  readonly gaps: readonly string[]
}

/** Whom GitHub is to ask for a review of each document: the owner of a role, and for the rules whoever approves. */
export const codeownersOf = (policy: Policy, file: string): Codeowners => {
  const owned = [...rulesOf(policy, file), ...rolesOf(policy)]
  const lines = owned.flatMap(({ path, logins }) =>
    logins.length === 0 ? [] : [`${patternOf(path)} ${logins.map((login) => `@${login}`).join(' ')}`]
  )
  const part = lines.length === 0 ? null : `${[begin, note, ...lines, end].join('\n')}\n`
  return { part, gaps: owned.flatMap(({ gap }) => gap ?? []) }
}

/**
 * The file with our part brought up to date and everything else as it was; null where it has no place for our part, which
 * is between the two marks.
 */
export const withPart = (text: string, part: string): string | null => {
  const place = placeOf(text)
  return place === null ? null : text.slice(0, place.from) + part + text.slice(place.to)
}

/** Whether the file says what our part should say; null where it has no place for it. */
export const areCodeownersCurrent = (text: string, part: string | null): boolean | null => {
  const place = placeOf(text)
  return place === null ? null : text.slice(place.from, place.to).replaceAll('\r\n', '\n') === (part ?? '')
}

/** The two lines between which our part stands. */
export const codeownersMarks: readonly string[] = [begin, end]

const placeOf = (text: string): { readonly from: number; readonly to: number } | null => {
  const [whole] = /^# rolewright begin\r?$[\s\S]*?^# rolewright end(?:\r?\n|$)/m.exec(text) ?? []
  if (whole === undefined) return null
  const from = text.indexOf(whole)
  return { from, to: from + whole.length }
}

interface Owned {
  readonly path: string
  readonly logins: readonly string[]
  readonly gap?: string
}

/** What decides how a change is judged belongs to those who approve: guardrails, targets, workflows, and this file. */
const rulesOf = ({ declared, people }: Policy, file: string): readonly Owned[] => {
  const { approvals, conflicts, waivers, overrides, rules } = declared.guardrails
  const named = new Set(approvals.flatMap(({ from }) => from.people))
  const logins = [...new Set([...named].flatMap((user) => loginOf(people, user) ?? []))].sort(compareText)
  const places = [
    ...approvals,
    ...conflicts,
    ...waivers,
    ...overrides,
    ...rules.values(),
    ...declared.targets
  ]
  const files = new Set(places.map(({ at }) => at.file))
  const workflows = [workflowFiles.plan.replace('plan', '*'), file]
  return [...[...files].sort(compareText), ...workflows].map((path) => ({ path, logins }))
}

const rolesOf = ({ declared, people }: Policy): readonly Owned[] =>
  [...declared.roles.filter(({ removed }) => removed === null), ...declared.functions]
    .flatMap(({ at: { file: path }, owner }): readonly Owned[] => {
      if (owner === null) return []
      const login = loginOf(people, owner)
      if (login !== null) return [{ path, logins: [login] }]
      return [
        { path, logins: [], gap: `${tick(owner)}, who answers for ${tick(path)}, has no login in \`People\`` }
      ]
    })
    .sort((a, b) => compareText(a.path, b.path))

const loginOf = (people: Policy['people'], user: string): string | null => {
  const person = people.get(user)
  return person?.status === 'departed' ? null : (person?.github ?? null)
}

/** A path as a pattern that means exactly it; for the few signs that GitHub cannot escape, any sign stands. */
const patternOf = (path: string): string =>
  path.includes('*') && path.startsWith('.github/')
    ? `/${path}`
    : `/${path.replace(/[[\]\\*?!]/g, '?').replaceAll(' ', '\\ ')}`
