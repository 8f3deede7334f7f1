import type { Budget } from '../domain/budget/budget.ts'
import { type Trend, trendOf } from '../domain/forecast/trend.ts'
import { plot } from '../domain/series/plot.ts'
import type { Series } from '../domain/series/size-history.ts'
import { formatBytes, formatPercent } from '../domain/values/bytes.ts'
import { oneLine, toJsonText } from '../domain/values/text.ts'
import { outlookWords, stepWords } from '../render/forecast-words.ts'
import { trendJson } from '../render/json-trend.ts'
import { code, prose, row } from '../render/markdown-text.ts'
import { columns } from '../render/text-table.ts'
import type { Arguments } from './arguments.ts'
import { readSeries } from './history-read.ts'
import { EXIT, type World } from './world.ts'

/** One line of the table. */
interface Shown {
  readonly series: Series
  readonly trend: Trend
  readonly last: { readonly t: string; readonly bytes: number } | null
}

/** `history show`: a table of all, and a plot of what is named. */
export async function showHistory(
  args: Arguments,
  world: World,
  budgets: readonly Budget[],
): Promise<number> {
  const now = new Date()
  const all = await readSeries(args, world, budgets)
  const shown = all.map((series): Shown => {
    const limit = budgets.find(({ name }) => name === series.service)?.limit?.value ?? null
    const last = series.records.at(-1) ?? null
    return { series, last, trend: trendOf(series, { head: null, limit, now }) }
  })
  world.stdout.write(`${RENDERERS[args.format](shown, args.positionals.length > 0)}\n`)
  return EXIT.pass
}

const RENDERERS = { text, markdown, json }

const HEADER = ['Image', 'Platform', 'Size', 'On', '30 days', 'Last sizes', 'Forecast']

function cellsOf({ series, last, trend }: Shown): string[] {
  const { service, platform } = series
  const size = last === null ? '' : formatBytes(last.bytes)
  const words = outlookWords(trend.outlook, trend.reach, (text) => text)
  return [
    service,
    platform ?? '',
    size,
    last?.t.slice(0, 10) ?? '',
    monthly(series),
    trend.sparkline,
    words,
  ]
}

const MONTH_MS = 30 * 86_400_000

/** Against the last size that is thirty days old; empty where none is. */
function monthly({ records }: Series): string {
  const last = records.at(-1)
  if (last === undefined) return ''
  const then = records.findLast(({ t }) => Date.parse(t) <= Date.parse(last.t) - MONTH_MS)
  if (then === undefined || then.bytes === 0) return ''
  return formatPercent((last.bytes / then.bytes - 1) * 100)
}

function text(shown: readonly Shown[], isDetailed: boolean): string {
  if (shown.length === 0) return 'The history is empty.'
  const rows = shown.map((each) => cellsOf(each).map((cell) => oneLine(cell)))
  const table = columns([HEADER, ...rows], [2, 4]).join('\n')
  const plots = isDetailed || shown.length === 1 ? shown.flatMap(plotOf) : []
  return [table, ...plots].join('\n\n')
}

function plotOf({ series, trend }: Shown): string[] {
  const { service, platform, records } = series
  const steps = trend.outlook.steps.map((step) => `  step: ${stepWords(step, (text) => text)}`)
  const title = oneLine(platform === null ? service : `${service} (${platform})`)
  const lines = plot({ records, limit: trend.limit })
  return [[title, ...lines, ...steps].join('\n')]
}

function markdown(shown: readonly Shown[]): string {
  const rows = shown.map((each) => {
    const [service = '', platform = '', size = '', on = '', growth = '', bars = ''] = cellsOf(each)
    const { outlook, reach } = each.trend
    return row([
      code(service),
      prose(platform),
      size,
      on,
      growth,
      bars,
      outlookWords(outlook, reach, code),
    ])
  })
  return [row(HEADER), row([':--', ':--', '--:', ':--', '--:', ':--', ':--']), ...rows].join('\n')
}

function json(shown: readonly Shown[]): string {
  const services = shown.map(({ series, trend, last }) => ({
    service: series.service,
    platform: series.platform,
    last: last && { t: last.t, bytes: last.bytes },
    ...trendJson(trend),
  }))
  return toJsonText({ schema: 1, services }, 2)
}
