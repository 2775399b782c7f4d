import { CannotRun } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import { nearest } from '../model/nearest.ts'
import type { Recorded } from '../model/record.ts'
import { logJson, verifyJson } from '../reporters/audit-json.ts'
import { distrust, logPretty, lostPretty, verifyPretty } from '../reporters/audit.ts'
import { entriesOf, historyOf, type Wanted } from '../sync/record/history.ts'
import { isGone, readRecord, type ReadRecord } from '../sync/record/record.ts'
import type { Environment, Invocation, Outcome } from './command.ts'
import { policyFolder } from './folders.ts'
import { reachable } from './sandbox.ts'

/** `rolewright audit log|verify`: what the record of applies tells, and whether it holds. Exit 1 where it does not. */
export const auditCommand = async (invocation: Invocation, environment: Environment): Promise<Outcome> => {
  const [action] = invocation.operands
  if (action !== 'log' && action !== 'verify') {
    throw new CannotRun(
      action === undefined
        ? '`rolewright audit` needs to know what to do'
        : `\`rolewright audit\` cannot \`${action}\``,
      'write `rolewright audit log` to read the record, or `rolewright audit verify` to check it'
    )
  }
  const folder = policyFolder(invocation, environment)
  const { store } = environment.world(folder, '')
  const record = reachable(() => readRecord(store, environment.anchor(folder)))
  return {
    exit: record.report.problems.length === 0 ? 0 : 1,
    output:
      action === 'log' ? logOf(record, invocation, environment) : verdictOn(record, invocation, environment)
  }
}

const logOf = ({ report, entries }: ReadRecord, invocation: Invocation, { style }: Environment): string => {
  const wanted = wantedOf(invocation, entries)
  const isAll = wanted.target === null && wanted.since === null
  const history = historyOf(entries, wanted)
  if (invocation.values['format'] === 'json') return logJson(isAll ? entries : entriesOf(history))
  if (isGone(report)) return lostPretty(report, style)
  const holds = report.problems.length === 0
  if (isAll && holds && history.length === 0) return 'there is no record yet: nothing was applied from here\n'
  return `${logPretty(history, style)}${holds ? '' : `\n${distrust(style)}`}`
}

const verdictOn = ({ report }: ReadRecord, { values }: Invocation, { style }: Environment): string => {
  if (values['target'] !== undefined || values['since'] !== undefined) {
    throw new CannotRun(
      '`rolewright audit verify` checks the whole record',
      'leave `--target` and `--since` away; `rolewright audit log` takes them'
    )
  }
  return values['format'] === 'json' ? verifyJson(report) : verifyPretty(report, style)
}

const wantedOf = ({ values }: Invocation, entries: readonly Recorded[]): Wanted => {
  const since = values['since']
  const instant = since === undefined ? null : parseInstant(since)
  if (since !== undefined && instant === null) {
    throw new CannotRun(
      `\`--since ${since}\` is not a date`,
      'write a date such as 2027-02-01, or an instant with an offset such as 2027-02-01T09:00+01:00'
    )
  }
  const target = values['target'] ?? null
  if (target !== null) checkTarget(target, entries)
  return { target, since: instant }
}

const checkTarget = (target: string, entries: readonly Recorded[]): void => {
  const known = new Set(entries.flatMap((entry) => (entry.type === 'started' ? entry.targets : [])))
  if (known.has(target)) return
  const near = nearest(target, known)
  const names = known.size === 0 ? 'it tells of none' : `it tells of: ${[...known].sort().join(', ')}`
  throw new CannotRun(
    `the record does not tell of a target \`${target}\``,
    near === null ? names : `did you mean \`${near}\`? ${names}`
  )
}
