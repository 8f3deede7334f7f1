import type { AdvisedChange } from '../domain/advice/advised.ts'
import { compareFiles, filesOf, type ImageFiles } from '../domain/files/inspection.ts'
import type { ImageSize, Layer } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { LayerInspector } from './layer-inspector.ts'

export { LayerInspector }

/**
 * Looks into the layers of what is asked for. Of a change only those are read that one side has and the
 * other has not; of an image alone, all.
 */
export async function inspectChanges(
  verdicts: readonly Verdict[],
  inspector: LayerInspector,
  isWanted: (verdict: Verdict) => boolean,
): Promise<Verdict[]> {
  return Promise.all(
    verdicts.map(async (verdict) => {
      if (!isWanted(verdict)) return verdict
      const changes = verdict.changes.map((change) => inspectChange(change, inspector))
      return { ...verdict, changes: await Promise.all(changes) }
    }),
  )
}

async function inspectChange(
  change: AdvisedChange,
  inspector: LayerInspector,
): Promise<AdvisedChange> {
  const { base, head, explanation } = change
  // Without an explanation nobody knows where its images lie.
  if (head === null || explanation === undefined) return change
  const { references } = explanation
  const shared = new Set(base?.layers.map(({ digest }) => digest))
  const kept = new Set(head.layers.map(({ digest }) => digest))
  const [before, after] = await Promise.all([
    base &&
      references.base &&
      look(inspector, references.base, base, (layer) => !kept.has(layer.digest)),
    look(inspector, references.head, head, (layer) => !shared.has(layer.digest)),
  ])
  return { ...change, files: compareFiles(before, after) }
}

async function look(
  inspector: LayerInspector,
  reference: Reference,
  image: ImageSize,
  isWanted: (layer: Layer) => boolean,
): Promise<ImageFiles> {
  const all = stackedLayers(image)
  const wanted = all.filter(isWanted)
  const looked = await inspector.look(reference, wanted)
  return filesOf({ ...looked, isWhole: wanted.length === all.length })
}

/** An image's layers as they lie over each other: one may be there twice. */
function stackedLayers({ layers, stack }: ImageSize): Layer[] {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]))
  const digests = stack ?? layers.map(({ digest }) => digest)
  return digests.flatMap((digest) => byDigest.get(digest) ?? [])
}
