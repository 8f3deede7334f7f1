import type { HistoryEntry } from '../image/manifest.ts'
import type { DeclaredArguments } from './build-arguments.ts'
import { mergedStep } from './merged-steps.ts'
import { instructionOf, stepOf } from './signatures.ts'
import type { Step } from './step.ts'
import { storePathsOf } from './store-paths.ts'

/**
 * They change what an image says of itself, and no file. A builder that stores several steps in one
 * layer signs it with the last of them, which mostly is one of these.
 */
const METADATA = new Set(
  'ARG CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD SHELL STOPSIGNAL USER'.split(
    ' ',
  ),
)
/** They make a folder at most. */
const FOLDERS = new Set(['VOLUME', 'WORKDIR'])
export const FILES: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN'])

/** Whether the step alone cannot have made more than a folder. */
export function makesNoFiles({ instruction, merged }: Step): boolean {
  if (instruction === null || merged !== undefined) return false
  return METADATA.has(instruction) || FOLDERS.has(instruction)
}

/**
 * The history as its builder should have signed it: as many steps with layers as there are layers.
 * Some builders do not say of steps without files that they made none.
 * @returns null where history and layers cannot be brought together
 */
export function consistent(
  history: readonly HistoryEntry[],
  layerCount: number,
): readonly HistoryEntry[] | null {
  const readings = [new Set<string>(), METADATA, new Set([...METADATA, ...FOLDERS])].map((empty) =>
    history.map((entry) =>
      empty.has(instructionOf(entry)?.keyword ?? '') ? { ...entry, isEmpty: true } : entry,
    ),
  )
  const isRight = (reading: readonly HistoryEntry[]) =>
    reading.filter(({ isEmpty }) => !isEmpty).length === layerCount
  return readings.find(isRight) ?? null
}

/** The entries of each layer: the one that its builder signed it with last, those without one before. */
export function entriesByLayer(history: readonly HistoryEntry[]): HistoryEntry[][] {
  const layers: HistoryEntry[][] = [[]]
  for (const entry of history) {
    layers.at(-1)?.push(entry)
    if (!entry.isEmpty) layers.push([])
  }
  return layers.slice(0, -1)
}

/** `docker build --squash` signs so, behind the steps that it put together. */
const SQUASHED = /^(?:merge sha256:\S+ to|create new from sha256:)/
/** Buildah: what the steps of this layer were built on, by name unless it is one of its own layers. */
const BUILT_ON = /^FROM (\S+)$/
const NO_NAME = /^(?:scratch|[0-9a-f]{12}|[0-9a-f]{64})$/

/**
 * What made a layer: its step, or all that are in it.
 * @param isFirst whether there is no layer below
 */
export function stepOfLayer(
  entries: readonly HistoryEntry[],
  declared: DeclaredArguments,
  isFirst: boolean,
): Step | null {
  const last = entries.at(-1)
  if (last === undefined) return null
  const paths = storePathsOf(last)
  if (paths !== null) return paths
  const comment = last.comment.trim()
  const isSquashed = SQUASHED.test(comment) && last.createdBy.trim() === ''
  const signed = isSquashed ? null : stepOf(last, declared)
  const builtOn = BUILT_ON.exec(comment)?.[1]
  const isNoneOfThem = signed === null || METADATA.has(signed.instruction ?? '')
  const steps = entries.slice(0, -1).flatMap((entry) => {
    // Behind a step that may have made the layer alone, a builder is believed that says "empty".
    const isIn = isNoneOfThem || (entry.comment === '' && (isFirst || builtOn !== undefined))
    const step = isIn ? stepOf(entry, declared) : null
    return step !== null && FILES.has(step.instruction ?? '') ? step : []
  })
  if (signed !== null && !makesNoFiles(signed)) steps.push(signed)
  const withBase = isFirst && builtOn !== undefined && !NO_NAME.test(builtOn)
  const [only] = steps
  if (only === undefined) return withBase || isSquashed ? mergedStep({ steps, withBase }) : signed
  return steps.length === 1 && !withBase ? only : mergedStep({ steps, withBase })
}
