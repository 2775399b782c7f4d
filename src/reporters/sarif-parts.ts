import type { Location } from '../model/place.ts'
import { safe } from './safe.ts'

/** One run of SARIF. */
export interface SarifRun {
  /** The version of this program. */
  readonly version: string
  /** Which of the reports of one commit this is; a new one takes the place of the last of its name. */
  readonly category: string
  readonly rules: readonly unknown[]
  readonly results: readonly unknown[]
}

/** SARIF 2.1.0 with one run. */
export const sarifLog = ({ version, category, rules, results }: SarifRun): string => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Rolewright', version, semanticVersion: version, rules } },
        automationDetails: { id: category },
        originalUriBaseIds: { [root]: { description: { text: 'The folder that paths are relative to.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        results
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const root = '%SRCROOT%'

/** A place in a file as SARIF has it. */
export const physical = ({ file, line, column, endLine, endColumn }: Location): unknown => ({
  artifactLocation: { uri: uriOf(file), uriBaseId: root },
  region: { startLine: line, startColumn: column, endLine, endColumn }
})

const uriOf = (file: string): string => file.toWellFormed().split('/').map(encodeURIComponent).join('/')

/** A name for an id. One that would be no other than the id is left out, as the format wants it. */
export const pascalCase = (id: string): string =>
  id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Our messages start in lower case and end without a full stop; here each is a sentence. */
export const sentence = (text: string): string => {
  const shown = safe(text)
  const end = shown !== '' && !/[.?!]$/.test(shown) ? '.' : ''
  return shown.charAt(0).toUpperCase() + shown.slice(1) + end
}

/** Sentences of one message in which nothing is taken for a link or a placeholder. */
export const literal = (...texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .join(' ')
    .replaceAll('](', '] (')
    .replaceAll(/\{(\d+)\}/g, '{ $1 }')
