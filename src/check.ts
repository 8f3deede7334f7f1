import { comparable } from './comparable.ts'
import type { AdvisedExplanation } from './domain/advised.ts'
import type { Budget } from './domain/budget.ts'
import { type Change, pairPlatforms } from './domain/change.ts'
import type { Digest } from './domain/digest.ts'
import type { BudgetEdit } from './domain/edits.ts'
import type { Evidence } from './domain/evidence.ts'
import { sharingLayers } from './domain/image.ts'
import type { Increase } from './domain/increase.ts'
import { isFor, type Platform } from './domain/platform.ts'
import { Unmeasurable } from './domain/problem.ts'
import type { Reference } from './domain/reference.ts'
import { judge, type Verdict } from './domain/verdict.ts'
import type { ImageSource } from './image-source.ts'
import { wantedImages, weigh } from './measure.ts'
import { findHead, measureBase, type Sides } from './sides.ts'
import { measureSince } from './since.ts'

/** What a check is about; no input, event or file is read here any more. */
export interface CheckRequest extends Sides {
  readonly budgets: readonly Budget[]
  /** Restricts every budget; empty: all platforms. */
  readonly platforms: readonly Platform[]
  /** Names of the budgets that the change's branch has not: they need no head. */
  readonly retired: ReadonlySet<string>
  /** What the change does to the budgets. */
  readonly edits: readonly BudgetEdit[]
  /** UTC, `YYYY-MM-DD`: waivers end, and ages are counted back from it. */
  readonly today: string
  readonly noiseFloor: Increase
  /** Whether whoever made the head may be anybody, such as a fork's author. */
  readonly isForeign: boolean
}

/** Where images come from, and what looks into them. */
export interface Sources {
  readonly images: ImageSource
  /** Looks into the images of a change; nothing is explained where it is left out. */
  readonly explain?: Explain
}

export interface CheckPorts extends Sources {
  /** For budgets that are hearsay, and for nothing else: what these give is given to anybody. */
  readonly hearsay?: Sources
  /**
   * First parents of a commit, nearest first, as many as may be looked back over.
   * Throws Unmeasurable when they cannot be told.
   */
  readonly firstParents: (sha: string) => Promise<readonly string[]>
  /** Looks into what did not change too, and deeper. */
  readonly explainAll?: boolean
  /** Called as each service is done. */
  readonly progress?: (done: number, total: number) => void
}

/** Services under way at once: enough to keep every connection busy, however large the fleet. */
export const SERVICES_AT_ONCE = 128

/** Measures and judges every budget; the verdicts stand in the order of the budgets. */
export async function check(request: CheckRequest, ports: CheckPorts): Promise<Verdict[]> {
  const { budgets } = request
  const verdicts: Verdict[] = []
  const queue = budgets.entries()
  let done = 0
  // All workers draw from one queue, so that a slow service holds up nobody else.
  const work = async () => {
    for (const [index, budget] of queue) {
      const own = portsFor(budget, ports)
      const evidence = await gather(budget, request, own)
      const verdict = judge(within(budget, request.platforms), evidence)
      verdicts[index] = await explained(verdict, evidence, own, request)
      ports.progress?.(++done, budgets.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(SERVICES_AT_ONCE, budgets.length) }, work))
  return Promise.all(
    verdicts.map((verdict) => confirmed(verdict, portsFor(verdict.budget, ports).images)),
  )
}

/** Nothing that is believed is lent to hearsay, and the other way round. */
function portsFor({ isHearsay = false }: Budget, ports: CheckPorts): CheckPorts {
  if (!isHearsay) return ports
  const { hearsay, explain: _, ...rest } = ports
  if (hearsay === undefined) throw new TypeError('hearsay has no source of its own')
  return { ...rest, ...hearsay }
}

/** Looks whether the base that growth is judged by still is what it was, now that all are measured. */
async function confirmed(verdict: Verdict, images: ImageSource): Promise<Verdict> {
  const { budget, base } = verdict
  if (base?.kind !== 'measured' || !restsOnBase(verdict)) return verdict
  const movedTo = await digestNow(base.reference, images)
  return movedTo === null || movedTo === base.digest
    ? verdict
    : judge(budget, { ...verdict, movedTo })
}

/** Another base might have meant another verdict. */
function restsOnBase({ budget, findings, changes }: Verdict): boolean {
  const { maxIncrease, reviewIncrease, warnIncrease } = budget
  const isCompared = [maxIncrease, reviewIncrease, warnIncrease].some((rule) => rule !== undefined)
  const hasMoved = changes.some(({ base, head }) => base?.digest !== head?.digest)
  return (isCompared && hasMoved) || findings.some(({ rule }) => rule === 'max_size')
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

/**
 * @param isDeep whether something is wrong enough to be worth further requests.
 * @param isUntrusted of which image what it names is anybody's word.
 */
export type Explain = (
  change: Change,
  references: { readonly base: Reference | null; readonly head: Reference },
  options: {
    readonly isDeep: boolean
    readonly isUntrusted: { readonly base: boolean; readonly head: boolean }
  },
) => Promise<AdvisedExplanation | null>

/** Judged again, as a budget may ask for the growth of the own layers alone. */
async function explained(
  verdict: Verdict,
  evidence: Evidence,
  { explain, explainAll = false }: CheckPorts,
  { isForeign }: CheckRequest,
): Promise<Verdict> {
  const { budget, head, base } = verdict
  if (explain === undefined || head.kind !== 'measured') return verdict
  const references = { head: head.reference, base: base?.reference ?? null }
  const isUntrusted = { base: isBaseUntrusted(verdict, isForeign), head: isForeign }
  const isDeep =
    explainAll || ['fail', 'review'].includes(verdict.outcome) || budget.growthOf?.value === 'own'
  const changes = await Promise.all(
    verdict.changes.map(async (change) => {
      if (!explainAll && !isWorthExplaining(verdict, change)) return change
      try {
        const explanation = await explain(change, references, { isDeep, isUntrusted })
        return explanation === null ? change : { ...change, explanation }
      } catch (error) {
        // The sizes are known, and are judged, whatever goes wrong with telling why.
        return { ...change, unexplained: String(error) }
      }
    }),
  )
  return judge(budget, { ...evidence, changes })
}

/** Main's image is the repository's own; a file may have come from the fork's run, beside the head. */
function isBaseUntrusted({ budget, base }: Verdict, isForeign: boolean): boolean {
  return isForeign && (budget.isHearsay === true || base?.reference?.kind === 'layout')
}

/** What did not change raises no question, unless it is compared with nothing and too large. */
function isWorthExplaining({ base, findings }: Verdict, change: Change): boolean {
  if (base === null) return findings.length > 0
  return change.base?.digest !== change.head?.digest
}

async function gather(budget: Budget, request: CheckRequest, ports: CheckPorts): Promise<Evidence> {
  const wanted = platformFilter(budget, request.platforms)
  const found = await findHead(budget, request, ports.images)
  // The base is asked for as soon as the head's digest is known, not after its platforms.
  const [head, base] = await Promise.all([
    weigh(ports.images, found, { wanted }),
    measureBase(budget, request, ports, { wanted, head: found }),
  ])
  const isRestricted = (budget.platforms ?? []).length > 0 || request.platforms.length > 0
  const sides = await comparable(ports.images, base.measurement, head, isRestricted)
  const [was, namedHead] = sides
  const namedBase = was && sharingLayers(was, namedHead)
  const { today, noiseFloor } = request
  return {
    head: namedHead,
    base: namedBase,
    baseCommit: base.commit,
    baseDistance: base.distance,
    baseInsteadOf: base.insteadOf,
    movedTo: null,
    changes: pairPlatforms(wantedImages(namedBase, wanted), wantedImages(namedHead, wanted)),
    since: await measureSince(budget, namedHead, { images: ports.images, wanted, today }),
    retired: request.retired.has(budget.name),
    edits: request.edits.filter(({ name }) => name === budget.name),
    today,
    noiseFloor,
  }
}

function platformFilter(
  budget: Budget,
  restricted: readonly Platform[],
): (platform: Platform) => boolean {
  const lists = [budget.platforms ?? [], restricted].filter((list) => list.length > 0)
  return (platform) => lists.every((list) => list.some((each) => isFor(each, platform)))
}

/** What the input platforms leaves out, no budget demands either. */
function within(budget: Budget, restricted: readonly Platform[]): Budget {
  if (budget.platforms === undefined || restricted.length === 0) return budget
  const platforms = budget.platforms.filter((each) =>
    restricted.some((other) => isFor(other, each)),
  )
  return { ...budget, platforms }
}
