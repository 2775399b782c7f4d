// Roles and users of Zabbix 6.0, by its JSON-RPC API. The token is that of a user with the Super admin role. An account is
// switched off by a user group: the one called Disabled, or what the target has as `settings: {disabledGroup: ...}`.
import {
  ConnectorError,
  connectHttp,
  given,
  givenOrigin,
  readPages,
  settingsOf,
  undocumented
} from 'rolewright'
import * as v from 'valibot'

const status = v.picklist(['0', '1'])
const switches = v.array(v.looseObject({ name: v.string(), status }))
const tag = v.looseObject({ tag: v.string() })
const services = v.array(v.looseObject({ serviceid: v.string() }))
const role = v.looseObject({
  roleid: v.string(),
  name: v.string(),
  type: v.picklist(['1', '2', '3']),
  readonly: status,
  rules: v.looseObject({
    ui: switches,
    'ui.default_access': status,
    actions: switches,
    'actions.default_access': status,
    'services.read.mode': status,
    'services.read.list': services,
    'services.read.tag': tag,
    'services.write.mode': status,
    'services.write.list': services,
    'services.write.tag': tag,
    modules: v.array(v.looseObject({ moduleid: v.union([v.string(), v.number()]), status })),
    'modules.default_access': status,
    'api.access': status,
    api: v.array(v.string())
  })
})
const user = v.looseObject({
  userid: v.string(),
  username: v.string(),
  roleid: v.string(),
  usrgrps: v.array(v.looseObject({ usrgrpid: v.string(), name: v.string(), users_status: status }))
})
const refusal = v.looseObject({
  error: v.looseObject({ code: v.number(), message: v.string(), data: v.string() })
})
const settings = v.strictObject({ disabledGroup: v.optional(v.string(), 'Disabled') })

const wholeRole = { output: ['roleid', 'name', 'type', 'readonly'], selectRules: 'extend' }
const wholeUser = {
  output: ['userid', 'username', 'roleid'],
  selectUsrgrps: ['usrgrpid', 'name', 'users_status']
}

export const connect = ({ target, world }) => {
  const token = given(world, target, 'TOKEN', 'an API token of a user with the Super admin role')
  const { disabledGroup } = settingsOf(target, settings, 'write `disabledGroup`, the name of a user group')
  const http = connectHttp({
    fetch: world.fetch,
    now: world.now,
    origin: givenOrigin(world, target, 'the address of the Zabbix front end'),
    // This version takes the token in the body only.
    authorize: async () => ({}),
    secrets: () => [token],
    noIn
  })

  const call = async (method, params, shape) => {
    const { value } = await http.ask(
      {
        name: method,
        method: 'POST',
        path: ['api_jsonrpc.php'],
        json: { jsonrpc: '2.0', method, params, auth: token, id: 1 },
        isRead: method.endsWith('.get')
      },
      v.looseObject({ result: shape })
    )
    return value.result
  }

  const list = (method, params, shape, keyOf) =>
    readPages({
      first: 1,
      name: `${method.split('.')[0]}s`,
      keyOf,
      read: async () => ({
        items: await call(method, { ...params, editable: true, sortfield: keyOf.field }, v.array(shape)),
        total: Number(await call(method, { countOutput: true, editable: true }, v.string())),
        next: null
      })
    })

  const roleStateOf = (live) => ({
    id: live.roleid,
    key: live.roleid,
    title: live.name,
    predefined: live.readonly === '1',
    scope: null,
    grants: grantsOf(target.catalog, live),
    reportsTo: null
  })

  /**
   * A role as it is to be written. What is not written stays granted, so every switch is, and what there is to switch is
   * asked of Zabbix too: it may be newer than the catalog, and modules are what somebody has installed.
   */
  const contentOf = async ({ grants }) => {
    const type = typeOf(grants)
    const roles = await call('role.get', { ...wholeRole, filter: { type: [type, 3] } }, v.array(role))
    const like = roles.find((each) => each.type === String(type))?.rules
    return { type, rules: rulesOf(target.catalog, grants, like, roles[0]?.rules.modules ?? []) }
  }

  const disabledGroupId = async () => {
    const params = { output: ['usrgrpid', 'users_status'], filter: { name: disabledGroup } }
    const shape = v.array(v.looseObject({ usrgrpid: v.string(), users_status: status }))
    const [group] = await call('usergroup.get', params, shape)
    if (group?.users_status === '1') return group.usrgrpid
    throw new ConnectorError(
      'refused',
      `there is no user group \`${disabledGroup}\` whose users are disabled`
    )
  }

  const groupsOf = async (userid) => {
    const [found] = await call('user.get', { ...wholeUser, userids: [userid] }, v.array(user))
    if (found) return found.usrgrps
    throw new ConnectorError('refused', `there is no user ${userid}`)
  }

  const saveGroups = (userid, groups) =>
    call('user.update', { userid, usrgrps: groups.map(({ usrgrpid }) => ({ usrgrpid })) }, v.unknown())

  return {
    capabilities: {
      operations: [
        'create-role',
        'update-role',
        'rename-role',
        'delete-role',
        'set-role',
        'deactivate',
        'reactivate'
      ]
    },

    async readState() {
      const roles = await list('role.get', wholeRole, role, byRole)
      // Whoever is no Super admin is shown less and not told so; but only a Super admin may change every role that there is.
      if (!roles.items.some(({ readonly }) => readonly === '1'))
        throw new ConnectorError(
          'denied',
          'the token is of a user who is no Super admin, and not shown everything'
        )
      const users = await list('user.get', wholeUser, user, byUser)
      return {
        roles: roles.items.map(roleStateOf),
        accounts: users.items.map(accountOf),
        evidence: {
          complete: true,
          pages: roles.evidence.pages + users.evidence.pages,
          note: `${roles.evidence.note}, ${users.evidence.note}`
        }
      }
    },

    async readOne(subject, keys) {
      const roleids = subject.role === null ? [] : [keys.role(subject.role)].filter(isId)
      const userids = subject.user === null ? [] : [keys.account(subject.user)].filter(isId)
      const roles = roleids.length > 0 ? await call('role.get', { ...wholeRole, roleids }, v.array(role)) : []
      const users = userids.length > 0 ? await call('user.get', { ...wholeUser, userids }, v.array(user)) : []
      return {
        roles: roles.map(roleStateOf),
        accounts: users.map(accountOf),
        evidence: { complete: true, pages: 1, note: '' }
      }
    },

    async applyOperation({ kind, role: id, user: name, after }, keys) {
      const roleid = id === null ? '' : keys.role(id)
      const userid = name === null ? '' : keys.account(name)
      switch (kind) {
        case 'create-role':
          return call('role.create', { name: after.title, ...(await contentOf(after)) }, v.unknown())
        case 'update-role':
          return call('role.update', { roleid, ...(await contentOf(after)) }, v.unknown())
        case 'rename-role':
          return call('role.update', { roleid, name: after.title }, v.unknown())
        case 'delete-role':
          return call('role.delete', [roleid], v.unknown())
        case 'set-role':
          return call('user.update', { userid, roleid: keys.role(after.role) }, v.unknown())
        case 'deactivate': {
          const groups = await groupsOf(userid)
          return saveGroups(userid, [...groups, { usrgrpid: await disabledGroupId() }])
        }
        case 'reactivate': {
          const disabled = await disabledGroupId()
          const groups = (await groupsOf(userid)).filter(({ usrgrpid }) => usrgrpid !== disabled)
          const other = groups.find(({ users_status }) => users_status === '1')
          if (other)
            throw new ConnectorError('refused', `the user group \`${other.name}\` disables it as well`)
          return saveGroups(userid, groups)
        }
        default:
          throw new ConnectorError('refused', `Zabbix has nothing for \`${kind}\``)
      }
    }
  }
}

const byRole = Object.assign(({ roleid }) => roleid, { field: 'roleid' })
const byUser = Object.assign(({ userid }) => userid, { field: 'userid' })

const isId = (key) => /^\d+$/.test(key)

/**
 * Whatever is refused is answered with 200. A method runs in one transaction that is taken back where it fails; what fails
 * outside of it is known to nobody.
 */
const noIn = (body) => {
  if (!v.is(refusal, body)) return null
  const { code, message, data } = body.error
  const reason = data === '' ? message : data
  if (/^(Not authorized|API token expired|No permissions to call|Session terminated)/.test(data))
    return { kind: 'denied', reason }
  return { kind: code < -32000 ? 'refused' : 'unknown', reason }
}

const accountOf = ({ userid, username, roleid, usrgrps }) => ({
  user: username,
  key: userid,
  active: usrgrps.every(({ users_status }) => users_status === '0'),
  markers: [],
  roles: new Map([[roleid, null]])
})

const sections = ['monitoring', 'services', 'inventory', 'reports', 'configuration', 'administration']

/** The switches of the catalog by the names that the API has for them, such as `monitoring.latest_data` and `edit_maps`. */
const switchesOf = ({ permissions }) => {
  const all = [...permissions.values()]
  const named = (nameOf, chosen) =>
    new Map(chosen.map(({ id, resource, action }) => [nameOf(resource, action.replaceAll('-', '_')), id]))
  return {
    ui: named(
      (resource, action) => `${resource}.${action}`,
      all.filter(({ resource }) => sections.includes(resource))
    ),
    actions: named(
      (_, action) => action,
      all.filter(({ resource }) => resource === 'actions')
    )
  }
}

const typeOf = (grants) => (grants['user-type.super-admin'] ? 3 : grants['user-type.admin'] ? 2 : 1)

/** What a role grants. What the catalog has no word for is unknown content: a new switch, a list of services or methods. */
const grantsOf = (catalog, { roleid, type, rules }) => {
  const known = switchesOf(catalog)
  const granted = (switches, ids) => switches.filter(isOn).map(({ name }) => ids.get(name) ?? 'unknown')
  const whole = (isWhole, isSome, id) => (isWhole ? [id] : isSome ? ['unknown'] : [])
  const services = (way) => {
    const isSome = rules[`services.${way}.list`].length > 0 || rules[`services.${way}.tag`].tag !== ''
    return whole(rules[`services.${way}.mode`] === '1', isSome, `service-access.${way}`)
  }
  const modules = [...rules.modules, { status: rules['modules.default_access'] }]
  const hasApi = rules['api.access'] === '1'
  const found = new Set([
    ...(type === '1' ? [] : ['user-type.admin']),
    ...(type === '3' ? ['user-type.super-admin'] : []),
    ...granted(rules.ui, known.ui),
    ...granted(rules.actions, known.actions),
    ...whole(rules['ui.default_access'] === '1', false, 'default-access.ui-elements'),
    ...whole(rules['actions.default_access'] === '1', false, 'default-access.actions'),
    ...whole(modules.every(isOn), modules.some(isOn), 'default-access.modules'),
    ...services('read'),
    ...services('write'),
    ...whole(hasApi && rules.api.length === 0, hasApi, 'api.access')
  ])
  return new Map([...found].map((id) => [id === 'unknown' ? undocumented(roleid) : id, 'on']))
}

const isOn = ({ status }) => status === '1'

/** Everything that a role may be told. `like`: the rules of a role of the same user type, where there is one. */
const rulesOf = (catalog, grants, like, modules) => {
  const known = switchesOf(catalog)
  const bit = (id) => (Object.hasOwn(grants, id) ? 1 : 0)
  const needed = (id) => catalog.permissions.get(id).requires.filter((each) => each.startsWith('user-type.'))
  const isThere = (id) => bit(id) === 1 || needed(id).every((each) => bit(each) === 1)
  const switched = (ids, there = []) => {
    const names = [
      ...[...ids.keys()].filter((name) => isThere(ids.get(name))),
      ...there.map(({ name }) => name)
    ]
    return [...new Set(names)].map((name) => ({ name, status: bit(ids.get(name)) }))
  }
  const services = (way) => ({
    [`services.${way}.mode`]: bit(`service-access.${way}`),
    [`services.${way}.list`]: [],
    [`services.${way}.tag`]: { tag: '', value: '' }
  })
  const allModules = bit('default-access.modules')
  return {
    ui: switched(known.ui, like?.ui),
    'ui.default_access': bit('default-access.ui-elements'),
    actions: switched(known.actions, like?.actions),
    'actions.default_access': bit('default-access.actions'),
    ...services('read'),
    ...services('write'),
    modules: modules.map(({ moduleid }) => ({ moduleid, status: allModules })),
    'modules.default_access': allModules,
    'api.access': bit('api.access'),
    'api.mode': 0,
    api: []
  }
}
