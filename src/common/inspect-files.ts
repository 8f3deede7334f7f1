import type { Budget } from '../domain/budget/budget.ts'
import type { Explain } from '../domain/values/option.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import type { InspectOptions } from '../inspect/layer-inspector.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { collector, spareMemory } from './spare-memory.ts'

export interface FilesOptions extends InspectOptions {
  readonly isWanted: (verdict: Verdict) => boolean
}

/** Looks into layers, judges what they show, and loads what it takes only then. */
export async function inspectFiles(
  verdicts: readonly Verdict[],
  images: ImageSource,
  { isWanted, ...options }: FilesOptions,
): Promise<Verdict[]> {
  const isAsked = (verdict: Verdict) =>
    mayRead(verdict) && (isWanted(verdict) || verdict.budget.maxWaste !== undefined)
  if (!verdicts.some(isAsked)) return [...verdicts]
  // A layer may hold hundreds of thousands of files.
  await spareMemory()
  const relieve = await collector()
  const { inspectChanges, LayerInspector } = await import('../inspect/inspect-changes.ts')
  const inspector = new LayerInspector(images, { ...options, relieve })
  return inspectChanges(verdicts, inspector, { isWanted, mayRead })
}

/** Layers are read only of what the budget file of the base names: a fork's may name anything. */
function mayRead({ budget }: Verdict): boolean {
  return budget.isUntrusted !== true
}

/** What failed, or waits for somebody: whose cause is worth reading layers for. */
export function isWorthInspecting({ outcome }: Verdict): boolean {
  return outcome === 'fail' || outcome === 'review'
}

/**
 * Which budgets have a rule on layers that nobody looks into.
 * @param files how whoever reads it would have it otherwise.
 */
export function unjudgedWaste(
  budgets: readonly Budget[],
  explain: Explain,
  files: string,
): string[] {
  const asking = budgets.filter(({ maxWaste }) => maxWaste !== undefined)
  if (explain !== 'files')
    return asking.map(
      ({ name }) => `${name}: max_waste is not judged, since no layer is read. It needs ${files}.`,
    )
  return asking
    .filter(({ isUntrusted }) => isUntrusted)
    .map(
      ({ name }) =>
        `${name}: max_waste is not judged, since no layer is read of what only a fork’s budget file names.`,
    )
}
