import type { Operation } from '../../model/operation.ts'
import type { Helper } from '../../model/plan.ts'
import { compareText, counted, listed, tick } from '../../model/words.ts'
import { courseOf, type Course } from './course.ts'
import { entangled } from './entangled.ts'
import { explain } from './explain.ts'
import { gapsOf } from './gaps.ts'
import { helperMaker } from './helper-role.ts'
import type { OrderInput, Ordered } from './input.ts'
import { livesOf } from './detour.ts'
import { lossOf } from './loss.ts'
import { merge } from './merge.ts'
import { byLoss, byPhase, bySubject, type Priority } from './priority.ts'
import { solveInEmergency, solveOtherwise, solvePlainly } from './solve.ts'
import { byUser, longestSearch, type Terms, type Tried } from './way.ts'
import { worldOf, type World } from './world.ts'

export type { OrderInput, Ordered } from './input.ts'

/**
 * Puts the operations of all targets into one sequence in which every step is safe and accepted by its platform: nobody
 * has more than before or more than afterwards, nobody is interrupted in what they keep, an administrator remains. Where
 * the operations alone have no such sequence, it says what it took. The same operations give the same answer, whatever
 * order they come in.
 */
export const order = (given: OrderInput): Ordered => {
  const targets = given.targets.toSorted((a, b) => compareText(a.target.id, b.target.id))
  const input = { ...given, targets }
  const all = targets.flatMap(({ operations }) => operations)
  const world = worldOf(input)
  const priority = input.revokeFirst ? byLoss(lossOf(world)) : byPhase(all)
  const makeHelper = helperMaker(all.map(({ id }) => id))
  const problems = componentsOf(world, courseOf(all, priority)).map((operations): Terms => ({
    world,
    operations,
    ownOf: byUser(operations),
    makeHelper,
    priority
  }))
  const { solved, notes } = input.revokeFirst ? inEmergency(problems) : solveAll(problems)
  const operations = [...sequenceOf(solved, input.revokeFirst, priority), ...removalsOf(solved)]
  return {
    operations,
    helpers: helpersOf(solved),
    gaps: gapsIn(input, solved, operations),
    notes,
    refusals: solved.flatMap((tried) => (tried.route.isWhole ? [] : explain(world, tried)))
  }
}

const componentsOf = (world: World, { operations, edges }: Course): readonly (readonly Operation[])[] =>
  entangled(world, operations, edges).map((group) => group.flatMap((at) => operations[at] ?? []))

interface Solved {
  readonly solved: readonly Tried[]
  readonly notes: readonly string[]
}

/** First what needs nothing beside its operations, so that there is room for the temporary roles of the others. */
const solveAll = (problems: readonly Terms[]): Solved => {
  const plain = problems.map((terms) => ({ terms, tried: undoneUnlessWhole(solvePlainly(terms)) }))
  return {
    solved: plain.map(({ terms, tried }) =>
      tried.route.isWhole ? tried : undoneUnlessWhole(solveOtherwise(terms))
    ),
    notes: plain.flatMap(({ tried }) => (tried.isCapped ? [noteOf(tried)] : []))
  }
}

const inEmergency = (problems: readonly Terms[]): Solved => ({
  solved: problems.map((terms) => undoneUnlessWhole(solveInEmergency(terms))),
  notes: []
})

const noteOf = ({ course: { operations } }: Tried): string => {
  const targets = [...new Set(operations.map(({ target }) => tick(target)))].sort()
  return `on ${listed(targets)} ${counted(operations.length, 'operation')} hang together, which is too many to try all orders (${longestSearch} steps); the plan keeps every promise, but may do more than it had to`
}

const undoneUnlessWhole = (tried: Tried): Tried => {
  if (!tried.route.isWhole) tried.route.undo()
  return tried
}

/** What takes a detour comes as a whole after everything else, so that it takes no longer than it must. */
const sequenceOf = (
  solved: readonly Tried[],
  isEmergency: boolean,
  priority: Priority
): readonly Operation[] => {
  const whole = solved.filter(({ route }) => route.isWhole)
  const isUsual = ({ way }: Tried): boolean => isEmergency || way.detours.size === 0
  const blocks = whole.filter((tried) => !isUsual(tried))
  return [...merge(whole.filter(isUsual).map(placedBy), priority), ...blocks.flatMap(placedBy)]
}

const placedBy = ({ course, route }: Tried): readonly Operation[] =>
  route.placed.flatMap((at) => course.operations[at] ?? [])

const givenBy = (solved: readonly Tried[]): Tried['helpers'] =>
  solved.flatMap(({ route, helpers }) => (route.isWhole ? helpers : []))

/** The temporary roles go in the end, because several people may need the same. */
const removalsOf = (solved: readonly Tried[]): readonly Operation[] => {
  const lives = livesOf(givenBy(solved).map(({ helper }) => helper))
  return [...lives.values()].map(({ remove }) => remove).sort(bySubject)
}

const helpersOf = (solved: readonly Tried[]): readonly Helper[] => {
  const helpers = new Map<string, Helper>()
  for (const { helper, user } of givenBy(solved)) {
    const { target, role, title } = helper
    const users = [...(helpers.get(role)?.users ?? []), user].sort()
    helpers.set(role, { target, role, title, users })
  }
  return [...helpers.values()].sort((a, b) => compareText(a.target, b.target) || compareText(a.role, b.role))
}

/** What the plan interrupts for the people of whom the order could not spare it. */
const gapsIn = (
  input: OrderInput,
  solved: readonly Tried[],
  operations: readonly Operation[]
): Ordered['gaps'] => {
  const waived = new Set<string>()
  for (const { route, way } of solved) {
    for (const [{ site, users }, detour] of route.isWhole ? way.detours : []) {
      if (detour !== 'gap' && detour !== 'gap-fallback') continue
      for (const user of users) waived.add(`${site.given.target.id}\n${user}`)
    }
  }
  if (waived.size === 0) return []
  return gapsOf(worldOf(input), operations, (target, user) => waived.has(`${target}\n${user}`))
}
