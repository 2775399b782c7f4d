import type { Problem } from '../model/finding.ts'
import type { Locate } from '../model/place.ts'
import type { Declared } from '../model/document.ts'
import type { ReadProblems } from '../model/policy.ts'
import { check } from './check.ts'
import { noDocuments } from './documents.ts'
import { locator } from './locate.ts'
import { parse } from './parse.ts'
import { scan } from './scan.ts'
import type { Source } from './source.ts'

/** What the documents of a source say. */
export interface ReadResult {
  readonly declared: Declared
  readonly problems: ReadProblems
  /** How many documents there are, the ones with problems included. */
  readonly documents: number
  readonly locate: Locate
  /** The text of a document; null where it has none that could be shown. */
  readonly text: (file: string) => string | null
}

/**
 * Reads every document of a source: strict scan, parser, schema, nouns. A document with problems declares nothing and
 * never keeps the others from being read. Nothing is resolved yet.
 */
export const readDocuments = (source: Source): ReadResult => {
  const yaml: Problem[] = [...source.problems()]
  const schema: Problem[] = []
  const texts = new Map<string, string>()
  const documents = noDocuments()
  const files = source.files()
  for (const { file, bytes } of files) {
    const text = scan(file, bytes)
    if (text.ok) texts.set(file, text.value)
    const parsed = text.ok ? parse(file, text.value) : text
    if (!parsed.ok) {
      yaml.push(...parsed.problems)
      continue
    }
    const checked = check(file, parsed.value)
    schema.push(...(checked.ok ? documents.add(file, checked.value) : checked.problems))
  }
  return {
    declared: documents.declared(),
    problems: { yaml, schema },
    documents: files.length,
    locate: locator(texts),
    text: (file) => texts.get(file) ?? null
  }
}
