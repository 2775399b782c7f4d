/** Offset of the quote or bracket that a line leaves open; null where it closes all. */
export const leftOpen = (line: string): number | null => {
  const open: number[] = []
  let quote: number | null = null
  for (let index = 0; index < line.length; index++) {
    const character = line[index] ?? ''
    if (quote !== null) {
      if (character === '\\' && line[quote] === '"') index++
      else if (character === line[quote]) quote = null
    } else if (isQuote(character) && /[\s[{,:-]/.test(line[index - 1] ?? ' ')) quote = index
    else if (character === '#' && /\s/.test(line[index - 1] ?? ' ')) break
    else if (character === '[' || character === '{') open.push(index)
    else if (character === ']' || character === '}') open.pop()
  }
  return quote ?? open.at(-1) ?? null
}

const isQuote = (character: string): boolean => character === '"' || character === "'"
