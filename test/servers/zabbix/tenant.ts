import { array, looseObject, parse, string } from 'valibot'
import { ask, type Zabbix } from './server.ts'

/** Everybody's password; it is never to be seen. */
export const password = 'sentinel-password-of-everybody'

/** Whoever makes the changes; no test changes this account. */
export const automation = 'automation@example.org'

const administrators = '7'
const shipped = ['1', '2', '3', '4']

/** A Zabbix that has been set up: somebody who makes changes by hand, and an account of its own for the program. */
export interface Tenant {
  readonly url: string
  /** The API token of the program's own account. */
  readonly token: string
  /** What the administrator does by hand. */
  readonly byHand: (method: string, params: unknown) => Promise<unknown>
  /** Opens an account with the role that has this name; its key. */
  readonly addUser: (username: string, roleName?: string) => Promise<string>
  /** An API token of somebody, as the administrator makes it. */
  readonly tokenOf: (userid: string) => Promise<string>
  /** The keys of everything that has a name: roles and users. */
  readonly keyOf: (name: string) => Promise<string>
  /** Takes everything away that was not there after the installation. */
  readonly reset: () => Promise<void>
  readonly signIn: (username: string) => Promise<Session>
}

/** Somebody who is signed in, in the API and in the browser. */
interface Session {
  readonly call: (method: string, params: unknown) => Promise<unknown>
  /** Whether a page is shown, such as `problem.view`. */
  readonly mayOpen: (page: string) => Promise<boolean>
}

const named = array(looseObject({ roleid: string(), name: string() }))
const users = array(looseObject({ userid: string(), username: string() }))

/** Sets up a Zabbix that has just been installed. */
export const openTenant = async ({ url }: Zabbix): Promise<Tenant> => {
  const login = async (username: string, secret: string): Promise<string> =>
    parse(string(), await ask(url, 'user.login', { username, password: secret }))
  const session = await login('Admin', 'zabbix')
  const byHand: Tenant['byHand'] = (method, params) => ask(url, method, params, session)
  const rolesThere = async () => parse(named, await byHand('role.get', { output: ['roleid', 'name'] }))
  const usersThere = async () => parse(users, await byHand('user.get', { output: ['userid', 'username'] }))
  const keyOf = async (name: string): Promise<string> => {
    const key =
      (await rolesThere()).find((role) => role.name === name)?.roleid ??
      (await usersThere()).find(({ username }) => username === name)?.userid
    if (key === undefined) throw new Error(`nothing is called ${name}`)
    return key
  }
  const addUser: Tenant['addUser'] = async (username, roleName = 'User role') => {
    const usrgrps = [{ usrgrpid: administrators }]
    const account = { username, passwd: password, roleid: await keyOf(roleName), usrgrps }
    const made = parse(looseObject({ userids: array(string()) }), await byHand('user.create', account))
    return made.userids[0] ?? ''
  }
  const tokenOf: Tenant['tokenOf'] = async (userid) => {
    const made = parse(
      looseObject({ tokenids: array(string()) }),
      await byHand('token.create', { name: `of ${userid}`, userid })
    )
    const generated = parse(
      array(looseObject({ token: string() })),
      await byHand('token.generate', made.tokenids)
    )
    return generated[0]?.token ?? ''
  }
  const reset = async (): Promise<void> => {
    const kept = ['Admin', 'guest', automation]
    const gone = (await usersThere()).filter(({ username }) => !kept.includes(username))
    if (gone.length > 0)
      await byHand(
        'user.delete',
        gone.map(({ userid }) => userid)
      )
    const made = (await rolesThere()).filter(({ roleid }) => !shipped.includes(roleid))
    if (made.length > 0)
      await byHand(
        'role.delete',
        made.map(({ roleid }) => roleid)
      )
  }
  const signIn: Tenant['signIn'] = async (username) => {
    const own = await login(username, password)
    const cookie = await browserSession(url, username)
    return {
      call: (method, params) => ask(url, method, params, own),
      mayOpen: async (page) => {
        const response = await fetch(`${url}/zabbix.php?action=${page}`, { headers: { cookie } })
        const text = await response.text()
        return response.ok && text.includes('<title>') && !/Access denied|You are not logged in/.test(text)
      }
    }
  }
  const token = await tokenOf(await addUser(automation, 'Super admin role'))
  return { url, token, byHand, addUser, tokenOf, keyOf, reset, signIn }
}

const browserSession = async (url: string, name: string): Promise<string> => {
  const response = await fetch(`${url}/index.php`, {
    method: 'POST',
    body: new URLSearchParams({ name, password, enter: 'Sign in' }),
    redirect: 'manual'
  })
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ')
}
