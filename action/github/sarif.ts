import { gzipSync } from 'node:zlib'
import type { Asker } from './asker.ts'
import { GitHubError, type GitHub } from './port.ts'

/** GitHub takes no more, compressed. */
const most = 10_000_000

/** Sends findings to code scanning. The same file again takes the place of the one before, so it may be sent twice. */
export const uploadSarif =
  ({ rest, where, ask }: Asker): GitHub['uploadSarif'] =>
  async (commit, ref, text) => {
    const packed = gzipSync(text)
    if (packed.byteLength > most)
      throw new GitHubError(
        'refused',
        `the findings are too many for code scanning (${packed.byteLength} bytes)`
      )
    const sarif = packed.toString('base64')
    await ask('uploadSarif', () =>
      rest.codeScanning.uploadSarif({ ...where, commit_sha: commit, ref, sarif })
    )
  }
