import type { Effect } from '../model/catalog.ts'
import type { CatalogDescription } from '../model/description.ts'
import { bullet, type Options } from './bullet.ts'
import { isInferred, markIf } from './inferred.ts'
import { listed } from '../model/words.ts'

/** The rules of a platform in sentences, who administers it, and what else is good to know. */
export const rulesPretty = (catalog: CatalogDescription, options: Options): string =>
  [
    section('Rules', rules(catalog), options),
    section('Who can change roles or who has them', administrators(catalog), options),
    section('Checklist after a change of role', catalog.checklists.roleChange, options),
    section('Checklist for somebody new', catalog.checklists.onboarding, options),
    section('Good to know', [...known(catalog), ...catalog.notes], options)
  ]
    .filter((part) => part !== '')
    .join('\n')

const section = (title: string, sentences: readonly string[], options: Options): string =>
  sentences.length === 0
    ? ''
    : `${options.style.strong(title)}\n${sentences.map((sentence) => bullet(sentence, options)).join('')}`

const rules = (catalog: CatalogDescription): readonly string[] => [
  rolesPerUser(catalog),
  ...replacing(catalog),
  ...fallback(catalog),
  ...customRoles(catalog),
  ...limits(catalog),
  deletion(catalog),
  effect(catalog, 'roleChange', 'a change to a role'),
  effect(catalog, 'assignment', 'giving or taking a role'),
  ...fixedGrants(catalog),
  ...deprecated(catalog)
]

const rolesPerUser = (catalog: CatalogDescription): string => {
  const { min, max } = catalog.rolesPerUser
  const least = `at least ${min}${markIf(isInferred(catalog, 'rolesPerUser', 'min'))}`
  if (max === null) return `each user has ${least} ${min === 1 ? 'role' : 'roles'}`
  const most = `at most ${max}${markIf(isInferred(catalog, 'rolesPerUser', 'max'))}`
  return `each user has ${least} and ${most} ${max === 1 ? 'role' : 'roles'}`
}

const replacing = (catalog: CatalogDescription): readonly string[] => {
  const { max, replace = false } = catalog.rolesPerUser
  if (max === 1 || !replace) return []
  const mark = markIf(isInferred(catalog, 'rolesPerUser', 'replace'))
  return [
    `the roles of a user are saved together${mark}, so that one can take the place of another in one step`
  ]
}

const fallback = (catalog: CatalogDescription): readonly string[] => {
  const id = catalog.fallbackRole
  if (id === null) return []
  const title = catalog.roles.find((role) => role.id === id)?.title ?? id
  return [
    `whoever loses the last role is given ${title}${markIf(isInferred(catalog, 'fallbackRole'))} by the platform`
  ]
}

const customRoles = (catalog: CatalogDescription): readonly string[] => {
  const { basedOnRequired, scopeRequired } = catalog.customRoles
  const musts = [
    ...(basedOnRequired
      ? [`start from an existing one${markIf(isInferred(catalog, 'customRoles', 'basedOnRequired'))}`]
      : []),
    ...(scopeRequired
      ? [`state its scope${markIf(isInferred(catalog, 'customRoles', 'scopeRequired'))}`]
      : [])
  ]
  return musts.length === 0 ? [] : [`a new role must ${listed(musts)}`]
}

const limits = (catalog: CatalogDescription): readonly string[] => {
  const plans = Object.entries(catalog.subscriptions).map(([id, { title, customRoles: count }]) => {
    const mark = markIf(isInferred(catalog, 'subscriptions', id, 'customRoles'))
    return `${count === null ? 'any number' : count === 0 ? 'none' : count}${mark} on ${title}`
  })
  return plans.length === 0 ? [] : [`custom roles: ${listed(plans)}`]
}

const deletions = {
  refuse: 'a role that somebody has cannot be deleted',
  move: 'a role that somebody has is deleted only together with a role for them to move to',
  allow: 'a role can be deleted while people have it; they lose it'
} as const

const deletion = (catalog: CatalogDescription): string =>
  deletions[catalog.deleteInUse] + markIf(isInferred(catalog, 'deleteInUse'))

const moments = {
  'at-once': 'acts at once',
  'next-sign-in': 'acts from the next sign-in on',
  unknown: 'acts at a moment that is not known'
} as const

const signIns = {
  nobody: 'nobody has to sign in again',
  holders: 'whoever it concerns has to sign in again'
} as const

const effect = (catalog: CatalogDescription, name: 'roleChange' | 'assignment', subject: string): string => {
  const { when, signInAgain, note }: Effect = catalog.effects[name]
  const mark = (fact: string): string => markIf(isInferred(catalog, 'effects', name, fact))
  const remark = note === '' ? '' : `. ${note}`
  return `${subject} ${moments[when]}${mark('when')}; ${signIns[signInAgain]}${mark('signInAgain')}${remark}`
}

const fixedGrants = (catalog: CatalogDescription): readonly string[] => {
  const fixed = Object.entries(catalog.fixedGrants).map(([permission, scope]) => `${permission}: ${scope}`)
  return fixed.length === 0 ? [] : [`every role has ${listed(fixed)}, which nobody can change`]
}

const deprecated = (catalog: CatalogDescription): readonly string[] => {
  const names = catalog.deprecatedRoles.map(({ title, use }) => {
    const role = catalog.roles.find(({ id }) => id === use)
    return `${title} is ${role?.title ?? use} now`
  })
  return names.length === 0 ? [] : [`role names of old: ${listed(names)}`]
}

const administrators = (catalog: CatalogDescription): readonly string[] => {
  const part = (fact: 'permissions' | 'roles' | 'markers', noun: string): readonly string[] => {
    const names = catalog.administers[fact].map(
      (name, index) => name + markIf(isInferred(catalog, 'administers', fact, String(index)))
    )
    return names.length === 0 ? [] : [`${noun} ${listed(names, 'or')}`]
  }
  return [
    ...part('permissions', 'whoever has the permission'),
    ...part('roles', 'whoever has the role'),
    ...part('markers', 'whoever is marked as')
  ]
}

const known = (catalog: CatalogDescription): readonly string[] => {
  const { tenantResources: own } = catalog
  const reasons = catalog.permissions.filter(({ needsReason }) => needsReason).map(({ id }) => id)
  const features = Object.values(catalog.features)
  const guides = Object.keys(catalog.guides)
  return [
    ...(own
      ? [
          `a tenant can define resources of its own (${own.title}), each with ${listed(own.permissions.map(({ action }) => action))}`
        ]
      : []),
    ...(reasons.length === 0 ? [] : [`${listed(reasons)} asks for a written reason and a review date`]),
    ...(features.length === 0 ? [] : [`licensed apart: ${listed(features)}`]),
    ...(guides.length === 0 ? [] : [`the clicks are known for ${listed(guides)}`])
  ]
}
