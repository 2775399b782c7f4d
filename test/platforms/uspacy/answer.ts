import type { Answer } from '../../support/loopback.ts'

/** What the Space may be sent. */
export interface Sent {
  readonly title?: string
  readonly permissions?: readonly string[]
  readonly roles?: readonly string[]
  readonly email?: string
  readonly password?: string
}

/** A no with its reason. */
export const refused = (status: number, message: string): Answer => [status, { status: false, message }]

/** A no because of one field. */
export const invalid = (field: string, message: string): Answer => [
  422,
  { status: false, errors: { [field]: [message] } }
]
