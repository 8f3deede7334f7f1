import * as z from 'zod/mini'

/**
 * A list, or the first mistake in it: who sends a million of them is told one. A schema that
 * gathers all of them would need more memory than there is.
 */
export function listOf<Value>(item: z.ZodMiniType<Value>) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((items, context): Value[] => readAll(items.entries(), item, context)),
  )
}

/** A mapping of names to texts, null for an empty one, or the first mistake in it. */
export const texts = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((given, context): Record<string, string> => {
    const values = readAll(Object.entries(given), z.nullish(z.string()), context)
    return Object.fromEntries(Object.keys(given).map((name, index) => [name, values[index] ?? '']))
  }),
)

function readAll<Value>(
  entries: Iterable<readonly [PropertyKey, unknown]>,
  schema: z.ZodMiniType<Value>,
  context: z.core.ParsePayload,
): Value[] {
  const values: Value[] = []
  for (const [key, entry] of entries) {
    const { success, data, error } = schema.safeParse(entry)
    const issue = error?.issues[0]
    if (!success && issue !== undefined) {
      context.issues.push({ ...issue, path: [key, ...issue.path] } as z.core.$ZodRawIssue)
      return []
    }
    if (success) values.push(data)
  }
  return values
}
