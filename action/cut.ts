/**
 * Markdown that fits into a number of bytes: as it is, or cut where a section ends, else where a paragraph ends, and
 * never inside a fenced block, a table or something folded. `note` follows where anything was cut off.
 */
export const cutMarkdown = (markdown: string, room: number, note: string): string => {
  if (Buffer.byteLength(markdown) <= room) return markdown
  const left = room - Buffer.byteLength(`\n${note}\n`)
  const ends = endsOf(markdown).filter(({ bytes }) => bytes <= left)
  const end = ends.findLast(({ isSection }) => isSection) ?? ends.at(-1)
  if (end === undefined) return Buffer.byteLength(note) < room ? `${note}\n` : ''
  const kept = Buffer.from(markdown).subarray(0, end.bytes).toString('utf8')
  return `${kept.trimEnd()}\n\n${note}\n`
}

/** A place where the text may end: how many bytes stand before it, and whether a heading follows. */
interface End {
  readonly bytes: number
  readonly isSection: boolean
}

const endsOf = (markdown: string): readonly End[] => {
  const ends: End[] = []
  let [bytes, fence, folded, before, said] = [0, '', 0, '', '']
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence === '' && folded === 0 && before === '' && said !== '' && !isHeading(said)) {
      ends.push({ bytes, isSection: isHeading(line) })
    }
    if (fence === '') fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    if (fence === '') folded = Math.max(0, folded + count(line, '<details') - count(line, '</details>'))
    bytes += Buffer.byteLength(line) + 1
    before = line.trim()
    if (before !== '') said = before
  }
  return ends
}

const isHeading = (line: string): boolean => /^#{1,6} /.test(line)

const count = (line: string, text: string): number => line.split(text).length - 1
