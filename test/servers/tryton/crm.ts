import { signIn, type Credential, type SignedIn } from './client.ts'
import { startTryton } from './server.ts'

/** Two people with an account that can do nothing yet; the name before the sign is what they sign in with. */
export const people = ['ana@example.org', 'bo@example.org'] as const

/** What the connector signs in with. */
export const automation: Credential = { login: 'automation', password: 'sentinel-KW47bxqz9PfTgjm' }

/** A company that works with Tryton. */
export interface Crm {
  readonly url: string
  /** Somebody who does things by hand. */
  readonly administrator: SignedIn
  /** Signs one of the people in. Throws where Tryton does not let them. */
  readonly enter: (user: string) => Promise<SignedIn>
  /** The number of the user with this login. */
  readonly userOf: (user: string) => Promise<number>
  /** The number of a group, also of one that is switched off. */
  readonly groupOf: (name: string) => Promise<number>
  /** Adds a right: to a group, or one that holds for everybody where that is null. */
  readonly addRight: (
    model: string,
    group: number | null,
    allowed: Readonly<Record<string, boolean>>
  ) => Promise<void>
  /** An opportunity as somebody creates it. */
  readonly opportunity: Readonly<Record<string, unknown>>
  /** Makes everything as it was at the start, but for users, whom nobody can delete. */
  readonly tidy: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts Tryton and lets a company move in. */
export const openCrm = async (): Promise<Crm> => {
  const { url, administrator: first, stop } = await startTryton()
  try {
    return { ...(await moveIn(url, await signIn(url, first))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const all = ['active', 'in', [true, false]]
const everybodys = (login: string): Credential => ({ login, password: `${login}-KX72zwq` })
const loginOf = (user: string): string => user.split('@')[0] ?? ''

const moveIn = async (url: string, administrator: SignedIn): Promise<Omit<Crm, 'stop'>> => {
  const create = async (model: string, values: object): Promise<number> => {
    const [id] = (await administrator.call(`model.${model}.create`, [values])) as readonly [number]
    return id
  }
  const find = async (model: string, ...domain: readonly unknown[]): Promise<readonly number[]> =>
    (await administrator.call(`model.${model}.search`, domain, 0, null, null)) as readonly number[]
  const only = async (model: string, ...domain: readonly unknown[]): Promise<number> => {
    const [id, ...more] = await find(model, ...domain)
    if (id === undefined || more.length > 0) throw new Error(`not one ${model}: ${JSON.stringify(domain)}`)
    return id
  }
  const groupOf = (name: string): Promise<number> => only('res.group', ['name', '=', name], all)
  const userOf = (user: string): Promise<number> => only('res.user', ['login', '=', loginOf(user)], all)

  const currency = await create('currency.currency', { name: 'Euro', symbol: '€', code: 'EUR' })
  const party = await create('party.party', { name: 'Our company' })
  const company = await create('company.company', { party, currency })
  const runs = [['add', [await groupOf('Administration')]]]
  await create('res.user', {
    ...automation,
    name: 'Automation',
    email: 'automation@example.org',
    groups: runs
  })
  const works = { companies: [['add', [company]]], company }
  for (const user of people) {
    const { login, password } = everybodys(loginOf(user))
    // A user who is made with a company has to have it in a second step.
    const id = await create('res.user', { name: login, login, password, email: user })
    await administrator.call('model.res.user.write', [id], works)
  }
  const shipped = new Set(await find('res.group'))
  const rights = new Set(await find('ir.model.access'))
  const restore = async (model: string, known: ReadonlySet<number>): Promise<void> => {
    const added = (await find(model, all)).filter((id) => !known.has(id))
    await administrator.call(`model.${model}.delete`, added)
  }
  return {
    url,
    administrator,
    enter: (user) => signIn(url, everybodys(loginOf(user))),
    userOf,
    groupOf,
    addRight: async (model, group, allowed) => {
      const named = await only('ir.model', ['model', '=', model])
      const perms = Object.entries(allowed).map(([action, is]) => [`perm_${action}`, is])
      await create('ir.model.access', { model: named, group, ...Object.fromEntries(perms) })
    },
    opportunity: { company, party, description: 'A lead' },
    tidy: async () => {
      await restore('res.group', shipped)
      await restore('ir.model.access', rights)
      for (const user of people) {
        const groups = [['remove', [...shipped]]]
        await administrator.call('model.res.user.write', [await userOf(user)], { active: true, groups })
      }
    }
  }
}
