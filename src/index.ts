/**
 * Rolewright as a library: the same verbs that the program is made of, each a plain function on plain data.
 *
 * ```ts
 * import { catalogTexts, folderSource, accessOf, loadPolicy, rules, validate } from 'rolewright'
 *
 * const { policy, locate } = loadPolicy(folderSource('policies'), catalogTexts)
 * const access = accessOf(policy)
 * const { findings } = validate({ policy, now: Date.now(), access, base: null }, rules, locate)
 * ```
 *
 * With a connector it goes on from there: what it reads is bound to the documents, planned, and carried out under a lock
 * and with everything in the record.
 *
 * ```ts
 * const live = await connector.readState()
 * const bound = bind(target, live, accounts)
 * const { evidence } = live
 * const { capabilities } = connector
 * const holders = access.holders(target)
 * const head = { policy, access }
 * const planned = plan({ now, targets: [{ target, holders, bound, evidence, capabilities, head, isNew: true }] })
 * const shown = JSON.parse(planJson(planned, locate))
 * const result = await run({
 *   plan: planned.plan,
 *   planText: writePlan({ ...shown, refusals: planned.refusals }),
 *   proof: planned.proof,
 *   targets: [{ target, connector, accounts }],
 *   lock: () => acquireLocalLock({ store, identity, clock, takeOver: null }),
 *   journal: openRecord(store, clock, null),
 *   started: { by: 'me', revision: null, mode: 'apply', approvals: [] },
 *   clock
 * })
 * ```
 *
 * A plan with a refusal, or with a guard that has not passed, must not be carried out: whoever calls `run` looks first.
 *
 * Only `folderSource`, `revisionSource`, `folderStore` and connectors touch the outside world. What is exported here is
 * kept, but for the part that says it is for the Action; everything else may change.
 *
 * @module
 */

// Load: documents of a folder or a git revision, and what they mean.
export { catalogTexts } from './platforms/registry.ts'
export { loadPolicy, readCatalogs, type Loaded } from './policy/load.ts'
export { folderSource, revisionSource, type Source, type SourceFile } from './policy/source.ts'
export { roleSchema, type Schema } from './policy/role-schema.ts'
export { describeCatalog } from './commands/catalog.ts'

// Validate.
export { rules } from './validate/registry.ts'
export { summarise, validate, type Validation } from './validate/validate.ts'

// Access: who should hold what, and what somebody can do.
export { accessOf } from './access/access.ts'
export { activeHoldings, changesOf, holdersOf, rolesAt } from './access/holders.ts'
export { effective, reachesIn, riskOf, roleAccess, type GivingRole } from './access/effective.ts'
export { accessChanges } from './access/change.ts'
export { compare } from './access/compare.ts'
export { explain, type Question } from './access/explain.ts'
export { whoCan, type Since, type WhoQuestion } from './access/who.ts'
export { runTests } from './access/testing/run.ts'
export { coverageOf } from './access/testing/coverage.ts'

// Diff, plan, apply.
export { bind, type Bound, type BindProblem } from './sync/bind.ts'
export { declare, type Declaration, type DeclareOptions } from './sync/declare.ts'
export { diff } from './sync/diff.ts'
export { unexplained, whyOf, type Cause, type Why } from './sync/why.ts'
export { plan, type Planned } from './sync/plan/plan.ts'
export type { PlanInputs, TargetInput } from './sync/plan/inputs.ts'
export { readPlan, writePlan, type SavedPlan } from './sync/plan/file.ts'
export { prove, type Breach, type ProofInput, type ProofTarget } from './sync/prove/prove.ts'
export { run, type RunInputs, type RunResult, type Started } from './sync/apply/run.ts'
export type { Applied } from './sync/apply/report.ts'
export type { Outcome } from './sync/apply/outcome.ts'
export type { Progress, ProofContext } from './sync/apply/apply.ts'
export type { ApplyTarget } from './sync/apply/site.ts'
export { openRecord, readRecord, type Anchor, type Journal } from './sync/record/record.ts'
export { acquireLocalLock } from './sync/lock/local.ts'
export type { Acquired, Identity, Lock } from './sync/lock/owner.ts'
export type { Version } from './sync/version.ts'
export type { Refusal } from './sync/refusal.ts'
export { connect as connectSandbox } from './connectors/sandbox.ts'
export { folderStore } from './world/store.ts'

// Connectors of one's own: the way over HTTP, with every failure of the right kind and no secret in anything.
export {
  connectHttp,
  type AnswerSchema,
  type Answered,
  type Call,
  type Http,
  type HttpOptions,
  type No
} from './connectors/http/client.ts'
export { HttpError } from './connectors/http/failure.ts'
export { given, givenOrigin, settingsOf, variableOf } from './connectors/http/given.ts'
export { originOf, type Origin as HttpOrigin } from './connectors/http/origin.ts'
export { readPages, type Page as ListPage, type Paging, type WholeList } from './connectors/http/pages.ts'
export { isUndocumented, undocumented } from './model/grants.ts'

// Report: results as text.
export { applyJson, applyPretty } from './reporters/apply.ts'
export { catalogPretty, overviewPretty } from './reporters/catalog.ts'
export { explanationJson, explanationPretty, type Explained, type ExplainView } from './reporters/explain.ts'
export { diffJson } from './reporters/diff-json.ts'
export { diffMarkdown, type CommentView } from './reporters/diff-markdown.ts'
export { diffPretty, type DiffAnswer, type DiffSide, type DiffView, type Hunk } from './reporters/diff.ts'
export { findingsJson } from './reporters/json.ts'
export { actionOf, describeOperation, signOf } from './reporters/operation.ts'
export { planJson } from './reporters/plan-json.ts'
export { planPretty, type PlanView } from './reporters/plan.ts'
export { findingsPretty, type PrettyOptions } from './reporters/pretty.ts'
export { rulePretty, rulesPretty } from './reporters/rules.ts'
export { testsJson, testsPretty, type TestView } from './reporters/test.ts'
export { whoJson, whoPretty, type WhoView } from './reporters/who.ts'
export { coloured, plain, type Style } from './reporters/style.ts'

// What follows is for the Action of this repository, which is made of the same parts as the commands. None of it is kept
// for others: it may change with any version.
export type { Environment, ExitCode, Invocation, LockRequest } from './commands/command.ts'
export { openOrganisation, type Organisation } from './commands/organisation.ts'
export { openLedger, type Ledger } from './commands/ledger.ts'
export { chooseTargets, openTargets, type OpenTarget } from './commands/targets.ts'
export { isRefused, planTargets, planText, type Prepared } from './commands/plan.ts'
export { agreementOn } from './commands/agreement.ts'
export { savedAgreement } from './commands/apply-saved.ts'
export { dueAgreement } from './commands/apply-due.ts'
export { carryOut, routeText, type Agreement, type Carried } from './commands/carry-out.ts'
export {
  areCodeownersCurrent,
  codeownersOf,
  codeownersPlaces,
  type Codeowners
} from './commands/init/codeowners.ts'
export { tokenPermissions, type ActionCommand, type TokenPermission } from './commands/init/permissions.ts'
export { actionName, workflowFiles } from './commands/init/workflows.ts'
export { driftOfTarget, driftOfTargets } from './commands/drift.ts'
export { documentsHash, openVersion, type OpenVersion } from './commands/applied.ts'
export { ownFolder } from './commands/folders.ts'
export { headOf } from './policy/source.ts'
export { readSnapshot, writeSnapshot, type Snapshot } from './connectors/snapshot.ts'
export { acquireRefLock, type SharedRef } from './sync/lock/ref.ts'
export { processEnvironment } from './world/environment.ts'
export { gitLockRef } from './world/git-lock.ts'
export {
  plainFile,
  sharedBranch,
  type BranchFile,
  type BranchTree,
  type SharedBranch
} from './world/git-branch.ts'
export { commitOf, fetchCommit, fileAt, lineAfter, type LineCommit } from './world/git-line.ts'
export { runGit } from './world/git.ts'

// Text of strangers in Markdown, and pages made of it.
export { code, details, fence, fitting, table, tableRow } from './reporters/markdown.ts'
export { safe } from './reporters/safe.ts'
export { nearest } from './model/nearest.ts'
export { cut, folded, pageOf, type Cut, type Page, type Part } from './reporters/page.ts'
export { accessInFull, accessTable, alikeIn, type Alike, type Shown } from './reporters/access-markdown.ts'
export { assignmentList, releasedList, roleList } from './reporters/documents-markdown.ts'
export { shownChange, type ShownChange, type ShownDelta } from './reporters/access.ts'
export { driftCauses, type DriftView } from './reporters/drift.ts'
export { groupBy, names } from './reporters/groups.ts'
export { applyEdits } from './policy/write.ts'
export { sha256 } from './sync/digest.ts'
export { counted, listed } from './model/words.ts'
export { findingsSarif } from './reporters/sarif.ts'
export { driftSarif } from './reporters/sarif-drift.ts'

// Nouns.
export { ConnectorError } from './model/connector.ts'
export { CannotRun, Refused, StillWaiting } from './model/errors.ts'
export { always, parseEnd, parseInstant, showEnd, showInstant } from './model/instant.ts'
export { risks } from './model/catalog.ts'
export { version } from './version.ts'

export type { Coverage, TestFailure, TestResult, Unasked } from './model/access-test.ts'
export type { HeldRoles, Reach, Reaches } from './model/access.ts'
export type {
  Administers,
  Catalog,
  CatalogSource,
  DeprecatedRole,
  Effect,
  Grants,
  Guide,
  Permission,
  PredefinedRole,
  Risk,
  Scope,
  TenantResources
} from './model/catalog.ts'
export type {
  AccessDifference,
  AssignmentChange,
  Change,
  Comparison,
  GrantDelta,
  PersonVersion,
  Released,
  RoleChange,
  RoleVersion,
  Terms,
  TimedDelta
} from './model/comparison.ts'
export type {
  Capabilities,
  Clock,
  Connector,
  ConnectorFactory,
  ConnectorOptions,
  Keys,
  LiveState,
  Store,
  World
} from './model/connector.ts'
export type { CatalogDescription, DescribedRole } from './model/description.ts'
export type { Candidate, Capable, Explanation, GivenRole, Obstacle } from './model/explanation.ts'
export type { Edit, Finding, Fix, Problem, Related, Severity, Summary, Waived } from './model/finding.ts'
export type { Drift, DriftAnswers, DriftCause } from './model/drift.ts'
export type { Holder, Holders, Holding } from './model/holder.ts'
export type { Instant, Period } from './model/instant.ts'
export type { HeldRole, Operation, OperationKind, OperationValue, RoleContent } from './model/operation.ts'
export type { Origin, Path } from './model/path.ts'
export type { Locate, Location, Place } from './model/place.ts'
export type {
  AccessChange,
  AccessDelta,
  Gap,
  GuardVerdict,
  Helper,
  NeededApproval,
  PendingStep,
  Plan,
  PlanEffects,
  PlannedAccess,
  PlannedDelta,
  PlannedTarget
} from './model/plan.ts'
export type {
  AccessTest,
  ApprovalRoute,
  Conflict,
  Declared,
  Extent,
  FunctionEntry,
  Guardrails,
  JobFunction,
  Kind,
  Limit,
  Line,
  Override,
  Person,
  RoleDocument,
  RuleSetting,
  Status,
  TargetDocument,
  Waiver,
  WrittenGrants
} from './model/document.ts'
export type { Policy, ReadProblems } from './model/policy.ts'
export type { Rule, RuleContext, RuleGroup } from './model/rule.ts'
export type { AccountState, Evidence, RoleState, State } from './model/state.ts'
export type { Fault, Role, Setting, Target } from './model/target.ts'
