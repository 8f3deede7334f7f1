import { judgesGrowth } from '../domain/budget/budget.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { SizeHistory } from '../domain/series/size-history.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { isNotBuilt } from '../domain/verdict/not-built.ts'
import { judge, type Verdict } from '../domain/verdict/verdict.ts'
import type { ImageSource } from '../measure/image-source.ts'

/** Looks whether the base that growth is judged by still is what it was. */
export async function confirmBaseline(
  verdict: Verdict,
  images: ImageSource,
  history?: SizeHistory,
): Promise<Verdict> {
  const { budget, base } = verdict
  // Whoever measured it elsewhere has looked there.
  if (verdict.movedTo !== null) return verdict
  if (base?.kind !== 'measured' || isNotBuilt(verdict) || !restsOnBase(verdict)) return verdict
  const movedTo = await digestNow(base.reference, images)
  if (movedTo === null || movedTo === base.digest) return verdict
  // What is recorded of it needs no request.
  const movedSizes = budget.isUntrusted ? [] : (history?.knownBy(movedTo) ?? [])
  return judge(budget, { ...verdict, movedTo, movedSizes })
}

/** Another base might have meant another verdict. */
function restsOnBase({ budget, findings, changes }: Verdict): boolean {
  const hasMoved = changes.some(({ base, head }) => base?.digest !== head?.digest)
  return (judgesGrowth(budget) && hasMoved) || findings.some(({ rule }) => rule === 'max_size')
}

/** null: it is gone, or cannot be told any more. That takes nothing back. */
async function digestNow(reference: Reference, images: ImageSource): Promise<Digest | null> {
  try {
    return (await images.currentDigest(reference)) ?? null
  } catch (error) {
    if (error instanceof Unmeasurable) return null
    throw error
  }
}
