import { catalogTexts } from '../../src/platforms/registry.ts'
import { loadPolicy, type Loaded } from '../../src/policy/load.ts'

/** An organisation from documents in memory: file name → YAML without its `apiVersion` line, which is added. */
export const policyOf = (documents: Readonly<Record<string, string>>): Loaded => {
  const encoder = new TextEncoder()
  const files = Object.entries(documents).map(([file, text]) => ({
    file: `policies/${file}`,
    bytes: encoder.encode(`apiVersion: rolewright/v1\n${text}`)
  }))
  return loadPolicy({ name: 'memory', files: () => files, problems: () => [] }, catalogTexts)
}
