import type { Permission } from '../../../action/github/port.ts'
import { loginOfBearer, pullBody, shownLines, takeLineComment, type Answer, type Asked } from './answers.ts'
import type { Hub, HubCheck } from './hub.ts'

/** What is done about an answer of the emulator that is not as GitHub's. */
export interface Repair {
  /** Answers in its place. */
  readonly before?: (hub: Hub, asked: Asked) => Answer | null
  /** What the emulator is asked instead of what came. */
  readonly ask?: (asked: Asked) => Readonly<Record<string, unknown>>
  readonly after?: (hub: Hub, asked: Asked, answer: Answer) => Answer
}

const refused = (message: string, status = 422): Answer => ({ status, body: { message } })
type Body = Readonly<Record<string, unknown>>
const bodyOf = (answer: Answer): Body => answer.body as Body
const isFine = ({ status }: Answer): boolean => status < 300

/** The longest text of a comment, and of the summary of a check run. */
const longest = 65_536

const tooLong = (_hub: Hub, { body }: Asked): Answer | null =>
  typeof body['body'] === 'string' && body['body'].length > longest
    ? refused(`Validation Failed: body is too long (maximum is ${longest} characters)`)
    : null

const outputOf = ({ body }: Asked): Body => (body['output'] ?? {}) as Body
const annotationsOf = (asked: Asked): readonly Body[] =>
  (outputOf(asked)['annotations'] ?? []) as readonly Body[]

const checkFault = (hub: Hub, asked: Asked): Answer | null => {
  if (asked.bearer.kind !== 'app') return refused('You must authenticate via a GitHub App.', 403)
  if (annotationsOf(asked).length > 50) return refused('Invalid request: no more than 50 annotations')
  const { summary } = outputOf(asked)
  if (typeof summary === 'string' && summary.length >= longest)
    return refused('Invalid request: summary is too long')
  const commit = asked.body['head_sha']
  if (typeof commit === 'string' && !hub.repository.has(commit))
    return refused(`No commit found for SHA: ${commit}`)
  const known = checkIn(hub, asked)
  return known && known.app !== asked.bearer.slug
    ? refused('Resource not accessible by integration', 403)
    : null
}

const checkIn = (hub: Hub, { operation }: Asked): HubCheck | undefined =>
  hub.checks.find(({ id }) => id === Number(operation.parameters['check_run_id']))

/** A check run with what the emulator forgets: who made it, and annotations of earlier requests. */
export const checkBody = (hub: Hub, body: Body): Body => {
  const known = hub.checks.find(({ id }) => id === body['id'])
  return {
    ...body,
    app: { id: known?.app === 'github-actions' ? 15_368 : 4711, slug: known?.app, name: known?.app },
    output: { ...(body['output'] as Body), annotations_count: known?.annotations.length ?? 0 }
  }
}

const remember = (hub: Hub, asked: Asked, answer: Answer): Answer => {
  if (!isFine(answer)) return answer
  const body = bodyOf(answer)
  const known = checkIn(hub, asked)
  if (known) known.annotations.push(...annotationsOf(asked))
  else
    hub.checks.push({
      id: Number(body['id']),
      name: String(body['name']),
      commit: String(body['head_sha']),
      app: asked.bearer.kind === 'app' ? asked.bearer.slug : '',
      annotations: [...annotationsOf(asked)]
    })
  return { ...answer, body: checkBody(hub, body) }
}

const repairedPull = (hub: Hub, body: Body): Body => {
  const pull = hub.pulls.get(Number(body['number']))
  return pull ? { ...body, ...pullBody(hub, pull), state: pull.merged ? 'closed' : body['state'] } : body
}

/** By the id of the operation. */
export const repairs: Readonly<Record<string, Repair>> = {
  'users/get-authenticated': {
    before: (_hub, { bearer }) =>
      bearer.kind === 'app' ? refused('Resource not accessible by integration', 403) : null
  },
  'pulls/get': {
    after: (hub, _asked, answer) =>
      isFine(answer) ? { ...answer, body: repairedPull(hub, bodyOf(answer)) } : answer
  },
  'pulls/list': {
    after: (hub, { query }, answer) => {
      if (!isFine(answer)) return answer
      const wanted = query.get('state') ?? 'open'
      const listed = (answer.body as readonly Body[]).map((body) => repairedPull(hub, body))
      return { ...answer, body: listed.filter(({ state }) => wanted === 'all' || state === wanted) }
    }
  },
  'issues/create': { before: tooLong },
  'issues/update': { before: tooLong },
  'issues/create-comment': { before: tooLong },
  'issues/update-comment': { before: tooLong },
  'checks/create': { before: checkFault, after: remember },
  'checks/update': { before: checkFault, after: remember },
  'checks/get': {
    after: (hub, _asked, answer) =>
      isFine(answer) ? { ...answer, body: checkBody(hub, bodyOf(answer)) } : answer
  },
  'pulls/list-reviews': {
    after: (hub, _asked, answer) =>
      isFine(answer)
        ? {
            ...answer,
            body: (answer.body as readonly Body[]).map((body) => ({
              ...body,
              ...hub.reviews.get(Number(body['id']))
            }))
          }
        : answer
  },
  'pulls/create-review': {
    before: (hub, asked) => {
      const pull = hub.pulls.get(Number(asked.operation.parameters['pull_number']))
      if (!pull) return refused('Not Found', 404)
      const { bearer, body } = asked
      const login = loginOfBearer(bearer)
      const comments = Array.isArray(body['comments']) ? body['comments'] : []
      if (body['event'] !== 'COMMENT' && login === pull.author)
        return refused('Review Can not approve your own pull request')
      if (body['event'] === 'COMMENT' && !body['body'] && comments.length === 0)
        return refused('Validation Failed: body is missing')
      const commit = typeof body['commit_id'] === 'string' ? body['commit_id'] : pull.head
      const before = hub.lineComments.length
      const shown = shownLines(hub, pull)
      for (const comment of comments) {
        const fault = takeLineComment(hub, pull, login, commit, comment, shown)
        if (fault === null) continue
        hub.lineComments.length = before
        return refused(`Unprocessable Entity: ${fault}`)
      }
      return tooLong(hub, asked)
    },
    ask: ({ body }) => ({ ...body, comments: [] }),
    after: (hub, asked, answer) => {
      if (!isFine(answer)) return answer
      const pull = hub.pulls.get(Number(asked.operation.parameters['pull_number']))
      const commit = asked.body['commit_id'] ?? pull?.head
      hub.reviews.set(Number(bodyOf(answer)['id']), { commit_id: commit })
      return { ...answer, status: 200, body: { ...bodyOf(answer), commit_id: commit } }
    }
  },
  'repos/get-collaborator-permission-level': {
    before: (hub, { operation }) => {
      const login = operation.parameters['username'] ?? ''
      const permission = hub.people.get(login)
      if (permission === undefined) return refused('Not Found', 404)
      const role = permission === 'none' && !hub.isPrivate ? 'read' : permission
      return {
        status: 200,
        body: { permission: coarse[role], role_name: role, user: { login, id: 1, type: 'User' } }
      }
    }
  }
}

/** Before there were five of them, there were three; GitHub still answers with these too. */
const coarse: Readonly<Record<Permission, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none'
}
