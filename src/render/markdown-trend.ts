import type { Trend } from '../domain/forecast/trend.ts'
import { stateOf } from '../domain/report/report.ts'
import { startOf } from '../domain/series/weeks.ts'
import { MIB } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import { trendFor, type Verdict } from '../domain/verdict/verdict.ts'
import { outlookWords } from './forecast-words.ts'
import { code, details, noBreak, prose } from './markdown-text.ts'

interface Shown {
  /** Mermaid is drawn in a job summary, and in no mail that a comment becomes. */
  readonly charts: boolean
  readonly limit: number
}

interface Told {
  readonly verdict: Verdict
  readonly trend: Trend
  readonly head: number | null
}

const MOST_CHARTS = 5
const MOST_WEEKS = 26
/** Of the largest size; a limit up to this is drawn. */
const NEAR = 1.25

/** What the history says of the images that changed; nothing where none is kept. */
export function trendBlock(verdicts: readonly Verdict[], { charts, limit }: Shown): string[] {
  const all = verdicts.filter((verdict) => stateOf(verdict) === 'changed').flatMap(toldOf)
  if (all.length === 0) return []
  const lines = all.slice(0, limit).map(line)
  if (all.length > limit) lines.push(`- … and ${plural(all.length - limit, 'image')} more`)
  const drawn = charts ? all.filter(({ trend }) => trend.weeks.length > 1) : []
  return [
    details('Before this change', lines.join('\n')),
    ...drawn.slice(0, MOST_CHARTS).map(chart),
  ]
}

function toldOf(verdict: Verdict): Told[] {
  return verdict.changes.flatMap(({ platform, head }) => {
    const trend = trendFor(verdict, platform)
    return trend === null ? [] : [{ verdict, trend, head: head?.bytes ?? null }]
  })
}

function line({ verdict, trend }: Told): string {
  const { outlook, reach } = trend
  return `- ${subjectOf(verdict, trend)}: ${outlookWords(outlook, reach, code)}.`
}

function subjectOf({ budget, changes }: Verdict, { platform }: Trend): string {
  const several = changes.length > 1 && platform !== null
  return several ? `${code(budget.name)} ${noBreak(prose(platform))}` : code(budget.name)
}

/** Weekly medians, the head behind them, and the limit; all of it is in words elsewhere. */
function chart({ verdict, trend, head }: Told): string {
  const weeks = trend.weeks.slice(-MOST_WEEKS)
  const sizes = [...weeks.map(({ median }) => median), ...(head === null ? [] : [head])]
  const days = weeks.map(({ week }) => new Date(startOf(week)).toISOString().slice(5, 10))
  const labels = [...days, ...(head === null ? [] : ['head'])].map((day) => `"${day}"`)
  // A limit that is far away would make a line of everything else.
  const near = Math.max(...sizes) * NEAR
  const limit = trend.limit !== null && trend.limit <= near ? trend.limit : null
  const all = limit === null ? sizes : [...sizes, limit]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const room = Math.max((most - least) * 0.1, most * 0.005)
  const name = [verdict.budget.name, trend.platform ?? ''].join(' ').trim()
  const lines = [
    '```mermaid',
    'xychart-beta',
    `  title "${plainWords(name)}: weekly medians${limit === null ? '' : ', and the limit'}"`,
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "MiB" ${mib(Math.max(0, least - room))} --> ${mib(most + room)}`,
    `  line [${sizes.map(mib).join(', ')}]`,
    ...(limit === null ? [] : [`  line [${sizes.map(() => mib(limit)).join(', ')}]`]),
    '```',
  ]
  return details(`How ${plainWords(name)} got there`, lines.join('\n'))
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(2)
}

/** Of a name that anybody may have written, what neither ends a string nor a block, nor is HTML. */
function plainWords(text: string): string {
  const words = text.replace(/[^A-Za-z0-9._/:-]+/g, ' ').trim()
  return words.slice(0, 80) || 'image'
}
