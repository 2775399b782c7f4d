/* oxlint-disable no-console -- prints its figures for bench.mjs */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One step on one organisation in a fresh process: `node measure.mjs STEP FOLDER`. Prints the milliseconds that the step
 * took without what it needs beforehand, and the peak memory of the process in MiB.
 */
const [step, folder] = process.argv.slice(2)

const timed = (action) => {
  const start = performance.now()
  action()
  return performance.now() - start
}

const texts = () => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))

const library = () => import('../../dist/index.js')

const loaded = async (from = folder) => {
  const { folderSource, loadPolicy, catalogTexts } = await library()
  return loadPolicy(folderSource(from), catalogTexts)
}

const steps = {
  'read the files': async () => timed(texts),
  'js-yaml load': async () => {
    const { load } = await import('js-yaml')
    return timed(() => texts().forEach((text) => load(text)))
  },
  'read and JSON.parse': async () => {
    const { load } = await import('js-yaml')
    const twins = texts().map((text) => JSON.stringify(load(text)))
    return timed(() => {
      texts()
      twins.forEach((text) => JSON.parse(text))
    })
  },
  load: async () => {
    const { folderSource, loadPolicy, catalogTexts } = await library()
    return timed(() => loadPolicy(folderSource(folder), catalogTexts))
  },
  validate: async () => {
    const { accessOf, rules, validate } = await library()
    const { policy, locate } = await loaded()
    return timed(() => {
      const { findings } = validate(
        { policy, now: Date.now(), access: accessOf(policy), base: null },
        rules,
        locate
      )
      if (findings.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(findings[0]))
    })
  },
  'effective access of everybody': async () => {
    const { accessOf } = await library()
    const { policy } = await loaded()
    return timed(() => {
      const access = accessOf(policy)
      for (const target of policy.targets.values()) {
        for (const holder of access.holders(target).values()) {
          for (const span of access.spans(target, holder)) access.reaches(target, span.roles)
        }
      }
    })
  },
  'who holds one permission': async () => {
    const { accessOf } = await library()
    const { policy } = await loaded()
    const access = accessOf(policy)
    return timed(() => {
      for (const target of policy.targets.values()) {
        const holders = [...access.holders(target).values()]
        holders.filter(({ user }) => access.reachesAt(target, user, Date.now()).has('deals.delete'))
      }
    })
  },
  'diff, one file in a hundred changed': async () => {
    const { accessOf, compare } = await library()
    const [base, head] = [(await loaded()).policy, (await loaded(`${folder}-next`)).policy]
    return timed(() => {
      const { access } = compare(accessOf(base), accessOf(head), { now: Date.now() })
      if (access.length === 0) throw new Error('nobody gains or loses anything')
    })
  },
  'plan, one file in a hundred changed': async () => {
    const { accessOf, bind, plan } = await library()
    const [base, head] = [(await loaded()).policy, (await loaded(`${folder}-next`)).policy].map((policy) => ({
      policy,
      access: accessOf(policy)
    }))
    const [target] = head.policy.targets.values()
    const live = await liveAs(base)
    const evidence = { target: target.id, revision: null, because: 'named' }
    return timed(() => {
      const { plan: made, refusals } = plan({
        now: Date.now(),
        targets: [
          {
            target,
            holders: head.access.holders(target),
            bound: bind(target, live, new Map()),
            evidence: live.evidence,
            capabilities: { operations: ['assign', 'unassign', 'update-role'] },
            head,
            base: { version: base, evidence }
          }
        ]
      })
      const expected = refusals.every(({ message }) => message.includes('limit'))
      if (made.operations.length === 0 || !expected) throw new Error(JSON.stringify(refusals[0]))
    })
  }
}

/** A tenant that is as an organisation declares it. */
const liveAs = async ({ policy, access }) => {
  const { rolesAt } = await library()
  const [target] = policy.targets.values()
  const roles = [...target.roles.values()].map(({ id, title, predefined, scope, grants, reportsTo }) => ({
    id,
    key: id,
    title,
    predefined: predefined !== null,
    scope,
    grants,
    reportsTo
  }))
  const accounts = [...access.holders(target).values()].map((holder) => ({
    user: holder.user,
    key: holder.user,
    active: true,
    markers: [],
    roles: rolesAt(target, holder, Date.now())
  }))
  return { roles, accounts, evidence: { complete: true, pages: 1, note: '' } }
}

const ms = await steps[step]()
console.log(JSON.stringify({ ms, mebibytes: process.resourceUsage().maxRSS / 1024 }))
