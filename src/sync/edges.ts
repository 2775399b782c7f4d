import type { Operation } from '../model/operation.ts'
import { foldTitle } from './content.ts'
import { isContent, isHeld } from './simulate.ts'

/** One operation that has to come before another, and why; both by their place in the list. */
export interface Edge {
  readonly first: number
  readonly second: number
  readonly because: string
}

/** What operations leave or make, by name. */
interface Index {
  readonly creates: ReadonlyMap<string, number>
  readonly deletes: ReadonlyMap<string, number>
  readonly invites: ReadonlyMap<string, number>
  readonly reactivates: ReadonlyMap<string, number>
  /** Folded title → the operation after which it is free. */
  readonly frees: ReadonlyMap<string, number>
}

/** Which operations wait for which, by what every platform wants. */
export const edgesOf = (operations: readonly Operation[]): readonly Edge[] => {
  const index = indexOf(operations)
  return operations
    .flatMap((operation, at) => [
      ...roleEdges(index, operation, at),
      ...titleEdges(index, operation, at),
      ...accountEdges(index, operation, at)
    ])
    .filter(({ first, second }) => first !== second)
}

const indexOf = (operations: readonly Operation[]): Index => {
  const of = (kind: Operation['kind'], name: (operation: Operation) => string | null): Map<string, number> =>
    new Map(
      operations.flatMap((operation, at) => {
        const key = operation.kind === kind ? name(operation) : null
        return key === null ? [] : [[key, at] as const]
      })
    )
  return {
    creates: of('create-role', ({ role }) => role),
    deletes: of('delete-role', ({ role }) => role),
    invites: of('invite', ({ user }) => user),
    reactivates: of('reactivate', ({ user }) => user),
    frees: new Map([...of('delete-role', freed), ...of('rename-role', freed)])
  }
}

const titleOf = (value: Operation['after']): string | null =>
  value !== null && 'title' in value ? foldTitle(value.title) : null

const freed = ({ before }: Operation): string | null => titleOf(before)

const roleEdges = (index: Index, { before, after }: Operation, at: number): readonly Edge[] => {
  const needed = isHeld(after) ? after.role : isContent(after) ? after.reportsTo : null
  const left = isHeld(before) ? before.role : isContent(before) ? before.reportsTo : null
  const because = isHeld(after)
    ? 'a role must exist before it is given'
    : 'a role must exist before another reports to it'
  const leaving = isHeld(before)
    ? 'its holders leave before a role is deleted'
    : 'no role may report to one that is deleted'
  return [
    ...edge(index.creates.get(needed ?? ''), at, because),
    ...edge(at, index.deletes.get(left ?? ''), leaving)
  ]
}

const titleEdges = (index: Index, { kind, after }: Operation, at: number): readonly Edge[] => {
  if (kind !== 'create-role' && kind !== 'rename-role') return []
  return edge(index.frees.get(titleOf(after) ?? ''), at, 'a title must be free before another role takes it')
}

const accountEdges = (index: Index, { kind, user }: Operation, at: number): readonly Edge[] => {
  if (user === null) return []
  return [
    ...edge(index.invites.get(user), at, 'an account must exist before it is changed'),
    ...(kind === 'reactivate'
      ? []
      : edge(at, index.reactivates.get(user), 'an account is given back only with its right roles'))
  ]
}

const edge = (first: number | undefined, second: number | undefined, because: string): readonly Edge[] =>
  first === undefined || second === undefined ? [] : [{ first, second, because }]
