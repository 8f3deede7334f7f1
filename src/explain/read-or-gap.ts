import type { Gap } from '../domain/explanation/gaps.ts'
import { Unmeasurable } from '../domain/values/problem.ts'

export interface Read<Value> {
  readonly value: Value | undefined
  readonly gaps: readonly Gap[]
}

/** What cannot be read is told as a gap. */
export async function readOrGap<Value>(
  what: Omit<Gap, 'why'>,
  ask: () => Promise<Value>,
): Promise<Read<Value>> {
  try {
    return { value: await ask(), gaps: [] }
  } catch (error) {
    if (error instanceof Unmeasurable)
      return { value: undefined, gaps: [{ ...what, why: error.message }] }
    throw error
  }
}
