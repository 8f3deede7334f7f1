/** ISO 8601 weeks, counted from the one of 1970-01-05; a Monday begins each, in UTC. */

const DAY_MS = 86_400_000
const FIRST_MONDAY_MS = Date.UTC(1970, 0, 5)

export function weekOf(ms: number): number {
  return Math.floor((ms - FIRST_MONDAY_MS) / (7 * DAY_MS))
}

/** When a week begins, in ms since 1970. */
export function startOf(week: number): number {
  return FIRST_MONDAY_MS + week * 7 * DAY_MS
}

/** `2026-W48`: the year is the one of the week's Thursday. */
export function weekName(week: number): string {
  const thursday = new Date(startOf(week) + 3 * DAY_MS)
  const year = thursday.getUTCFullYear()
  const number = week - weekOf(Date.UTC(year, 0, 4)) + 1
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`
}

/** null: there is no such week. */
export function parseWeekName(text: string): number | null {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(text) ?? []
  if (year === undefined) return null
  const week = weekOf(Date.UTC(Number(year), 0, 4)) + Number(number) - 1
  return weekName(week) === text ? week : null
}
