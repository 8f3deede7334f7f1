import type { Compared } from './contest.ts'
import type { Result } from './contestants.ts'
import type { Fleet } from './fleet.ts'
import type { Row } from './rows.ts'

type Column = readonly [title: string, cell: (compared: Compared) => string | number | null]

const ms = (value: number) => `${value.toFixed(0)} ms`
const mib = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(0)} MiB`

const ratio = (ours: Result, floor: Result) => (ours.ms / floor.ms).toFixed(2)

const fleet: Column = ['services', ({ row }) => [sizeOf(row.fleet), ...told(row)].join(', ')]
const ours: Column = ['this client', ({ ours }) => ms(ours.ms)]
const toBest: Column = ['to the best', ({ ours, best }) => `**${ratio(ours, best.result)}**`]
const FLOORS: readonly Column[] = [
  ['best floor', ({ best: { label, result } }) => `${ms(result.ms)} (${label})`],
  ['as wide as ours', ({ alike }) => alike && `${ms(alike.result.ms)} (${alike.label})`],
  ours,
  ['to that', ({ ours, alike }) => alike && ratio(ours, alike.result)],
  toBest,
]

const TABLES: Readonly<Record<Row['table'], readonly Column[]>> = {
  speed: [fleet, ['round trip', ({ row }) => ms(row.roundTrip)], ...FLOORS],
  tls: [fleet, ...FLOORS],
  limits: [
    fleet,
    ['floor, 8 at once', ({ best }) => ms(best.result.ms)],
    ours,
    toBest,
    ['refused', ({ ours }) => ours.refused],
  ],
  memory: [
    fleet,
    ['floor’s peak', ({ best }) => mib(best.result.peakMiB)],
    ['this client’s', ({ ours }) => mib(ours.peakMiB)],
    ['floor', ({ best }) => ms(best.result.ms)],
    ours,
  ],
}

const TRAFFIC: readonly Column[] = [
  ['row', ({ row }) => row.name],
  ['requests', ({ ours }) => ours.requests],
  ['bodies', ({ ours }) => `${(ours.bytes / 1024).toFixed(0)} KiB`],
  ['connections', ({ ours }) => ours.connections],
  ['best floor’s', ({ best }) => best.result.connections],
  ['rounds', ({ rounds }) => rounds],
]

function sizeOf({ services, platforms }: Fleet): string {
  const count = services.toLocaleString('en')
  return platforms === 1 ? count : `${count} × ${platforms} platforms`
}

/** What is not ordinary about it. */
function told({ table, protocol, work, limit, fleet }: Row): string[] {
  if (limit !== undefined) return [limit.retryAfter ? '`Retry-After: 1`' : 'no `Retry-After`']
  if (table === 'tls') return [protocol === 'http2' ? 'HTTP/2' : 'HTTP/1.1']
  if (work === 'explain') return [`${fleet.changed.toLocaleString('en')} explained`]
  return work === 'check' ? [] : [work === 'tokens' ? 'Bearer tokens' : 'warm cache']
}

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
  return `${name}: ${cells.slice(1).join(', ')}`
}

function table(columns: readonly Column[], all: readonly Compared[]): string {
  if (all.length === 0) return ''
  const lines = [
    columns.map(([title]) => title),
    columns.map(() => '--:'),
    ...all.map((compared) => columns.map(([, cell]) => String(cell(compared) ?? ''))),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
