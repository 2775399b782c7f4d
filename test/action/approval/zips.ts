import { crc32 } from 'node:zlib'
import { deflateSync } from 'fflate'

/** A file in a zip file, and what the zip file says about it where that is not so. */
export interface ZipFile {
  readonly name: string
  readonly content: Uint8Array | string
  readonly method?: number
  readonly flags?: number
  readonly bytes?: number
  readonly crc?: number
  /** The name at the content, where the directory has another. */
  readonly localName?: string
  readonly localMethod?: number
  readonly localFlags?: number
  /** Where it begins. */
  readonly offset?: number
  /** Bytes behind the content. */
  readonly behind?: Uint8Array
  readonly extra?: Uint8Array
}

/** What the end of a zip file says where it is not so. */
export interface ZipEnd {
  readonly before?: Uint8Array
  readonly comment?: Uint8Array
  readonly commentBytes?: number
  readonly count?: number
  readonly disk?: number
  readonly directoryBytes?: number
}

const bytesOf = (content: Uint8Array | string): Uint8Array => Buffer.from(content)

const record = (...parts: readonly (readonly [value: number, bytes: 2 | 4] | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => {
      if (part instanceof Uint8Array) return part
      const [value, bytes] = part
      const buffer = Buffer.alloc(bytes)
      if (bytes === 2) buffer.writeUInt16LE(value)
      else buffer.writeUInt32LE(value)
      return buffer
    })
  )

/** Makes a zip file byte by byte, so that it may lie. */
export const zipOf = (files: readonly ZipFile[], end: ZipEnd = {}): Uint8Array => {
  const { before = Buffer.alloc(0), comment = Buffer.alloc(0) } = end
  const written: Uint8Array[] = [before]
  const directory: Uint8Array[] = []
  let offset = before.length
  for (const file of files) {
    const { name, method = 8, flags = 0x800, behind = Buffer.alloc(0), extra = Buffer.alloc(0) } = file
    const content = bytesOf(file.content)
    const packed = method === 8 ? deflateSync(content) : content
    const sizes = [
      [file.crc ?? crc32(content), 4],
      [packed.length, 4],
      [file.bytes ?? content.length, 4]
    ] as const
    const localName = Buffer.from(file.localName ?? name)
    const local = record(
      [0x04034b50, 4],
      [20, 2],
      [file.localFlags ?? flags, 2],
      [file.localMethod ?? method, 2],
      [0, 4],
      ...sizes,
      [localName.length, 2],
      [0, 2],
      localName,
      packed,
      behind
    )
    directory.push(
      record(
        [0x02014b50, 4],
        [20, 2],
        [20, 2],
        [flags, 2],
        [method, 2],
        [0, 4],
        ...sizes,
        [Buffer.from(name).length, 2],
        [extra.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [file.offset ?? offset, 4],
        Buffer.from(name),
        extra
      )
    )
    written.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = end.count ?? files.length
  return record(
    ...written,
    central,
    [0x06054b50, 4],
    [end.disk ?? 0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [end.directoryBytes ?? central.length, 4],
    [offset, 4],
    [end.commentBytes ?? comment.length, 2],
    comment
  )
}
