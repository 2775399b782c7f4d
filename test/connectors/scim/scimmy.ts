import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { root } from '../../support/cli.ts'
import { listening } from '../../support/loopback.ts'

const packages = join(root, 'test/servers/scim/node_modules')

/** Whether the SCIM server that nobody here has written is here; where it is not, that is said. */
export const hasScimmy: boolean = existsSync(join(packages, 'scimmy-routers'))

if (!hasScimmy) {
  process.stderr.write(
    'the connector `scim` is not tried on SCIMMY, which is not installed: run `npm ci --prefix test/servers/scim`\n'
  )
}

/** A resource as SCIMMY hands it to whoever keeps it. */
type Kept = Record<string, unknown> & { id: string }

/** What is kept for one server. */
interface Kinds {
  readonly User: Map<string, Kept>
  readonly Group: Map<string, Kept>
}

/** A server on loopback. */
export interface Scimmy extends Kinds {
  readonly url: string
  readonly token: string
  /** Makes a group with the members named by id. */
  readonly addGroup: (displayName: string, members?: readonly string[]) => string
}

/** How a server is, where it is not as usual. */
export interface ScimmyGiven {
  /** Whether its pages work: without this line, Express 5 forgets between two readers which number was asked for. */
  readonly pages?: boolean
}

const token = 'sentinel-token-of-scimmy'
let issued = 0
let declared = false

/** SCIMMY behind its own routers, with people whose ids are `user-1` and so on, for as long as the test runs. */
export const openScimmy = async (
  people: readonly string[],
  { pages = true }: ScimmyGiven = {}
): Promise<Scimmy> => {
  const { default: express } = await import(join(packages, 'express/index.js'))
  const { default: SCIMMYRouters, SCIMMY } = await import(join(packages, 'scimmy-routers/dist/routers.js'))
  if (!declared) declare(SCIMMY)
  declared = true
  const kinds: Kinds = { User: new Map(), Group: new Map() }
  people.forEach((userName, index) => {
    const id = `user-${index + 1}`
    kinds.User.set(id, { id, userName, active: true, emails: [{ value: userName, primary: true }] })
  })
  const app = express()
  app.use((request: { query: object }, _response: unknown, next: () => void) => {
    const { query } = request
    if (pages) Object.defineProperty(request, 'query', { value: { ...query } })
    next()
  })
  const handler = ({ headers }: { headers: { authorization?: string } }): string => {
    if (headers.authorization !== `Bearer ${token}`) throw new Error(`unknown token ${headers.authorization}`)
    return 'user-1'
  }
  app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler, context: () => kinds }))
  const url = await listening(createServer(app))
  const addGroup = (displayName: string, members: readonly string[] = []): string => {
    issued += 1
    const id = `group-${issued}`
    kinds.Group.set(id, { id, displayName, members: members.map((value) => ({ value })) })
    return id
  }
  return { ...kinds, url: `${url}/scim/v2`, token, addGroup }
}

/** Whatever SCIMMY is asked for, it answers with more of itself; the functions are called in this order. */
interface Declaring {
  ingress(
    handler: (asked: { id?: string }, instance: Record<string, unknown>, kinds: Kinds) => Kept
  ): Declaring
  egress(
    handler: (
      asked: { id?: string; filter?: { match: (all: Kept[]) => Kept[] } },
      kinds: Kinds
    ) => Kept | Kept[]
  ): Declaring
  degress(handler: (asked: { id: string }, kinds: Kinds) => void): Declaring
}

/** What is used of SCIMMY. */
interface Library {
  readonly Resources: { declare(kind: unknown): Declaring } & Readonly<Record<keyof Kinds, unknown>>
  readonly Types: { readonly Error: new (status: number, type: string | null, detail: string) => Error }
}

/** What SCIMMY asks of whoever keeps its resources: one function each to write, read and delete. */
const declare = (SCIMMY: Library): void => {
  const missing = (id: string): Error => new SCIMMY.Types.Error(404, null, `Resource ${id} not found`)
  for (const [kind, unique] of [
    ['User', 'userName'],
    ['Group', 'displayName']
  ] as const) {
    SCIMMY.Resources.declare(SCIMMY.Resources[kind])
      .ingress(({ id: given }, instance, kinds) => {
        const kept = kinds[kind]
        if (given !== undefined && !kept.has(given)) throw missing(given)
        const isTaken = [...kept.values()].some(
          (other) => other.id !== given && other[unique] === instance[unique]
        )
        if (isTaken) throw new SCIMMY.Types.Error(409, 'uniqueness', `${unique} is taken`)
        issued += 1
        const id = given ?? `${kind.toLowerCase()}-${issued}`
        const resource = { ...(JSON.parse(JSON.stringify(instance)) as Record<string, unknown>), id }
        kept.set(id, resource)
        return resource
      })
      .egress((asked, kinds) => {
        const all = [...kinds[kind].values()]
        if (asked.id === undefined) return asked.filter ? asked.filter.match(all) : all
        const found = kinds[kind].get(asked.id)
        if (!found) throw missing(asked.id)
        return found
      })
      .degress(({ id }, kinds) => {
        if (!kinds[kind].delete(id)) throw missing(id)
      })
  }
}
