import { agreementOn, headOf, isRefused, routeText, type Agreement, type Prepared } from '../../src/index.ts'
import { carry } from '../apply/carry.ts'
import { endOf } from '../apply/end.ts'
import { notApproved, refused, unproven, withoutPull } from '../apply/failures.ts'
import { planFresh, type Fresh } from '../apply/fresh.ts'
import { approvedIn, judgeFresh, judgePulls, type Judged } from '../apply/judged.ts'
import { cameWith, directIn, pendingIn, type Came, type Ends } from '../apply/range.ts'
import { endsOf, loginsBefore, openScene, type Scene } from '../apply/scene.ts'
import { deploy, tellApply, type Told } from '../apply/tell.ts'
import type { Judgement, Logins } from '../approval/model.ts'
import { endedBy, Failure, isDefect } from '../failure.ts'
import type { Command, Job } from '../job.ts'
import type { Ended } from '../model.ts'
import { openState, type State } from '../state/state.ts'
import { pendingNow, putChecklist } from './checklist.ts'
import { policiesOf } from './prepare.ts'
import { countsOf } from './verdict.ts'

/**
 * On a push to the default branch, or by hand: carries out what the merged pull requests were approved for, or nothing.
 * Nothing that decides is read from a comment. Everything is looked at before the first write to any target.
 */
export const applyCommand: Command = async (job) => {
  const { context, inputs, github } = job
  const branch = context.defaultBranch ?? (await github.repository()).defaultBranch
  refuseOtherEvents(job, branch)
  const head = headHere(job)
  if ((await github.branchHead(branch)) !== head) {
    const commit = head.slice(0, 12)
    return quiet(
      `\`${branch}\` has moved on since \`${commit}\`: the run for its newest commit carries this out too`
    )
  }
  const state = openState(context, inputs, policiesOf(job))
  state.open()
  const scene = openScene(job, head)
  const ends = endsOf(job, scene, { branch, head })
  const pending = pendingIn(ends)
  const [first] = pending.steps.filter(({ isBounded }) => isBounded || !ends.isPush)
  if (first === undefined) return quiet('no document has changed since what was applied last')
  const came = await cameWith(job, pending, ends)
  const logins = loginsBefore(scene, ends, first.before)
  const judged = await judgePulls(job, came, logins)
  return decide({ job, state, scene, ends, came, logins, judged })
}

const refuseOtherEvents = ({ context: { event, ref } }: Job, branch: string): void => {
  const isPush = event.kind === 'push' && event.branch === branch
  const isDispatch = event.kind === 'dispatch' && ref === `refs/heads/${branch}`
  if (isPush || isDispatch) return
  const name = event.kind === 'other' || event.kind === 'dangerous' ? event.name : event.kind
  throw new Failure(
    'unsafe-event',
    `\`apply\` runs for \`${branch}\` only, and this is \`${name}\` for \`${ref}\``,
    `let it run on \`push\` to \`${branch}\`, and by \`workflow_dispatch\` there`,
    { result: 'blocked', exit: 3 }
  )
}

/** The commit that is checked out, which has to be the one that the runner speaks of. */
const headHere = ({ context: { workspace, event, commit } }: Job): string => {
  const head = headOf(workspace)
  if (head !== null && head === commit && (event.kind !== 'push' || event.after === head)) return head
  throw new Failure(
    'usage',
    `the checkout is not at \`${commit.slice(0, 12)}\`, the commit that this run is for`,
    'let `actions/checkout` run without `ref`'
  )
}

const quiet = (message: string): Ended => ({
  exit: 0,
  result: 'ok',
  reason: null,
  message,
  outputs: { 'has-changes': 'false' }
})

/** Everything that decides, once it is known which pull requests were merged. */
interface Known {
  readonly job: Job
  readonly state: State
  readonly scene: Scene
  readonly ends: Ends
  readonly came: readonly Came[]
  readonly logins: Logins
  readonly judged: readonly Judged[]
}

/** Where nothing was written, the pull requests of this push are told why. */
const decide = async (known: Known): Promise<Ended> => {
  const { job, scene, judged, ends } = known
  const plans: Prepared[] = []
  try {
    return await applyJudged(known, (prepared) => plans.push(prepared))
  } catch (error) {
    if (isDefect(error)) throw error
    const ended = endedBy(error)
    const prepared = plans.at(-1) ?? null
    const outputs = await tellApply(job, {
      organisation: scene.organisation,
      judged: judged.filter(({ isNew }) => isNew),
      head: ends.head,
      standing: { kind: 'not-applied', runUrl: job.context.run.url, because: ended.message },
      planned: prepared?.planned ?? null,
      carried: null,
      end: null
    })
    return { ...ended, outputs: { ...outputsOf(scene, prepared), ...outputs } }
  }
}

const outputsOf = ({ organisation }: Scene, prepared: Prepared | null): Readonly<Record<string, string>> =>
  prepared === null
    ? {}
    : {
        'has-changes': String(prepared.planned.plan.operations.length > 0),
        'plan-digest': prepared.planned.plan.digest,
        summary: countsOf(organisation.findings, prepared.planned)
      }

const applyJudged = async (known: Known, onPlan: (prepared: Prepared) => void): Promise<Ended> => {
  const { job, state, scene, ends, came, judged, logins } = known
  const direct = directIn(ends.policies, came)
  if (direct.length > 0) throw withoutPull(direct, ends.branch)
  for (const one of judged) if (one.isNew) requireApproval(one)
  const approved = approvedIn(judged)
  const fresh = await planFresh(job, scene, { judged, approved, onPlan })
  const { planned } = fresh.prepared
  const judgement = judgeFresh(approved, planned.plan.approvals, logins)
  if (!judgement.isMet) throw notApproved('what is to be done now', judgement)
  if (isRefused(planned)) throw refused(planned)
  const agreement = await agreementFor(known, fresh, judgement)
  const result = await carry(job, state, agreement, scene.organisation.policy)
  const { ended, standing } = endOf(result, { context: job.context, commit: ends.head, planned })
  const { carried, end } = result
  const { organisation } = scene
  const told: Told = { organisation, judged: approved, head: ends.head, standing, planned, carried, end }
  const outputs = { ...outputsOf(scene, fresh.prepared), ...(await tellApply(job, told)) }
  await deploy(job, { ...told, planned })
  const pull = approved.length === 1 ? (approved[0]?.pull.number ?? null) : null
  const issue =
    carried.kind === 'finished'
      ? await putChecklist(job, planned.plan, pendingNow(planned.plan, carried), pull)
      : null
  return { ...ended, outputs: { ...outputs, ...(issue !== null && { 'issue-number': String(issue) }) } }
}

const requireApproval = (one: Judged): void => {
  if (one.shown === null) throw unproven(one)
  if (!one.shown.judgement.isMet) throw notApproved(`pull request #${one.pull.number}`, one.shown.judgement)
}

/**
 * What is carried out, and who has approved it. Where only a part is, the documents do not count as applied: those that
 * were before go on to judge.
 */
const agreementFor = async (
  { job, scene }: Known,
  { prepared, isPart }: Fresh,
  { needs }: Judgement
): Promise<Agreement> => {
  const { organisation, ledger } = scene
  const proven = needs.flatMap(({ needed, given }) =>
    given.map(({ user }) => ({ by: user, verified: true, of: routeText(needed.when) }))
  )
  const agreement = await agreementOn(prepared, {
    organisation,
    ledger,
    environment: job.environment,
    proven
  })
  if (!isPart) return agreement
  const kept: Agreement['kept'] = (target) => {
    const { revision = null, snapshot = null } = ledger.applied.get(target) ?? {}
    return { revision, snapshot }
  }
  return { ...agreement, kept }
}
