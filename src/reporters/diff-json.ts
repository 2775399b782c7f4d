import type {
  AccessDifference,
  AssignmentChange,
  Released,
  RoleChange,
  RoleVersion,
  Terms,
  TimedDelta
} from '../model/comparison.ts'
import type { Locate } from '../model/place.ts'
import type { DiffAnswer, DiffSide } from './diff.ts'
import { instantJson, placeJson } from './path.ts'

/** The answer of `diff --format json`: keys in the order of the design, and how many errors each side has. */
export const diffJson = ({ comparison, base, head }: DiffAnswer): string => {
  const { roles, assignments, released, access } = comparison
  const answer = {
    roles: roles.map((change) => roleJson(change, base, head)),
    assignments: assignments.map((change) => assignmentJson(change, head.locate)),
    released: released.map((each) => releasedJson(each, head.locate)),
    access: access.map(accessJson),
    errors: { base: base.errors, head: head.errors }
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}

const roleJson = (change: RoleChange, base: DiffSide, head: DiffSide): object => {
  const { platform, role, targets, before, after, gained, lost, removal } = change
  return {
    change: change.change,
    platform,
    role,
    targets,
    before: before && versionJson(before, base.locate),
    after: after && versionJson(after, head.locate),
    gained,
    lost,
    removal: removal && {
      moveTo: removal.moveTo,
      reason: removal.reason,
      location: placeJson(removal.at, head.locate)
    }
  }
}

const versionJson = ({ id, title, scope, reportsTo, content, at }: RoleVersion, locate: Locate): object => ({
  id,
  title,
  scope,
  reportsTo,
  content,
  location: placeJson(at, locate)
})

const assignmentJson = (assignment: AssignmentChange, locate: Locate): object => {
  const { kind, change, at } = assignment
  const location = placeJson(at, locate)
  switch (assignment.kind) {
    case 'line': {
      const { user, platform, role } = assignment
      return { kind, change, user, platform, role, ...termsOf(assignment), location }
    }
    case 'function':
      return {
        kind,
        change,
        user: assignment.user,
        function: assignment.function,
        ...termsOf(assignment),
        location
      }
    case 'job-function': {
      const { function: name, platform, role, users } = assignment
      return { kind, change, function: name, platform, role, users, location }
    }
    case 'person': {
      const { user, before, after } = assignment
      return { kind, change, user, before, after, location }
    }
  }
}

const termsOf = ({
  before,
  after
}: {
  readonly before: Terms | null
  readonly after: Terms | null
}): object => ({
  before: before && termsJson(before),
  after: after && termsJson(after)
})

const termsJson = ({ targets, period, in: unit }: Terms): object => ({
  targets,
  from: instantJson(period.from),
  until: instantJson(period.until),
  in: unit
})

const releasedJson = (
  { kind, platform, target, user, role, reason, at }: Released,
  locate: Locate
): object => ({
  kind,
  platform,
  target,
  user,
  role,
  reason,
  location: placeJson(at, locate)
})

const accessJson = ({ user, target, platform, gained, lost }: AccessDifference): object => ({
  user,
  target,
  platform,
  gained: gained.map(deltaJson),
  lost: lost.map(deltaJson)
})

const deltaJson = ({ permission, scope, was, risk, from, until, through }: TimedDelta): object => ({
  permission,
  scope,
  was,
  risk,
  from: instantJson(from),
  until: instantJson(until),
  through
})
