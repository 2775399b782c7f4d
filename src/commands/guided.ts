import { snapshotFile } from '../connectors/manual.ts'
import { roleRows } from '../connectors/snapshot.ts'
import { ConnectorError, type Keys, type Store } from '../model/connector.ts'
import { isUndocumented } from '../model/grants.ts'
import type { Operation, RoleContent } from '../model/operation.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Plan } from '../model/plan.ts'
import type { Target } from '../model/target.ts'
import { counted } from '../model/words.ts'
import { plain } from '../reporters/style.ts'
import { stepsText, valuesText, type StepValue, type StepView } from '../reporters/steps.ts'
import type { Applied } from '../sync/apply/report.ts'
import { filled, permissionText, stepWords, type StepWords } from '../sync/plan/guides.ts'
import { isContent } from '../sync/simulate.ts'
import type { Agreement } from './carry-out.ts'
import type { Environment } from './command.ts'
import type { OpenTarget } from './targets.ts'

/** What a person has to do now, and where they write down that it is done. */
export interface Walk {
  readonly steps: readonly StepView[]
  /** The files in which targets have to be written down again. */
  readonly snapshots: readonly string[]
  /** What kept the values from being written to files. */
  readonly notes: readonly string[]
}

/**
 * The steps that wait for a person, in the order of the plan, with the values of each in a file of its own below
 * `.rolewright/steps/<target>/`. Files of earlier steps are taken away.
 */
export const walkThrough = (
  { planned, open, folder, ledger }: Pick<Agreement, 'planned' | 'open' | 'folder' | 'ledger'>,
  applied: Applied,
  environment: Environment
): Walk => {
  const waiting = new Set(
    applied.outcomes.flatMap(({ operation, result }) => (result === 'waiting' ? operation.id : []))
  )
  const steps = stepsOf(planned.plan, open, waiting)
  const targets = open.filter(({ target }) => steps.some(({ operation }) => operation.target === target.id))
  const snapshots = targets.flatMap(({ target, live }) =>
    live.taken === undefined || !isWritten(target)
      ? []
      : snapshotFile(target, environment.world(folder, target.id)).name
  )
  const ids = open.map(({ target }) => target.id)
  const problem = kept(() => keep(ledger.store, ids, steps))
  return problem === null
    ? { steps, snapshots, notes: [] }
    : { steps: steps.map((step) => ({ ...step, file: null })), snapshots, notes: [problem] }
}

/** More permissions than this are told in the file alone. */
const fewGrants = 6

const stepsOf = (
  plan: Plan,
  open: readonly OpenTarget[],
  waiting: ReadonlySet<string>
): readonly StepView[] => {
  const sites = new Map(
    open.map(({ target, bound }) => {
      const own = plan.operations.filter((operation) => operation.target === target.id)
      const words = stepWords(target, bound.state, own, plan.digest)
      return [target.id, { target, words, keys: isWritten(target) ? bound.keys : null }]
    })
  )
  const wanted = plan.operations.filter(({ id }) => waiting.has(id))
  return wanted.flatMap((operation, index): readonly StepView[] => {
    const site = sites.get(operation.target)
    const guide = site?.target.catalog.guides.get(operation.kind)
    if (!site || !guide) return []
    const words = site.words(operation)
    const file = fileOf(operation, index + 1)
    const hasNote = guide.steps.some((step) => /\{(?:note|reason)\}/.test(step))
    const given = hasNote ? words : { ...words, note: '' }
    const values = [
      ...valuesOf(site.target.catalog, operation, given),
      ...(site.keys === null ? [] : rowsFor(site.target, operation, site.keys))
    ]
    const number = isContent(operation.after) ? Object.keys(operation.after.grants).length : 0
    const shown =
      number > fewGrants ? { ...words, grants: `the ${number} permissions in \`${file}\`` } : words
    return [{ number: index + 1, total: wanted.length, operation, guide: filled(guide, shown), values, file }]
  })
}

const fileOf = ({ kind, role, user, target }: Operation, number: number): string => {
  const what = `${kind} ${role ?? ''} ${user?.split('@')[0] ?? ''}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  const name = what.slice(0, 60).replace(/-+$/, '')
  return `.rolewright/${folderOf(target)}${String(number).padStart(2, '0')}-${name}.txt`
}

const folderOf = (target: string): string => `steps/${target}/`

/** What is typed, chosen or ticked in one step. */
const valuesOf = (
  catalog: Catalog,
  { kind, before, after, role, user }: Operation,
  words: StepWords
): readonly StepValue[] => {
  const value = (label: string, text: string): readonly StepValue[] =>
    text === '' ? [] : [{ label, lines: [text] }]
  const content = isContent(after) ? after : null
  return [
    ...value('User', user === null ? '' : words.user),
    ...value('Role', role === null ? '' : kind === 'create-role' ? words.title : words.role),
    ...(content === null ? value('Before', words.before) : []),
    ...(content === null ? value('Afterwards', words.after) : []),
    ...value('Scope', words.scope),
    ...(content === null ? [] : contentValues(catalog, isContent(before) ? before : null, content)),
    ...value('Note', words.note)
  ]
}

const contentValues = (
  catalog: Catalog,
  before: RoleContent | null,
  { grants, reportsTo }: RoleContent
): readonly StepValue[] => {
  const text = ([permission, scope]: readonly [string, string]): string =>
    permissionText(catalog, permission, scope)
  const all = Object.entries(grants)
  const list = (label: string, entries: readonly (readonly [string, string])[]): readonly StepValue[] =>
    entries.length === 0 ? [] : [{ label: `${label} (${entries.length})`, lines: entries.map(text) }]
  const added = all.filter(([permission, scope]) => before !== null && before.grants[permission] !== scope)
  const taken = Object.entries(before?.grants ?? {}).filter(
    ([permission]) => grants[permission] === undefined && !isUndocumented(permission)
  )
  return [
    ...list('New or changed', added),
    ...list('To be taken away', taken),
    all.length === 0
      ? { label: 'Permissions', lines: ['none at all'] }
      : { label: `Exactly these ${counted(all.length, 'permission')}`, lines: all.map(text) },
    ...(reportsTo === null ? [] : [{ label: 'Reports to', lines: [reportsTo] }])
  ]
}

const isWritten = ({ document }: Target): boolean => document?.connector === 'manual'

/** Whoever has seen that a role is as it should be does not have to type all of it a second time. */
const rowsFor = ({ catalog }: Target, { role, after }: Operation, keys: Keys): readonly StepValue[] => {
  if (role === null || !isContent(after)) return []
  const { title, scope, grants, reportsTo } = after
  const key = keys.role(role)
  const rows = roleRows({
    id: role,
    key,
    title,
    predefined: catalog.roles.has(role),
    scope,
    reportsTo: reportsTo === null ? null : keys.role(reportsTo),
    grants: new Map(Object.entries(grants))
  })
  const label = `For the snapshot, in place of the rows of \`${key}\`, once the platform shows exactly this`
  return [{ label, lines: rows.trimEnd().split('\r\n') }]
}

const keep = (store: Store, targets: readonly string[], steps: readonly StepView[]): void => {
  for (const target of targets) {
    for (const name of store.list(`steps/${target}`)) store.remove(`${folderOf(target)}${name}`)
    const own = steps.filter(({ operation }) => operation.target === target)
    if (own.length === 0) continue
    for (const step of own) store.write(step.file?.slice('.rolewright/'.length) ?? '', valuesText(step))
    store.write(`${folderOf(target)}checklist.md`, `${stepsText(own, plain).join('\n')}\n`)
  }
}

/** The steps are shown anyway. */
const kept = (action: () => void): string | null => {
  try {
    action()
    return null
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return `the values of the steps are not in files: ${error.message}`
  }
}
