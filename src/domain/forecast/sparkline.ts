const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Of a size's changes this part is drawn over the whole height at least: noise is not to look like a cliff. */
const LEAST_SPAN = 0.02

/** Sizes as bars, the last one at the right; empty without any. */
export function sparkline(sizes: readonly number[]): string {
  const most = sizes.reduce((max, size) => Math.max(max, size), 0)
  const least = sizes.reduce((min, size) => Math.min(min, size), most)
  const span = Math.max(most - least, most * LEAST_SPAN, 1)
  // What does not change lies in the middle of the middle.
  const floor = least - ((span - (most - least)) * 9) / 16
  return sizes
    .map((size) => BARS[Math.min(7, Math.floor(((size - floor) / span) * 8))] ?? '')
    .join('')
}
