import { formatBytes } from '../values/bytes.ts'
import type { SizeRecord } from './record.ts'

/** What a plot shows. */
export interface Plotted {
  readonly records: readonly SizeRecord[]
  /** Drawn where it is near enough; null: none. */
  readonly limit: number | null
}

const COLUMNS = 60
const ROWS = 10
/** Less is drawn over some rows only: noise is not to look like a cliff. */
const LEAST_SPAN = 0.02

/** Sizes over time as lines of text: `•` is the last size of its column, `┄` the limit. */
export function plot({ records, limit }: Plotted): string[] {
  const [first, last] = [records[0], records.at(-1)]
  if (first === undefined || last === undefined) return []
  const [start, end] = [Date.parse(first.t), Date.parse(last.t)]
  const sizes = new Map<number, number>()
  for (const { t, bytes } of records) {
    const place = end === start ? 0 : (Date.parse(t) - start) / (end - start)
    sizes.set(Math.round(place * (COLUMNS - 1)), bytes)
  }
  const all = [...sizes.values()]
  const near = limit !== null && limit <= Math.max(...all) * 1.25 ? [limit] : []
  const [least, most] = [Math.min(...all, ...near), Math.max(...all, ...near)]
  const span = Math.max(most - least, most * LEAST_SPAN, 1)
  const floor = least - (span - (most - least)) / 2
  const rowOf = (bytes: number) =>
    Math.min(ROWS - 1, Math.max(0, Math.round(((bytes - floor) / span) * (ROWS - 1))))
  const labels = Array.from({ length: ROWS }, (_, row) =>
    formatBytes(Math.round(floor + (span * row) / (ROWS - 1))),
  )
  const width = Math.max(...labels.map(({ length }) => length))
  const limitRow = near[0] === undefined ? -1 : rowOf(near[0])
  const rows = labels.map((label, row) => {
    const cells = Array.from({ length: COLUMNS }, (_, column) => {
      const bytes = sizes.get(column)
      if (bytes !== undefined && rowOf(bytes) === row) return '•'
      return row === limitRow ? '┄' : ' '
    })
    const name = row === limitRow ? '  limit' : ''
    return `${label.padStart(width)} ┤${cells.join('')}${name}`.trimEnd()
  })
  const [from, to] = [first.t.slice(0, 10), last.t.slice(0, 10)]
  const axis = `${' '.repeat(width)} └${'─'.repeat(COLUMNS)}`
  const dates = `${' '.repeat(width + 2)}${from}${to.padStart(COLUMNS - from.length)}`
  return [...rows.toReversed(), axis, dates]
}
