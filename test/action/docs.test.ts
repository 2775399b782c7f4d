import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inputList, outputList } from '../../action/inputs.ts'
import { freshActionPage } from '../generate/action-docs.ts'
import { root } from '../support/cli.ts'

const file = join(root, 'action/README.md')

test('action/README.md names every input and output, permission and address as they are', () => {
  const page = readFileSync(file, 'utf8')
  expect(freshActionPage(page)).toBe(page)
  for (const { name } of [...inputList, ...outputList]) expect(page).toContain(`| \`${name}\` |`)
})
