/** Cyrillic and Greek letters, and the Latin letters that they look like in most fonts; after Unicode's confusables. */
const foreign = [
  ['АВЕКМНОРСТУХІЇЈЅԀԚԜҺ', 'ABEKMHOPCTYXIIJSDQWH'],
  ['авекмнорстухіїјѕԁԛԝһ', 'abekmhopctyxiijsdqwh'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αβεζηικμνορτυχ', 'abeznikmvoptux'],
  ['ıɡ', 'ig']
] as const

const latin = new Map(
  foreign.flatMap(([from, to]) =>
    Array.from(from).map((letter, index) => [letter, to.charAt(index)] as const)
  )
)

/** What two titles have in common if they differ in case, width, space or alphabet only. */
export const folded = (title: string): string =>
  written(title).toLowerCase().replaceAll('ß', 'ss').replaceAll('0', 'o').replace(/[1|]/g, 'l')

/** What two titles have in common if they look the same as they are written: here `I`, `l` and `1` are one. */
export const appearance = (title: string): string =>
  written(title).replace(/[I1|]/g, 'l').replaceAll('0', 'O')

const written = (title: string): string =>
  Array.from(title.normalize('NFKC').trim().replace(/\s+/gu, ' '))
    .map((letter) => latin.get(letter) ?? letter)
    .join('')
