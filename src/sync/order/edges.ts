import type { Operation } from '../../model/operation.ts'
import { foldTitle } from '../content.ts'
import { isContent, isHeld } from '../simulate.ts'

/** One operation that has to come before another, and why; both by their place in the list. */
export interface Edge {
  readonly first: number
  readonly second: number
  readonly because: string
}

/** The same before the operations have places: by id. */
export interface Link {
  readonly first: string
  readonly second: string
  readonly because: string
}

/** What operations leave or make, by target and name. */
interface Index {
  readonly creates: ReadonlyMap<string, number>
  readonly deletes: ReadonlyMap<string, number>
  readonly invites: ReadonlyMap<string, number>
  readonly reactivates: ReadonlyMap<string, number>
  /** Folded title → the operation after which it is free. */
  readonly frees: ReadonlyMap<string, number>
}

/** Which operations wait for which, by what every platform wants, and by the links that are given. */
export const edgesOf = (operations: readonly Operation[], links: readonly Link[] = []): readonly Edge[] => {
  const index = indexOf(operations)
  return [
    ...operations.flatMap((operation, at) => [
      ...roleEdges(index, operation, at),
      ...titleEdges(operations, index, operation, at),
      ...accountEdges(index, operation, at)
    ]),
    ...linked(operations, links)
  ].filter(({ first, second }) => first !== second)
}

const keyOf = ({ target }: Operation, name: string | null | undefined): string => `${target}\n${name ?? ''}`

const indexOf = (operations: readonly Operation[]): Index => {
  const of = (kind: Operation['kind'], name: (operation: Operation) => string | null): Map<string, number> =>
    new Map(
      operations.flatMap((operation, at) => {
        const key = operation.kind === kind ? name(operation) : null
        return key === null ? [] : [[keyOf(operation, key), at] as const]
      })
    )
  return {
    creates: of('create-role', ({ role }) => role),
    deletes: of('delete-role', ({ role }) => role),
    invites: of('invite', ({ user }) => user),
    reactivates: of('reactivate', ({ user }) => user),
    frees: new Map([...of('delete-role', freedTitle), ...of('rename-role', freedTitle)])
  }
}

const titleOf = (value: Operation['after']): string | null =>
  value !== null && 'title' in value ? foldTitle(value.title) : null

/** The title that is free after an operation, as platforms compare titles. */
export const freedTitle = ({ before }: Operation): string | null => titleOf(before)

/** The title that an operation takes. */
export const takenTitle = ({ after }: Operation): string | null => titleOf(after)

const roleEdges = (index: Index, operation: Operation, at: number): readonly Edge[] => {
  const { before, after } = operation
  const needed = isHeld(after) ? after.role : isContent(after) ? after.reportsTo : null
  const left = isHeld(before) ? before.role : isContent(before) ? before.reportsTo : null
  const because = isHeld(after)
    ? 'a role must exist before it is given'
    : 'a role must exist before another reports to it'
  const leaving = isHeld(before)
    ? 'its holders leave before a role is deleted'
    : 'no role may report to one that is deleted'
  return [
    ...edge(index.creates.get(keyOf(operation, needed)), at, because),
    ...edge(at, index.deletes.get(keyOf(operation, left)), leaving)
  ]
}

const titleEdges = (
  operations: readonly Operation[],
  index: Index,
  operation: Operation,
  at: number
): readonly Edge[] => {
  if (operation.kind !== 'create-role' && operation.kind !== 'rename-role') return []
  const freeing = index.frees.get(keyOf(operation, takenTitle(operation)))
  const isOwn = operations[freeing ?? at]?.role === operation.role
  return isOwn ? [] : edge(freeing, at, 'a title must be free before another role takes it')
}

const accountEdges = (index: Index, operation: Operation, at: number): readonly Edge[] => {
  const { kind, user } = operation
  if (user === null) return []
  return [
    ...edge(index.invites.get(keyOf(operation, user)), at, 'an account must exist before it is changed'),
    ...(kind === 'reactivate'
      ? []
      : edge(
          at,
          index.reactivates.get(keyOf(operation, user)),
          'an account is given back only with its right roles'
        ))
  ]
}

const edge = (first: number | undefined, second: number | undefined, because: string): readonly Edge[] =>
  first === undefined || second === undefined ? [] : [{ first, second, because }]

const linked = (operations: readonly Operation[], links: readonly Link[]): readonly Edge[] => {
  if (links.length === 0) return []
  const places = new Map(operations.map(({ id }, at) => [id, at]))
  return links.flatMap(({ first, second, because }) => edge(places.get(first), places.get(second), because))
}
