import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions, type Metafile } from 'esbuild'
import { inputList, outputList } from '../../action/inputs.ts'

const root = join(import.meta.dirname, '../..')

/** `action.yml`: how GitHub calls the Action, with every input and output. */
export const actionYaml = (): string =>
  [
    '# Generated from action/inputs.ts by `npm run generate`; never edited by hand.',
    `name: ${quoted('Rolewright')}`,
    `description: ${quoted('Roles and permissions as reviewed YAML: shown, approved and carried out')}`,
    `author: ${quoted('Rolewright')}`,
    'branding: {icon: shield, color: blue}',
    'inputs:',
    ...inputList.flatMap((input) => [
      `  ${input.name}:`,
      `    description: ${quoted(input.description)}`,
      `    required: ${input.required}`,
      ...(input.required ? [] : [`    default: ${quoted(input.default)}`])
    ]),
    'outputs:',
    ...outputList.flatMap(({ name, description }) => [
      `  ${name}:`,
      `    description: ${quoted(description)}`
    ]),
    'runs:',
    '  using: node24',
    '  main: action/dist/index.cjs',
    ''
  ].join('\n')

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The bundle that GitHub runs, and the licences of everything in it. */
export interface ActionBundle {
  readonly code: string
  readonly licences: string
}

/** Builds the Action anew, with exactly the options of `npm run build:action`. */
export const actionBundle = async (): Promise<ActionBundle> => {
  const result = await build({ ...optionsOf(scriptOf('build:action')), metafile: true, write: false })
  return { code: result.outputFiles[0]?.text ?? '', licences: licencesOf(result.metafile) }
}

const scriptOf = (name: string): string => {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8')
  )
  return scripts[name] ?? ''
}

/** The words of a call of esbuild as options of its interface: `--a-b=c` and `--define:a=b`. */
const optionsOf = (script: string): BuildOptions & { readonly write: false } => {
  const [program, entry = '', ...words] = script.split(' ')
  if (program !== 'esbuild') throw new Error('the Action is not built by esbuild alone any more')
  const options: Record<string, unknown> = {}
  const define: Record<string, string> = {}
  for (const word of words) {
    const [, name = '', key, value] = /^--([a-z-]+)(?::([^=]+))?(?:=(.*))?$/.exec(word) ?? []
    if (name === 'define' && key !== undefined) define[key] = value ?? ''
    else options[camel(name)] = value ?? true
  }
  return { ...options, define, absWorkingDir: root, entryPoints: [entry], write: false }
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The text of the licence of every package that has a part in a bundle, by name. */
const licencesOf = ({ inputs, outputs }: Metafile): string => {
  const used = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []))
  )
  const folders = [...new Set([...used, ...Object.keys(inputs)].flatMap(packageOf))].sort()
  return [...new Set(folders.map(licenceIn))].join('\n')
}

/** The folder of the package that a file belongs to; packages may lie inside each other. */
const packageOf = (path: string): readonly string[] => {
  const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
  return folder === undefined ? [] : [folder]
}

const licenceIn = (folder: string): string => {
  const {
    name,
    version,
    license
  }: { readonly name: string; readonly version: string; readonly license: string } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8')
  )
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each))
  const path = join(root, folder, file ?? '')
  const text =
    file !== undefined && existsSync(path) ? readFileSync(path, 'utf8').trim() : 'It names no text.'
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n${'='.repeat(80)}\n\n${text.replaceAll('\r\n', '\n')}\n`
}
