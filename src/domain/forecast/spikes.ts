/** A size at a moment, in ms since 1970. */
export interface Sized {
  readonly at: number
  readonly bytes: number
}

/** What left a level and was back on it soon. */
export interface Spike<Point extends Sized> {
  readonly first: Point
  /** The last one before the level was back. */
  readonly last: Point
  /** The one that is furthest from the level. */
  readonly top: Point
  readonly level: number
}

/** Less is no jump. */
const LEAST_JUMP = 0.02
/** What takes longer is a level of its own, though it may end as well. */
const LONGEST_MS = 14 * 86_400_000
/** How near to where it came from it has to come again, as a part of the jump. */
const BACK = 0.5

/**
 * Parts what stays from what was taken back within a fortnight: that is one spike, and not two steps.
 * @param points in order of time.
 */
export function withoutSpikes<Point extends Sized>(
  points: readonly Point[],
): { readonly rest: Point[]; readonly spikes: Spike<Point>[] } {
  const rest: Point[] = []
  const spikes: Spike<Point>[] = []
  for (let index = 0; index < points.length; index++) {
    const point = points[index]
    if (point === undefined) break
    const level = rest.at(-1)?.bytes
    const end = level === undefined ? -1 : endOfSpike(points, index, level)
    if (level === undefined || end < 0) {
      rest.push(point)
      continue
    }
    const between = points.slice(index, end)
    const distance = ({ bytes }: Point) => Math.abs(bytes - level)
    const top = between.reduce(
      (most, each) => (distance(each) > distance(most) ? each : most),
      point,
    )
    spikes.push({ first: point, last: between.at(-1) ?? point, top, level })
    index = end - 1
  }
  return { rest, spikes }
}

/** Where the level is back after a jump; -1: it does not jump, or stays. */
function endOfSpike(points: readonly Sized[], start: number, level: number): number {
  const first = points[start]
  if (first === undefined) return -1
  const jump = Math.abs(first.bytes - level)
  if (jump <= level * LEAST_JUMP) return -1
  for (let index = start + 1; index < points.length; index++) {
    const point = points[index]
    if (point === undefined || point.at - first.at > LONGEST_MS) return -1
    if (Math.abs(point.bytes - level) <= jump * BACK) return index
  }
  return -1
}
