import type { Fleet } from './fleet.ts'
import type { Work } from './plan.ts'

export interface Row {
  readonly name: string
  readonly table: 'speed' | 'tls' | 'limits' | 'memory'
  readonly fleet: Fleet
  /** In ms; 0: none is added. */
  readonly roundTrip: number
  readonly protocol: 'http1' | 'http2'
  readonly isTls: boolean
  readonly work: Work
  /** 429 for more than eight at once. */
  readonly limit?: { readonly retryAfter: boolean }
  /** Long ones are not repeated. */
  readonly isOnce: boolean
}

const ORDINARY = {
  protocol: 'http1',
  isTls: false,
  work: 'check',
  isOnce: false,
} as const

function fleetOf(services: number, platforms = 1, changed = services): Fleet {
  return { services, platforms, changed }
}

function speed(fleet: Fleet, roundTrip: number, work: Work = 'check'): Row {
  const name = `${fleet.services}x${fleet.platforms}-${roundTrip}ms${suffix(work)}`
  return { ...ORDINARY, name, table: 'speed', fleet, roundTrip, work }
}

const suffix = (work: Work) => (work === 'check' ? '' : `-${work}`)

function tls(services: number, protocol: Row['protocol']): Row {
  const name = `${services}x1-40ms-tls-${protocol}`
  const fleet = fleetOf(services)
  return { ...ORDINARY, name, table: 'tls', fleet, roundTrip: 40, protocol, isTls: true }
}

function limited(services: number, retryAfter: boolean): Row {
  const name = `${services}x1-40ms-429${retryAfter ? '-retry-after' : ''}`
  const limit = { retryAfter }
  const isOnce = services >= 1000
  return {
    ...ORDINARY,
    name,
    table: 'limits',
    fleet: fleetOf(services),
    roundTrip: 40,
    limit,
    isOnce,
  }
}

function memory(fleet: Fleet, work: Work = 'check'): Row {
  const name = `memory-${fleet.services}x${fleet.platforms}${suffix(work)}`
  return { ...ORDINARY, name, table: 'memory', fleet, roundTrip: 0, work, isOnce: true }
}

const ROWS: readonly Row[] = [
  ...[1, 10, 100, 1000].flatMap((services) =>
    [0, 40].map((roundTrip) => speed(fleetOf(services), roundTrip)),
  ),
  ...[0, 40].map((roundTrip) => speed(fleetOf(100, 3), roundTrip)),
  speed(fleetOf(100, 1, 80), 40, 'explain'),
  speed(fleetOf(100), 40, 'tokens'),
  speed(fleetOf(100, 3), 40, 'cached'),
  tls(100, 'http2'),
  tls(100, 'http1'),
  tls(1000, 'http2'),
  tls(1000, 'http1'),
  ...[100, 1000].flatMap((services) => [false, true].map((after) => limited(services, after))),
  memory(fleetOf(100)),
  memory(fleetOf(1000)),
  memory(fleetOf(1000), 'explain'),
  memory(fleetOf(1000, 3)),
  memory(fleetOf(10_000)),
]

const SMALL = [
  '1x1-0ms',
  '10x1-40ms',
  '100x1-40ms',
  '100x1-40ms-tls-http2',
  '100x1-40ms-429',
  'memory-1000x1',
]

/** All, the small choice of them, or those whose names have a word in them. */
export function chosenRows(isSmall: boolean, word: string | undefined): readonly Row[] {
  if (word === undefined) return ROWS.filter(({ name }) => !isSmall || SMALL.includes(name))
  const exact = ROWS.filter(({ name }) => name === word)
  const chosen = exact.length > 0 ? exact : ROWS.filter(({ name }) => name.includes(word))
  if (chosen.length > 0) return chosen
  throw new Error(`No row is named ${word}. There are: ${ROWS.map(({ name }) => name).join(', ')}`)
}
