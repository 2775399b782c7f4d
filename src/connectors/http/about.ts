import { check, pipe, type GenericSchema } from 'valibot'

/** What a platform answers of the one thing that it was asked to change: `idOf` says which one an answer is about. */
export const about = <Item>(
  id: string,
  shape: GenericSchema<unknown, Item>,
  idOf: (item: Item) => string
): GenericSchema<unknown, Item> =>
  pipe(
    shape,
    check((item) => idOf(item) === id, 'it is another one')
  )
