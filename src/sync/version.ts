import type { Access } from '../model/access.ts'
import type { Policy } from '../model/policy.ts'

/** One version of the documents, and who may do what by it. */
export interface Version {
  readonly policy: Policy
  readonly access: Access
}
