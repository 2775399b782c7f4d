import { untried, type Asker } from './asker.ts'
import type { GitHub } from './port.ts'

type Deployment = Parameters<GitHub['recordDeployment']>[0]

/** GitHub refuses longer ones. */
const longestDescription = 140

/** Records a deployment that has ended already, with its one status. */
export const recordDeployment = (asker: Asker): GitHub['recordDeployment'] => {
  const { rest, where, once } = asker
  const create = ({ commit, environment, description, payload }: Deployment): Promise<number> =>
    once('recordDeployment', {
      make: async () => {
        const what = { ref: commit, environment, description, payload: { ...payload } }
        // Nothing is merged into it, and no check has to be waited for: it is over.
        const as = { auto_merge: false, required_contexts: [] }
        const { data } = await rest.repos.createDeployment({ ...where, ...what, ...as, ...untried })
        if ('id' in data) return data.id
        throw Object.assign(new Error(data.message ?? 'no deployment'), { status: 409 })
      },
      look: async () => {
        const all = { ...where, sha: commit, environment, per_page: 100 }
        const there = await rest.paginate(rest.repos.listDeployments, all)
        const wanted = JSON.stringify(payload)
        const found = there.find((one) => wanted === jsonOf(one.payload) && one.description === description)
        return found?.id ?? null
      }
    })
  return async (deployment) => {
    const described = { ...deployment, description: deployment.description.slice(0, longestDescription) }
    const id = await create(described)
    const { state, logUrl, environment } = described
    await once('recordDeployment', {
      make: async () => {
        const what = { ...where, deployment_id: id, state, log_url: logUrl, environment }
        const { data } = await rest.repos.createDeploymentStatus({ ...what, ...untried })
        return data.id
      },
      look: async () => {
        const all = { ...where, deployment_id: id, per_page: 100 }
        const there = await rest.paginate(rest.repos.listDeploymentStatuses, all)
        return there.find((one) => one.state === state && one.log_url === logUrl)?.id ?? null
      }
    })
  }
}

const jsonOf = (payload: unknown): string => (typeof payload === 'string' ? payload : JSON.stringify(payload))
