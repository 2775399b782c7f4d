import { parse } from 'lossless-json'

/**
 * Reads JSON so that nothing is lost and nothing has two meanings: whole numbers that a number cannot hold stay the text
 * that they are, and a key that stands twice with two values is a mistake. Throws a `SyntaxError`.
 */
export const readJson = (text: string): unknown => {
  try {
    return parse(text.replace(/^\ufeff/, ''), null, { parseNumber: numberOf })
  } catch (error) {
    // Nested deeper than anything a platform has to say.
    if (error instanceof RangeError) throw new SyntaxError('it is nested too deeply', { cause: error })
    throw error
  }
}

const numberOf = (text: string): number | string => {
  const number = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? text : number
}
