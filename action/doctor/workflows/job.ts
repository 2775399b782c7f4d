import { advice, lack, when, type Lack } from '../finding.ts'
import { isCheckout, textOf, whereOf, type Call } from './calls.ts'

/** What a job that calls us lacks: in what it checks out, in its time and its environment. */
export const jobLacks = (call: Call): readonly Lack[] => {
  const { job, command } = call
  const where = whereOf(call)
  const checkouts = job.steps.filter(isCheckout)
  const keepsToken = checkouts.some((step) => !isFalse(step.with['persist-credentials']))
  const isShallow = checkouts.some((step) => textOf(step.with['fetch-depth']) !== '0')
  return [
    ...when(keepsToken, tokenKept(where)),
    ...when(isShallow && needsHistory.includes(command), partOfHistory(where)),
    ...when(job.timeout === null, noTimeout(where)),
    ...when(command === 'apply' && job.environment === null, noEnvironment(where))
  ]
}

/** What a command cannot do without the whole history. */
const needsHistory: readonly string[] = ['plan', 'apply', 'drift', 'validate', 'doctor']

const isFalse = (value: unknown): boolean => value === false || value === 'false'

const tokenKept = (where: string): Lack =>
  lack(
    `${where} leaves the token in the checkout`,
    'every later step, and whatever is uploaded from there, has it too',
    'write `persist-credentials: false` at `actions/checkout`'
  )

const partOfHistory = (where: string): Lack =>
  lack(
    `${where} checks out a part of the history only`,
    'the documents are judged with those of the base, which would not be there',
    'write `fetch-depth: 0` at `actions/checkout`'
  )

const noTimeout = (where: string): Lack =>
  advice(
    `${where} has no \`timeout-minutes\``,
    'a run that hangs holds its place, and the lock, for six hours',
    'write `timeout-minutes: 30`'
  )

const noEnvironment = (where: string): Lack =>
  advice(
    `${where} names no environment`,
    'credentials of targets are then secrets of the repository, which a workflow on any branch can read',
    'write `environment: access-production`, keep them there, and let only the branch that is applied use it'
  )
