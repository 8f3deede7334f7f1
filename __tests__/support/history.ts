import { type DescribedLayer, describeLayers } from '../../src/domain/history/described-layer.ts'
import { stepsOf } from '../../src/domain/history/history.ts'
import type { Step } from '../../src/domain/history/step.ts'
import type { HistoryEntry } from '../../src/domain/image/manifest.ts'
import { aLayer, anImage } from './builders.ts'

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

/** A step that its builder says made no layer. */
export function anEmptyEntry(createdBy: string, comment = ''): HistoryEntry {
  return anEntry(createdBy, { isEmpty: true, comment })
}

/** What an image's layers are known by, bottom up, each of `bytes`. */
export function layerTexts(history: readonly HistoryEntry[], bytes: readonly number[]) {
  return describedBy(history, bytes).map(({ step }) => step?.text ?? null)
}

/** An image's layers of these bytes, described by its history alone. */
export function describedBy(
  history: readonly HistoryEntry[],
  bytes: readonly number[],
  seed = '',
): DescribedLayer[] {
  const layers = bytes.map((size, index) => aLayer({ seed: `${seed}${index}`, bytes: size }))
  const image = anImage({ platform: null, layers })
  return describeLayers(image, null, stepsOf({ history }, layers.length))
}
