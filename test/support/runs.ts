/** How often a test repeats itself: as often as is quick, or `ROLEWRIGHT_RUNS` times as often. */
export const runs = (quick: number): number =>
  Math.max(1, Math.round(quick * Number(process.env['ROLEWRIGHT_RUNS'] ?? 1)))
