import type { Review } from '../github/port.ts'

/**
 * What everybody says now: of each user the latest review that approves, asks for changes or was dismissed, oldest first.
 * Comments and reviews that were not handed in change nothing.
 */
export const standingReviews = (reviews: readonly Review[]): readonly Review[] => {
  const standing = new Map<string | number, Review>()
  for (const review of reviews.filter(decides).toSorted(byTime)) {
    // Of an account that is gone, nobody knows which other reviews are its own.
    standing.set(review.author?.login.toLowerCase() ?? review.id, review)
  }
  return [...standing.values()].sort(byTime)
}

const decides = ({ state }: Review): boolean =>
  state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED'

const byTime = (a: Review, b: Review): number => {
  const [first, second] = [timeOf(a), timeOf(b)]
  return first === second ? a.id - b.id : first - second
}

/** A review whose time nobody knows lifts nothing: who asks for changes still does. */
const timeOf = ({ state, submittedAt }: Review): number =>
  submittedAt ?? (state === 'CHANGES_REQUESTED' ? Infinity : -Infinity)
