import { outlookOf, rangeAfter, reachOf } from '../domain/forecast/forecast.ts'
import { timeOf } from '../domain/series/record.ts'
import type { Series } from '../domain/series/size-history.ts'
import { isVersion } from '../domain/series/tags.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import { forecastCell, outlookWords, stepWords } from '../render/forecast-words.ts'
import type { DashboardData, ForecastData, ImageData, RangeData } from './data.ts'
import { pointsOf } from './points.ts'

/** What the budget file says of a service now. */
interface BudgetedService {
  readonly name: string
  readonly limit: number | null
}

export interface DashboardOptions {
  /** null: there is no budget file, and so nothing is known to be gone. */
  readonly services: readonly BudgetedService[] | null
  /** OWNER/NAME. */
  readonly repository: string | null
  /** Such as `https://github.com`; null: nothing is linked to. */
  readonly serverUrl: string | null
  /** Lines that could not be read. */
  readonly torn: readonly string[]
  readonly now: Date
}

const MOST_RELEASES = 60
const MOST_NAMED = 12
const MONTH_MS = 30 * 86_400_000
const WEEK_SECONDS = 7 * 86_400
/** As far as a range was held against what came: `scripts/backtest.ts`. */
const WEEKS_AHEAD = 13

/** The history as a page shows it: every text in it is one visible line. */
export function dashboardData(
  all: readonly Series[],
  { services, repository, serverUrl, torn, now }: DashboardOptions,
): DashboardData {
  const images = all.flatMap((series) => imageOf(series, services, now) ?? [])
  const isOnForge = repository !== null && serverUrl !== null
  return {
    schema: 1,
    repository: repository === null ? null : oneLine(repository, 200),
    madeAt: timeOf(now),
    commits: isOnForge && isHttp(serverUrl) ? `${serverUrl}/${repository}/commit/` : null,
    images,
    notes: notesOf(images, services, torn),
  }
}

function isHttp(url: string): boolean {
  return /^https?:\/\/[^\s"<>]+$/.test(url)
}

/** null: nothing of it can be drawn. */
function imageOf(
  series: Series,
  services: DashboardOptions['services'],
  now: Date,
): ImageData | null {
  const { service, platform, records } = series
  const points = pointsOf(series)
  const [bytes, at] = [points.bytes.at(-1), points.at.at(-1)]
  if (bytes === undefined || at === undefined) return null
  const budget = services?.find(({ name }) => name === service)
  const limit = budget?.limit ?? null
  const outlook = outlookOf(series, now)
  const reach = limit === null ? null : reachOf(outlook, bytes, limit)
  const kind = outlook.forecast.kind
  const forecast: ForecastData = {
    phrase: forecastCell(outlook, reach),
    sentence: sentence(outlookWords(outlook, reach, (text) => oneLine(text, 40))),
    weeks: weeksUntil(reach),
    isGrowing: kind === 'growing',
  }
  return {
    service: oneLine(service, 200) || '(unnamed)',
    platform: platform === null ? null : oneLine(platform, 60),
    image: oneLine(records.at(-1)?.image ?? '', 300),
    isRemoved: services !== null && budget === undefined,
    limit,
    bytes,
    at,
    monthAgo: bytesBefore(points, at - MONTH_MS / 1000),
    forecast,
    points,
    steps: outlook.steps.map((step) => ({
      at: Date.parse(step.date) / 1000,
      percent: step.percent,
      words: stepWords(step, (text) => oneLine(text, 40)),
    })),
    releases: records
      .filter(({ ref }) => isVersion(ref))
      .slice(-MOST_RELEASES)
      .map(({ t, ref }) => ({ at: Date.parse(t) / 1000, tag: oneLine(ref, 60) })),
    range: ['growing', 'flat', 'unsteady'].includes(kind)
      ? rangeOf(outlook.weeks, { bytes, at })
      : null,
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function weeksUntil(reach: ReturnType<typeof reachOf>): number | null {
  if (reach === null || reach.kind === 'not-within-a-year') return null
  return reach.kind === 'any-time' ? 0 : reach.low
}

function bytesBefore({ at, bytes }: ImageData['points'], seconds: number): number | null {
  return bytes[at.findLastIndex((each) => each <= seconds)] ?? null
}

/** It begins with what there is now; its factors are those of the weeks' medians. */
function rangeOf(
  weeks: Parameters<typeof rangeAfter>[0],
  now: { readonly bytes: number; readonly at: number },
): RangeData | null {
  const median = weeks.at(-1)?.median ?? 0
  if (median === 0) return null
  const ahead = Array.from({ length: WEEKS_AHEAD }, (_, index) => rangeAfter(weeks, index + 1))
  if (ahead.some((range) => range === null)) return null
  const scaled = (bytes: number) => Math.round((bytes / median) * now.bytes)
  return {
    at: [now.at, ...ahead.map((_, index) => now.at + (index + 1) * WEEK_SECONDS)],
    low: [now.bytes, ...ahead.map((range) => scaled(range?.low ?? 0))],
    high: [now.bytes, ...ahead.map((range) => scaled(range?.high ?? 0))],
  }
}

function notesOf(
  images: readonly ImageData[],
  services: DashboardOptions['services'],
  torn: readonly string[],
): string[] {
  const known = new Set(images.map(({ service }) => service))
  const missing = (services ?? [])
    .map(({ name }) => oneLine(name, 200))
    .filter((name) => !known.has(name))
  const left = plural(torn.length, 'line')
  return [
    ...(services === null ? ['No budget file was found: limits are not shown.'] : []),
    ...(missing.length > 0 ? [`No size is recorded yet of ${listed(missing)}.`] : []),
    ...(torn.length > 0
      ? [
          `${left} of the history cannot be read, and ${torn.length === 1 ? 'is' : 'are'} left out: ${listed(torn.map((each) => oneLine(each, 200)))}.`,
        ]
      : []),
  ]
}

function listed(words: readonly string[]): string {
  const more = words.length - MOST_NAMED
  return `${words.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
