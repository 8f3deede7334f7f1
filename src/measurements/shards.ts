import { oneLine } from '../domain/values/text.ts'
import type { MeasurementFile } from './schema.ts'

/** What is missing of the shards that files say there are: a sentence each. */
export function shardsMissing(
  files: readonly { readonly name: string; readonly file: MeasurementFile }[],
): string[] {
  const parts = files.flatMap(({ name, file: { shard } }) =>
    shard === null ? [] : { name, shard },
  )
  const [first] = parts
  if (first === undefined) return []
  const { of } = first.shard
  const other = parts.find(({ shard }) => shard.of !== of)
  if (other !== undefined) {
    return [
      `The shards do not belong together: ${JSON.stringify(oneLine(first.name, 200))} is one of ${of}, and ${JSON.stringify(oneLine(other.name, 200))} one of ${other.shard.of}.`,
    ]
  }
  const there = new Set(parts.map(({ shard }) => shard.index))
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((each) => !there.has(each))
  if (missing.length === 0) return []
  const names = missing.map((each) => `${each}/${of}`).join(', ')
  return [
    missing.length === 1
      ? `Shard ${names} is missing: its services are not known to be within their budgets.`
      : `Shards ${names} are missing: their services are not known to be within their budgets.`,
  ]
}
