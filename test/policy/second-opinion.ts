import { parseAllDocuments } from 'yaml'

/** What another library reads with scalars as text; undefined where it refuses. */
export const secondOpinion = (text: string): unknown => {
  const options = {
    schema: 'failsafe',
    version: '1.2',
    strict: true,
    uniqueKeys: true,
    stringKeys: true
  } as const
  const documents = parseAllDocuments(text, options)
  if (!Array.isArray(documents) || documents.length !== 1) return undefined
  const [document] = documents
  return document?.errors.length === 0 ? document.toJS() : undefined
}
