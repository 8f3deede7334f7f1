import { formatBytes, formatChange, formatPercent } from '../../domain/values/bytes.ts'
import type { ImageData } from '../data.ts'

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `25 Nov 2026` */
export function dateWords(seconds: number): string {
  return DATE.format(new Date(seconds * 1000))
}

export function nameOf({ service, platform }: Pick<ImageData, 'service' | 'platform'>): string {
  return platform === null ? service : `${service} ${platform}`
}

/** `+0.6 %`; what would read as nothing has no sign. */
export function percentWords(before: number, after: number): string {
  const percent = (after / before - 1) * 100
  return Math.abs(percent) < 0.05 ? '±0 %' : formatPercent(percent)
}

/** `+1.4 MiB (+0.6 %)`; a size that stays is told as that. */
export function changeWords(before: number, after: number): string {
  if (before === after) return 'unchanged'
  const percent = before === 0 ? '' : ` (${percentWords(before, after)})`
  return `${formatChange(after - before)}${percent}`
}

/** How much of the limit is used, as `92 %`; never 100 where it is over. */
export function usedWords(bytes: number, limit: number): string {
  const percent = (bytes / limit) * 100
  const whole = bytes > limit ? Math.ceil(percent) : Math.floor(percent)
  return `${whole} %`
}

export { formatBytes }
