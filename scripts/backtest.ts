import { readFile } from 'node:fs/promises'
import { outlookOf, rangeAfter } from '../src/domain/forecast/forecast.ts'
import type { WeekSizes } from '../src/domain/series/weekly.ts'
import { startOf } from '../src/domain/series/weeks.ts'
import { readSeries, type Sizes } from './backtest/series.ts'

/**
 * How often a forecast would have been right: each week of each series is taken for today, and what
 * was forecast is compared with what came. The rule is to hold eight of ten sizes.
 */

const HORIZONS = [4, 13, 26]
const LEAST_HISTORY = 12

interface Tally {
  ranges: number
  held: number
  width: number
  directions: number
  right: number
}

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write(
      'node scripts/backtest.ts FILE…\n\nA FILE is what history export writes (CSV), or lines of a date, a tab, and bytes.\n',
    )
    return 2
  }
  const tallies = new Map<number, Tally>()
  let count = 0
  for (const file of files) {
    const all = readSeries(await readFile(file, 'utf8'), file)
    count += all.length
    for (const sizes of all) for (const weeks of HORIZONS) tally(sizes, weeks, tallies)
  }
  process.stdout.write(
    `${count} series\n\nweeks ahead  ranges  held     width  directions  right\n`,
  )
  for (const [weeks, each] of tallies) process.stdout.write(`${lineOf(weeks, each)}\n`)
  return 0
}

function tally(sizes: Sizes, ahead: number, tallies: Map<number, Tally>): void {
  const sum = tallies.get(ahead) ?? { ranges: 0, held: 0, width: 0, directions: 0, right: 0 }
  tallies.set(ahead, sum)
  const all = sizes.weeks
  all.forEach((today, index) => {
    const came = all.find(({ week }) => week === today.week + ahead)
    if (came === undefined || index + 1 < LEAST_HISTORY) return
    const now = new Date(startOf(today.week + 1) - 1)
    const records = sizes.records.filter(({ t }) => Date.parse(t) <= now.valueOf())
    const known = outlookOf({ records, weeks: all.slice(0, index + 1) }, now)
    countRange(known.weeks, ahead, came, sum)
    if (known.forecast.kind !== 'growing') return
    sum.directions++
    if (came.median > today.median) sum.right++
  })
}

function countRange(weeks: readonly WeekSizes[], ahead: number, came: WeekSizes, sum: Tally): void {
  const range = rangeAfter(weeks, ahead)
  if (range === null) return
  sum.ranges++
  if (came.median >= range.low && came.median <= range.high) sum.held++
  sum.width += (range.high - range.low) / came.median
}

function lineOf(weeks: number, { ranges, held, width, directions, right }: Tally): string {
  return [
    String(weeks).padStart(11),
    String(ranges).padStart(6),
    share(held, ranges),
    share(width, ranges),
    String(directions).padStart(10),
    share(right, directions),
  ].join('  ')
}

function share(part: number, whole: number): string {
  return (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(0)} %`).padStart(6)
}

process.exitCode = await main(process.argv.slice(2))
