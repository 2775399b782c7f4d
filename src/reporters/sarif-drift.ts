import type { Drift, DriftCause } from '../model/drift.ts'
import { child, type Locate, type Place } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import { compareText, tick } from '../model/words.ts'
import type { DriftView } from './drift.ts'
import { literal, pascalCase, physical, sarifLog, sentence } from './sarif-parts.ts'

/** What the report for code scanning needs beside the differences. */
export interface DriftSarifOptions {
  /** The documents as they are; a difference is shown where they would be changed to adopt it. */
  readonly policy: Policy
  readonly locate: Locate
  /** The version of this program. */
  readonly version: string
  /** A hash of a text, as hexadecimal digits. */
  readonly hash: (text: string) => string
}

/**
 * Drift as SARIF 2.1.0, as GitHub's code scanning wants it: what counts, and nothing beside it. A difference is recognised
 * again by its target, its subject and what it is, wherever the documents speak of it. The same set of targets has the same
 * category, so that looking at others closes nothing.
 */
export const driftSarif = (views: readonly DriftView[], options: DriftSarifOptions): string => {
  const { version } = options
  const drifts = views.flatMap((view) => view.drifts).filter(({ counts }) => counts)
  const ids = Object.keys(causes)
  const rules = ids.map((id) => toRule(id, causes[id]))
  const results = drifts.map((drift) => toResult(drift, ids, options))
  return sarifLog({ version, category: categoryOf(views, options), rules, results })
}

/** Up to so many targets are named in a category; more of them by a hash. */
const named = 3

const categoryOf = (views: readonly DriftView[], { hash }: DriftSarifOptions): string => {
  const targets = views.map(({ target }) => target).sort(compareText)
  return `rolewright/drift/${targets.length <= named ? targets.join('+') : hash(JSON.stringify(targets))}/`
}

interface Told {
  readonly level: 'error' | 'warning'
  /** As GitHub orders alerts: 7 and above is high, 4 and above medium. */
  readonly severity: string
  readonly summary: string
  readonly explanation: string
}

/** What is told about a cause; a cause that does not count has nothing here. */
const causes: Readonly<Partial<Record<DriftCause, Told>> & Record<string, Told | undefined>> = {
  'by-hand': {
    level: 'error',
    severity: '7.0',
    summary: 'access was changed by hand',
    explanation:
      'Somebody has changed the target past the documents. Revert it with a plan, or adopt it by a pull request.'
  },
  unknown: {
    level: 'error',
    severity: '7.0',
    summary: 'access differs from what was approved',
    explanation:
      'The target is not as it was approved, and more than one thing could have done that. Revert it with a plan, or adopt it by a pull request.'
  },
  vendor: {
    level: 'warning',
    severity: '5.0',
    summary: 'the vendor has changed what a role grants or is',
    explanation: 'Nobody but the vendor can do this. Look whether a newer catalog knows it.'
  },
  expired: {
    level: 'warning',
    severity: '5.0',
    summary: 'a period has ended and the access is still there',
    explanation:
      'Time has made this due, and it was not carried out yet: the schedule does it with its next run.'
  },
  due: {
    level: 'warning',
    severity: '2.0',
    summary: 'a period has begun and the access is not there yet',
    explanation:
      'Time has made this due, and it was not carried out yet: the schedule does it with its next run.'
  },
  'half-finished': {
    level: 'warning',
    severity: '4.0',
    summary: 'an apply has not come to its end',
    explanation: 'An apply that was cut off explains it: run it again, and it goes on where it stopped.'
  }
}

const fallback = 'unknown'

const toRule = (cause: string, told: Told | undefined): unknown =>
  told && {
    id: idOf(cause),
    name: pascalCase(idOf(cause)),
    shortDescription: { text: sentence(told.summary) },
    fullDescription: { text: told.explanation },
    help: { text: told.explanation, markdown: told.explanation },
    defaultConfiguration: { level: told.level },
    properties: {
      tags: ['access-control', 'drift', 'security'],
      precision: 'high',
      'problem.severity': told.level,
      'security-severity': told.severity
    }
  }

const idOf = (cause: string): string => `drift-${cause}`

const toResult = (drift: Drift, ids: readonly string[], options: DriftSarifOptions): unknown => {
  const { policy, locate, hash } = options
  const cause = causes[drift.cause] ? drift.cause : fallback
  const { target, kind, subject, approved, live } = drift
  const place = placeOf(drift, policy)
  return {
    ruleId: idOf(cause),
    ruleIndex: ids.indexOf(cause),
    level: causes[cause]?.level ?? 'error',
    message: { text: messageOf(drift) },
    locations: place === null ? [] : [{ physicalLocation: physical(firstLine(locate(place))) }],
    partialFingerprints: {
      primaryLocationLineHash: `${hash(JSON.stringify([target, kind, subject.user, subject.role, approved.value, live.value]))}:1`
    }
  }
}

/** A document has many lines; the one that it begins with is enough. */
const firstLine = (location: ReturnType<Locate>): ReturnType<Locate> =>
  location.line === location.endLine
    ? location
    : { ...location, endLine: location.line, endColumn: location.column + 1 }

const messageOf = ({ target, subject: { user, role }, live, approved, answers }: Drift): string => {
  const who = user === null ? (role === null ? '' : `role ${tick(role)}: `) : `${tick(user)}: `
  return literal(
    sentence(`on ${tick(target)}: ${who}${live.words}; approved: ${approved.words}`),
    ...(answers ? [sentence(`revert: ${answers.revert}`), sentence(`adopt: ${answers.adopt}`)] : [])
  )
}

/** Where somebody would change the documents: the line, the person, the role, else the target itself. */
const placeOf = ({ target: id, subject: { user, role } }: Drift, policy: Policy): Place | null => {
  const target = policy.targets.get(id)
  if (user !== null) {
    const lines = policy.declared.lines.filter(
      ({ platform, targets, ...line }) =>
        line.user === user && platform === target?.catalog.id && (targets?.includes(id) ?? true)
    )
    const line = lines.find(({ roles }) => role !== null && roles.includes(role)) ?? lines[0]
    const place = line?.at ?? policy.people.get(user)?.at
    if (place) return place
  }
  const document =
    role === null ? undefined : (target?.roles.get(role)?.document ?? target?.removed.get(role))
  const at = document?.at ?? target?.document?.at
  return at ? child(at, 'id') : null
}
