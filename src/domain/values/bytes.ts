import { Malformed, quoted } from './problem.ts'
import { grouped } from './text.ts'

const KIB = 1024
export const MIB = 1024 * KIB
export const GIB = 1024 * MIB

/** Decimal units are powers of 1000, binary ones powers of 1024, as IEC 80000-13 has them. */
const UNITS = new Map([
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['kib', KIB],
  ['mib', MIB],
  ['gib', 1024 * MIB],
])

/**
 * Bytes of a size as people write it: `200 MB`, `1.5GiB`, `512 B`.
 * @throws {Malformed} when there is no unit, or it is not one of B, kB, MB, GB, KiB, MiB, GiB.
 */
export function parseSize(text: string): number {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) ?? []
  const factor = unit === undefined ? undefined : UNITS.get(unit.toLowerCase())
  const bytes = factor === undefined ? Number.NaN : Math.round(Number(amount) * factor)
  if (!Number.isSafeInteger(bytes)) {
    throw new Malformed(
      `${quoted(text)} is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)`,
    )
  }
  return bytes
}

/** A size for people: MiB with one decimal, in KiB or B where that would read as nothing. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes)
  const sign = bytes < 0 ? '−' : ''
  if (size < KIB) return `${sign}${size} B`
  if (size < 0.1 * MIB) return `${sign}${(size / KIB).toFixed(1)} KiB`
  return `${sign}${grouped((size / MIB).toFixed(1))} MiB`
}

/** A difference for people, always with its sign: `+18.2 MiB`, `−1.0 KiB`, `±0 B`. */
export function formatChange(bytes: number): string {
  if (bytes === 0) return '±0 B'
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes)
}

/** A percentage with its sign: `+7.5 %`. */
export function formatPercent(percent: number): string {
  if (percent === 0) return '±0 %'
  const text = Math.abs(percent) < 0.05 && percent !== 0 ? '0.0' : Math.abs(percent).toFixed(1)
  return `${percent < 0 ? '−' : '+'}${grouped(text)} %`
}

/** A percentage without a sign, as a limit is told: `7.5 %`, and whole ones as `5 %`. */
export function formatShare(percent: number): string {
  return `${grouped(String(percent))} %`
}

/**
 * Sizes that are compared, each with its unit: as many digits as it takes for those that differ to
 * read so. A size that is over `250.0 MiB` is never told as `250.0 MiB`.
 */
export function formatApart(sizes: readonly number[]): string[] {
  const distinct = new Set(sizes).size
  const isApart = (texts: readonly string[]) => new Set(texts).size === distinct
  return SCALES.map((scale) => sizes.map(scale)).find(isApart) ?? sizes.map(exactly)
}

const fine = (digits: number) => (bytes: number) =>
  bytes < MIB
    ? `${(bytes / KIB).toFixed(digits)} KiB`
    : `${grouped((bytes / MIB).toFixed(digits + 2))} MiB`

/** From the coarsest to the finest. */
const SCALES = [formatBytes, fine(0), fine(1)]

function exactly(bytes: number): string {
  return `${grouped(String(bytes))} B`
}
