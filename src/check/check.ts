import type { Budget } from '../domain/budget/budget.ts'
import type { Evidence } from '../domain/verdict/evidence.ts'
import { expectationFor } from '../domain/verdict/not-built.ts'
import { judge, type Verdict } from '../domain/verdict/verdict.ts'
import type { LocatedImage } from '../measure/locate.ts'
import { measureLocated } from '../measure/measure.ts'
import { confirmBaseline } from './confirm-baseline.ts'
import { explainChanges } from './explain-changes.ts'
import { demandingOnly, judgedPlatforms } from './judged-platforms.ts'
import { type Baseline, locateBaseline } from './locate-baseline.ts'
import { locateHead } from './locate-head.ts'
import { measureCreep } from './measure-creep.ts'
import { type PairedImages, pairImages } from './pair-images.ts'
import type { CheckPorts, CheckRequest, Sources } from './request.ts'
import { workThrough } from './work-queue.ts'

/** Services under way at once: enough to keep every connection busy, however large the fleet. */
export const SERVICES_AT_ONCE = 128

/** Walks every budget, and then confirms the baselines; the verdicts stand in the order of the budgets. */
export async function check(request: CheckRequest, ports: CheckPorts): Promise<Verdict[]> {
  const { budgets } = request
  const { progress } = ports
  const walk = (budget: Budget) => verdictOn(budget, request, ports)
  const verdicts = await workThrough(budgets, walk, { atOnce: SERVICES_AT_ONCE, progress })
  const confirm = (verdict: Verdict) =>
    confirmBaseline(verdict, sourcesFor(verdict.budget, ports).images)
  return Promise.all(verdicts.map(confirm))
}

/** The walk of one budget: locate → measure → pair → explain → judge. */
async function verdictOn(
  budget: Budget,
  request: CheckRequest,
  ports: CheckPorts,
): Promise<Verdict> {
  const { today, isForeign } = request
  const { firstParents, explainAll = false } = ports
  const { images, explain } = sourcesFor(budget, ports)
  const platforms = judgedPlatforms(budget, request.platforms)
  const measured = (image: LocatedImage) => measureLocated(images, image, platforms.isJudged)

  const head = await locateHead(budget, request, images)
  // The baseline is asked for as soon as the head's digest is known, not after its platforms.
  const [measuredHead, { baseline, measuredBase }] = await Promise.all([
    measured(head),
    locateBaseline(budget, request, { head, images, firstParents }).then(async (baseline) => ({
      baseline,
      measuredBase: baseline.image && (await measured(baseline.image)),
    })),
  ])
  const measurements = { base: measuredBase, head: measuredHead }
  const paired = await pairImages(images, measurements, platforms)
  const since = await measureCreep(budget, paired.head, { images, platforms, today })
  const evidence = evidenceOf(budget, request, { ...paired, baseline, since })
  const judged = demandingOnly(budget, request.platforms)
  const explained = await explainChanges(judged, evidence, { explain, explainAll, isForeign })
  return judge(judged, explained)
}

interface Measured extends PairedImages {
  readonly baseline: Baseline
  readonly since: Evidence['since']
}

/** What was measured, beside what the change does to the budget itself. */
function evidenceOf(
  budget: Budget,
  { edits, retired, built, missingHead, today, noiseFloor }: CheckRequest,
  { baseline, ...measured }: Measured,
): Evidence {
  return {
    ...measured,
    baseCommit: baseline.commit,
    baseDistance: baseline.distance,
    baseInsteadOf: baseline.insteadOf,
    movedTo: null,
    retired: retired.has(budget.name),
    expectation: expectationFor(budget, built, missingHead),
    edits: edits.filter(({ name }) => name === budget.name),
    today,
    noiseFloor,
  }
}

/** What only a fork's budget file names has sources of its own, with no login. */
function sourcesFor({ isUntrusted = false }: Budget, ports: CheckPorts): Sources {
  if (!isUntrusted) return ports
  if (ports.untrusted === undefined)
    throw new TypeError('untrusted budgets have no source of their own')
  return ports.untrusted
}
