import type { Guide } from '../model/catalog.ts'
import type { Operation } from '../model/operation.ts'
import { describeOperation } from './operation.ts'
import { safe } from './safe.ts'
import type { Style } from './style.ts'

/** Something to type or to tick, one line each. */
export interface StepValue {
  readonly label: string
  readonly lines: readonly string[]
}

/** One change that a person carries out. */
export interface StepView {
  /** Counts from 1, over all targets. */
  readonly number: number
  readonly total: number
  readonly operation: Operation
  readonly guide: Guide
  readonly values: readonly StepValue[]
  /** The file that has the values to paste; null where there is none. */
  readonly file: string | null
}

/** The steps of a person as a checklist in Markdown: what for, the screen, and its clicks in order. */
export const stepsText = (steps: readonly StepView[], style: Style): readonly string[] =>
  steps.length === 0
    ? []
    : [
        style.warn('## To be done by hand, in this order'),
        ...steps.flatMap((step) => ['', style.strong(`### ${headline(step)}`), '', ...clicks(step)])
      ]

/** The values of one step, each on a line of its own, to be copied from. */
export const valuesText = (step: StepView): string =>
  [
    headline(step),
    ...step.values.flatMap(({ label, lines }) => ['', `${label}:`, ...lines.map(safe)]),
    ''
  ].join('\n')

const headline = ({ number, total, operation }: StepView): string =>
  `Step ${number} of ${total} on ${safe(operation.target)}: ${describeOperation(operation)}`

const clicks = ({ guide, file }: StepView): readonly string[] => [
  `Screen: ${safe(guide.screen)}`,
  ...guide.steps.map((step, index) => `${index + 1}. [ ] ${safe(step)}`),
  ...(file === null ? [] : ['', `To paste: \`${safe(file)}\``])
]
