import type { Catalog } from '../../src/model/catalog.ts'
import type { AccountState, RoleState } from '../../src/model/state.ts'
import { permissionText } from '../../src/sync/plan/guides.ts'
import { writeSnapshot } from '../../src/connectors/snapshot.ts'

/** A tenant as a person sees it in the administration pages: roles by their names, accounts by their e-mails. */
interface Pages {
  readonly roles: Map<string, RoleState>
  readonly accounts: Map<string, AccountState>
}

/** Somebody who knows nothing but the steps that were printed, and the pages of the platform. */
export interface Person {
  readonly pages: Pages
  /** Does the steps of a checklist, or as many of them as wanted; answers with how many there were. */
  readonly follow: (printed: string, read: (file: string) => string, most?: number) => number
  /** What the pages show, written down at a moment. */
  readonly writeDown: (taken: number, format?: 'json' | 'csv') => string
}

/** A person in front of a tenant. */
export const personAt = (
  catalog: Catalog,
  roles: readonly RoleState[],
  accounts: readonly AccountState[]
): Person => {
  const pages: Pages = {
    roles: new Map(roles.map((role) => [role.title, role])),
    accounts: new Map(accounts.map((account) => [account.user, account]))
  }
  return {
    pages,
    follow: (printed, read, most = Infinity) => {
      const steps = printed.split('\n### Step ').slice(1)
      for (const step of steps.slice(0, most)) followStep(catalog, pages, step, read)
      return steps.length
    },
    writeDown: (taken, format = 'csv') =>
      writeSnapshot(
        {
          taken,
          roles: [...pages.roles.values()],
          accounts: [...pages.accounts.values()],
          evidence: { complete: true, pages: 1, note: '' }
        },
        format
      )
  }
}

/** What a click says, and what a person does then; `it` is what the clicks before were about. */
interface Memory {
  role: string
  user: string
}

type Click = readonly [
  says: RegExp,
  does: (pages: Pages, it: Memory, words: readonly string[], grants: RoleState['grants']) => void
]

const keyOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-')

const roleOn = ({ roles }: Pages, title: string): RoleState => {
  const role = roles.get(title)
  if (!role) throw new Error(`the pages have no role "${title}"`)
  return role
}

const accountOn = ({ accounts }: Pages, user: string): AccountState => {
  const account = accounts.get(user)
  if (!account) throw new Error(`the pages have no account of ${user}`)
  return account
}

const createRole = ({ roles }: Pages, title: string): void =>
  void roles.set(title, {
    id: keyOf(title),
    key: keyOf(title),
    title,
    predefined: false,
    scope: null,
    reportsTo: null,
    grants: new Map()
  })

const setRoles = (pages: Pages, user: string, change: (roles: Map<string, string | null>) => void): void => {
  const account = accountOn(pages, user)
  const roles = new Map(account.roles)
  change(roles)
  pages.accounts.set(user, { ...account, roles })
}

const setActive = (pages: Pages, user: string, active: boolean): void =>
  void pages.accounts.set(user, { ...accountOn(pages, user), active })

const clicks: readonly Click[] = [
  // Roles and Permissions of Convrs, Role Management of Uniconnect.
  [
    /(?:enter|Enter) "?([^"]+?)"? as the Role Name/,
    (pages, it, [title = '']) => {
      createRole(pages, title)
      it.role = title
    }
  ],
  [/choose "([^"]+)" from the Role list/, (_, it, [title = '']) => void (it.role = title)],
  [/Select the role (.+)/, (_, it, [title = '']) => void (it.role = title)],
  [/Click the role (.+)/, (_, it, [title = '']) => void (it.role = title)],
  [
    /(?:exactly these).*?: (.+)/,
    (pages, { role }, _, grants) => void pages.roles.set(role, { ...roleOn(pages, role), grants })
  ],
  [
    /Change the Role Name to (.+)/,
    (pages, { role }, [title = '']) => {
      pages.roles.set(title, { ...roleOn(pages, role), title })
      pages.roles.delete(role)
    }
  ],
  [/under "Delete a Role", choose "([^"]+)"/, (_, it, [title = '']) => void (it.role = title)],
  [
    /(?:Click "Delete Role"|In Role Details click Delete)/,
    (pages, { role }) => {
      const { key } = roleOn(pages, role)
      const holder = [...pages.accounts.values()].find(({ roles }) => roles.has(key))
      if (holder) throw new Error(`${holder.user} still has "${role}"`)
      pages.roles.delete(role)
    }
  ],
  // Agent Management of Convrs, Users of Uniconnect.
  [/(?:Search for|Click the name of) (\S+)/, (_, it, [user = '']) => void (it.user = user)],
  [
    /^Add "([^"]+)"/,
    (pages, { user }, [title = '']) =>
      setRoles(pages, user, (roles) => roles.set(roleOn(pages, title).key, null))
  ],
  [
    /^Take "([^"]+)"/,
    (pages, { user }, [title = '']) =>
      setRoles(pages, user, (roles) => roles.delete(roleOn(pages, title).key))
  ],
  [
    /put "([^"]+)" in the place of "([^"]+)"/,
    (pages, { user }, [to = '', from = '']) =>
      setRoles(pages, user, (roles) => {
        if (!roles.delete(roleOn(pages, from).key)) throw new Error(`${user} does not have "${from}"`)
        roles.set(roleOn(pages, to).key, null)
      })
  ],
  [
    /^Choose (.+) in the Role list/,
    (pages, { user }, [title = '']) =>
      setRoles(pages, user, (roles) => {
        roles.clear()
        roles.set(roleOn(pages, title).key, null)
      })
  ],
  [
    /(?:Create a user account for (\S+)|Enter (\S+) as the email address)/,
    (pages, it, [one = '', other = '']) => {
      it.user = one || other
      pages.accounts.set(it.user, {
        user: it.user,
        key: it.user,
        active: true,
        markers: [],
        roles: new Map()
      })
    }
  ],
  [/Deactivate the account/, (pages, { user }) => setActive(pages, user, false)],
  [/Activate the account again/, (pages, { user }) => setActive(pages, user, true)]
]

const followStep = (catalog: Catalog, pages: Pages, step: string, read: (file: string) => string): void => {
  const it: Memory = { role: '', user: '' }
  for (const [, click = ''] of step.matchAll(/^\d+\. \[ \] (.*)$/gm)) {
    for (const [says, does] of clicks) {
      const found = says.exec(click)
      if (!found) continue
      const list = /exactly these/.test(click) ? grantsIn(catalog, found[1] ?? '', read) : new Map()
      does(pages, it, found.slice(1), list)
    }
  }
}

/** The permissions of a list, in the click itself or in the file that it names, by what the platform calls them. */
const grantsIn = (catalog: Catalog, list: string, read: (file: string) => string): RoleState['grants'] => {
  if (list === 'none at all') return new Map()
  const file = /^the \d+ permissions in `([^`]+)`$/.exec(list)?.[1]
  const shown =
    file === undefined
      ? list.split('; ')
      : (/\nExactly these \d+ permissions:\n((?:.+\n)+)/.exec(read(file))?.[1] ?? '').trimEnd().split('\n')
  const names = new Map(
    [...catalog.permissions.values()].flatMap(({ id, scopes }) =>
      (scopes.length === 0 ? ['on'] : scopes).map(
        (scope) => [permissionText(catalog, id, scope), [id, scope]] as const
      )
    )
  )
  return new Map(
    shown.map((text) => {
      const known = names.get(text)
      if (!known) throw new Error(`the platform has nothing called "${text}"`)
      return known
    })
  )
}
