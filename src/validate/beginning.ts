import type { Location, Place } from '../model/place.ts'

/** The beginning of a file, for what stands nowhere any more. */
export const beginningOf = ({ file }: Place): Location => ({
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1
})
