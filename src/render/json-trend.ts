import type { Step } from '../domain/forecast/steps.ts'
import type { Trend } from '../domain/forecast/trend.ts'
import { outlookWords, reachPhrase } from './forecast-words.ts'

/** What the history says of an image; nothing where none is kept. */
export function trendJson(trend: Trend | null) {
  if (trend === null) return {}
  const { points, sparkline, outlook, reach } = trend
  const { forecast, fresh, steps } = outlook
  const pace =
    'percent' in forecast
      ? { percentPerWeek: rounded(forecast.percent), weeks: forecast.weeks, since: forecast.since }
      : null
  return {
    trend: {
      points,
      sparkline,
      steps: steps.map(stepJson),
      fresh: fresh && stepJson(fresh),
      forecast: {
        kind: forecast.kind,
        pace,
        reach: reach && reachJson(reach),
        phrase: reachPhrase(reach),
        words: outlookWords(outlook, reach, (text) => text),
      },
    },
  }
}

/** Weeks until the limit; null where there is no end, or none within a year. */
function reachJson(reach: NonNullable<Trend['reach']>) {
  if (reach.kind !== 'range') return { kind: reach.kind, lowWeeks: null, highWeeks: null }
  const { low, high } = reach
  return { kind: reach.kind, lowWeeks: rounded(low), highWeeks: high && rounded(high) }
}

function stepJson({ date, commit, run, beforeBytes, afterBytes, percent }: Step) {
  return { date, commit, run, beforeBytes, afterBytes, percent: rounded(percent) }
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}
