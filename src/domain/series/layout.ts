/** Where the history's files are on its branch: a day's lines of all services in one. */

const ROOT = 'v1'
export const WEEKLY = `${ROOT}/weekly.jsonl`
export const README = 'README.md'

/** `v1/2026-11/25.jsonl` @param day UTC, `2026-11-25…` */
export function dayPath(day: string): string {
  return `${ROOT}/${day.slice(0, 7)}/${day.slice(8, 10)}.jsonl`
}

/** `v1/2026-11.jsonl`: a month that is over. */
export function monthPath(month: string): string {
  return `${ROOT}/${month}.jsonl`
}

/** The day of a path, `2026-11-25`; null: it is none of a day's file. */
export function dayOf(path: string): string | null {
  const [, month, day] = /^v1\/(\d{4}-\d\d)\/(\d\d)\.jsonl$/.exec(path) ?? []
  return month === undefined ? null : `${month}-${day}`
}

/** The month of a path, `2026-11`; null: it is none of a month's file. */
export function monthOf(path: string): string | null {
  return /^v1\/(\d{4}-\d\d)\.jsonl$/.exec(path)?.[1] ?? null
}

/** Whether a branch that has these files is a history, or empty: nothing else is written to. */
export function isHistory(paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => path.startsWith(`${ROOT}/`))
}
