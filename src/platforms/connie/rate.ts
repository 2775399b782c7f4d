import type { World } from '../../model/connector.ts'

/**
 * A network on which an answer that asks to wait says how long as RFC 9110 has it. Auth0 says instead at which second one may
 * ask again: `X-RateLimit-Reset`. Source: auth0.com/docs, Rate Limit Policy.
 */
export const withReset =
  ({ fetch: fetching, now }: Pick<World, 'fetch' | 'now'>): World['fetch'] =>
  async (address, init) => {
    const response = await fetching(address, init)
    const reset = response.headers.get('x-ratelimit-reset') ?? ''
    if (response.status !== 429 || response.headers.has('retry-after') || !/^\d{1,12}$/.test(reset))
      return response
    const { status, statusText } = response
    const headers = new Headers(response.headers)
    headers.set('retry-after', String(Math.max(1, Math.ceil(Number(reset) - now() / 1000))))
    return new Response(response.body, { status, statusText, headers })
  }
