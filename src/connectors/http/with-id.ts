import { check, pipe, type GenericSchema } from 'valibot'

/** What a platform answers of the one thing that it was asked to change. */
export const withId = <Item extends { readonly id: string }>(
  shape: GenericSchema<unknown, Item>,
  id: string
): GenericSchema<unknown, Item> =>
  pipe(
    shape,
    check((item) => item.id === id, 'it is another one')
  )
