import { ConnectorError } from '../../model/connector.ts'

/** The most bytes of an answer that are read, after it was unpacked. */
const mostBytes = 32 * 1024 * 1024

/**
 * Reads the whole body of an answer as text, and stops where it is larger than anything a platform has to say. Throws a
 * {@link ConnectorError} of the kind `unknown` where it does not come to its end or is no UTF-8: then the status proves
 * nothing either.
 */
export const textOf = async (response: Response, most: number = mostBytes): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > most) throw new ConnectorError('unknown', `the answer is larger than ${most} bytes`)
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof ConnectorError) throw error
    throw new ConnectorError('unknown', 'the answer broke off, or is not text', { cause: error })
  }
}
