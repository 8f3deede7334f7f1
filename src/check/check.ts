import type { Budget } from '../domain/budget/budget.ts'
import { cveEvidence } from '../domain/verdict/cve-evidence.ts'
import type { Evidence } from '../domain/verdict/evidence.ts'
import { expectationFor } from '../domain/verdict/not-built.ts'
import { judge, type Verdict } from '../domain/verdict/verdict.ts'
import { withoutFiles } from '../measure/without-files.ts'
import { confirmBaseline } from './confirm-baseline.ts'
import { explainChanges } from './explain-changes.ts'
import { demandingOnly, judgedPlatforms } from './judged-platforms.ts'
import { measureCreep } from './measure-creep.ts'
import { measureSides, type Sides } from './measure-sides.ts'
import { otherTags } from './other-tags.ts'
import { type PairedImages, pairImages } from './pair-images.ts'
import { reportedSides } from './reported-sides.ts'
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
    confirmBaseline(verdict, sourcesFor(verdict.budget, ports).images, ports.history)
  return Promise.all(verdicts.map(confirm))
}

/** The walk of one budget: locate → measure → pair → explain → judge. */
async function verdictOn(
  budget: Budget,
  request: CheckRequest,
  ports: CheckPorts,
): Promise<Verdict> {
  const { today, isForeign } = request
  const { explainAll = false, explainable, history, dockerfileText, baseDockerfileText } = ports
  const { images, explain } = sourcesFor(budget, ports)
  const platforms = judgedPlatforms(budget, request.platforms)
  const sides = await sidesOf(budget, request, ports)
  const paired = await pairImages(images, sides, platforms)
  const since = await measureCreep(budget, paired.head, { images, platforms, today, history })
  const cves = cveEvidence(request.scans?.get(budget.name), sides.base, history)
  const measured = evidenceOf(budget, request, { ...sides, ...paired, ...cves, since })
  const evidence = { ...measured, ...(await otherTags(budget, measured, images)) }
  const judged = demandingOnly(budget, request.platforms)
  const explained = await explainChanges(judged, evidence, {
    explain,
    explainAll,
    explainable,
    isForeign,
    dockerfileText,
    baseDockerfileText,
  })
  return judge(judged, explained)
}

/** Both sides, by this run or by another job. */
function sidesOf(budget: Budget, request: CheckRequest, ports: CheckPorts): Promise<Sides> {
  const { reported, firstParents } = ports
  const { isForeign } = request
  const { images } = sourcesFor(budget, ports)
  const sources = { images, firstParents, ...judgedPlatforms(budget, request.platforms) }
  return reported === undefined
    ? measureSides(budget, request, sources)
    : reportedSides(budget, request, reported.sidesOf(budget.name), {
        ...sources,
        isForeign,
        isTrusted: reported.isTrusted,
        image: budget.image,
      })
}

interface Measured extends PairedImages {
  readonly baseline: Sides['baseline']
  readonly movedTo?: Sides['movedTo']
  readonly since: Evidence['since']
  readonly cves?: NonNullable<Evidence['cves']>
}

/** What was measured, beside what the change does to the budget itself. */
function evidenceOf(
  budget: Budget,
  { edits, retired, built, missingHead, today, noiseFloor }: CheckRequest,
  { baseline, movedTo = null, ...measured }: Measured,
): Evidence {
  return {
    ...measured,
    baseCommit: baseline.commit,
    baseDistance: baseline.distance,
    baseInsteadOf: baseline.insteadOf,
    movedTo,
    retired: retired.has(budget.name),
    expectation: expectationFor(budget, built, missingHead),
    edits: edits.filter(({ name }) => name === budget.name),
    today,
    noiseFloor,
  }
}

/** Where another job has measured, what lies in files here is no more than its word. */
function sourcesFor(budget: Budget, ports: CheckPorts): Sources {
  const sources = trustedOrNot(budget, ports)
  if (ports.reported === undefined) return sources
  return { ...sources, images: withoutFiles(sources.images) }
}

/** What only a fork's budget file names has sources of its own, with no login. */
function trustedOrNot({ isUntrusted = false }: Budget, ports: CheckPorts): Sources {
  if (!isUntrusted) return ports
  if (ports.untrusted === undefined)
    throw new TypeError('untrusted budgets have no source of their own')
  return ports.untrusted
}
