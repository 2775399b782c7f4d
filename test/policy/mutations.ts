import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'

const root = join(import.meta.dirname, '../..')

const documentsBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))

/** Our own documents, the short ones, cut into words, signs, blanks and line breaks. */
const documents: readonly (readonly string[])[] = [
  ...documentsBelow('policies'),
  ...documentsBelow('test/rules')
]
  .filter((text) => text.length < 900)
  .map((text) => text.match(/\r?\n *|[\w.@/-]+| +|[^\w ]/g) ?? [])

/** What is put in: whatever means something to a YAML parser. Signs stand for blanks and line breaks. */
const pieces: readonly string[] = [
  '␊ ␊␠␠ ␊␠␠␠␠ ␍␊ ␍ ␠ ␠␠ :␠ : ␠-␠ -␠ - ,␠ , [ ] { } " \' # ␠#␠ ␠# ?␠ | >- |␊␠␠x␊ |2 >␊␊␠␠x␊',
  '&a␠ *a !t␠ !!str␠ ! <<:␠ << % %YAML␠1.1␊ @ ` ~ = null no on 1 0x1F 1e3 .nan 2024-01-01 "" \'\' [] {}',
  '--- ---␊ ␊---␊ ... ␊...␊ __proto__ constructor <<<<<<<␠HEAD␊ ␊=======␊',
  '\\ \\n \\/ \\x41 \\u0041 \\␊ \0 \ufeff \u0085 \u200b \ufffd é 営業 🎧'
]
  .flatMap((line) => line.split(' '))
  .map((piece) => piece.replaceAll('␠', ' ').replaceAll('␊', '\n').replaceAll('␍', '\r'))
  .concat('\t', '\u00a0', '\u2028', 'x'.repeat(600))

type Mutation = readonly [
  place: number,
  kind: 'in' | 'out' | 'over' | 'twice' | 'swap' | 'cut',
  piece: string
]

const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.nat(100_000),
  fc.constantFrom('in', 'in', 'over', 'over', 'out', 'twice', 'swap', 'cut'),
  fc.constantFrom(...pieces)
)

const mutated = (tokens: readonly string[], [place, kind, piece]: Mutation): readonly string[] => {
  const at = place % Math.max(1, tokens.length)
  const [before, here = '', next = ''] = [tokens.slice(0, at), tokens[at], tokens[at + 1]]
  switch (kind) {
    case 'in':
      return [...before, piece, ...tokens.slice(at)]
    case 'over':
      return [...before, piece, ...tokens.slice(at + 1)]
    case 'out':
      return [...before, ...tokens.slice(at + 1)]
    case 'twice':
      return [...before, here, here, ...tokens.slice(at + 1)]
    case 'swap':
      return [...before, next, here, ...tokens.slice(at + 2)]
    case 'cut':
      return before
  }
}

/** One of our documents with one to four changes to its words and signs. */
export const mutatedDocument: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...documents), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([tokens, mutations]) => mutations.reduce<readonly string[]>(mutated, tokens).join(''))
