/** Of a size's changes this part is drawn over the whole height at least: noise is not to look like a cliff. */
const LEAST_SPAN = 0.02
const COLUMNS = 60

export const SPARK = { width: 120, height: 28, margin: 2 } as const

/** Sizes over time as one path: each stays until the next one. */
export function sparkPath(at: readonly number[], bytes: readonly number[]): string {
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined) return ''
  const columns = new Map<number, number>()
  at.forEach((time, index) => {
    const place = last === first ? 1 : (time - first) / (last - first)
    columns.set(Math.round(place * COLUMNS), bytes[index] ?? 0)
  })
  const sizes = [...columns.values()]
  const most = Math.max(...sizes)
  const least = Math.min(...sizes)
  const span = Math.max(most - least, most * LEAST_SPAN, 1)
  const floor = least - (span - (most - least)) / 2
  const { width, height, margin } = SPARK
  const y = (size: number) =>
    round(height - margin - ((size - floor) / span) * (height - 2 * margin))
  const x = (column: number) => round(margin + (column / COLUMNS) * (width - 2 * margin))
  const [start = [0, 0], ...rest] = columns
  const lines = rest.map(([column, size]) => `H${x(column)}V${y(size)}`).join('')
  return `M${columns.size === 1 ? margin : x(start[0])} ${y(start[1])}${lines}H${width - margin}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
