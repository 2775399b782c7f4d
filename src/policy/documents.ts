import type { Catalog } from '../model/catalog.ts'
import type { Problem } from '../model/finding.ts'
import { child, type Place } from '../model/place.ts'
import type {
  AccessTest,
  Declared,
  FunctionEntry,
  JobFunction,
  Line,
  Person,
  RoleDocument,
  TargetDocument
} from '../model/document.ts'
import { toCatalog } from './catalog.ts'
import { type GuardrailsSoFar, joined, noGuardrails, oneLine } from './guardrails.ts'
import { type Times, timesInto } from './times.ts'
import type {
  Written,
  WrittenAccessTests,
  WrittenFunctionEntry,
  WrittenJobFunction,
  WrittenLine,
  WrittenPerson,
  WrittenRole,
  WrittenTarget,
  WrittenTerms
} from './written.ts'

/** Takes in checked documents one by one and joins them. */
export interface Documents {
  /** Adds a document; one with problems, which are returned, adds nothing. */
  add(file: string, document: Written): readonly Problem[]
  declared(): Declared
}

/** Nothing declared yet. */
export const noDocuments = (): Documents => {
  const roles: RoleDocument[] = []
  const lines: Line[] = []
  const people: Person[] = []
  const functions: JobFunction[] = []
  const targets: TargetDocument[] = []
  const platforms: Catalog[] = []
  const tests: AccessTest[] = []
  let guardrails: GuardrailsSoFar = noGuardrails
  const add = (file: string, document: Written): readonly Problem[] => {
    const problems: Problem[] = []
    const commit = prepare(file, document, problems)
    if (problems.length === 0) commit()
    return problems
  }
  const prepare = (file: string, document: Written, problems: Problem[]): (() => void) => {
    const at: Place = { file, pointer: '' }
    const times = timesInto(problems)
    switch (document.kind) {
      case 'Role':
        return into(roles, [roleDocument(at, document, times)])
      case 'Assignments':
        return into(
          lines,
          document.assignments.map((line, index) =>
            lineOf(child(at, 'assignments', index), document, line, times)
          )
        )
      case 'People':
        return into(
          people,
          document.people.map((person, index) => personOf(child(at, 'people', index), person, times))
        )
      case 'JobFunction':
        return into(functions, [jobFunction(at, document)])
      case 'Target':
        return into(targets, [targetDocument(at, document)])
      case 'AccessTests':
        return into(tests, accessTests(at, document, times))
      case 'Platform':
        return into(platforms, [toCatalog(document, at)])
      case 'Guardrails': {
        const next = joined(guardrails, at, document, times, problems)
        return () => {
          guardrails = next
        }
      }
    }
  }
  const declared = (): Declared => ({
    roles,
    lines,
    people,
    functions,
    targets,
    platforms,
    guardrails: guardrails.guardrails,
    tests
  })
  return { add, declared }
}

const into =
  <Noun>(list: Noun[], nouns: readonly Noun[]): (() => void) =>
  () => {
    for (const noun of nouns) list.push(noun)
  }

const roleDocument = (at: Place, written: WrittenRole, times: Times): RoleDocument => {
  const { observed, removed } = written
  return {
    at,
    platform: written.platform,
    id: written.id,
    title: written.title ?? null,
    previously: written.previously ?? [],
    description: lined(written.description),
    owner: lower(written.owner),
    scope: written.scope ?? null,
    basedOn: written.basedOn ?? null,
    grants: written.grants ?? null,
    reportsTo: written.reportsTo ?? null,
    targets: written.targets ?? null,
    onboarding: written.onboarding ?? [],
    observed: observed
      ? { by: observed.by.toLowerCase(), on: times.instant(child(at, 'observed'), 'on', observed.on) ?? 0 }
      : null,
    removed: removed ? { moveTo: removed.moveTo ?? null, reason: oneLine(removed.reason) } : null,
    reviewed: times.instant(at, 'reviewed', written.reviewed),
    reason: lined(written.reason)
  }
}

type Terms = Pick<Line, 'period' | 'temporary' | 'in' | 'reason' | 'reviewed'>

const termsOf = (at: Place, written: WrittenTerms, times: Times): Terms => ({
  period: times.period(at, written),
  temporary: written.from !== undefined || written.until !== undefined,
  in: written.in ?? null,
  reason: lined(written.reason),
  reviewed: times.instant(at, 'reviewed', written.reviewed)
})

type Holds = Pick<Line, 'platform'> & { readonly targets?: readonly string[] }

const lineOf = (at: Place, holds: Holds, written: WrittenLine, times: Times): Line => ({
  at,
  platform: holds.platform,
  targets: holds.targets ?? null,
  user: written.user.toLowerCase(),
  roles: written.roles ?? [],
  released: lined(written.released),
  ...termsOf(at, written, times)
})

const personOf = (at: Place, written: WrittenPerson, times: Times): Person => ({
  at,
  id: written.id.toLowerCase(),
  name: written.name ?? null,
  department: written.department ?? null,
  github: written.github ?? null,
  status: written.status ?? 'active',
  functions: (written.functions ?? []).map((entry, index) =>
    functionEntry(child(at, 'functions', index), entry, times)
  ),
  accounts: written.accounts ?? {}
})

const functionEntry = (at: Place, written: string | WrittenFunctionEntry, times: Times): FunctionEntry => {
  const entry = typeof written === 'string' ? { function: written } : written
  return { at, function: entry.function, ...termsOf(at, entry, times) }
}

const jobFunction = (at: Place, written: WrittenJobFunction): JobFunction => ({
  at,
  id: written.id,
  title: written.title ?? null,
  description: lined(written.description),
  owner: lower(written.owner),
  roles: written.roles
})

const targetDocument = (at: Place, written: WrittenTarget): TargetDocument => ({
  at,
  id: written.id,
  platform: written.platform,
  connector: written.connector ?? 'sandbox',
  environment: written.environment ?? null,
  subscription: written.subscription ?? null,
  licensed: written.licensed ?? null,
  resources: written.resources ?? [],
  manage: {
    roles: written.manage?.roles ?? 'declared',
    assignments: written.manage?.assignments ?? 'declared'
  },
  protected: {
    users: (written.protected?.users ?? []).map((user) => user.toLowerCase()),
    roles: written.protected?.roles ?? []
  },
  runsAs: lower(written.runsAs),
  helpers: written.helpers ?? false,
  apply: written.apply ?? 'anywhere',
  settings: written.settings ?? {}
})

/** The questions stay as they are written; only that their times exist is looked at. */
const accessTests = (top: Place, { tests }: WrittenAccessTests, times: Times): AccessTest[] =>
  tests.map((written, index) => {
    const at = child(top, 'tests', index)
    times.instant(at, 'at', written.at)
    return { at, name: written.name, written }
  })

const lower = (email: string | undefined): string | null => email?.toLowerCase() ?? null

const lined = (text: string | undefined): string | null => (text === undefined ? null : oneLine(text))
