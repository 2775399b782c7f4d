import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, request } from 'node:http'
import { createEmulator, type Emulator } from 'emulate'
import type { Permission } from '../../../action/github/port.ts'

/** Permissions of a token, as a workflow spells them. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

/** Everything that a workflow can ask for and that the Action may need. */
export const everything: Permissions = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  metadata: 'read',
  'pull-requests': 'write',
  'security-events': 'write'
}

/** Whoever a token speaks for. */
export type Bearer =
  | { readonly kind: 'app'; readonly slug: string; readonly permissions: Permissions }
  | { readonly kind: 'person'; readonly login: string }

/** The emulated part of GitHub: somebody else's program, which keeps issues, comments, reviews and check runs. */
export interface Emulated {
  readonly url: string
  readonly bearers: ReadonlyMap<string, Bearer>
  /** A token as a workflow gets it, for exactly these permissions. */
  token(permissions: Permissions, slug: string): Promise<string>
  personToken(login: string): string
  call(token: string, method: string, path: string, body?: unknown): Promise<unknown>
  setPermission(login: string, permission: Permission): Promise<void>
  close(): Promise<void>
}

/** The app behind the token of a workflow, and one of somebody else. */
const apps = [
  { app_id: 15368, slug: 'github-actions', name: 'GitHub Actions' },
  { app_id: 4711, slug: 'other-app', name: 'Other App' }
]

const admin = 'token-of-admin'

/** One key for all: making one takes longer than all the rest. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()

/** Starts the emulator with one repository, its people, and nothing in it but a branch. */
export const startEmulator = async (options: {
  readonly owner: string
  readonly repository: string
  readonly isPrivate: boolean
  readonly people: Readonly<Record<string, Permission>>
}): Promise<Emulated> => {
  const { owner, repository, isPrivate, people } = options
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const logins = Object.keys(people)
  const emulator = await createEmulator({
    service: 'github',
    port,
    baseUrl: url,
    seed: {
      tokens: {
        [admin]: { login: 'admin' },
        ...Object.fromEntries(logins.map((login) => [tokenOf(login), { login }]))
      },
      github: {
        users: logins.map((login) => ({ login, email: `${login}@example.org` })),
        orgs: [{ login: owner, members: [{ login: 'admin', role: 'admin' }] }],
        repos: [{ owner, name: repository, private: isPrivate, auto_init: true }],
        apps: apps.map((app, index) => ({
          ...app,
          private_key: pem,
          permissions: underscored(everything),
          installations: [{ installation_id: 100 + index, account: owner, repository_selection: 'all' }]
        }))
      }
    }
  })
  const bearers = new Map<string, Bearer>([[admin, { kind: 'person', login: 'admin' }]])
  for (const login of logins) bearers.set(tokenOf(login), { kind: 'person', login })
  const emulated: Emulated = {
    url,
    bearers,
    token: async (permissions, slug) => {
      const index = apps.findIndex((app) => app.slug === slug)
      const path = `/app/installations/${100 + index}/access_tokens`
      const body = { permissions: underscored({ metadata: 'read', ...permissions }) }
      const { token } = (await call(url, jwtOf(apps[index]?.app_id ?? 0), 'POST', path, body)) as {
        readonly token: string
      }
      bearers.set(token, { kind: 'app', slug, permissions: { metadata: 'read', ...permissions } })
      return token
    },
    personToken: tokenOf,
    call: (token, method, path, body) => call(url, token, method, path, body),
    setPermission: async (login, permission) => {
      const path = `/repos/${owner}/${repository}/collaborators/${login}`
      if (permission === 'none') await call(url, admin, 'DELETE', path)
      else await call(url, admin, 'PUT', path, { permission: legacy[permission] ?? permission })
    },
    close: () => closed(emulator)
  }
  await ready(url)
  for (const [login, permission] of Object.entries(people))
    if (permission !== 'none') await emulated.setPermission(login, permission)
  return emulated
}

/** The token of the owner of everything, for what tests prepare. */
export const adminToken: string = admin

const legacy: Readonly<Record<string, string>> = { write: 'push', read: 'pull' }

const tokenOf = (login: string): string => `token-of-${login}`

const underscored = (permissions: Permissions): Permissions =>
  Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level]))

/** An answer, whatever it is. */
export interface Heard {
  readonly status: number
  readonly link: string | null
  readonly body: unknown
}

/** Asks the emulator, each time on a connection of its own: one that was kept may have ended while git was running. */
export const hear = (
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown
): Promise<Heard> =>
  new Promise((settle, fail) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text === ''
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    }
    const asked = request(`${url}${path}`, { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => {
        const said = Buffer.concat(parts).toString('utf8')
        const { link } = answer.headers
        settle({
          status: answer.statusCode ?? 0,
          link: typeof link === 'string' ? link : null,
          body: said === '' ? null : JSON.parse(said)
        })
      })
    })
    asked.once('error', fail)
    asked.end(text)
  })

const call = async (
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown
): Promise<unknown> => {
  const heard = await hear(url, token, method, path, body)
  if (heard.status >= 300) throw new Error(`${method} ${path}: ${heard.status} ${JSON.stringify(heard.body)}`)
  return heard.body
}

const jwtOf = (app: number): string => {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 60, exp: now + 300, iss: String(app) })}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}

const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ready = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isReady = await hear(url, admin, 'GET', '/rate_limit').then(
      ({ status }) => status === 200,
      () => false
    )
    if (isReady) return
    await new Promise((settle) => setTimeout(settle, 20))
  }
  throw new Error('the emulator does not start')
}

/** It waits for connections that our client keeps open, so nobody waits for it. */
const closed = async (emulator: Emulator): Promise<void> => {
  emulator.close().catch(() => undefined)
  await Promise.resolve()
}
