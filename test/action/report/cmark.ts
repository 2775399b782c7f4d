import { spawnSync } from 'node:child_process'

const extensions = ['table', 'autolink', 'strikethrough', 'tagfilter'].flatMap((name) => ['-e', name])

/** Whether the reader that GitHub's own is made from is there. Says so loudly where it is not. */
export const isCmarkInstalled: boolean = spawnSync('cmark-gfm', ['--version']).status === 0

if (!isCmarkInstalled) {
  process.stderr.write(
    'Markdown is not read by cmark-gfm, which is not installed: run `apt-get install cmark-gfm`\n'
  )
}

/** A node of a page: its kind, and its text where it holds text itself. */
export interface Node {
  readonly kind: string
  /** Attributes that say what it is, such as the address of a link. */
  readonly attributes: string
  readonly text: string
}

/** What a page is made of, in the order in which nodes begin and end. */
export const nodesOf = (page: string): readonly Node[] => {
  const xml = cmark(page)
  return [...xml.matchAll(/<(\/?[a-z_]+)((?:\s[a-z:_]+="[^"]*")*)\s*\/?>([^<]*)/g)].map(
    ([, kind = '', attributes = '', text = '']) => ({
      kind,
      attributes: attributes.replaceAll(/\s*(?:xml:space|sourcepos)="[^"]*"/g, '').trim(),
      text: isLeaf(kind) ? unescaped(text) : ''
    })
  )
}

const isLeaf = (kind: string): boolean => /^(?:text|code|code_block|html_inline|html_block)$/.test(kind)

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const cmark = (page: string): string => {
  const { stdout, stderr, status } = spawnSync('cmark-gfm', [...extensions, '--unsafe', '--to', 'xml'], {
    input: page,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  if (status !== 0) throw new Error(`cmark-gfm: ${stderr}`)
  return stdout
}
