import { Malformed, quoted } from '../values/problem.ts'

/** One of several jobs that share the services. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly of: number
}

/** As many jobs as a matrix may have. */
export const MOST_SHARDS = 256

/** @throws {Malformed} unless it is such as `3/8`. */
export function parseShard(text: string): Shard {
  const [, index = '', of = ''] = /^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*$/.exec(text) ?? []
  const shard = { index: Number(index), of: Number(of) }
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard
  throw new Malformed(
    `${quoted(text)} is no shard, such as 3/8: the third of eight, of at most ${MOST_SHARDS}`,
  )
}

/** Every so many-th of them by name: the same ones in whatever order the file has them. */
export function inShard<Item extends { readonly name: string }>(
  items: readonly Item[],
  { index, of }: Shard,
): Item[] {
  const sorted = items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const own = new Set(sorted.filter((_, position) => position % of === index - 1))
  return items.filter((item) => own.has(item))
}
