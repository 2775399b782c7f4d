import { safeParse } from 'valibot'
import type { Http } from '../../connectors/http/client.ts'
import { readPages, type WholeList } from '../../connectors/http/pages.ts'
import { ConnectorError, type FailureKind } from '../../model/connector.ts'
import { answerShape, failureShape, membersShape, type Failure, type Member } from './wire.ts'

/** As many people as one answer may have. Source: docs.cinnox.com, Get Staff Contact List. */
const mostOnPage = 500

/**
 * The staff list of a service, read to its end. The answer does not have to say how many there are, and may be cut shorter
 * than asked; so only a page without anybody is the end, or the number where one is said.
 */
export const readStaff = (http: Http, app: string): Promise<WholeList<Member>> =>
  readPages({
    first: 0,
    name: 'staff members',
    keyOf: ({ id }: Member) => id,
    async read(offset: number) {
      const path = ['v1', 'api', 'apps', app, 'contacts', 'staffcontact-list']
      const query = { offset, limit: mostOnPage }
      const { value } = await http.ask({ method: 'GET', path, query }, answerShape)
      const { items, total } = pageIn(value)
      const seen = offset + items.length
      const isEnd = items.length === 0 || (total !== null && seen >= total)
      return { items, total, next: isEnd ? null : seen }
    }
  })

/** Codes in the body of an answer whose status is 200. Source: docs.cinnox.com, Error Codes and Rate Limit. */
const kinds: Readonly<Record<number, FailureKind>> = {
  400: 'refused',
  401: 'denied',
  403: 'denied',
  429: 'busy',
  6450001: 'refused',
  6451000: 'refused',
  6451001: 'unknown',
  6451010: 'busy'
}

const meanings: Readonly<Record<number, string>> = {
  6450001: 'there is nothing at this address; look at the Base URL and the App ID',
  6451000: 'it does not accept what it was asked with',
  6451001: 'the service has failed inside',
  6451010: 'it was asked too often'
}

interface StaffPage {
  readonly items: readonly Member[]
  readonly total: number | null
}

const pageIn = (answer: object): StaffPage => {
  const failure = safeParse(failureShape, answer)
  if (failure.success) throw failureOf(failure.output)
  const { list, total } = findList(answer)
  const people = safeParse(membersShape, list)
  if (people.success) return { items: people.output, total }
  const [{ path, message }] = people.issues
  throw notBelieved(`${path?.map(({ key }) => String(key)).join('.') ?? ''}: ${message}`)
}

/** The platform's own words are left out: they could be anything, and the code says it. */
const failureOf = ({ code }: Failure): ConnectorError =>
  new ConnectorError(
    kinds[code] ?? 'unknown',
    `the staff list: CINNOX answers with the code ${code}: ${meanings[code] ?? 'what it means is not known'}`
  )

/**
 * The manual tells what an entry of the list looks like, and not where in the answer the list is. So it is looked for: the
 * answer itself, or the only list in it or in the only object in it. Anything else is not believed.
 */
const findList = (answer: object): { readonly list: readonly unknown[]; readonly total: number | null } => {
  if (Array.isArray(answer)) return { list: answer, total: null }
  const lists = Object.values(answer).filter((value) => Array.isArray(value))
  const [list, other] = lists
  if (other !== undefined) throw notBelieved('there are several lists in it')
  if (list !== undefined) return { list, total: totalIn(answer) }
  const [inner, another] = Object.values(answer).filter(
    (value) => typeof value === 'object' && value !== null
  )
  if (inner === undefined || another !== undefined) throw notBelieved('there is no list in it')
  const found = findList(inner)
  return { list: found.list, total: found.total ?? totalIn(answer) }
}

const totalIn = (answer: object): number | null => {
  const found = Object.entries(answer).find(([name]) => name === 'total' || name === 'totalCount')
  return typeof found?.[1] === 'number' ? found[1] : null
}

const notBelieved = (why: string): ConnectorError =>
  new ConnectorError('unknown', `the staff list: the answer is not believed: ${why}`)
