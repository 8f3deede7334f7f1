import type { WeekSizes } from '../series/weekly.ts'

/** Changes of so many weeks are drawn from. */
const FROM_WEEKS = 52
/** Enough for its tenth and its ninetieth percent to stay, whatever the seed. */
const PATHS = 1_000

/** Paths that a size may take from here on, week by week, as factors of what it is now. */
export interface Draws {
  /** The factor of each path after so many weeks, from the least. */
  after(weeks: number): number[]
  /** When each path is first above a factor, in weeks; Infinity: not within so many. */
  reaching(factor: number, within: number): number[]
}

/**
 * Draws weekly changes of the past, steps among them, and adds them up: what has come will come. The
 * data are the seed, so that the same weeks are always told in the same words.
 * @returns null: there are too few changes from one week to the next.
 */
export function drawsFrom(weeks: readonly WeekSizes[], least: number): Draws | null {
  const changes = weeklyChanges(weeks)
  if (changes.length < least) return null
  const paths = (count: number, visit: (path: number, week: number, sum: number) => boolean) => {
    const random = randomFrom(seedOf(weeks))
    for (let path = 0; path < PATHS; path++) {
      let sum = 0
      for (let week = 1; week <= count; week++) {
        sum += changes[Math.floor(random() * changes.length)] ?? 0
        if (visit(path, week, sum)) break
      }
    }
  }
  return {
    after(count) {
      const ends: number[] = Array(PATHS).fill(0)
      paths(count, (path, _, sum) => {
        ends[path] = sum
        return false
      })
      return ends.map(Math.exp).toSorted((a, b) => a - b)
    },
    reaching(factor, within) {
      const goal = Math.log(factor)
      const when: number[] = Array(PATHS).fill(Number.POSITIVE_INFINITY)
      const before: number[] = Array(PATHS).fill(0)
      paths(within, (path, week, sum) => {
        const last = before[path] ?? 0
        before[path] = sum
        if (sum <= goal) return false
        // Within the week, as far as it went.
        when[path] = week - 1 + Math.max(0, goal - last) / (sum - last)
        return true
      })
      return when.toSorted((a, b) => a - b)
    },
  }
}

/** From one week to the next, as logarithms: across weeks without a measurement nobody knows how. */
function weeklyChanges(weeks: readonly WeekSizes[]): number[] {
  const from = (weeks.at(-1)?.week ?? 0) - FROM_WEEKS
  return weeks.slice(1).flatMap((week, index) => {
    const before = weeks[index]
    const isNext = before !== undefined && before.week === week.week - 1 && before.week >= from
    return isNext && before.median > 0 && week.median > 0
      ? [Math.log(week.median / before.median)]
      : []
  })
}

/** FNV-1a of the medians. */
function seedOf(weeks: readonly WeekSizes[]): number {
  const text = weeks.map(({ week, median }) => `${week}:${median}`).join(' ')
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}

/** Mulberry32: small, and good enough to draw from a bag. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
