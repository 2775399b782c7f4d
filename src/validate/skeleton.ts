/** Letters of other alphabets, and digits, that look like a Latin letter in most fonts; after Unicode's confusables. */
const lookalikes: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ї: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ζ: 'z',
  // Latin and digits
  ı: 'i',
  ɡ: 'g',
  ß: 'ss',
  '0': 'o',
  '1': 'l',
  '|': 'l'
}

/** What two titles have in common if they differ in case, width, space or alphabet only. */
export const folded = (title: string): string =>
  Array.from(title.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' '))
    .map((letter) => lookalikes[letter] ?? letter)
    .join('')

/** What two titles have in common if they look the same as they are written: here `I`, `l` and `1` are one. */
export const appearance = (title: string): string =>
  Array.from(title.normalize('NFKC').trim().replace(/\s+/gu, ' ')).map(drawn).join('')

const drawn = (letter: string): string => {
  if (letter === 'I' || letter === '\u0406' || letter === '\u0399') return 'l'
  if (letter === 'O' || letter === '\u041e' || letter === '\u039f' || letter === '0') return 'O'
  const lower = letter.toLowerCase()
  const latin = lookalikes[lower]
  if (latin === undefined) return letter
  return lower === letter ? latin : latin.toUpperCase()
}
