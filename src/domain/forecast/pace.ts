/** A place in time, in weeks, and a logarithm of a size there. */
export interface Place {
  readonly week: number
  readonly value: number
}

/** How fast something grows, and the interval that holds the pace in nine of ten cases. */
export interface Slope {
  readonly perWeek: number
  readonly low: number
  readonly high: number
}

/** The normal distribution's, for 90 % on both sides together. */
const Z = 1.645

/**
 * Theil and Sen's slope: the median of those of all pairs, which a few odd weeks do not move. The interval
 * is Sen's, by Kendall's rank correlation. It says how well the past's pace is known, and nothing of
 * where a size will be. @param places two or more, in different weeks.
 */
export function slopeOf(places: readonly Place[]): Slope {
  const slopes = places
    .flatMap((a, index) =>
      places.slice(index + 1).map((b) => (b.value - a.value) / (b.week - a.week)),
    )
    .toSorted((a, b) => a - b)
  const count = places.length
  const spread = Z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
  const low = Math.max(0, Math.floor((slopes.length - spread) / 2))
  const high = Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2))
  const middle = Math.floor(slopes.length / 2)
  const upper = slopes[middle] ?? 0
  const perWeek = slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? 0) + upper) / 2
  return { perWeek, low: slopes[low] ?? 0, high: slopes[high] ?? 0 }
}
