import type { Forecast, Outlook, Pace, Reach } from '../domain/forecast/forecast.ts'
import type { Step } from '../domain/forecast/steps.ts'
import { plural } from '../domain/values/text.ts'
import type { Quote } from './cause-words.ts'

/** So many steps in half a year are no trend. */
const MANY_STEPS = 3

/** For a row: when the limit is reached, where that is worth a phrase; null where it is not. */
export function reachPhrase(reach: Reach | null): string | null {
  if (reach === null || reach.kind === 'not-within-a-year') return null
  return reach.kind === 'any-time'
    ? 'at this pace it may be over the limit any time'
    : `at this pace over the limit in ${rangeWords(reach)}`
}

/** For a cell of a table, under the word Forecast. */
export function forecastCell({ forecast }: Pick<Outlook, 'forecast'>, reach: Reach | null): string {
  switch (forecast.kind) {
    case 'none':
      return 'no sizes lately'
    case 'short':
    case 'sparse':
      return `too ${forecast.kind} to tell`
    case 'unsteady':
      return 'no steady trend'
    case 'flat':
      return 'practically flat'
    case 'falling':
      return `shrinks, ${percentWords(forecast.percent)} a week`
    case 'growing':
      return reach === null ? `grows, ${percentWords(forecast.percent)} a week` : reachCell(reach)
  }
}

function reachCell(reach: Reach): string {
  switch (reach.kind) {
    case 'any-time':
      return 'limit may be reached any time'
    case 'not-within-a-year':
      return 'limit not reached within a year'
    case 'range':
      return reach.high === null
        ? `limit in ${plural(Math.round(reach.low), 'week')} at the earliest`
        : `limit in ${rangeWords(reach)}`
  }
}

/** In a sentence, with what it rests on; and never a promise. */
export function outlookWords(
  { forecast, fresh }: Outlook,
  reach: Reach | null,
  quote: Quote,
): string {
  const words = forecastWords(forecast, reach, quote)
  if (fresh === null) return words
  return `${words}; ${percentWords(fresh.percent)} since ${fresh.date}, which may be taken back yet`
}

function forecastWords(forecast: Forecast, reach: Reach | null, quote: Quote): string {
  switch (forecast.kind) {
    case 'none':
      return 'no sizes of the last four weeks'
    case 'short':
      return shortWords(forecast, quote)
    case 'sparse':
      return `too sparse for a forecast: ${plural(forecast.weeks, 'week')} with a size of the last 26`
    case 'flat':
      return `practically flat (${paceWords(forecast)})`
    case 'unsteady':
      return `no steady trend since ${forecast.since} (${paceWords(forecast)})`
    case 'falling':
      return `shrinks ${paceSince(forecast, quote)}`
    case 'growing':
      return reach === null
        ? `grows ${paceSince(forecast, quote)}`
        : `at the pace ${paceSince(forecast, quote)} ${reachWords(reach)}`
  }
}

function shortWords(
  { weeks, step, steps }: Extract<Forecast, { kind: 'short' }>,
  quote: Quote,
): string {
  if (step === null)
    return `too short for a forecast: ${plural(weeks, 'week')} of sizes, and 8 are needed`
  const since = `too short since the step of ${stepWords(step, quote)}`
  return steps < MANY_STEPS ? since : `no steady trend: ${steps} steps in half a year, and ${since}`
}

function reachWords(reach: Reach): string {
  switch (reach.kind) {
    case 'any-time':
      return 'the budget may be reached any time'
    case 'not-within-a-year':
      return 'the budget is not reached within a year'
    case 'range':
      return `the budget is reached in about ${rangeWords(reach)}`
  }
}

function rangeWords({ low, high }: Extract<Reach, { kind: 'range' }>): string {
  const from = Math.round(low)
  if (high === null) return `${plural(from, 'week')} at the earliest, or not within a year`
  const to = Math.round(high)
  return from === to ? plural(from, 'week') : `${from}–${to} weeks`
}

/** `since 2026-08-20 (+0.4 % a week, 14 weeks)` */
function paceSince(pace: Pace, quote: Quote): string {
  const { since, step } = pace
  const from = step === null ? since : `the step of ${stepWords(step, quote)}`
  return `since ${from} (${paceWords(pace)})`
}

function paceWords({ percent, weeks }: Pace): string {
  // What is practically flat would be nothing, or a tenth, with one decimal.
  const decimals = Math.abs(percent) < 0.25 ? 2 : 1
  return `${percentWords(percent, decimals)} a week, ${plural(weeks, 'week')}`
}

/** `+25 % on 2026-02-26 (4f1c9d2)` */
export function stepWords({ percent, date, commit }: Step, quote: Quote): string {
  const by = commit === null ? '' : ` (${quote(commit.slice(0, 7))})`
  return `${percentWords(percent)} on ${date}${by}`
}

/** The sign says which way; from ten percent on, decimals say nothing. */
function percentWords(percent: number, decimals = 1): string {
  const size = Math.abs(percent)
  const text = size >= 10 ? size.toFixed(0) : size.toFixed(decimals)
  return `${percent < 0 ? '−' : '+'}${text} %`
}
