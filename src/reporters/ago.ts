import { showInstant, type Instant } from '../model/instant.ts'
import { counted } from '../model/words.ts'

const minute = 60 * 1000
const hour = 60 * minute
const day = 24 * hour

/** When something was written down, and how long ago that is. */
export const takenText = (taken: Instant, now: Instant): string => {
  const age = now - taken
  const ago =
    age >= day
      ? `${counted(Math.floor(age / day), 'day')} ago`
      : age >= hour
        ? `${counted(Math.floor(age / hour), 'hour')} ago`
        : age >= minute
          ? `${counted(Math.floor(age / minute), 'minute')} ago`
          : 'just now'
  return `as it was written down on ${showInstant(taken)}, ${ago}`
}
