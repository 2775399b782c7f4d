import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** What was judged once under a name is remembered under it. */
let judged = 0

/**
 * What GitHub's own parser and language service find wrong with a workflow, or with an action.yml. `actions` are those
 * that it may use, by their names, with their inputs.
 */
export const judge = async (file, text, actions) => {
  const document = TextDocument.create(`file:///${judged++}/${file}`, 'yaml', 1, text)
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name }) => {
        const inputs = actions[`${owner}/${name}`]
        return inputs && { name, description: name, inputs }
      }
    }
  })
  return found.map(({ message, range }) => `${file}:${range.start.line + 1}: ${JSON.stringify(message)}`)
}
