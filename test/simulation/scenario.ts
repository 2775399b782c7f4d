import { benchOf, type Bench, type BenchGiven, type Place } from './bench.ts'
import { Crash } from './crash.ts'
import { applyOnce, isTold, type Ended, type Seams } from './engine.ts'
import { helpByHand } from './foreign.ts'
import { faceOf } from './tenant.ts'
import { verify } from './verify.ts'

/** How one apply of a scenario ended. */
type RunEnd = Ended | { readonly how: 'crashed' | 'stopped'; readonly why: string }

/** What a scenario has led to. */
export interface Report {
  readonly violations: readonly string[]
  readonly ends: readonly RunEnd[]
  /** Whether the documents could not be fulfilled from the start, and nothing was written. */
  readonly isRefused: boolean
  /** Whether anything went wrong on the way. */
  readonly hadFaults: boolean
  readonly calls: number
  readonly writes: number
}

/** The most applies of one scenario. */
const most = 60

/**
 * Applies again and again while faults happen, as somebody would who wants to get to the end; then once without faults.
 * Everything that breaks a promise on the way or at the end is a violation.
 */
export const play = async (given: BenchGiven, seams: Seams = {}): Promise<Report> => {
  const bench = benchOf(given)
  const ends: RunEnd[] = []
  while (ends.length < most && !isSettled(ends)) ends.push(await applyAndHelp(bench, seams, ends.at(-1)))
  bench.faultsOff()
  bench.landAll()
  await finish(bench, seams, ends)
  const isRefused = ends.at(-1)?.how === 'refused' && !bench.hasWritten()
  if (!isRefused) judgeEnd(bench, ends)
  const isStuck = ends.at(-1)?.how === 'refused' && bench.isForeign()
  for (const problem of verify(bench, isStuck)) bench.violations.push(problem)
  return {
    violations: bench.violations,
    ends,
    isRefused,
    hadFaults: bench.hadFaults(),
    calls: bench.calls(),
    writes: bench.disk.writes()
  }
}

/** Somebody stops trying once all is done, or where they are told twice that it is refused. */
const isSettled = (ends: readonly RunEnd[]): boolean => {
  const [last, before] = [ends.at(-1)?.how, ends.at(-2)?.how]
  return last === 'complete' || last === 'nothing' || (last === 'refused' && before === 'refused')
}

/** Whoever is told that the lock is held knows here that its owner has ended, and says so the next time. */
const applyAndHelp = async (bench: Bench, seams: Seams, last: RunEnd | undefined): Promise<RunEnd> => {
  const ended = await runOnce(bench, seams, { takeOver: last?.how === 'locked' })
  if (ended.how === 'waiting') helpByHand(bench)
  return ended
}

/** How a process is started. */
interface Start {
  readonly takeOver: boolean
  /** Whether it is started while another one runs; with a take-over on another machine. */
  readonly isNested?: boolean
}

const runOnce = async (
  bench: Bench,
  seams: Seams,
  { takeOver, isNested = false }: Start
): Promise<RunEnd> => {
  const run = bench.start(isNested)
  const second = async (isTakeOver: boolean): Promise<void> => {
    bench.ends.push(await runOnce(bench, seams, { takeOver: isTakeOver, isNested: true }))
  }
  try {
    const isElsewhere = isNested && takeOver
    return await applyOnce({ bench, run, second, isElsewhere, takeOver, seams })
  } catch (error) {
    if (error instanceof Crash) return { how: 'crashed', why: '' }
    if (isTold(error)) return { how: 'stopped', why: error.message }
    throw error
  } finally {
    run.hasEnded = true
  }
}

/** Without faults: one run reaches the end (what a person has to do apart), and the next has nothing to do. */
const finish = async (bench: Bench, seams: Seams, ends: RunEnd[]): Promise<void> => {
  for (let runs = 0; runs < 12; runs += 1) {
    const ended = await applyAndHelp(bench, seams, ends.at(-1))
    ends.push(ended)
    if (ended.how !== 'waiting' && ended.how !== 'locked') break
  }
  ends.push(await runOnce(bench, seams, { takeOver: false }))
}

const judgeEnd = (bench: Bench, ends: readonly RunEnd[]): void => {
  const note = (message: string): void => void bench.violations.push(message)
  const [clean, again] = [ends.at(-2), ends.at(-1)]
  const isRefused = clean?.how === 'refused' && bench.isForeign()
  if (isRefused) return
  if (clean?.how !== 'complete' && clean?.how !== 'nothing')
    note(`I8: the clean run ended ${clean?.how}: ${clean?.why}`)
  else if (again?.how !== 'nothing')
    note(`I8: something is planned after the clean run: ${again?.how}: ${again?.why}`)
  for (const place of bench.places) {
    const difference = differenceOf(place)
    if (difference !== null) note(`I8: ${place.site.target.id} is not as it should be: ${difference}`)
  }
}

const differenceOf = ({ tenant, after }: Place): string | null => {
  const [is, should] = [faceOf(tenant), faceOf(after)]
  if (is === should) return null
  const lines = (text: string): Set<string> => new Set(text.split('\n'))
  const extra = [...lines(is)].filter((line) => !lines(should).has(line))
  const missing = [...lines(should)].filter((line) => !lines(is).has(line))
  return `${extra.join(' | ')} instead of ${missing.join(' | ')}`
}
