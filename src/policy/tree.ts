import {
  Composer,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq
} from 'yaml'

/** A node of a document, and where its text stands; the end is exclusive and leaves out comments after it. */
export interface Tree {
  readonly kind: 'scalar' | 'map' | 'list'
  /** Whether it is written with brackets. */
  readonly flow: boolean
  readonly start: number
  readonly end: number
  readonly items: readonly Item[]
}

/** One entry of a map or a list. */
export interface Item {
  /** The key of a map's entry; null in a list. */
  readonly key: string | null
  /** Where its text starts: at the key, at the dash, or at the value itself. */
  readonly start: number
  /** Where its value may start: after the colon or the dash. */
  readonly slot: number
  readonly node: Tree
}

/** A comment as it is written, from its `#` on. */
export interface Comment {
  readonly offset: number
  readonly source: string
}

/**
 * The nodes and comments of a document that the loader has accepted; its own complaints are not asked for, since some are
 * mistaken. Null where the text is not one document of maps, lists and scalars.
 */
export const treeOf = (
  text: string
): { readonly root: Tree; readonly comments: readonly Comment[] } | null => {
  const tokens = [...new Parser().parse(text)]
  const options = { schema: 'failsafe', version: '1.2', keepSourceTokens: true } as const
  const [document, ...others] = new Composer(options).compose(tokens, true, text.length)
  if (!document || others.length > 0) return null
  const root = nodeTree(text, document.contents)
  return root && { root, comments: [...commentsIn(tokens)] }
}

/** Comments stand at many places among the tokens; whatever looks like one is one. */
function* commentsIn(token: unknown): Iterable<Comment> {
  if (typeof token !== 'object' || token === null) return
  if (isComment(token)) yield { offset: token.offset, source: token.source }
  else for (const inner of Object.values(token)) yield* commentsIn(inner)
}

const isComment = (token: object): token is Comment & { readonly type: 'comment' } =>
  'type' in token && token.type === 'comment'

const nodeTree = (text: string, node: Node | null): Tree | null => {
  if (!node?.range) return null
  const [start, end] = node.range
  if (isScalar(node)) {
    const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL'
    const written = isBlock ? text.slice(start, end).trimEnd().length : end - start
    return { kind: 'scalar', flow: false, start, end: start + written, items: [] }
  }
  if (isMap(node)) return collection('map', node, mapItems(text, node))
  return isSeq(node) ? collection('list', node, listItems(text, node)) : null
}

const collection = (
  kind: Tree['kind'],
  node: YAMLMap | YAMLSeq,
  items: readonly (Item | null)[]
): Tree | null => {
  const known = items.filter((item) => item !== null)
  const [start = 0, end = 0] = node.range ?? []
  if (known.length < items.length) return null
  if (node.flow) return { kind, flow: true, start, end, items: known }
  return {
    kind,
    flow: false,
    start: known[0]?.start ?? start,
    end: known.at(-1)?.node.end ?? end,
    items: known
  }
}

const mapItems = (text: string, map: YAMLMap): readonly (Item | null)[] =>
  map.items.map(({ key, value }: Pair) => {
    const node = isNode(value) ? nodeTree(text, value) : null
    if (!isScalar(key) || !key.range || node === null) return null
    const [start, end] = key.range
    return { key: String(key.value), start, slot: text.indexOf(':', end) + 1, node }
  })

const listItems = (text: string, list: YAMLSeq): readonly (Item | null)[] => {
  const dashes = dashesOf(list)
  return list.items.map((value, index) => {
    const node = isNode(value) ? nodeTree(text, value) : null
    const start = list.flow ? node?.start : dashes[index]
    if (node === null || start === undefined) return null
    return { key: null, start, slot: list.flow ? start : start + 1, node }
  })
}

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value)

const dashesOf = ({ srcToken }: YAMLSeq): readonly number[] =>
  srcToken?.type === 'block-seq'
    ? srcToken.items.flatMap(({ start }) =>
        start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset)
      )
    : []
