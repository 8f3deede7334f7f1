/** Which entry of base became which of head. */
export interface Pair {
  readonly base: number
  readonly head: number
}

/** How well two entries go together: 0 to 100, a whole number; 0 is not at all. */
export type Weight = (base: number, head: number) => number

/**
 * The pairs of a common subsequence that weighs the most, in order; of equal ones the earliest in
 * base. Time and memory grow with base × head, which the caller has to bound.
 */
export function align(base: number, head: number, weight: Weight): Pair[] {
  const width = head + 1
  const weights = new Uint8Array(base * head)
  // best[b, h]: what the entries from b and h on weigh at most.
  const best = new Uint32Array((base + 1) * width)
  const bestAt = (b: number, h: number) => best[b * width + h] ?? 0
  for (let b = base - 1; b >= 0; b--) {
    for (let h = head - 1; h >= 0; h--) {
      const here = weight(b, h)
      weights[b * head + h] = here
      const paired = here === 0 ? 0 : here + bestAt(b + 1, h + 1)
      best[b * width + h] = Math.max(paired, bestAt(b + 1, h), bestAt(b, h + 1))
    }
  }
  const pairs: Pair[] = []
  let [b, h] = [0, 0]
  while (b < base && h < head) {
    const here = weights[b * head + h] ?? 0
    if (here > 0 && bestAt(b, h) === here + bestAt(b + 1, h + 1)) {
      pairs.push({ base: b++, head: h++ })
    } else if (bestAt(b, h) === bestAt(b, h + 1)) h++
    else b++
  }
  return pairs
}
