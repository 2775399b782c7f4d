import type { Case } from './case.ts'
import { configCases } from './corpus/config.ts'
import { nameCases } from './corpus/names.ts'
import { shapeCases } from './corpus/shape.ts'
import { sinkCases } from './corpus/sinks.ts'
import { yamlCases } from './corpus/yaml.ts'

/** Bad input that is documents alone. What needs a repository, odd files or a platform has a test of its own. */
export const cases: readonly Case[] = [
  ...yamlCases,
  ...shapeCases,
  ...nameCases,
  ...sinkCases,
  ...configCases
]
