import { createHash } from 'node:crypto'
import { type SizeRecord, timeOf } from '../domain/series/record.ts'
import { MIB } from '../domain/values/bytes.ts'
import { digestOf } from './content.ts'

/** How the shop's images came to weigh what they weigh on main: a year of pushes. */

const DAY_MS = 86_400_000
const DAYS = 364

/** From so many days ago on: what the size was multiplied by at once, and what it grows by in a week. */
interface Turn {
  readonly daysAgo: number
  readonly factor: number
  /** Percent. */
  readonly weekly: number
}

interface Past {
  readonly service: string
  readonly platform: string
  /** What it has come to. */
  readonly mib: number
  readonly turns: readonly Turn[]
  /** Days of something that was taken back soon. */
  readonly spike?: { readonly daysAgo: number; readonly days: number; readonly factor: number }
  /** It was given up so many days ago. */
  readonly endedDaysAgo?: number
  readonly layers: number
}

const API: Pick<Past, 'turns' | 'spike'> = {
  turns: [
    { daysAgo: DAYS, factor: 1, weekly: 0.25 },
    { daysAgo: 151, factor: 1.09, weekly: 0.5 },
  ],
  spike: { daysAgo: 199, days: 4, factor: 1.11 },
}

const PASTS: readonly Past[] = [
  { service: 'api', platform: 'linux/amd64', mib: 231, layers: 7, ...API },
  { service: 'api', platform: 'linux/arm64', mib: 208.7, layers: 7, ...API },
  {
    service: 'web',
    platform: 'linux/amd64',
    mib: 48.2,
    layers: 9,
    turns: [
      { daysAgo: DAYS, factor: 1, weekly: 0.1 },
      { daysAgo: 203, factor: 0.83, weekly: 0.02 },
    ],
  },
  {
    service: 'worker',
    platform: 'linux/amd64',
    mib: 178.3,
    layers: 6,
    turns: [
      { daysAgo: DAYS, factor: 1, weekly: 0.7 },
      { daysAgo: 260, factor: 0.88, weekly: 0.75 },
      { daysAgo: 120, factor: 0.9, weekly: 0.65 },
    ],
  },
  {
    service: 'checkout',
    platform: 'linux/amd64',
    mib: 96.4,
    layers: 6,
    endedDaysAgo: 83,
    turns: [{ daysAgo: DAYS, factor: 1, weekly: 0.05 }],
  },
]

/** The sizes that pushes to main have recorded until now. */
export function shopHistory(now: Date): SizeRecord[] {
  const days = Array.from({ length: DAYS }, (_, index) => DAYS - index)
  return days.flatMap((daysAgo) => {
    const date = new Date(now.valueOf() - daysAgo * DAY_MS)
    // Nobody works on Sundays, and not much gets merged on others.
    const isQuiet = date.getUTCDay() === 0 || hash(`push ${daysAgo}`) % 10 < 3
    return isQuiet ? [] : PASTS.flatMap((past) => recordOf(past, daysAgo, date) ?? [])
  })
}

function recordOf(past: Past, daysAgo: number, date: Date): SizeRecord | null {
  const { service, platform, layers, endedDaysAgo = 0 } = past
  if (daysAgo < endedDaysAgo) return null
  const [bytes, commit] = [bytesOf(past, daysAgo), hex(`commit ${daysAgo}`).slice(0, 40)]
  const isRelease = service === 'api' && hash(`release ${daysAgo}`) % 14 === 0
  return {
    t: timeOf(date),
    service,
    image: `ghcr.io/acme/${service}`,
    ref: isRelease ? `v2.${Math.floor((DAYS - daysAgo) / 12)}.0` : 'main',
    platform,
    digest: digestOf(Buffer.from(`${service} ${platform} ${daysAgo}`)),
    index: null,
    bytes,
    layers,
    commit,
    run: 9_000_000_000 - daysAgo * 1_000,
    by: 'push',
    created: null,
    also: [],
  }
}

function bytesOf({ service, mib, turns, spike }: Past, daysAgo: number): number {
  const level = levelAt(turns, daysAgo) / levelAt(turns, 0)
  const isSpike =
    spike !== undefined && daysAgo <= spike.daysAgo && daysAgo > spike.daysAgo - spike.days
  const noise = 1 + ((hash(`${service} ${daysAgo}`) % 1000) - 500) / 500_000
  return Math.round(mib * MIB * level * noise * (isSpike ? spike.factor : 1))
}

function levelAt(turns: readonly Turn[], daysAgo: number): number {
  const past = turns.filter((turn) => turn.daysAgo >= daysAgo)
  return past.reduce((level, { factor, weekly, daysAgo: start }, index) => {
    const end = Math.max(daysAgo, past[index + 1]?.daysAgo ?? daysAgo)
    return level * factor * (1 + weekly / 100) ** ((start - end) / 7)
  }, 1)
}

function hex(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}

function hash(seed: string): number {
  return Number.parseInt(hex(seed).slice(0, 8), 16)
}
