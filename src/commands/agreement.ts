import type { Target } from '../model/target.ts'
import type { ApplyTarget } from '../sync/apply/site.ts'
import { keepApplied } from './applied.ts'
import type { Agreement } from './carry-out.ts'
import type { Environment } from './command.ts'
import type { Ledger } from './ledger.ts'
import type { Organisation } from './organisation.ts'
import type { Prepared } from './plan.ts'
import { connectTarget } from './targets.ts'

/** What an agreement is made from besides its plan. */
export interface AgreementContext {
  readonly organisation: Organisation
  readonly ledger: Ledger
  readonly environment: Environment
  /** Who has approved it, where somebody has proven that; absent on a terminal, where nobody has. */
  readonly proven?: Agreement['proven']
}

/** A plan of the documents as they are, ready to be carried out. */
export const agreementOn = async (
  prepared: Prepared,
  { organisation, ledger, environment, proven = null }: AgreementContext
): Promise<Agreement> => {
  const { folder, source } = organisation
  let known: ReturnType<typeof keepApplied> | null = null
  return {
    ...(proven === null ? withholding(prepared) : prepared),
    folder,
    ledger,
    mode: 'apply',
    now: organisation.now,
    proven,
    kept: () => (known ??= keepApplied({ folder, store: ledger.store }, source)),
    others: await cutOff(prepared, organisation, ledger, environment)
  }
}

/** A target may leave its changes to the Action, which checks approvals; nobody has proven them on a terminal. */
const withholding = (prepared: Prepared): Prepared => {
  const { planned, open } = prepared
  const withheld = open
    .filter(({ target }) => target.document?.apply === 'action')
    .filter(({ target }) => planned.plan.operations.some((operation) => operation.target === target.id))
    .map(({ target }) => ({
      target: target.id,
      message: `changes of \`${target.id}\` are carried out by the GitHub Action only (\`apply: action\`)`,
      help: 'open a pull request; it is carried out after the merge'
    }))
  return { ...prepared, planned: { ...planned, refusals: [...planned.refusals, ...withheld] } }
}

/** The ways to targets on which an apply was cut off or has left something, and which this plan does not speak of. */
const cutOff = async (
  { open }: Prepared,
  organisation: Organisation,
  { unfinished, helpers }: Ledger,
  environment: Environment
): Promise<readonly ApplyTarget[]> => {
  const here = new Set(open.map(({ target }) => target.id))
  const ids = new Set([...(unfinished?.started.targets ?? []), ...helpers.map(({ target }) => target)])
  const others = [...ids].flatMap((id): readonly Target[] => {
    const target = here.has(id) ? undefined : organisation.policy.targets.get(id)
    return target ? [target] : []
  })
  return Promise.all(others.map((target) => connectTarget(organisation, target, environment)))
}
