/** An element of an XML document. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const tag = /<(\/?)([a-z][a-z-]*)((?: [a-z]+="[^"<>]*")*)(\/?)>/y
const text = /[^<>]+/y
/** What XML 1.0 does not allow, and an ampersand that starts none of the five entities. */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|&(?!(?:amp|lt|gt|quot|apos);)/u

/** Reads the plain XML that a report may be: elements, attributes in double quotes, text. Throws at anything else. */
export const readXml = (xml: string): Element => {
  if (!xml.startsWith(declaration)) throw new Error('no declaration')
  const found = illegal.exec(xml)
  if (found) throw new Error(`not allowed at ${found.index}`)
  const open: Element[] = [{ name: '', attributes: {}, children: [], text: '' }]
  for (let at = declaration.length; at < xml.length;) {
    const token = match(tag, xml, at) ?? match(text, xml, at)
    if (!token) throw new Error(`neither a tag nor text at ${at}`)
    at += token[0].length
    take(open, token)
  }
  const [root, ...others] = open[0]?.children ?? []
  if (!root || others.length > 0 || open.length > 1) throw new Error('not one whole element')
  return root
}

const match = (pattern: RegExp, xml: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(xml)
}

const take = (open: Element[], [whole, slash, name, attributes = '', empty]: RegExpExecArray): void => {
  const current = open.pop()
  if (!current) throw new Error('outside of the document')
  if (name === undefined) open.push({ ...current, text: current.text + plain(whole) })
  else if (slash === '/') close(open, current, name)
  else {
    const element = { name, attributes: attributesOf(attributes), children: [], text: '' }
    open.push(current, element)
    if (empty === '/') close(open, open.pop() ?? element, name)
  }
}

const close = (open: Element[], element: Element, name: string): void => {
  const parent = open.pop()
  if (!parent || element.name !== name) throw new Error(`</${name}> closes nothing`)
  open.push({ ...parent, children: [...parent.children, element] })
}

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)])
  )

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (written: string): string =>
  written.replaceAll(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole)
