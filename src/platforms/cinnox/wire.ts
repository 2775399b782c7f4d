import {
  array,
  check,
  looseObject,
  nullish,
  number,
  picklist,
  pipe,
  string,
  union,
  unknown,
  type GenericSchema
} from 'valibot'

/** What the staff list says about an account. */
const statuses = ['Activated', 'Not activated', 'Suspended'] as const

/** A staff member as the staff list shows them. */
export interface Member {
  readonly id: string
  readonly status: (typeof statuses)[number]
  readonly email: string | null
  /** The name of the one role; null or empty where there is none. */
  readonly role: string | null
  /** The data access level, in the words of CINNOX. */
  readonly dataScope: string | null
}

/** Anything that the Open API answers, before it is known whether it is a failure. */
export const answerShape: GenericSchema<unknown, object> = union([array(unknown()), looseObject({})])

/** What the Open API says instead of a list: a failure, although the status is 200. */
export interface Failure {
  readonly code: number
}

/** An answer with a code that is not the one for success. */
export const failureShape: GenericSchema<unknown, Failure> = pipe(
  looseObject({ code: number() }),
  check(({ code }) => code !== 200)
)

/** The people on one page of the staff list. Whoever is shown without a status, or with another one, is not understood. */
export const membersShape: GenericSchema<unknown, readonly Member[]> = array(
  looseObject({
    id: pipe(
      string(),
      check((id) => id !== '', 'it is empty')
    ),
    status: picklist(statuses),
    email: nullish(string(), null),
    role: nullish(string(), null),
    dataScope: nullish(string(), null)
  })
)
