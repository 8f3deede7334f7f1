import { type AdvisedChange, adviseOn } from '../domain/advice/advised.ts'
import type { Cause } from '../domain/explanation/cause.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { culpritOf } from '../domain/files/culprit.ts'
import {
  compareFiles,
  filesOf,
  type ImageFiles,
  type ListedLayer,
} from '../domain/files/inspection.ts'
import { contentsOf } from '../domain/files/layer-contents.ts'
import type { ImageSize, Layer } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import { judgeFiles, type Verdict } from '../domain/verdict/verdict.ts'
import { LayerInspector } from './layer-inspector.ts'

export { LayerInspector }

/**
 * Looks into the layers of what is asked for. Of a change only those are read that one side has and the
 * other has not; of an image alone, and where a rule judges what later layers hide, all.
 * @param mayRead whether layers of it may be read at all.
 */
export async function inspectChanges(
  verdicts: readonly Verdict[],
  inspector: LayerInspector,
  { isWanted, mayRead }: { [name in 'isWanted' | 'mayRead']: (verdict: Verdict) => boolean },
): Promise<Verdict[]> {
  return Promise.all(
    verdicts.map(async (given) => {
      if (!mayRead(given)) return given
      const verdict = await judgeWaste(given, inspector)
      if (!isWanted(verdict)) return verdict
      const changes = verdict.changes.map((change) => inspectChange(change, inspector))
      return { ...verdict, changes: await Promise.all(changes) }
    }),
  )
}

/** The base is looked into only where the head hides too much: did it before? */
async function judgeWaste(verdict: Verdict, inspector: LayerInspector): Promise<Verdict> {
  const { budget, head, base, changes } = verdict
  const { maxWaste } = budget
  if (maxWaste === undefined || head.kind !== 'measured') return verdict
  const inspected = changes.map(async (change): Promise<AdvisedChange> => {
    if (change.head === null) return change
    const after = await look(inspector, head.reference, change.head, () => true)
    const isAsked = after.files.wastedBytes > maxWaste.value && base?.kind === 'measured'
    const before =
      isAsked && change.base !== null
        ? await look(inspector, base.reference, change.base, () => true)
        : null
    return { ...change, whole: { base: before?.files ?? null, head: after.files } }
  })
  return judgeFiles(verdict, await Promise.all(inspected))
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
  const cause = await blamed(explanation.cause, references, inspector)
  const told = { ...explanation, cause: cause ?? explanation.cause }
  const contents = contentsOf(after.layers)
  const advised = adviseOn({ ...explanation.subject, contents }, told)
  return {
    ...change,
    files: compareFiles(before?.files ?? null, after.files),
    explanation: { ...told, ...advised },
  }
}

/** The cause, with what of its layer grew; null where nothing more can be said of it. */
async function blamed(
  cause: Cause | null,
  references: Explanation['references'],
  inspector: LayerInspector,
): Promise<Cause | null> {
  if (cause?.kind !== 'layer' || cause.change.head === null) return null
  const { base, head } = cause.change
  const listed = async (reference: Reference | null, layer: Layer) =>
    reference && (await inspector.look(reference, [layer])).layers[0]
  const [was, is] = await Promise.all([
    base && listed(references.base, base.layer),
    listed(references.head, head.layer),
  ])
  if (!is || was === undefined) return null
  const culprit = culpritOf(was, is, cause.bytes)
  return culprit && { ...cause, culprit }
}

async function look(
  inspector: LayerInspector,
  reference: Reference,
  image: ImageSize,
  isWanted: (layer: Layer) => boolean,
): Promise<{ files: ImageFiles; layers: readonly ListedLayer[] }> {
  const all = stackedLayers(image)
  const wanted = all.filter(isWanted)
  const looked = await inspector.look(reference, wanted)
  const files = filesOf({ ...looked, isWhole: wanted.length === all.length })
  return { files, layers: looked.layers }
}

/** An image's layers as they lie over each other: one may be there twice. */
function stackedLayers({ layers, stack }: ImageSize): Layer[] {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]))
  const digests = stack ?? layers.map(({ digest }) => digest)
  return digests.flatMap((digest) => byDigest.get(digest) ?? [])
}
