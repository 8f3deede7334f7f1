import { stepsOf } from '../../src/domain/history/history.ts'
import type { Step } from '../../src/domain/history/step.ts'
import type { HistoryEntry } from '../../src/domain/image/manifest.ts'

/** An entry of a config's history that made a layer, unless `given` tells otherwise. */
export function anEntry(createdBy: string, given: Partial<HistoryEntry> = {}): HistoryEntry {
  return { createdBy, comment: '', isEmpty: false, ...given }
}

/** An ARG step of a Dockerfile, as BuildKit signs it: it makes no layer. */
export function anArgument(words: string): HistoryEntry {
  return anEntry(`ARG ${words}`, { isEmpty: true, comment: BUILDKIT })
}

export const BUILDKIT = 'buildkit.dockerfile.v0'

/** The step that one entry tells of; further ones stand before it. */
export function stepFrom(
  createdBy: string,
  comment = '',
  before: readonly HistoryEntry[] = [],
): Step | null {
  const history = [...before, anEntry(createdBy, { comment })]
  const steps = stepsOf({ history }, history.filter((entry) => !entry.isEmpty).length)
  return steps.at(-1) ?? null
}
