import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { build } from 'esbuild'
import type { fileIn } from '../../../action/approval/archive.ts'
import type { gatherEvidence } from '../../../action/approval/gather.ts'
import * as port from '../../../action/github/port.ts'
import * as library from '../../../src/index.ts'
import type { Judges } from './cases.ts'

/** One change to the source of what judges approvals: a text that must be there once, and what stands there instead. */
export interface Mutation {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** All that judges approvals and proves plans. */
export interface Approving extends Judges {
  readonly gatherEvidence: typeof gatherEvidence
  readonly fileIn: typeof fileIn
}

const folder = join(import.meta.dirname, '..', '..', '..', 'action', 'approval')
const shared: Readonly<Record<string, unknown>> = { library, port }
const load = createRequire(import.meta.url)

/** Builds it with a change. Throws where the text to be changed is not there exactly once. */
export const mutated = async ({ file, from, to }: Mutation): Promise<Approving> => {
  const source = readFileSync(join(folder, file), 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file} does not have once: ${from}`)
  const changed = source.replace(from, () => to)
  const contents = ['judge', 'gather', 'archive'].map((name) => `export * from './${name}.ts'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutate',
        setup: (bundler) => {
          bundler.onResolve({ filter: /\/src\/index\.ts$/ }, () => ({ path: 'library', external: true }))
          bundler.onResolve({ filter: /\/github\/port\.ts$/ }, () => ({ path: 'port', external: true }))
          bundler.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === join(folder, file) ? { contents: changed, loader: 'ts' } : null
          )
        }
      }
    ]
  })
  const module: { exports: Partial<Approving> } = { exports: {} }
  const run: unknown = compileFunction(outputFiles[0]?.text ?? '', ['module', 'require'])
  if (typeof run !== 'function') throw new Error('what was built is no module')
  run(module, (name: string): unknown => shared[name] ?? load(name))
  const { judgeApprovals, poolApprovals, gatherEvidence, fileIn } = module.exports
  if (!judgeApprovals || !poolApprovals || !gatherEvidence || !fileIn) throw new Error('a part is missing')
  return { judgeApprovals, poolApprovals, gatherEvidence, fileIn }
}
