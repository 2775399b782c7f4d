import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../support/cli.ts'
import type { playScenario } from './replay.ts'

/** One change to the source of the engine: a text that must be there, and what stands there instead. */
export interface Mutation {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** The simulation with a changed engine. */
export interface Mutated {
  readonly playScenario: typeof playScenario
}

/** Builds the simulation with a changed engine. Throws where a text to be changed is not there exactly once. */
export const mutated = async (mutations: readonly Mutation[]): Promise<Mutated> => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'rolewright-mutant-')), 'mutant.cjs')
  const changed = new Set<Mutation>()
  await build({
    entryPoints: [join(root, 'test', 'simulation', 'replay.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    loader: { '.yaml': 'text' },
    outfile,
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutate',
        setup: (bundler) =>
          bundler.onLoad({ filter: /src[\\/].*\.ts$/ }, ({ path }) => {
            let contents = readFileSync(path, 'utf8')
            for (const mutation of mutations) {
              if (!path.replaceAll('\\', '/').endsWith(mutation.file)) continue
              if (contents.split(mutation.from).length !== 2)
                throw new Error(`${mutation.file} does not have once: ${mutation.from}`)
              contents = contents.replace(mutation.from, () => mutation.to)
              changed.add(mutation)
            }
            return { contents, loader: 'ts' }
          })
      }
    ]
  })
  const missing = mutations.find((mutation) => !changed.has(mutation))
  if (missing) throw new Error(`${missing.file} is no part of the engine`)
  return createRequire(import.meta.url)(outfile)
}
