import { replaceUnprintable } from '../domain/values/text.ts'
import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Labels, Samples } from './samples.ts'

export interface LineProtocol {
  readonly text: string
  /** Names of services that it has no way to write. */
  readonly refused: readonly string[]
}

/**
 * InfluxDB's line protocol, in seconds. A field keeps its type for ever: all are whole numbers. Names
 * are such that VictoriaMetrics, which joins measurement and field, has sizes as Prometheus has them.
 */
export function toLineProtocol({ sizes, outcomes, seconds }: Samples): LineProtocol {
  const points = [
    ...sizes.map(({ labels, bytes, limit, layers }) => ({
      labels,
      fields: {
        size_bytes: bytes,
        ...(limit === null ? {} : { budget_bytes: limit }),
        layers,
        measured_timestamp_seconds: seconds,
      },
    })),
    ...outcomes.map(({ labels, outcome }) => ({
      labels,
      // A tag and a field of one name cannot be told apart in a query.
      fields: Object.fromEntries(
        OUTCOMES.map((each) => [`outcome_${each}`, Number(each === outcome)]),
      ),
    })),
  ]
  const isWritten = ({ labels }: Point) => Object.values(labels).every(isWritable)
  const refused = points.filter((point) => !isWritten(point)).map(({ labels }) => labels.service)
  const lines = points.filter(isWritten).map((point) => `${lineOf(point)} ${seconds}\n`)
  return { text: lines.join(''), refused: [...new Set(refused)] }
}

interface Point {
  readonly labels: Labels
  readonly fields: Readonly<Record<string, number>>
}

/** An empty tag is refused by servers, and left out here. */
function lineOf({ labels, fields }: Point): string {
  const tags = Object.entries(labels).filter(([, value]) => value !== '')
  const series = ['docker_image', ...tags.map(([name, value]) => `${name}=${escaped(value)}`)]
  const values = Object.entries(fields).map(([name, value]) => `${name}=${value}i`)
  return `${series.join(',')} ${values.join(',')}`
}

/**
 * A backslash in front of what is escaped, or of an end, is read in several ways, and control
 * characters are let through by servers that cannot read them back.
 */
function isWritable(value: string): boolean {
  return !/[\n\t]|\\(?:[ ,=\\]|$)/.test(value) && replaceUnprintable(value, () => '') === value
}

function escaped(value: string): string {
  return value.replace(/[ ,=]/g, '\\$&')
}
