import type { Report } from '../domain/report/report.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { costLine, fleetLine, unsharedLines } from './fleet-words.ts'
import { code, details, prose, row, upperFirst } from './markdown-text.ts'

/** Of a large fleet, those that hold most for themselves; the report has all. */
const MOST_SERVICES = 20

/** Folded: what all services weigh together, and what each holds for itself. */
export function fleetBlock({ fleet, cost }: Pick<Report, 'fleet' | 'cost'>): string[] {
  const money = cost === null ? [] : [`💰 ${prose(upperFirst(costLine(cost)))}.`]
  if (fleet.services.length < 2) return money
  const left = unsharedLines(fleet, code).map((line) => `- 🧩 ${line}`)
  const sorted = fleet.services.toSorted((a, b) => b.exclusiveBytes - a.exclusiveBytes)
  const shown = sorted.slice(0, MOST_SERVICES)
  const more = sorted.length - shown.length
  const table = [
    row(['Service', 'Its layers', 'Only its own']),
    row([':--', '--:', '--:']),
    ...shown.map(({ name, bytes, exclusiveBytes }) =>
      row([code(name), formatBytes(bytes), formatBytes(exclusiveBytes)]),
    ),
    ...(more > 0 ? [`\n… and ${more} more`] : []),
  ]
  const lines = left.length === 0 ? [] : [left.join('\n')]
  return [...lines, ...money, details(`All ${fleetLine(fleet)}`, table.join('\n'))]
}
