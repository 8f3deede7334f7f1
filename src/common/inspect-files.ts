import type { Verdict } from '../domain/verdict/verdict.ts'
import type { InspectOptions } from '../inspect/layer-inspector.ts'
import type { ImageSource } from '../measure/image-source.ts'

export interface FilesOptions extends InspectOptions {
  readonly isWanted: (verdict: Verdict) => boolean
}

/** Looks into layers, and loads what it takes only then. */
export async function inspectFiles(
  verdicts: readonly Verdict[],
  images: ImageSource,
  { isWanted, ...options }: FilesOptions,
): Promise<Verdict[]> {
  if (!verdicts.some(isWanted)) return [...verdicts]
  const { inspectChanges, LayerInspector } = await import('../inspect/inspect-changes.ts')
  return inspectChanges(verdicts, new LayerInspector(images, options), isWanted)
}

/** What failed, or waits for somebody: whose cause is worth reading layers for. */
export function isWorthInspecting({ outcome }: Verdict): boolean {
  return outcome === 'fail' || outcome === 'review'
}
