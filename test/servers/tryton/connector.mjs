import {
  ConnectorError,
  connectHttp,
  given,
  givenOrigin,
  isUndocumented,
  readPages,
  settingsOf,
  undocumented
} from 'rolewright'
import {
  array,
  boolean,
  is,
  looseObject,
  null_,
  nullable,
  number,
  picklist,
  pipe,
  strictObject,
  string,
  transform,
  tuple,
  union,
  unknown
} from 'valibot'

// On SQLite a truth is a number.
const truth = pipe(union([boolean(), picklist([0, 1])]), transform(Boolean))
const groupShape = looseObject({
  id: number(),
  name: string(),
  active: truth,
  parent: nullable(number()),
  _timestamp: string()
})
const userShape = looseObject({
  id: number(),
  login: string(),
  email: nullable(string()),
  active: truth,
  groups: array(number())
})
const rightShape = looseObject({
  id: number(),
  'model.': looseObject({ model: string() }),
  group: nullable(number()),
  perm_read: truth,
  perm_write: truth,
  perm_create: truth,
  perm_delete: truth,
  _timestamp: string()
})
const modelShape = looseObject({ id: number(), model: string() })

const actions = ['read', 'write', 'create', 'delete']
const all = ['active', 'in', [true, false]]
const pageSize = 1000

/** Users, groups and rights to models of a Tryton, over JSON-RPC as its own clients speak it. */
export const connect = ({ target, world }) => {
  settingsOf(target, strictObject({}), 'take them out: there are none for Tryton')
  const ask = openSession(target, world)
  const create = (model, values) => ask(`model.${model}.create`, [[values], {}], { shape: tuple([number()]) })
  const write = (model, id, values, context = {}) =>
    ask(`model.${model}.write`, [[id], values, context], { shape: null_() })

  const list = (model, { domain = [], fields, shape }) =>
    readPages({
      first: 0,
      name: `records of ${model}`,
      keyOf: ({ id }) => String(id),
      read: async (offset) => {
        const params = [domain, offset, pageSize, [['id', 'ASC']], fields]
        const items = await ask(`model.${model}.search_read`, params, { shape: array(shape), isRead: true })
        return { items, total: null, next: items.length < pageSize ? null : offset + pageSize }
      }
    })

  // What was read last: whatever is written says of what it thinks that it changes it, so nothing newer is written over.
  let last = null
  const read = async () => {
    const groups = await list('res.group', {
      domain: [all],
      fields: ['name', 'active', 'parent', '_timestamp'],
      shape: groupShape
    })
    // Number 0 is the server itself, with whom nobody signs in.
    const users = await list('res.user', {
      domain: [all, ['id', '>', 0]],
      fields: ['login', 'email', 'active', 'groups'],
      shape: userShape
    })
    const rights = await list('ir.model.access', {
      fields: ['model.model', 'group', ...actions.map((action) => `perm_${action}`), '_timestamp'],
      shape: rightShape
    })
    last = {
      groups: new Map(groups.items.map((group) => [String(group.id), group])),
      users: new Map(users.items.map((user) => [String(user.id), user])),
      rights: rights.items,
      evidence: {
        complete: true,
        pages: groups.evidence.pages + users.evidence.pages + rights.evidence.pages,
        note: `${groups.items.length} groups, ${users.items.length} users and ${rights.items.length} rights, to the last of each`
      }
    }
    return last
  }

  const modelIds = async (names) => {
    const params = [[['model', 'in', names]], 0, null, null, ['model']]
    const models = await ask('model.ir.model.search_read', params, { shape: array(modelShape), isRead: true })
    const ids = new Map(models.map(({ id, model }) => [model, id]))
    const missing = names.find((name) => !ids.has(name))
    if (missing !== undefined) throw refused(`there is no model \`${missing}\`: is its module activated?`)
    return ids
  }

  /** The rows to make for these rights. */
  const newRows = async (rights) => {
    const ids = rights.size === 0 ? new Map() : await modelIds([...rights.keys()])
    return [...rights].map(([model, allowed]) => ({
      model: ids.get(model),
      ...Object.fromEntries(actions.map((action) => [`perm_${action}`, allowed.has(action)]))
    }))
  }

  // Models that neither the catalog nor the target names; what a group may do with them is one thing without a name.
  const isNamed = (model) => models.has(model)
  const models = new Set([...target.catalog.permissions.values()].map(({ resource }) => modelOf(resource)))
  const grantsOf = (key, rights) => {
    const named = [...rights].filter(([model]) => isNamed(model)).flatMap(permissionsOf)
    const isWhole = [...rights].every(([model, allowed]) => isNamed(model) || allowed.size === 0)
    return new Map(
      [...named, ...(isWhole ? [] : [undocumented(key)])].map((permission) => [permission, 'on'])
    )
  }

  /** The rows of a group that have to go, and those that have to come. */
  const changeRights = async (known, group, { grants }) => {
    const rows = known.rights.filter((row) => row.group === group.id)
    const own = rightsOf(rows)
    const inherited = rightsOf(ancestors(known, group).flatMap((above) => rowsOf(known, above)))
    const isKept = (permission) => target.catalog.fixedGrants.has(permission)
    const wanted = rightsIn(Object.keys(grants).filter((permission) => !isUndocumented(permission)))
    const keepsOthers = Object.keys(grants).some(isUndocumented)
    const come = new Map()
    const gone = []
    for (const model of new Set([...own.keys(), ...inherited.keys(), ...wanted.keys()])) {
      if (!isNamed(model) && keepsOthers) continue
      const [mine = none, above = none, needed = none] = [own, inherited, wanted].map((each) =>
        each.get(model)
      )
      const should = (action) => needed.has(action) || isKept(idOf(model, action))
      const lost = [...above].find((action) => !should(action))
      if (lost !== undefined)
        throw refused(`\`${group.name}\` has \`${idOf(model, lost)}\` from a group above it`)
      const next = actions.filter((action) =>
        mine.has(action) ? should(action) : needed.has(action) && !above.has(action)
      )
      if (next.length === mine.size && next.every((action) => mine.has(action))) continue
      gone.push(...rows.filter((row) => row['model.'].model === model))
      if (next.length > 0) come.set(model, new Set(next))
    }
    const values = {
      // A group that is switched off gives nothing, whatever its rows say.
      ...(!group.active && { active: true }),
      model_access: [
        ...(gone.length > 0 ? [['delete', gone.map(({ id }) => id)]] : []),
        ...(come.size > 0 ? [['create', await newRows(come)]] : [])
      ]
    }
    return { values, stamps: { ...stamp('res.group', group), ...stamp('ir.model.access', ...gone) } }
  }

  const perform = async ({ kind, role, user, before, after }, keys) => {
    const known = last ?? (await read())
    const groupOf = (id) => there(known.groups, keys.role(id), 'group')
    const userOf = () => there(known.users, keys.account(user), 'user').id
    switch (kind) {
      case 'create-role': {
        const unnamed = Object.keys(after.grants).find(isUndocumented)
        if (unnamed !== undefined)
          throw refused(`\`${after.title}\` would have \`${unnamed}\`, of which nobody knows what it is`)
        const rows = await newRows(rightsIn(Object.keys(after.grants)))
        const values = { name: after.title, ...(rows.length > 0 && { model_access: [['create', rows]] }) }
        return create('res.group', values)
      }
      case 'update-role': {
        const group = groupOf(role)
        const { values, stamps } = await changeRights(known, group, after)
        return write('res.group', group.id, values, at(stamps))
      }
      case 'rename-role': {
        const group = groupOf(role)
        return write('res.group', group.id, { name: after.title }, at(stamp('res.group', group)))
      }
      case 'delete-role': {
        const group = groupOf(role)
        return ask('model.res.group.delete', [[group.id], at(stamp('res.group', group))], { shape: null_() })
      }
      case 'assign':
        return write('res.user', userOf(), { groups: [['add', [groupOf(role).id]]] })
      case 'unassign':
        return write('res.user', userOf(), { groups: [['remove', [groupOf(role).id]]] })
      case 'set-role': {
        const taken = before === null ? [] : [['remove', [groupOf(before.role).id]]]
        const groups = [...taken, ['add', [groupOf(after.role).id]]]
        return write('res.user', userOf(), { groups })
      }
      case 'invite':
        return create('res.user', { name: user, login: user, email: user })
      case 'deactivate':
        return write('res.user', userOf(), { active: false })
      case 'reactivate':
        return write('res.user', userOf(), { active: true })
      default:
        throw refused(`Tryton has nothing for \`${kind}\``)
    }
  }

  return {
    capabilities: {
      operations: [
        'create-role',
        'update-role',
        'rename-role',
        'delete-role',
        'assign',
        'unassign',
        'set-role',
        'invite',
        'deactivate',
        'reactivate'
      ]
    },
    async readState() {
      const known = await read()
      const open = openModels(models, known)
      return {
        roles: [...known.groups].map(([key, group]) => ({
          id: key,
          key,
          title: group.name,
          predefined: false,
          scope: null,
          grants: grantsOf(
            key,
            rightsOf([group, ...ancestors(known, group)].flatMap((each) => rowsOf(known, each)))
          ),
          reportsTo: null
        })),
        accounts: [...known.users].map(([key, { login, email, active, groups }]) => ({
          user: (email || login).toLowerCase(),
          key,
          active,
          markers: [],
          roles: new Map(groups.map((group) => [String(group), null]))
        })),
        evidence: known.evidence,
        ...(open.length > 0 && {
          notes: [
            `${target.id}: ${open.join(', ')} ${open.length > 1 ? 'are' : 'is'} open to everybody whom no group limits: add a right without a group that allows nothing`
          ]
        })
      }
    },
    async applyOperation(operation, keys) {
      try {
        await perform(operation, keys)
      } finally {
        last = null
      }
    }
  }
}

/** A way to ask that signs in first. */
const openSession = (target, world) => {
  const login = given(world, target, 'LOGIN', 'the login of an administrator of Tryton')
  const password = given(world, target, 'PASSWORD', 'the password of that login')
  const origin = givenOrigin(
    world,
    target,
    'the address of Tryton and its database, as in `https://host/database`'
  )
  const secrets = [password]
  const way = (authorize) =>
    connectHttp({ fetch: world.fetch, now: world.now, origin, authorize, secrets: () => secrets, noIn })
  const call = (method, params) => ({
    name: method,
    method: 'POST',
    path: [],
    slash: true,
    json: { id: 1, method, params }
  })

  const outside = way(async () => ({}))
  const signIn = async () => {
    const asked = {
      ...call('common.db.login', [login, { password }, null]),
      isRead: true,
      answersSecrets: true
    }
    const { value } = await outside.ask(asked, looseObject({ result: tuple([number(), string()]) }))
    const [user, key] = value.result
    const session = Buffer.from(`${login}:${user}:${key}`).toString('base64')
    secrets.push(key, session)
    return { authorization: `Session ${session}` }
  }
  let session = null
  const http = way(async () => (session ??= await signIn()))
  return async (method, params, { shape, isRead = false }) => {
    // The context stands last; where nothing is to be said, it is empty.
    const asked = { ...call(method, isRead ? [...params, {}] : params), isRead }
    const { value } = await http.ask(asked, looseObject({ result: shape }))
    return value.result
  }
}

const refusal = looseObject({ error: array(unknown()) })

/** Tryton says no in an answer that is a yes for HTTP. */
const noIn = (body) => {
  if (!is(refusal, body)) return null
  const [name, said] = body.error
  const words = [said].flat().filter((word) => typeof word === 'string' && word !== '')
  const short = typeof name === 'string' ? name : 'too many calls'
  return { kind: kindOf(name), reason: words.length > 0 ? words.join(' ') : short }
}

// Whatever has another name is a mistake in the server, of which nobody knows how far it got.
const kindOf = (name) => {
  if (name === undefined) return 'busy'
  if (name === 'UserError' || name === 'UserWarning') return 'refused'
  if (name === 'ConcurrencyException') return 'changed'
  return name === 'LoginException' ? 'denied' : 'unknown'
}

const none = new Set()

const refused = (why) => new ConnectorError('refused', why)

const there = (records, key, what) => {
  const record = records.get(key)
  if (record) return record
  throw refused(`there is no ${what} with the key \`${key}\``)
}

/** Says which version of some records is written over; where there is a newer one, nothing is. */
const stamp = (model, ...records) =>
  Object.fromEntries(records.map(({ id, _timestamp }) => [`${model},${id}`, _timestamp]))
const at = (stamps) => ({ _timestamp: stamps })

/** The groups above a group, from which it inherits. */
const ancestors = ({ groups }, group) => {
  const found = new Set()
  for (let next = group.parent; next !== null;) {
    const above = groups.get(String(next))
    if (!above || found.has(above)) break
    found.add(above)
    next = above.parent
  }
  return [...found]
}

/** The rows that a group gives by itself: none while it is switched off. */
const rowsOf = ({ rights }, { id, active }) => (active ? rights.filter(({ group }) => group === id) : [])

/** Model → what these rows together allow to do with it. */
const rightsOf = (rows) => {
  const rights = new Map()
  for (const row of rows) {
    const { model } = row['model.']
    const allowed = rights.get(model) ?? new Set()
    for (const action of actions) if (row[`perm_${action}`]) allowed.add(action)
    rights.set(model, allowed)
  }
  return rights
}

/** A model `sale.opportunity` is the resource `sale-opportunity`; an underscore becomes two hyphens. */
const resourceOf = (model) => model.replaceAll(/[._]/g, (sign) => (sign === '.' ? '-' : '--'))
const modelOf = (resource) => resource.replaceAll(/--|-/g, (sign) => (sign === '-' ? '.' : '_'))
const idOf = (model, action) => `${resourceOf(model)}.${action}`

const permissionsOf = ([model, allowed]) => [...allowed].map((action) => idOf(model, action))

const rightsIn = (permissions) => {
  const rights = new Map()
  for (const permission of permissions) {
    const [resource = '', action] = permission.split('.')
    const model = modelOf(resource)
    rights.set(model, (rights.get(model) ?? new Set()).add(action))
  }
  return rights
}

/** Which of these nothing closes: only a row without a group counts for whoever is in no group that has one. */
const openModels = (models, { rights }) => {
  const closed = new Set(rights.filter(({ group }) => group === null).map((row) => row['model.'].model))
  return [...models].filter((model) => !closed.has(model))
}
