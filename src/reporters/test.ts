import type { Coverage, TestFailure, TestResult, Unasked } from '../model/access-test.ts'
import type { Risk } from '../model/catalog.ts'
import type { Locate } from '../model/place.ts'
import { codeFrame } from './frame.ts'
import { whereText } from './path.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'
import { wrapText } from './table.ts'
import { counted } from '../model/words.ts'

/** How the results of access tests are shown. */
export interface TestView {
  readonly locate: Locate
  /** The text of a document; null where it cannot be shown. */
  readonly source: (file: string) => string | null
  readonly style: Style
  readonly width: number
}

/** The answer of `test --format json`. */
export const testsJson = (results: readonly TestResult[], locate: Locate): string => {
  const answer = results.map(({ name, ok, expected, actual, at, failures, undecided }) => ({
    name,
    ok,
    expected,
    actual,
    location: locate(at),
    failures: failures.map((failure) => ({
      message: failure.message,
      location: locate(failure.at),
      related: failure.related.map((part) => ({ message: part.message, location: locate(part.at) }))
    })),
    undecided
  }))
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** A line for each test, what differs below the one that fails, the sum, and what no test asks about. */
export const testsPretty = (results: readonly TestResult[], coverage: Coverage, view: TestView): string => {
  if (results.length === 0)
    return 'there is no access test: write a document of kind `AccessTests` with the answers that must hold\n'
  return [
    ...results.map((result) => testText(result, view)),
    '\n',
    sumText(results, view),
    coverageText(coverage, view)
  ].join('')
}

const testText = (result: TestResult, view: TestView): string => {
  const { style, locate } = view
  const name = safe(result.name)
  if (result.ok) return `${style.good('ok')}         ${name}\n`
  const where = style.faint(`  ${whereText(result.at, locate)}`)
  const open = result.undecided.map((text) => `  ${wrapped(text, view, 2)}\n`).join('')
  if (result.failures.length === 0) return `${style.warn('undecided')}  ${name}${where}\n${open}`
  return `${style.bad('failed')}     ${name}${where}\n${failuresText(result.failures, view)}${open}`
}

const mostShown = 5

/** What differs, by the line that asks: the line itself, who differs, and by what. */
const failuresText = (failures: readonly TestFailure[], view: TestView): string => {
  const shown = failures.slice(0, mostShown)
  const places = [...new Set(shown.map(({ at }) => JSON.stringify(at)))]
  const parts = places.map((place) => {
    const those = shown.filter(({ at }) => JSON.stringify(at) === place)
    return frameOf(those, view) + those.map((failure) => failureText(failure, view)).join('')
  })
  const left = failures.length - shown.length
  return parts.join('') + (left > 0 ? `  and ${left} more\n` : '')
}

const frameOf = ([first]: readonly TestFailure[], { locate, source, style }: TestView): string => {
  if (!first) return ''
  const location = locate(first.at)
  const text = source(location.file)
  const frame = text === null ? '' : codeFrame(text, location, { style, paint: style.bad })
  return frame.replace(/^(?=.)/gm, '  ')
}

const failureText = ({ message, related }: TestFailure, view: TestView): string => {
  const see = related.map(
    ({ message: part, at }) => `    ${view.style.info('see')}: ${whereText(at, view.locate)} ${safe(part)}\n`
  )
  return `  ${wrapped(message, view, 2)}\n${[...new Set(see)].join('')}`
}

const wrapped = (text: string, { width }: TestView, indent: number): string =>
  wrapText(text, Math.max(40, width - indent)).join(`\n${' '.repeat(indent)}`)

const sumText = (results: readonly TestResult[], { style }: TestView): string => {
  const failed = results.filter(({ failures }) => failures.length > 0).length
  const undecided = results.filter(({ ok, failures }) => !ok && failures.length === 0).length
  const held = results.length - failed - undecided
  const bad = [
    ...(failed > 0 ? [style.bad(`${failed} failed`)] : []),
    ...(undecided > 0 ? [style.warn(`${undecided} undecided`)] : [])
  ]
  const sum = `${held} of ${counted(results.length, 'test')} ${held === 1 ? 'holds' : 'hold'}`
  return `${[bad.length === 0 ? style.good(sum) : sum, ...bad].join(', ')}\n`
}

const mostNamed = 12

const coverageText = ({ held, asked, unasked }: Coverage, view: TestView): string => {
  if (held === 0) return ''
  const sum = `the tests ask about ${asked} of ${counted(held, 'sensitive permission')} that somebody holds\n`
  return sum + (['critical', 'high'] as const).map((risk) => unaskedText(risk, unasked, view)).join('')
}

const unaskedText = (risk: Risk, unasked: readonly Unasked[], view: TestView): string => {
  const names = unasked
    .filter((each) => each.risk === risk)
    .map((each) => `${each.platform}:${each.permission}`)
  if (names.length === 0) return ''
  const left = names.length - mostNamed
  const text = `${names.slice(0, mostNamed).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
  return `  ${wrapped(`not asked about, ${risk}: ${text}`, view, 4)}\n`
}
