import { crc32 } from 'node:zlib'
import { inflateSync } from 'fflate'

/**
 * The text of the one file that a zip file must hold, under exactly this name and of at most `most` bytes; otherwise the
 * sentence that says what is wrong. Takes only what every reader understands alike: one file from the first byte on, then
 * its directory, then the end; nothing before, between or behind.
 */
export const fileIn = (zip: Uint8Array, name: string, most: number): { readonly text: string } | string => {
  try {
    const entry = entryIn(zip, name)
    if (typeof entry === 'string') return entry
    if (entry.bytes > most) return `\`${name}\` in it has more than ${most} bytes`
    const bytes = unpacked(entry)
    if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) return notWhole
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    // Reading past the end, no deflated data, no UTF-8.
    return notWhole
  }
}

const notWhole = 'it is no whole zip file with text in it'

interface Entry {
  readonly method: number
  readonly packed: Uint8Array
  readonly bytes: number
  readonly crc: number
}

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
const endBytes = 22
const centralBytes = 46
const localBytes = 30

/** Flags that change nothing here: how hard it was packed, sizes behind the data, a name in UTF-8. */
const harmlessFlags = 0x080e

const entryIn = (zip: Uint8Array, name: string): Entry | string => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const short = (at: number): number => view.getUint16(at, true)
  const long = (at: number): number => view.getUint32(at, true)
  const named = (at: number, length: number): string =>
    new TextDecoder('latin1').decode(zip.subarray(at, at + length))

  const end = zip.length - endBytes
  if (long(end) !== signature.end || short(end + 20) !== 0) return notWhole
  if (short(end + 8) !== 1 || short(end + 10) !== 1) return `it does not hold exactly one file, \`${name}\``
  const central = long(end + 16)
  const nameBytes = short(central + 28)
  const centralEnd = central + centralBytes + nameBytes + short(central + 30) + short(central + 32)
  if (long(end + 4) !== 0 || central + long(end + 12) !== end || centralEnd !== end) return notWhole
  if (long(central) !== signature.central || long(0) !== signature.local || long(central + 42) !== 0)
    return notWhole
  if (named(central + centralBytes, nameBytes) !== name || named(localBytes, short(26)) !== name)
    return `it does not hold exactly one file, \`${name}\``

  const [flags, method] = [short(central + 8), short(central + 10)]
  if ((flags & ~harmlessFlags) !== 0 || (method !== 0 && method !== 8))
    return 'it is packed in a way that is not taken'
  if (short(6) !== flags || short(8) !== method) return notWhole
  const start = localBytes + short(26) + short(28)
  const packedEnd = start + long(central + 20)
  if (packedEnd > central) return notWhole
  return {
    method,
    packed: zip.subarray(start, packedEnd),
    bytes: long(central + 24),
    crc: long(central + 16)
  }
}

/** Never makes more than a byte above what the directory says. */
const unpacked = ({ method, packed, bytes }: Entry): Uint8Array =>
  method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(bytes + 1) })
