import type { Asker } from './asker.ts'
import { GitHubError, type GitHub } from './port.ts'

/** How often a download is tried. */
const tries = 3

/**
 * Downloads an artifact. GitHub answers with the address of a store that is not GitHub: it is asked without our token. What
 * comes is counted while it comes, whatever its header promises.
 */
export const downloadOf = (
  { rest, where, ask }: Asker,
  fetch: typeof globalThis.fetch
): GitHub['download'] => {
  const addressOf = async (artifact: number): Promise<string> => {
    const { headers } = await rest.request(
      'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
      { ...where, artifact_id: artifact, archive_format: 'zip', request: { redirect: 'manual' } }
    )
    if (headers.location === undefined)
      throw new GitHubError('unreachable', 'GitHub did not say where the artifact is; run again')
    return new URL(headers.location, rest.request.endpoint.DEFAULTS.baseUrl).href
  }
  return (artifact, most) =>
    ask('download', async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await load(fetch, await addressOf(artifact), most)
        } catch (error) {
          // What GitHub itself has failed to say was tried several times already.
          if (!(error instanceof GitHubError) || error.kind !== 'unreachable' || attempt === tries)
            throw error
        }
      }
    })
}

const load = async (fetch: typeof globalThis.fetch, address: string, most: number): Promise<Uint8Array> => {
  const response = await reach(fetch, address)
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array()
  for (;;) {
    const { done, value } = await read(reader)
    if (done) return Buffer.concat(parts)
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      throw new GitHubError('refused', `the artifact is larger than ${most} bytes, so it is not read`)
    }
    parts.push(value)
  }
}

const unreachable = (cause: unknown): GitHubError =>
  new GitHubError('unreachable', 'the store of artifacts did not send the artifact; run again', { cause })

const reach = async (fetch: typeof globalThis.fetch, address: string): Promise<Response> => {
  const response = await fetch(address, { signal: AbortSignal.timeout(120_000) }).catch((error: unknown) => {
    throw unreachable(error)
  })
  if (response.ok) return response
  // Its address is a key, so it is not told.
  const kind = response.status === 404 || response.status === 410 ? 'missing' : 'unreachable'
  throw new GitHubError(kind, `the store of artifacts answers with ${response.status}; run the plan again`)
}

const read = (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  reader.read().catch((error: unknown) => {
    throw unreachable(error)
  })
