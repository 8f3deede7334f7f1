import type { Digest } from '../image/digest.ts'
import type { ImageSize, Layer } from '../image/image.ts'
import type { ImageConfig } from '../image/manifest.ts'
import { makesNoFiles } from './layer-steps.ts'
import { ALL_STEPS } from './merged-steps.ts'
import type { Step } from './step.ts'

/** A layer with what its image's config tells of it. */
export interface DescribedLayer {
  readonly layer: Layer
  /** Of the uncompressed content; null where the config does not tell. */
  readonly diffId: Digest | null
  /** null where history and layers do not agree, or there is no history. */
  readonly step: Step | null
  /**
   * In the manifest, from 0: where the digest appears first. Only where an earlier digest repeats;
   * else it is the index.
   */
  readonly position?: number
}

/**
 * The layers of an image with their diffIDs and steps. Both go by position in the manifest: where
 * their number is not the number of layers there, they tell nothing. A repeated digest is described
 * where it appears first.
 */
export function describeLayers(
  image: ImageSize,
  config: Pick<ImageConfig, 'diffIds'> | null,
  steps: readonly (Step | null)[],
): DescribedLayer[] {
  const stack = image.stack ?? image.layers.map(({ digest }) => digest)
  const positions = firstPositions(stack)
  const diffIds = config?.diffIds.length === stack.length ? config.diffIds : []
  const known = steps.length === stack.length ? steps : []
  return image.layers.map((layer, index) => {
    const position = positions.get(layer.digest) ?? index
    const described = {
      layer,
      diffId: diffIds[position] ?? null,
      step: stepFor(layer, known[position] ?? null),
    }
    return position === index ? described : { ...described, position }
  })
}

/** Folders and what a runtime leaves in a container's layer take no more, compressed. */
const NO_FILES_BYTES = 4 * 1024

/** A layer of files that is signed with a step that makes none holds all steps before it. */
function stepFor({ bytes }: Layer, step: Step | null): Step | null {
  return step !== null && makesNoFiles(step) && bytes > NO_FILES_BYTES ? ALL_STEPS : step
}

/**
 * A layer once for each step that is in it: of what one of them made, the layer's bytes are the most.
 * None where its builder does not tell them.
 */
export function byStep(described: DescribedLayer): DescribedLayer[] {
  const merged = described.step?.merged
  return merged === undefined ? [described] : merged.steps.map((step) => ({ ...described, step }))
}

function firstPositions(stack: readonly Digest[]): Map<Digest, number> {
  const positions = new Map<Digest, number>()
  for (const [position, digest] of stack.entries()) {
    if (!positions.has(digest)) positions.set(digest, position)
  }
  return positions
}
