import type { Compared } from './contest.ts'
import type { Row } from './rows.ts'

type Column = readonly [title: string, cell: (compared: Compared) => string | number]

const ms = (value: number) => `${value.toFixed(0)} ms`
const mib = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(0)} MiB`

const fleet: Column = ['services', ({ row }) => row.fleet.services]
const platforms: Column = ['platforms', ({ row }) => row.fleet.platforms]
const roundTrip: Column = ['round trip', ({ row }) => ms(row.roundTrip)]
const what: Column = ['', ({ row }) => told(row)]
const best: Column = [
  'best floor (connections)',
  ({ best: { label, result } }) => `${ms(result.ms)} (${label})`,
]
const alike: Column = [
  'floor as wide as ours',
  ({ alike }) => (alike === null ? '' : `${ms(alike.result.ms)} (${alike.label})`),
]
const ours: Column = ['this client', ({ ours }) => ms(ours.ms)]
const toAlike: Column = [
  'to that',
  ({ ours, alike }) => (alike === null ? '' : (ours.ms / alike.result.ms).toFixed(2)),
]
const toBest: Column = [
  'to the best',
  ({ ours, best }) => `**${(ours.ms / best.result.ms).toFixed(2)}**`,
]
const runs: Column = ['runs', ({ rounds }) => rounds]

const TABLES: Readonly<Record<Row['table'], readonly Column[]>> = {
  speed: [fleet, platforms, roundTrip, what, best, alike, ours, toAlike, toBest, runs],
  tls: [fleet, what, best, alike, ours, toAlike, toBest, runs],
  limits: [
    fleet,
    what,
    ['floor, 8 at once', ({ best }) => ms(best.result.ms)],
    ours,
    ['ratio', ({ ours, best }) => `**${(ours.ms / best.result.ms).toFixed(2)}**`],
    ['refused', ({ ours }) => ours.refused],
    runs,
  ],
  memory: [
    fleet,
    platforms,
    what,
    ['floor, 32 connections', ({ best }) => mib(best.result.peakMiB)],
    ['this client', ({ ours }) => mib(ours.peakMiB)],
    ['floor', ({ best }) => ms(best.result.ms)],
    ours,
  ],
}

/** What is not ordinary about it. */
function told({ table, protocol, isExplained, hasTokens, limit, fleet }: Row): string {
  if (limit !== undefined) return limit.retryAfter ? '`Retry-After: 1`' : 'no `Retry-After`'
  if (table === 'tls') return protocol === 'http2' ? 'HTTP/2' : 'HTTP/1.1'
  if (isExplained) return `${fleet.changed} explained`
  return hasTokens ? 'Bearer tokens' : ''
}

const TRAFFIC: readonly Column[] = [
  ['row', ({ row }) => row.name],
  ['requests', ({ ours }) => ours.requests],
  ['bodies', ({ ours }) => `${(ours.bytes / 1024).toFixed(0)} KiB`],
  ['connections', ({ ours }) => ours.connections],
  ['of the best floor', ({ best }) => best.result.connections],
]

/** What was compared, as Markdown. */
export function tablesOf(all: readonly Compared[]): string {
  const tables = Object.entries(TABLES).map(([name, columns]) =>
    table(
      columns,
      all.filter(({ row }) => row.table === name),
    ),
  )
  return [...tables, table(TRAFFIC, all)].filter((text) => text !== '').join('\n\n')
}

/** One line, for who waits. */
export function lineOf(compared: Compared): string {
  const { name, table } = compared.row
  const cells = TABLES[table].map(([title, cell]) => `${title}: ${cell(compared)}`)
  return `${name}: ${cells.slice(2).join(', ')}`
}

function table(columns: readonly Column[], all: readonly Compared[]): string {
  if (all.length === 0) return ''
  const lines = [
    columns.map(([title]) => title),
    columns.map(() => '--:'),
    ...all.map((compared) => columns.map(([, cell]) => String(cell(compared)))),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
