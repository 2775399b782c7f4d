import * as fc from 'fast-check'
import { connect } from '../../src/connectors/sandbox.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { ConnectorError, type LiveState } from '../../src/model/connector.ts'
import { atLeast, isUndocumented, on } from '../../src/model/grants.ts'
import type { Operation, OperationKind, OperationValue } from '../../src/model/operation.ts'
import type { Target } from '../../src/model/target.ts'
import { memoryStore, worldOf } from './builders.ts'

/** Numbers that decide one operation, whatever is there when it is its turn. */
interface Draw {
  readonly kind: OperationKind
  readonly role: number
  readonly user: number
  readonly from: number
  readonly flips: readonly (readonly [permission: number, value: number])[]
  readonly unit: number
}

const kinds: readonly OperationKind[] = [
  'create-role',
  'create-role',
  'create-role',
  'update-role',
  'update-role',
  'rename-role',
  'invite',
  'assign',
  'assign',
  'assign',
  'set-role',
  'set-role',
  'set-unit',
  'unassign',
  'deactivate',
  'reactivate',
  'delete-role'
]

/** What happened on a tenant before anybody imports it. */
export const histories: fc.Arbitrary<readonly Draw[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    role: fc.nat(20),
    user: fc.nat(6),
    from: fc.nat(8),
    flips: fc.array(fc.tuple(fc.nat(60), fc.nat(4)), { maxLength: 12 }),
    unit: fc.nat(3)
  }),
  { minLength: 5, maxLength: 40 }
)

const users = [0, 1, 2, 3, 4, 5, 6].map((number) => `user${number}@example.org`)
const titles = [
  'Night desk',
  'Ärzte & Co',
  '営業',
  'Team: A',
  '"Quoted"',
  'x',
  '- dash',
  'no',
  'Über-Admin #1'
]

/** The tenant after its history; what its platform refuses has not happened. */
export const tenantAfter = async (
  target: Target,
  people: readonly string[],
  history: readonly Draw[]
): Promise<LiveState> => {
  const connector = connect({ target, people, world: worldOf(memoryStore()) })
  const keys = { role: (id: string) => id, account: (user: string) => user }
  for (const draw of history) {
    const operation = operationOf(target, await connector.readState(), draw)
    try {
      if (operation) await connector.applyOperation(operation, keys)
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
    }
  }
  return connector.readState()
}

const operationOf = (target: Target, live: LiveState, draw: Draw): Operation | null => {
  const { catalog } = target
  const role = live.roles[draw.role % live.roles.length]
  const user = users[draw.user % users.length] ?? ''
  const account = live.accounts.find((each) => each.user === user)
  if (!role) return null
  const title = titles[draw.role % titles.length] ?? ''
  const key =
    draw.kind === 'create-role' ? (draw.role % 2 === 0 ? `role-${draw.role}` : String(draw.role)) : role.key
  const content = {
    title: draw.kind === 'create-role' ? title : role.title,
    scope:
      catalog.scopePer === 'role' ? (catalog.scopes[draw.unit % catalog.scopes.length]?.id ?? null) : null,
    grants: grantsOf(catalog, live, draw),
    reportsTo: draw.unit === 0 ? (live.roles[draw.from % live.roles.length]?.key ?? null) : null
  }
  const used = new Set([role.scope, ...role.grants.values()])
  const kindsOfUnit = catalog.scopes.flatMap(({ id, unit: kind }) =>
    kind !== null && used.has(id) ? [kind] : []
  )
  const units = kindsOfUnit.filter((_, index) => (draw.unit >> index) % 2 === 1)
  const unit = units.length === 0 ? null : units.map((kind) => `${kind}: Unit ${draw.unit}`).join(', ')
  const held = { role: role.key, unit }
  const afters: Readonly<Record<OperationKind, OperationValue>> = {
    'create-role': content,
    'update-role': content,
    'rename-role': { title: `${title} II` },
    'delete-role': null,
    assign: held,
    unassign: null,
    'set-role': held,
    'set-unit': account?.roles.has(role.key) ? held : null,
    invite: { active: true },
    deactivate: { active: false },
    reactivate: { active: true }
  }
  const ofRole = draw.kind.endsWith('-role') && draw.kind !== 'set-role'
  return {
    id: '000000000000',
    target: target.id,
    kind: draw.kind,
    role: key,
    user: ofRole ? null : user,
    before: null,
    after: afters[draw.kind],
    reason: '',
    source: null
  }
}

/** The grants of some role there, or none, with some permissions changed and what they need. */
const grantsOf = (
  catalog: Catalog,
  live: LiveState,
  { from, flips }: Draw
): Readonly<Record<string, string>> => {
  const start = live.roles[from]
  const grants = new Map(
    start ? [...start.grants].filter(([id]) => from % 2 === 0 || !isUndocumented(id)) : []
  )
  const permissions = [...catalog.permissions.values()].filter(({ fixed }) => !fixed)
  for (const [index, value] of flips) {
    const permission = permissions[index % permissions.length]
    const offered = permission && permission.scopes.length > 0 ? permission.scopes : [on]
    if (!permission) continue
    if (value === 0) grants.delete(permission.id)
    else grants.set(permission.id, offered[value % offered.length] ?? on)
  }
  for (const [id, value] of grants) {
    for (const required of catalog.permissions.get(id)?.requires ?? []) {
      const needed = catalog.permissions.get(required)
      if (needed && !needed.fixed)
        grants.set(required, atLeast(catalog, needed, grants.get(required) ?? value))
    }
  }
  return Object.fromEntries(grants)
}
