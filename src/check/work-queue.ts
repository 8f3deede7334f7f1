interface WorkOptions {
  /** As many at most. */
  readonly atOnce: number
  /** Called as each item is done. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/**
 * Works on many items at once; the results stand in the order of the items. All workers draw from
 * one queue, so that a slow item holds up nobody else.
 */
export async function workThrough<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce, progress }: WorkOptions,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  let done = 0
  const worker = async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item)
      progress?.(++done, items.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results
}
