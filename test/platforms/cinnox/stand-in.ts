import { openLoopback, type Answer, type Asked, type Loopback } from '../../support/loopback.ts'

/** A staff member as the Open API shows them. */
export interface Staff {
  readonly id: string
  readonly email: string
  status: string
  role: string | null
  dataScope: string | null
}

/** How the answer has its list, which the vendor's manual does not say. */
export type Envelope = 'bare' | 'result' | 'nested' | 'counted'

/** How a service is, where it is not as usual. */
export interface ServiceGiven {
  readonly envelope?: Envelope
  /** How many people it shows on a page at most, whatever is asked. */
  readonly perPage?: number
}

/** A service of CINNOX on loopback. */
export interface Service extends Loopback {
  readonly staff: Map<string, Staff>
  /** What it answers in place of a page, with the status 200. */
  failure: { readonly code: number; readonly message: string } | null
}

/** The app that may ask, and its token. */
export const app = 'app-4711'
export const token = 'sentinel-app-token-4711'
export const tokenHeader = 'X-App-Token'

/** The only place of the service that is asked. */
export const staffList = `GET /open/v1/api/apps/${app}/contacts/staffcontact-list`

const levels: Readonly<Record<string, string>> = {
  Administrator: 'Full',
  Supervisor: 'Department',
  Agent: 'Restricted'
}

/** A service as the vendor's manual tells of it: these people, by e-mail, with their role. */
export const openService = async (
  people: Readonly<Record<string, string | null>>,
  { envelope = 'result', perPage = 500 }: ServiceGiven = {}
): Promise<Service> => {
  const staff = new Map(
    Object.entries(people).map(([email, role], index): [string, Staff] => [
      email,
      { id: `staff-${index + 1}`, email, status: 'Activated', role, dataScope: levels[role ?? ''] ?? null }
    ])
  )
  const answerTo = ({ method, path, headers }: Asked): Answer => {
    const { pathname, searchParams } = new URL(path, 'http://cinnox')
    if (headers[tokenHeader.toLowerCase()] !== token)
      return [401, { code: 401, message: `no access with ${JSON.stringify(headers)}` }]
    if (`${method} ${pathname}` !== staffList)
      return [200, { code: 6450001, message: 'no such method or url' }]
    if (service.failure !== null) return [200, service.failure]
    const limit = Number(searchParams.get('limit') ?? 50)
    if (limit > 500) return [200, { code: 6451000, message: 'exceed maximum limit 500' }]
    const offset = Number(searchParams.get('offset') ?? 0)
    const shown = [...staff.values()].slice(offset, offset + Math.min(limit, perPage))
    const list = shown.map((each) => ({
      ...each,
      firstName: 'A',
      lastName: 'B',
      phone: 85212345678,
      twoFactorAuthentication: true
    }))
    const bodies: Readonly<Record<Envelope, unknown>> = {
      bare: list,
      result: { code: 200, result: list },
      nested: { code: 200, result: { staffList: list } },
      counted: { code: 200, result: { total: staff.size, list } }
    }
    return [200, bodies[envelope]]
  }
  const service: Service = Object.assign(await openLoopback(answerTo), { staff, failure: null })
  return service
}
