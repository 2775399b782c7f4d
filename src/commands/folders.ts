import { dirname, resolve } from 'node:path'
import type { Environment, Invocation } from './command.ts'

/** The folder with the documents, absolute. */
export const policyFolder = (invocation: Invocation, environment: Environment): string =>
  resolve(environment.folder, invocation.values['policies'] ?? 'policies')

/** The folder of our own files, beside the policies. */
export const ownFolder = (policies: string): string => resolve(dirname(policies), '.rolewright')
